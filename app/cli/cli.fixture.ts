// Runs the command line inside a test, with streams and files of the test's own.
import { Readable } from 'node:stream'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import type { Nested } from '../../core/tensor'
import { fromNested } from '../../core/tensor'
import { main } from './main'

export interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
}

export const examples = path.resolve(import.meta.dirname, '../../assets/examples')

export async function run(
  argv: readonly string[],
  input = '',
  files: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  let [out, err] = ['', '']
  const status = await main(argv, {
    input: Readable.from([input]),
    out: (text) => {
      out += text
      return Promise.resolve()
    },
    err: (text) => {
      err += text
    },
    readFile: (name) => {
      const text = files[name]
      return text === undefined ? readFile(name) : Promise.resolve(new TextEncoder().encode(text))
    },
  })
  return { status, out, err }
}

export interface Answer {
  readonly value: Nested
  readonly gradient: Readonly<Record<string, Nested>>
  readonly hessian: { readonly order: readonly string[]; readonly matrix: Nested }
  readonly diagnostics: readonly {
    readonly code: string
    readonly severity: string
    readonly message: string
    readonly hint?: string
  }[]
  readonly error: { readonly code: string; readonly message: string }
}

/** `eval … --json`, with every derivative, as an object. */
export async function evaluated(formula: string, at: string, flags = ['--grad', '--hessian']): Promise<Answer> {
  const { status, out, err } = await run(['eval', formula, '--at', at, ...flags, '--json'])
  expect([status, err]).toEqual([0, ''])
  expect(out.split('\n')).toHaveLength(2)
  return JSON.parse(out) as Answer
}

export function close(found: Nested, wanted: Nested): void {
  const [a, b] = [fromNested(found), fromNested(wanted)]
  expect(a?.shape).toEqual(b?.shape)
  a?.data.forEach((x, i) => {
    const y = b?.data[i] ?? NaN
    expect(Math.abs(x - y), `${x} for ${y}`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(y)))
  })
}

export const course =
  's1 = w+x+y+z; s2 = w+x-y-z; a = s1^2; b = s2^2; p = a+b; q = a-b; u = p^2; v = q^2; t = u+v; f = t^2'
export const flat = '(((w+x+y+z)^2 + (w+x-y-z)^2)^2 + ((w+x+y+z)^2 - (w+x-y-z)^2)^2)^2'
export const factors = 'X=[[1,2,3,4],[5,6,7,8],[9,10,11,12]], U=[[1,0],[0,1],[1,1]], V=[[1,1,1,1],[1,1,1,1]]'
