// What is affine over a plane is computed once, and the picture stays the engine's.
import { describe, expect, it } from 'vitest'
import { directionsFor } from '../calculus/directions'
import { graphOf, programOf } from '../calculus/graphs.fixture'
import type { SampleJob } from '../calculus/grid'
import { sampleGrid } from '../calculus/grid'
import { landscapeOf } from '../calculus/landscape'
import { sliceGraph } from '../calculus/slice'
import { entriesOf } from '../engine/derivative'
import type { Axis, Graph } from '../graph/document'
import { seeded } from '../random'
import type { Nested, Tensor } from '../tensor'
import { toNested } from '../tensor'
import { hoistedOf } from './hoisted'

const random = seeded(5)
const drawn = (...shape: number[]): Nested => toNested(random.tensor(shape) as Tensor)

/** Two layers on 300 samples, with the given loss behind them. */
const net = (loss: Parameters<typeof graphOf>[1], more: Record<string, Nested> = {}): Graph =>
  graphOf({ W: drawn(2, 4), b: drawn(4), V: drawn(4, 1), X: drawn(300, 2), y: drawn(300, 1), ...more }, [
    ['z', 'matmul', 'X W'],
    ['s', 'add', 'z b'],
    ['h', 'tanh', 's'],
    ['p', 'matmul', 'h V'],
    ...loss,
  ])

const squared: Parameters<typeof graphOf>[1] = [
  ['e', 'sub', 'p y'],
  ['q', 'square', 'e'],
  ['f', 'mean', 'q'],
]

const axis = (node: string, index: number): Axis => ({ node, index, low: -1.5, high: 2 })

/** Entries of values and slopes that differ by more than rounding. */
function differences(graph: Graph, axes: readonly Axis[]): string[] {
  const program = programOf(graph)
  expect(program.root).not.toBeNull()
  const job: SampleJob = { program, sources: program.sources, axes, columns: 5, rows: axes.length > 1 ? 4 : 1 }
  expect(hoistedOf(program, program.sources, axes, true)).not.toBeNull()
  const [fast, exact] = [sampleGrid(job), sampleGrid(job, 'lanes')]
  const arrays = [
    [fast.values, exact.values],
    ...fast.slopes.map((slopes, i) => [slopes, exact.slopes[i] as Float64Array] as const),
  ] as const
  return arrays.flatMap(([ours, theirs], k) =>
    [...ours].flatMap((x, i) => {
      const y = theirs[i] as number
      const isClose = Object.is(x, y) || Math.abs(x - y) <= 1e-12 * Math.max(1, Math.abs(y))
      return isClose ? [] : [`${k} at ${i}: ${x}, not ${y}`]
    }),
  )
}

const some = Array.from({ length: 300 }, (_, i) => i % 2)

describe('a large program over a plane', () => {
  it.each<[string, Graph, readonly Axis[]]>([
    ['weights of one layer', net(squared), [axis('W', 0), axis('W', 5)]],
    ['weights of two layers', net(squared), [axis('W', 1), axis('V', 2)]],
    ['one weight', net(squared), [axis('V', 1)]],
    ['data', net(squared), [axis('X', 7), axis('y', 3)]],
    ['a linear root', net([['f', 'sum', 'z']]), [axis('W', 0), axis('W', 1)]],
    ['an axis that does not reach the root', net([['f', 'sum', 'z']]), [axis('W', 0), axis('b', 1)]],
    [
      'a product of two that move',
      net([
        ['m', 'mul', 'z z'],
        ['f', 'mean', 'm'],
      ]),
      [axis('W', 0), axis('W', 2)],
    ],
    [
      'detached',
      net([
        ['d', 'detach', 'z'],
        ['m', 'mul', 'd z'],
        ['f', 'mean', 'm'],
      ]),
      [axis('W', 0), axis('W', 2)],
    ],
    [
      'a choice',
      net(
        [
          ['g', 'where', 'c p y'],
          ['f', 'sum', 'g'],
        ],
        { c: some.map((x) => [x]) },
      ),
      [axis('W', 0), axis('V', 1)],
    ],
    [
      'a loss that masks its data',
      net(
        [
          ['u', 'sigmoid', 'p'],
          ['f', 'bce', 'u c'],
        ],
        { c: some.map((x) => [x]) },
      ),
      [axis('W', 0), axis('V', 1)],
    ],
    [
      'a rule of the user’s own',
      net([
        ['c', 'custom', 'z', { formula: 'x', backward: '3 * g', inputs: 'x' }],
        ['f', 'sum', 'c'],
      ]),
      [axis('W', 0), axis('W', 1)],
    ],
  ])('%s', (_, graph, axes) => expect(differences(graph, axes)).toEqual([]))

  it('a slice through all numbers', () => {
    const graph = net(squared)
    const program = programOf(graph)
    const entries = entriesOf(program, program.sources)
    const land = landscapeOf(program, program.sources, entries)!
    const found = directionsFor('random', { program, land, origin: land.start, path: [], seed: 3 })!
    const plane = { entries, origin: land.start, directions: found.directions }
    const slice = sliceGraph(graph, program, plane, [
      [-1, 1],
      [-1, 1],
    ])
    expect(differences(slice.graph, slice.axes)).toEqual([])
  })
})
