import { describe, expect, it } from 'vitest'
import { run } from '../engine/run'
import type { Trace } from '../engine/trace'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import { casesOf, computing } from '../laws/cases'
import { randomDocument } from '../laws/graphs'
import type { Tensor } from '../tensor'
import { startKernels } from './machine'

/** The bits of a tensor; all NaN alike, since their payload means nothing. */
const bits = (t: Tensor | null): unknown =>
  t && [t.shape, Array.from(t.data, (x) => (Object.is(x, -0) ? '-0' : Number.isNaN(x) ? 'NaN' : x))]

/** Everything that a trace says, in a form that can be compared. */
const told = ({ values, adjoints, contributions, steps, forwardSteps }: Trace): unknown => ({
  values: values.map(bits),
  adjoints: adjoints.map(bits),
  contributions: [...contributions].map(([edge, t]) => [edge, bits(t)]),
  steps: steps.map((step) =>
    step.kind === 'backward' ? { ...step, contribution: bits(step.contribution), sum: bits(step.sum) } : step,
  ),
  forwardSteps,
})

/** Numbers at which rounding, signs of zero and infinities show. */
const awkward = [0, -0, 1, -1, 0.5, Infinity, -Infinity, NaN, 1e-310, 1e200, -3]

startKernels()

function expectSamePaths({ graph }: GraphDocument, title: string): void {
  const { program } = compile(graph)
  const moved = new Map(
    [...program.sources].map(([slot, t]) => [
      slot,
      { shape: t.shape, data: t.data.map((_, i) => awkward[(i * 7 + slot * 3) % awkward.length] as number) },
    ]),
  )
  for (const [name, sources] of [
    ['', program.sources],
    [', awkward', moved],
  ] as const) {
    const wanted = told(run(program, sources, {}, 'reference'))
    for (const path of ['tape', 'wasm'] as const) {
      const trace = run(program, sources, {}, path)
      // What a choice does not take is a hole, and only the reference has holes.
      const hasHoles = program.instructions.some(({ op }) => op.taken)
      expect(trace.path).toBe(hasHoles ? 'reference' : path)
      expect(told(trace), `${title}${name}, ${path}`).toEqual(wanted)
    }
  }
}

describe('tape and WebAssembly give the bits of the reference', () => {
  it.each(computing.map((op) => [op.name, op] as const))('for %s', (_name, op) => {
    for (const { title, document } of casesOf(op, 1)) expectSamePaths(document, title)
  })

  it('on random graphs', () => {
    for (let seed = 0; seed < 200; seed++)
      expectSamePaths(randomDocument(seed, 5 + ((seed * 13) % 120)), `seed ${seed}`)
  })
})
