// Generated code is the engine at many points, bit for bit, also where numbers end.
import { describe, expect, it } from 'vitest'
import type { Grid, SampleJob } from '../calculus/grid'
import { emptyGrid, sampleGrid, sampleRows } from '../calculus/grid'
import { run } from '../engine/run'
import { fromWords } from '../elementary/bits'
import * as functions from '../elementary/functions'
import { graphOf } from '../engine/graphs.fixture'
import { compile } from '../graph/compile'
import type { Axis, GraphDocument } from '../graph/document'
import type { Program } from '../graph/program'
import { casesOf, computing } from '../laws/cases'
import { randomDocument } from '../laws/graphs'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { withEntry } from '../tensor'
import { pointsOf } from './points'

/** All NaN alike; −0 is not 0. */
const bits = (x: number): string => (Object.is(x, -0) ? '-0' : String(x))

/** What a point of the grid says, and what the engine says there. */
function expectSame(program: Program, sources: ReadonlyMap<number, Tensor>, axes: readonly Axis[], title: string) {
  const job: SampleJob = { program, sources, axes, columns: 3, rows: axes.length > 1 ? 2 : 1 }
  const grid = sampleGrid(job)
  for (let row = 0; row < job.rows; row++) {
    for (let column = 0; column < job.columns; column++) {
      const found = [grid.values, ...grid.slopes].map((of) => bits(of[row * job.columns + column] as number))
      expect(found, `${title} (${column}, ${row})`).toEqual(engineAt(job, column, row))
    }
  }
}

/** Value and slopes of the reference at one point of the grid. */
function engineAt({ program, sources, axes, columns, rows }: SampleJob, column: number, row: number): string[] {
  const at = new Map(sources)
  const counts = [columns, rows]
  ;[...axes.entries()].reverse().forEach(([i, axis]) => {
    const slot = program.slotOf.get(axis.node) as number
    const index = i === 0 ? column : row
    const count = counts[i] as number
    const x = index === count - 1 ? axis.high : axis.low + (index / (count - 1)) * (axis.high - axis.low)
    at.set(slot, withEntry(at.get(slot) as Tensor, axis.index, x))
  })
  const { values, adjoints } = run(program, at, {}, 'reference')
  const slopes = axes.map(({ node, index }) => adjoints[program.slotOf.get(node) as number]?.data[index] ?? 0)
  return [values[program.root as number]?.data[0] as number, ...slopes].map(bits)
}

/** Numbers at which rounding, signs of zero and infinities show. */
const awkward = [0, -0, 1, -1, 0.5, Infinity, -Infinity, NaN, 1e-310, 1e200, -3]
const ranges = [
  [-1, 1],
  [-3, 3],
  [0, 1e3],
  [-1e-310, 1e-310],
  [1e200, -1e300],
] as const

/** Axes over the first entries of the document's inputs. */
function axesOf(program: Program, low: number, high: number): readonly Axis[] {
  const entries = program.inputs.flatMap((slot) => {
    const { node } = program.instructions[slot] as { node: string }
    const count = Math.min(2, program.sources.get(slot)?.data.length ?? 0)
    return Array.from({ length: count }, (_, index) => ({ node, index, low, high }))
  })
  return [...new Set([entries[0], entries.at(-1)])].filter((axis) => axis !== undefined)
}

/** Two of the ranges, others for each `turn`. */
function expectSameEverywhere({ graph }: GraphDocument, title: string, turn: number): void {
  const { program } = compile(graph)
  const moved = new Map(
    [...program.sources].map(([slot, t]) => [
      slot,
      { shape: t.shape, data: t.data.map((_, i) => awkward[(i * 7 + slot * 3) % awkward.length] as number) },
    ]),
  )
  for (const step of [0, 2]) {
    const [low, high] = ranges[(turn + step) % ranges.length] as (typeof ranges)[number]
    const axes = axesOf(program, low, high)
    expectSame(program, program.sources, axes, title)
    expectSame(program, moved, axes, `${title}, awkward`)
  }
}

