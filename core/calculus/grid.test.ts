// A grid is the engine at many points: bit for bit in its values, to rounding in its slopes.
import { describe, expect, it } from 'vitest'
import { gradient, valueAt } from '../engine/derivative'
import type { Graph } from '../graph/document'
import { movedTo } from './landscape'
import { axisPoint, sampleGrid, sampleRows, emptyGrid, valueBetween } from './grid'
import { bowl, chainRule, graphOf, network, programOf, quartic } from './graphs.fixture'

const axis = (node: string, index: number, low: number, high: number) => ({ node, index, low, high })
const relu = graphOf({ x: 1, y: 2 }, [
  ['r', 'relu', 'x'],
  ['l', 'log', 'y'],
  ['d', 'div', 'r l'],
  ['m', 'maximum', 'd x'],
  ['f', 'abs', 'm'],
])
const cases: readonly (readonly [string, Graph, readonly ReturnType<typeof axis>[]])[] = [
  ['the chain rule', chainRule(2, 0, 1, 0), [axis('w', 0, -3, 3), axis('y', 0, -2, 2.5)]],
  ['a bowl', bowl(1, 1), [axis('y', 0, -1, 1), axis('x', 0, -4, 1)]],
  ['a curve', quartic(0.5), [axis('x', 0, -2, 3)]],
  ['kinks and holes', relu, [axis('x', 0, -1, 1), axis('y', 0, -1, 3)]],
  ['two entries of one matrix', network(), [axis('W', 1, -1, 1), axis('W', 4, -2, 2)]],
  ['a vector and a matrix', network(), [axis('v', 2, -1, 1), axis('W', 0, -2, 2)]],
  ['an input shared by rows', network(), [axis('x', 1, -1, 1), axis('x', 0, -2, 2)]],
]

describe.each(cases)('%s', (_, graph, axes) => {
  const program = programOf(graph)
  const job = { program, sources: program.sources, axes, columns: 9, rows: axes.length === 2 ? 7 : 1 }
  const grid = sampleGrid(job)
  it('agrees with the engine at every point', () => {
    expect(program.root).not.toBeNull()
    for (let row = 0; row < job.rows; row++) {
      for (let column = 0; column < job.columns; column++) {
        const point = axes.map((a, i) => (i === 0 ? axisPoint(a, column, 9) : axisPoint(a, row, 7)))
        const sources = movedTo(program, program.sources, axes, point)
        const at = row * 9 + column
        expect(grid.values[at]).toBe(valueAt(program, sources, program.root as number).data[0])
        const slopes = gradient(program, sources)
        axes.forEach((a, i) => {
          const exact = slopes.get(program.slotOf.get(a.node) as number)?.data[a.index] as number
          expect(grid.slopes[i]?.[at]).toBe(exact)
        })
      }
    }
  })
  it('is the same row by row', () => {
    const other = emptyGrid(job)
    for (let row = job.rows - 1; row >= 0; row--) sampleRows(job, row, row + 1, other)
    expect(other).toEqual(grid)
  })
})

it('an axis with no path to the root has slope 0', () => {
  const program = programOf(graphOf({ x: 1, y: 2 }, [['f', 'square', 'x']]))
  const job = { program, sources: program.sources, axes: [axis('y', 0, 0, 1), axis('x', 0, 0, 1)], columns: 3, rows: 2 }
  expect(sampleGrid(job).slopes.map((s) => [...s])).toEqual([
    [0, 0, 0, 0, 0, 0],
    [0, 0, 0, 2, 2, 2],
  ])
})

it('stays empty where there is no root', () => {
  const program = programOf(graphOf({ x: 1 }, [['f', 'add', 'x']]))
  const job = { program, sources: program.sources, axes: [axis('x', 0, 0, 1)], columns: 3, rows: 1 }
  expect([...sampleGrid(job).values]).toEqual([NaN, NaN, NaN])
})

it('reads between its points', () => {
  const program = programOf(graphOf({ x: 1, y: 2 }, [['f', 'mul', 'x y']]))
  const job = { program, sources: program.sources, axes: [axis('x', 0, 0, 4), axis('y', 0, 0, 2)], columns: 5, rows: 3 }
  const grid = sampleGrid(job)
  expect(valueBetween(grid, grid.values, [2.5, 1.5])).toBeCloseTo(3.75, 14)
  expect(valueBetween(grid, grid.values, [4, 2])).toBe(8)
  expect(valueBetween(grid, grid.values, [4.1, 2])).toBeNaN()
})
