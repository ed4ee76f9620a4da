import { afterAll, describe, expect, it } from 'vitest'
import type { Random } from '../random'
import { seeded } from '../random'
import bytes from './elementary.assembly.ts?wasm'
import { fromWords, highWord, lowWord } from './bits'
import * as functions from './functions'
import points from './reference/points.txt?raw'

type Function = (x: number, y: number) => number

const here: Record<string, Function> = functions
const there = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Record<string, Function>

/** Node's, for the table of measured errors; core itself prints nothing. */
declare const console: { log(line: string): void }

interface Point {
  readonly x: number
  readonly y: number
  readonly value: number
  /** How far the true value lies above `value`, in ulps. */
  readonly offset: number
}

const toDouble = (hex: string): number =>
  fromWords(Number.parseInt(hex.slice(0, 8), 16), Number.parseInt(hex.slice(8), 16))

/** The points of reference/points.txt by function. */
const reference = new Map<string, Point[]>()
for (const line of points.trimEnd().split('\n')) {
  const words = line.split(' ')
  if (words.length === 1) reference.set(line, [])
  else {
    const [x, ...rest] = words.slice(0, -1).map(toDouble) as [number, ...number[]]
    const [y, value] = rest.length === 2 ? (rest as [number, number]) : [0, rest[0] as number]
    ;[...reference.values()].at(-1)!.push({ x, y, value, offset: Number(words.at(-1)) / 1000 })
  }
}

/** Distance of `y` from the true value, in ulps of the nearest double; ∞ where the class or the sign of zero differs. */
function errorInUlps(y: number, value: number, offset: number): number {
  if (!Number.isFinite(value) || value === 0 || !Number.isFinite(y)) return Object.is(y, value) ? 0 : Infinity
  const ulp = Math.max(2 ** ((highWord(Math.abs(value)) >> 20) - 1075), Number.MIN_VALUE)
  return Math.abs((y - value) / ulp - offset)
}

/** A double of any size: every exponent is as likely as any other. */
const anyDouble = (random: Random): number => fromWords(random.integer(2 ** 32), random.integer(2 ** 32))

it('the two words of a double give it back', () => {
  const random = seeded(2)
  for (let i = 0; i < 1000; i++) {
    const x = anyDouble(random)
    expect(fromWords(highWord(x), lowWord(x))).toBe(x)
  }
})

describe('an elementary function in TypeScript and in WebAssembly', () => {
  it.each(Object.keys(here))('%s gives the same bits', (name) => {
    const [f, g] = [here[name] as Function, there[name] as Function]
    const random = seeded(1)
    let differing = 0
    for (let i = 0; i < 100_000; i++) {
      const x = i % 2 === 0 ? anyDouble(random) : 40 * random.uniform() - 20
      const y = i % 4 < 2 ? anyDouble(random) : 40 * random.uniform() - 20
      if (!Object.is(f(x, y), g(x, y))) differing++
    }
    for (const { x, y } of reference.get(name) ?? reference.get('pow') ?? [])
      if (!Object.is(f(x, y), g(x, y))) differing++
    expect(differing).toBe(0)
  })
})

it('every function has its references, except those that are made of others', () => {
  const composed = Object.keys(here).filter((name) => !reference.has(name))
  expect(composed.sort()).toEqual(['power', 'relu', 'sigmoid', 'softplus'])
})

it('power multiplies for small whole exponents and is pow for every other', () => {
  for (const { x, y } of reference.get('pow') as Point[]) {
    if (!Number.isInteger(y) || Math.abs(y) > 64) expect(functions.power(x, y)).toBe(functions.pow(x, y))
  }
  expect([2, -1, 0, 3].map((n) => functions.power(1.1, n))).toEqual([1.1 * 1.1, 1 / 1.1, 1, 1.1 * (1.1 * 1.1)])
})

describe('an elementary function against 50 digits', () => {
  const found: string[] = []
  it.each([...reference.keys()])('%s is less than 0.7 ulp off, everywhere', (name) => {
    let worst = 0
    let at = NaN
    for (const { x, y, value, offset } of reference.get(name) as Point[]) {
      const error = errorInUlps((here[name] as Function)(x, y), value, offset)
      if (!(error <= worst)) [worst, at] = [error, x]
    }
    found.push(`${name} ${worst.toFixed(3)} (at ${at})`)
    expect(worst).toBeLessThan(0.7)
  })
  afterAll(() => console.log(`Worst error in ulps: ${found.join(', ')}.`))
})
