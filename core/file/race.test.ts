// Law: the plan of a race is read as it was written, to the bit; what it says of numbers that are gone is left out and told.
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { scalar } from '../tensor'
import type { GraphDocument, RacePlan } from '../graph/document'
import { mostStartNumbers } from '../graph/race-plan'
import { readDocument } from './read'
import { writeDocument } from './write'

const nodes = ['x', 'y'].map((name) => ({ id: name, op: 'input', name, value: scalar(1) }))
const documentOf = (race: RacePlan): GraphDocument => ({
  graph: { nodes, edges: [], root: null },
  layout: { positions: {} },
  study: { axes: [], rate: 0.1, race },
})

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0)
const anyPlan: fc.Arbitrary<RacePlan> = fc.record({
  runners: fc.array(fc.constantFrom({ method: 'newton' }, { method: 'adam', settings: { beta1: 0.5, rate: 0.25 } }), {
    maxLength: 3,
  }),
  starts: fc.array(
    fc.array(
      fc.tuple(fc.constantFrom('x', 'y'), finite).map(([node, value]) => ({ node, index: 0, value })),
      { minLength: 1, maxLength: 5 },
    ),
    { maxLength: 3 },
  ),
})

it('any plan comes back as it was', () => {
  fc.assert(
    fc.property(anyPlan, (race) => {
      const text = writeDocument(documentOf(race))
      const read = readDocument(text)
      if (isDiagnostic(read)) throw new Error(read.code)
      expect(read.document.study.race).toEqual(race)
      expect(writeDocument(read.document)).toBe(text)
    }),
    { numRuns: 200, seed: 20261129 },
  )
})
it('a start of a number that is gone is left out, and told', () => {
  const at = (node: string) => [{ node, index: 0, value: 2 }]
  const read = readDocument(writeDocument(documentOf({ runners: [], starts: [at('x'), at('gone')] })))
  if (isDiagnostic(read)) throw new Error(read.code)
  expect(read.document.study.race?.starts).toEqual([at('x')])
  expect(read.diagnostics.map(({ code }) => code)).toEqual(['E108'])
})
it('a start sets as many numbers as a plane may be cut through, and no more', () => {
  const long = (count: number) => ({
    runners: [],
    starts: [Array.from({ length: count }, () => ({ node: 'x', index: 0, value: 1 }))],
  })
  expect(isDiagnostic(readDocument(writeDocument(documentOf(long(mostStartNumbers)))))).toBe(false)
  expect(readDocument(writeDocument(documentOf(long(mostStartNumbers + 1))))).toMatchObject({ code: 'E404' })
})
