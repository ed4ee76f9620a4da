// Laws of domains, over the catalogue: an argument outside is found in every entry, and a NaN from upstream is nobody's fault.
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../diagnostic'
import { findingsOf } from '../engine/findings'
import { outsideDomain } from '../engine/points'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import { setValue } from '../graph/edits'
import { indexOf } from '../graph/look'
import type { Tensor } from '../tensor'
import { full, withEntry } from '../tensor'
import type { Case } from './cases'
import { casesOf, computing } from './cases'

const idNamed = ({ graph }: GraphDocument, name: string): string => indexOf(graph).byName.get(name)!.id

/** Findings once the input at `port` has another value. */
function findingsWith({ document }: Case, port: number, value: Tensor): readonly Diagnostic[] {
  const moved = setValue(document, idNamed(document, `x${port}`), value)
  return findingsOf(run(compile(moved.graph).program))
}

/** Numbers at which domains end. */
const candidates = [-1, 0, -2, 1.5, 3, -0.5, 1]

/** A number that is outside on its own; undefined for domains that judge whole inputs, or only where a number suffers. */
function outsideFor({ op, attributes, inputs }: Case, port: number): number | undefined {
  return candidates.find((x) => {
    const given = inputs.map((input, i) => (i === port ? full(input.shape, x) : input))
    const found = outsideDomain({ op, attributes }, given, full([], NaN))
    return found !== null && found.value === x
  })
}

const bounded = computing.filter(({ domain }) => domain && domain.isLenient !== true)

describe.each(bounded.map((op) => [op.name, op] as const))('the domain of %s', (_name, op) => {
  const port = op.domain?.port ?? 0
  const cases = casesOf(op, 1).filter(({ inputs }) => inputs.every(({ data }) => data.length > 0))

  it('ends somewhere where these laws look, or judges whole inputs', () => {
    const judgesWholes = 'admits' in op.domain!
    expect(judgesWholes || cases.some((test) => outsideFor(test, port) !== undefined)).toBe(true)
  })

  it('is left in any entry, and found there, once, and nowhere else', () => {
    for (const test of cases) {
      const x = outsideFor(test, port)
      const input = test.inputs[port]!
      if (x === undefined) continue
      for (const entry of input.data.keys()) {
        const found = findingsWith(test, port, withEntry(input, entry, x)).filter(
          ({ severity }) => severity === 'error',
        )
        const place = { node: idNamed(test.document, 'y'), port }
        expect(found, `${test.title} entry ${entry}`).toMatchObject([{ code: 'E301', place, facts: { value: x } }])
      }
    }
  })
})

describe.each(computing.map((op) => [op.name, op] as const))('a NaN from upstream of %s', (_name, op) => {
  it('is no finding, in any entry or in all', () => {
    for (const test of casesOf(op, 1).filter(({ inputs }) => inputs.every(({ data }) => data.length > 0)))
      test.inputs.forEach((input, port) => {
        const spoilt = [full(input.shape, NaN), withEntry(input, input.data.length - 1, NaN)]
        for (const value of spoilt) expect(findingsWith(test, port, value), `${test.title} port ${port}`).toEqual([])
      })
  })
})
