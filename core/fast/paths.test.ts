import { describe, expect, it } from 'vitest'
import { graphOf, netPlan, rosenbrockPlan } from '../bench/graphs'
import type { Held } from '../engine/forward'
import { run } from '../engine/run'
import type { Path, Trace } from '../engine/trace'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import { casesOf, computing } from '../laws/cases'
import { randomDocument } from '../laws/graphs'
import { isSource } from '../ops/op'
import type { Random } from '../random'
import { seeded } from '../random'
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

/** An experiment with its numbers changed. */
const mapped = (held: Held<Tensor>, change: (x: number) => number): Held<Tensor> =>
  Object.fromEntries(
    Object.entries(held).map(([part, of]) => [
      part,
      of instanceof Map ? new Map([...of].map(([key, t]) => [key, { shape: t.shape, data: t.data.map(change) }])) : of,
    ]),
  )

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
      expect(trace.path).toBe(path)
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

/** Some of what an experiment can hold, with numbers of its own. */
function experiment({ instructions }: Program, random: Random): Held<Tensor> {
  const some = <T>(from: readonly T[]): T | undefined => from[random.integer(from.length)]
  const slots = instructions.flatMap(({ op }, slot) => (isSource(op) ? [] : [slot]))
  const bySlot = (): ReadonlyMap<number, Tensor> =>
    new Map([some(slots), some(slots)].flatMap((slot) => (slot === undefined ? [] : [[slot, like(slot)] as const])))
  const like = (slot: number): Tensor => random.tensor((instructions[slot] as Instruction).shape)
  const wires = instructions.flatMap(({ edges, inputs }) =>
    edges.map((edge, port) => [edge, inputs[port] as number] as const),
  )
  const [held, cut] = [some(wires), some(wires)]
  const all: Held<Tensor> = {
    wires: new Map(held ? [[held[0], like(held[1])]] : []),
    values: bySlot(),
    adjoints: bySlot(),
    cut: new Set(cut ? [cut[0]] : []),
  }
  return Object.fromEntries(Object.entries(all).filter(() => random.integer(2) === 0))
}

it('experiments give the bits of the reference, and run again with other numbers on the same tape', () => {
  for (let seed = 0; seed < 100; seed++) {
    const { program } = compile(randomDocument(seed, 5 + ((seed * 7) % 60)).graph)
    for (const numbers of [1, 2]) {
      // The same choices, other numbers.
      const held = mapped(experiment(program, seeded(seed)), (x) => x * numbers)
      const wanted = told(run(program, program.sources, held, 'reference'))
      for (const path of ['tape', 'wasm'] as const) {
        const trace = run(program, program.sources, held, path)
        expect(trace.path).toBe(path)
        expect(told(trace), `seed ${seed}, ${path}`).toEqual(wanted)
      }
    }
  }
})

describe('the path is chosen by size', () => {
  const pathsOf = (program: Program, held: Held<Tensor> = {}): readonly Path[] =>
    [1, 2].map(() => run(program, program.sources, held).path)

  it('a large program runs in WebAssembly at once, a small one from its second run on', () => {
    expect(pathsOf(compile(graphOf(netPlan(1000))).program)).toEqual(['wasm', 'wasm'])
    expect(pathsOf(compile(graphOf(rosenbrockPlan(3))).program)).toEqual(['reference', 'wasm'])
  })

  it('an experiment from the second of its kind on, however large', () => {
    const { program } = compile(graphOf(netPlan(1000)))
    const cut = (edge: string): Held<Tensor> => ({ cut: new Set([edge]) })
    const [first, second] = program.instructions.flatMap(({ edges }) => edges)
    expect(pathsOf(program, cut(first as string))).toEqual(['reference', 'wasm'])
    expect(pathsOf(program, cut(second as string))).toEqual(['reference', 'wasm'])
  })
})