describe('generated code gives the bits of the reference', () => {
  it.each(computing.map((op) => [op.name, op] as const))('for %s', (_name, op) => {
    casesOf(op, 1).forEach(({ title, document }, turn) => expectSameEverywhere(document, title, turn))
  })

  it('on random graphs', () => {
    for (let seed = 0; seed < 100; seed++)
      expectSameEverywhere(randomDocument(seed, 5 + ((seed * 13) % 120)), `seed ${seed}`, seed)
  })
})

it('nothing leaks from the branch that a choice does not take', () => {
  const { program } = compile(graphOf('where(x > 0, sqrt(x), y)', 'x=1, y=2'))
  const axes = axesOf(program, -1, 1)
  expectSame(program, program.sources, axes, 'choice')
  expect(sampleGrid({ program, sources: program.sources, axes, columns: 3, rows: 2 }).slopes[0]?.[0]).toBe(0)
})

it('all operations have generated code, except those that eliminate or rotate until they are done', () => {
  const without = computing.filter((op) => {
    const { program } = compile((casesOf(op, 1)[0] as { document: GraphDocument }).document.graph)
    return pointsOf(program, axesOf(program, -1, 1)) === null
  })
  expect(without.map((op) => op.name)).toEqual(['inv', 'solve', 'eigvalsh'])
})

it.each([
  [9001, 2],
  [7, 1203],
  [2, 4099],
  [1, 5],
])('rows are cut and put together as they fit, and lanes agree with it: %i × %i', (columns, rows) => {
  const { program } = compile(randomDocument(7, 40).graph)
  const job = { program, sources: program.sources, axes: axesOf(program, -2, 2), columns, rows }
  const all = ({ values, slopes }: Grid): string[] => [values, ...slopes].flatMap((of) => Array.from(of, bits))
  expect(all(sampleGrid(job))).toEqual(all(sampleGrid(job, 'lanes')))
})

it('a program that is too long for it is left to lanes', () => {
  const { program } = compile(randomDocument(1, 6000).graph)
  const axes = axesOf(program, -1, 1)
  expect(pointsOf(program, axes)).toBeNull()
  expectSame(program, program.sources, axes, 'long')
})

it('values alone are the same values', () => {
  const { program } = compile(randomDocument(3, 30).graph)
  const job = { program, sources: program.sources, axes: axesOf(program, -2, 2), columns: 7, rows: 4 }
  for (const sampling of ['fastest', 'lanes'] as const) {
    const grid = emptyGrid(job, 'values')
    sampleRows(job, 0, job.rows, grid, sampling)
    expect(grid).toEqual({ ...sampleGrid(job), slopes: [] })
  }
})

describe('functions of two points at a time give the bits of those of one', () => {
  const random = seeded(9)
  const sizes = [2, 40, 1e-7, 1400, 5, 1e6]
  const points = Float64Array.from({ length: 60_000 }, (_, i) => {
    const kind = i % 4
    if (kind === 0) return awkward[i % awkward.length] as number
    if (kind === 1) return fromWords(random.integer(2 ** 32), random.integer(2 ** 32))
    return (sizes[(i >> 1) % sizes.length] as number) * (random.uniform() - 0.5)
  })

  it.each(['exp', 'sigmoid', 'tanh', 'log', 'softplus', 'sin', 'cos'] as const)('%s', (name) => {
    const { program } = compile(graphOf(`${name}(x)`, 'x=1'))
    const axes = program.inputs.map((slot) => ({
      node: program.instructions[slot]?.node as string,
      index: 0,
      low: 0,
      high: 1,
    }))
    const found = new Float64Array(points.length)
    pointsOf(program, axes, false)?.run(program.sources, points, new Float64Array(1), [found], 0)
    const wrong = Array.from(points).filter((x, i) => !Object.is(functions[name](x), found[i]))
    expect(wrong.slice(0, 5)).toEqual([])
  })
})
