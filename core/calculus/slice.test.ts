// A slice is the function itself on a plane: same values, same slopes along the plane, and honest about what lies off it.
import { describe, expect, it } from 'vitest'
import { gradient } from '../engine/derivative'
import { entriesOf } from '../engine/derivative'
import { compile } from '../graph/compile'
import { walk } from './descent'
import { directionsFor, planeKinds } from './directions'
import { bowl, chainRule, network, programOf } from './graphs.fixture'
import { sampleGrid } from './grid'
import { landscapeOf } from './landscape'
import { dot, length } from './methods/vectors'
import { pointOn, shadowOf, sliceGraph } from './slice'

const range: readonly (readonly [number, number])[] = [
  [-1, 1],
  [-1, 1],
]

const grounds = [
  ['the network', network(), 7],
  ['the chain-rule graph', chainRule(-1, 0.5, -2, 1), 3],
] as const

describe.each(grounds)('a slice through %s', (_, graph, seed) => {
  const program = programOf(graph)
  const entries = entriesOf(program, program.sources)
  const land = landscapeOf(program, program.sources, entries)!
  const path = walk(land, 'gradient', { rate: 1e-5 }, 12).points.map(({ point }) => point)

  it.each(planeKinds)('%s: two independent directions, the same from the same seed', (kind) => {
    const ground = { program, land, origin: land.start, path, seed }
    const found = directionsFor(kind, ground)!
    expect(directionsFor(kind, ground)).toEqual(found)
    const [a, b] = found.directions
    expect(Math.abs(dot(a, b)) / (length(a) * length(b))).toBeLessThan(kind === 'filters' ? 0.9 : 1e-9)
  })

  it.each(planeKinds)('%s: the sliced graph has the values and slopes of the whole', (kind) => {
    const { directions } = directionsFor(kind, { program, land, origin: land.start, path, seed })!
    const slice = sliceGraph(graph, program, { entries, origin: land.start, directions }, range)
    const { program: flat } = compile(slice.graph)
    const grid = sampleGrid({ program: flat, sources: flat.sources, axes: slice.axes, columns: 5, rows: 5 })
    for (const [column, row] of [
      [0, 0],
      [2, 2],
      [4, 1],
      [3, 4],
    ] as const) {
      const coordinates = [-1 + column / 2, -1 + row / 2]
      const whole = land.at(pointOn(slice, coordinates))
      const at = row * 5 + column
      const size = Math.max(1, Math.abs(whole.value))
      expect(Math.abs(grid.values[at]! - whole.value)).toBeLessThan(1e-9 * size)
      directions.forEach((direction, k) => {
        const slope = dot(whole.gradient, direction)
        expect(Math.abs(grid.slopes[k]![at]! - slope)).toBeLessThan(1e-7 * Math.max(1, Math.abs(slope)))
      })
    }
    expect(gradient(flat, flat.sources).size).toBe(2)
  })

  it('says how far a point is from the plane', () => {
    const { directions } = directionsFor('random', { program, land, origin: land.start, path, seed })!
    const plane = { entries, origin: land.start, directions }
    const on = pointOn(plane, [0.3, -0.7])
    const shadow = shadowOf(plane, on)
    expect(shadow.distance).toBe(0)
    expect(shadow.coordinates).toEqual([expect.closeTo(0.3, 9), expect.closeTo(-0.7, 9)])
    const off = shadowOf(plane, path.at(-1)!)
    expect(off.distance).toBeGreaterThan(0)
    expect(off.distance).toBeLessThanOrEqual(length(path.at(-1)!.map((x, i) => x - land.start[i]!)) * (1 + 1e-12))
  })
})

describe('where there is no plane', () => {
  it('a walk along a line, a single number, a flat place', () => {
    const program = programOf(bowl(1, 0))
    const entries = entriesOf(program, program.sources)
    const land = landscapeOf(program, program.sources, entries)!
    const straight = [
      [1, 0],
      [0.5, 0],
      [0.25, 0],
    ]
    expect(directionsFor('path', { program, land, origin: [0, 0], path: straight, seed: 1 })).toBeNull()
    expect(directionsFor('random', { program, land, origin: [0], path: [], seed: 1 })).toBeNull()
  })
  it('the path’s plane holds the path where two directions are all of it', () => {
    const program = programOf(bowl(1, 1))
    const entries = entriesOf(program, program.sources)
    const land = landscapeOf(program, program.sources, entries)!
    const path = walk(land, 'gradient', { rate: 0.02 }, 30).points.map(({ point }) => point)
    const found = directionsFor('path', { program, land, origin: path.at(-1)!, path, seed: 1 })!
    expect(found.shares![0] + found.shares![1]).toBeCloseTo(1, 12)
    for (const point of path)
      expect(shadowOf({ entries, origin: path.at(-1)!, directions: found.directions }, point).distance).toBeLessThan(
        1e-9,
      )
  })
})
