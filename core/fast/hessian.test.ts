import { expect, it } from 'vitest'
import { entriesOf, hvp } from '../engine/derivative'
import { compile } from '../graph/compile'
import type { Program } from '../graph/program'
import { casesOf, computing } from '../laws/cases'
import { randomDocument } from '../laws/graphs'
import { graphOf, netPlan, rosenbrockPlan } from '../bench/graphs'
import type { Tensor } from '../tensor'
import { basis } from '../tensor'
import { prepareHessian } from './hessian'
import { startKernels } from './machine'

startKernels()

/** Column by column from the reference: forward over reverse in one direction at a time. */
function columns(program: Program): readonly (readonly number[])[] {
  const entries = entriesOf(program, program.sources)
  return entries.map(({ slot, index }) => {
    const moved = hvp(
      program,
      program.sources,
      new Map([[slot, basis((program.sources.get(slot) as Tensor).shape, index)]]),
    )
    return entries.map((row) => moved.get(row.slot)?.data[row.index] ?? 0)
  })
}

/** Equal as numbers, entry by entry: −0 and 0 are one. Where the reference is not finite, the tape must say so. */
function expectSameHessian(program: Program, title: string): void {
  const entries = entriesOf(program, program.sources)
  const wanted = columns(program)
  const prepared = prepareHessian(program, program.root as number, entries)
  for (const path of ['tape', 'wasm'] as const) {
    const matrix = prepared.run(program.sources, path)
    if (!matrix) {
      expect(wanted.flat().every(Number.isFinite), `${title} is finite`).toBe(false)
      continue
    }
    const found = entries.map((_, c) => entries.map((__, r) => (matrix[r * entries.length + c] as number) + 0))
    expect(found, `${title}, ${path}`).toEqual(wanted.map((column) => column.map((x) => x + 0)))
  }
}

it.each(computing.map((op) => [op.name, op] as const))(
  'the Hessian of %s from the tape is that of the reference',
  (_name, op) => {
    for (const { title, document } of casesOf(op, 1)) expectSameHessian(compile(document.graph).program, title)
  },
)

it('so is that of random graphs, of a net and of a sparse function', () => {
  for (let seed = 0; seed < 20; seed++) {
    expectSameHessian(compile(randomDocument(seed, 4 + seed * 3).graph).program, `seed ${seed}`)
  }
  expectSameHessian(compile(graphOf(rosenbrockPlan(12))).program, 'Rosenbrock')
  const net = compile(graphOf(netPlan(1000))).program
  const some = { ...net, inputs: net.inputs.filter((_, i) => i % 29 === 0) }
  expectSameHessian(some, 'net')
})
