// At the end a trace answers from single readings: the same as whoever goes through all steps would say.
import { expect, it } from 'vitest'
import { compile } from '../graph/compile'
import { randomDocument } from '../laws/graphs'
import { isSource } from '../ops/op'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import type { Held } from './forward'
import { run } from './run'
import type { BackwardStep, Trace } from './trace'
import { arrivalsAt, traceAt } from './trace'

const back = ({ steps }: Trace): readonly BackwardStep[] => steps.filter((step) => step.kind === 'backward')

/** What the last step that reached a node said; the seed of the root stands first. */
function lastSum(trace: Trace, node: string) {
  const seed = trace.steps.find((step) => step.kind === 'seed')
  if (seed?.node === node) return trace.adjoints[trace.program.slotOf.get(node) as number]
  return back(trace).findLast(({ to }) => to === node)?.sum ?? null
}

function expectAlike(trace: Trace, title: string): void {
  const view = traceAt(trace, trace.steps.length)
  const steps = back(trace)
  expect(trace.readings.stepCount, title).toBe(trace.steps.length)
  expect(view.step).toBe(trace.steps[trace.steps.length - 1] ?? null)
  trace.program.instructions.forEach(({ node, edges }, slot) => {
    expect(view.valueOf(node)).toBe(trace.values[slot])
    const adjoint = view.adjointOf(node)
    expect(adjoint?.sum ?? null, `${title}, ${node}`).toEqual(lastSum(trace, node))
    expect(adjoint?.missing ?? 0).toBe(0)
    for (const edge of edges)
      expect(view.contributionOf(edge)).toBe(steps.find((step) => step.edge === edge)?.contribution ?? null)
    expect(arrivalsAt(trace, node)).toEqual(steps.filter(({ to }) => to === node).map(({ edge }) => edge))
  })
  const all = [...trace.values, ...trace.contributions.values()]
  expect(trace.readings.isFinite()).toBe(all.every(({ data }) => data.every(Number.isFinite)))
}

it('for random graphs, and for experiments on them', () => {
  for (let seed = 0; seed < 40; seed++) {
    const { program } = compile(randomDocument(seed, 5 + ((seed * 13) % 90)).graph)
    const random = seeded(seed)
    const slots = program.instructions.flatMap(({ op }, slot) => (isSource(op) ? [] : [slot]))
    const some = slots[random.integer(slots.length)]
    const like = some === undefined ? [] : [[some, random.tensor(program.instructions[some]!.shape)] as const]
    const cut = new Set(program.instructions.flatMap(({ edges }) => edges.slice(0, 1)).slice(0, 1))
    for (const held of [{}, { adjoints: new Map(like) }, { values: new Map(like), cut }] satisfies Held<Tensor>[])
      for (const path of ['reference', 'tape'] as const)
        expectAlike(run(program, program.sources, held, path), `seed ${seed}, ${path}, ${Object.keys(held).join()}`)
  }
})
