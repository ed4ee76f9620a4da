// The chart of the order check draws errors and no rounding, against lengths that rise, beside lines of slopes 2 and 3.
import { expect, it } from 'vitest'
import { graphOf, programOf } from '../../../core/calculus/graphs.fixture'
import { landscapeOf } from '../../../core/calculus/landscape'
import { checkOrders, modelAt } from '../../../core/calculus/models'
import { orderColumns } from './order-columns'

function columnsAt(graph: ReturnType<typeof graphOf>, step: readonly number[]) {
  const program = programOf(graph)
  const entries = graph.nodes.filter(({ op }) => op === 'input').map(({ id }) => ({ node: id, index: 0 }))
  const land = landscapeOf(program, program.sources, entries)!
  return orderColumns(checkOrders(land, modelAt(land), step), step)
}

const slope = (lengths: readonly number[], column: readonly (number | null)[]): number =>
  Math.log2(column[1]! / column[0]!) / Math.log2(lengths[1]! / lengths[0]!)

it('measures against the length of the step, shortest first, with lines of slopes 2 and 3 through the shortest', () => {
  const graph = graphOf({ x: 0, y: Math.log(2) }, [['f', 'logaddexp', 'x y']])
  const { lengths, linear, quadratic, second, third } = columnsAt(graph, [0.3, -0.4])!
  expect(lengths).toHaveLength(8)
  expect(lengths[7]).toBe(0.5)
  expect(lengths[0]).toBe(0.5 / 128)
  expect([slope(lengths, second), slope(lengths, third)].map((x) => Math.round(1e9 * x) / 1e9)).toEqual([2, 3])
  expect(slope(lengths, linear)).toBeCloseTo(2, 1)
  expect(slope(lengths, quadratic)).toBeCloseTo(3, 1)
  expect([second[0], third[0]]).toEqual([linear[0], quadratic[0]])
  for (const column of [linear, quadratic]) expect(column.every((x) => x !== null && x > 0)).toBe(true)
})
it('leaves out what is rounding: a square has a linear error alone, and nothing is drawn of a plane', () => {
  const square = columnsAt(graphOf({ x: 3 }, [['f', 'square', 'x']]), [1])!
  expect(square.quadratic.every((x) => x === null)).toBe(true)
  expect(square.third.every((x) => x === null)).toBe(true)
  expect(square.linear[7]).toBe(1)
  expect(columnsAt(graphOf({ x: 3, y: 1 }, [['f', 'add', 'x y']]), [1, 1])).toBeNull()
  expect(columnsAt(graphOf({ x: 3 }, [['f', 'square', 'x']]), [0])).toBeNull()
})
