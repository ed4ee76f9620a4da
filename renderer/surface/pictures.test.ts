// The pure geometry of the pictures: what lies under a pointer, where level lines run, which numbers are round.
import { describe, expect, it } from 'vitest'
import { bowl, graphOf, programOf, quartic } from '../../core/calculus/graphs.fixture'
import { sampleGrid } from '../../core/calculus/grid'
import { heightScale } from '../../core/calculus/scale'
import type { Axis, Graph } from '../../core/graph/document'
import { domainRings, levelsOf } from './flat/contours'
import { curveDrawing, tangentLine } from './flat/curve'
import { isInside, spokenName, uphill } from './picture'
import { lift, meetsPlane, pick, place, pointAt } from './space'
import type { World } from './space'
import { onStep, roundStep } from './steps'

const axis = (node: string, low: number, high: number): Axis => ({ node, index: 0, low, high })
const gridOf = (graph: Graph, axes: readonly Axis[], size = 65) => {
  const program = programOf(graph)
  return sampleGrid({ program, sources: program.sources, axes, columns: size, rows: axes.length > 1 ? size : 1 })
}
const square = [axis('x', -2, 4), axis('y', -1, 3)]

describe('the 3D box', () => {
  it('gives back the point it placed', () => {
    const [x, , z] = place(square, [1.3, 0.4], 0)
    const [u, v] = pointAt(square, x, z)
    expect(u).toBeCloseTo(1.3, 12)
    expect(v).toBeCloseTo(0.4, 12)
  })
  it.each([
    [0.5, 0.5],
    [-1.5, 2.5],
    [3, -0.5],
  ])('a ray straight down on (%d, %d) picks that point', (u, v) => {
    const grid = gridOf(bowl(1, 1), square)
    const [x, , z] = place(square, [u, v], 0)
    const found = pick(grid, heightScale(grid.values), { origin: [x, 5, z], direction: [0, -1, 0] })
    expect(found?.[0]).toBeCloseTo(u, 6)
    expect(found?.[1]).toBeCloseTo(v, 6)
  })
  it('a slanted ray picks a point of the surface that lies on the ray', () => {
    const grid = gridOf(bowl(1, 1), square)
    const scale = heightScale(grid.values)
    const origin: World = [-3, 4, 3.5]
    const [u, v] = pick(grid, scale, { origin, direction: [3.2, -3.9, -3.4] }) as readonly [number, number]
    const [x, , z] = place(square, [u, v], 0)
    const t = (x - origin[0]) / 3.2
    expect(origin[2] - 3.4 * t).toBeCloseTo(z, 6)
    expect(origin[1] - 3.9 * t).toBeCloseTo(lift(scale, u * u + 10 * v * v), 1)
  })
  it('misses beside the box and over a hole', () => {
    const grid = gridOf(
      graphOf({ x: 1, y: 1 }, [
        ['l', 'log', 'x'],
        ['f', 'add', 'l y'],
      ]),
      square,
    )
    const scale = heightScale(grid.values)
    expect(pick(grid, scale, { origin: [5, 5, 0], direction: [0, -1, 0] })).toBeNull()
    expect(pick(grid, scale, { origin: [-0.9, 5, 0], direction: [0, -1, 0] })).toBeNull()
    expect(pick(grid, scale, { origin: [0.9, 5, 0], direction: [0, -1, 0] })).not.toBeNull()
  })
  it('meets a plane in front of the eye only', () => {
    const down = meetsPlane(square, { origin: [0, 2, 0], direction: [0, -1, 0] }, 0.5)
    expect(down).toEqual([1, 1])
    expect(meetsPlane(square, { origin: [0, 2, 0], direction: [0, 1, 0] }, 0.5)).toBeNull()
    expect(meetsPlane(square, { origin: [0, 2, 0], direction: [1, 0, 0] }, 0.5)).toBeNull()
  })
})

describe('level lines', () => {
  it('run where the function has their level, and never along the border', () => {
    const grid = gridOf(bowl(1, 1), square, 129)
    const levels = levelsOf(grid, heightScale(grid.values), 12)
    expect(levels.length).toBeGreaterThan(5)
    for (const { level, lines } of levels) {
      for (const [u, v] of lines.flat()) {
        const [x, y] = [-2 + 6 * u, -1 + 4 * v]
        expect(Math.abs(x * x + 10 * y * y - level)).toBeLessThan(0.12)
      }
      // A line along the border would have two neighbours at exactly the same end of an axis.
      const along = lines.some((line) => line.some(([u], i) => (u === 0 || u === 1) && line[i + 1]?.[0] === u))
      expect(along).toBe(false)
    }
  })
  it('stay away from where there is no value', () => {
    const axes = [axis('x', -1, 3), axis('y', 0, 1)]
    const grid = gridOf(
      graphOf({ x: 1, y: 1 }, [
        ['l', 'log', 'x'],
        ['f', 'add', 'l y'],
      ]),
      axes,
    )
    const points = levelsOf(grid, heightScale(grid.values), 10).flatMap((level) => level.lines.flat())
    expect(points.length).toBeGreaterThan(50)
    expect(Math.min(...points.map(([u]) => u))).toBeGreaterThanOrEqual(0.25)
    expect(
      Math.min(
        ...domainRings(grid)
          .flat()
          .map(([u]) => u),
      ),
    ).toBeGreaterThan(0.24)
  })
  it('a curve has none', () => {
    const grid = gridOf(quartic(1), [axis('x', -2, 3)])
    expect(levelsOf(grid, heightScale(grid.values), 10)).toEqual([])
  })
})

describe('the curve', () => {
  it('its tangent touches it with its slope', () => {
    const grid = gridOf(quartic(1), [axis('x', -2, 3)])
    const scale = heightScale(grid.values)
    const drawing = curveDrawing(grid, scale, { width: 300, height: 200 })
    const line = tangentLine(drawing, scale, 1, -13, -24) as { x1: number; y1: number; x2: number; y2: number }
    const slope =
      (drawing.y.invert(line.y2) - drawing.y.invert(line.y1)) / (drawing.x.invert(line.x2) - drawing.x.invert(line.x1))
    expect(slope).toBeCloseTo(-24, 8)
    expect((line.x1 + line.x2) / 2).toBeCloseTo(drawing.x(1), 8)
  })
  it('breaks at a pole and where there is no value', () => {
    const pole = gridOf(
      graphOf({ x: 1 }, [
        ['c', 'constant', '1'],
        ['f', 'div', 'c x'],
      ]),
      [axis('x', -1.01, 1)],
      513,
    )
    const moves = (grid: typeof pole) =>
      curveDrawing(grid, heightScale(grid.values), { width: 300, height: 200 }).d.split('M').length - 1
    expect(moves(pole)).toBe(2)
    expect(moves(gridOf(graphOf({ x: 1 }, [['f', 'log', 'x']]), [axis('x', -1, 1)]))).toBe(1)
  })
})

describe('uphill', () => {
  it('is a direction in the picture, whatever the size of the gradient', () => {
    expect(uphill(square, [6, 0])).toEqual([1, 0])
    expect(uphill([axis('x', 0, 1), axis('y', 0, 1)], [3e200, 4e200])).toEqual([0.6, expect.closeTo(0.8, 14)])
    expect(uphill(square, [0, 0])).toBeNull()
    expect(uphill(square, [NaN, 1])).toBeNull()
    expect(uphill(square, [Infinity, 1])).toBeNull()
  })
  it('points and names are read as a person would', () => {
    expect(isInside(square, [4, -1])).toBe(true)
    expect(isInside(square, [4.001, -1])).toBe(false)
    expect(spokenName({ name: 'A', at: [0, 2] })).toBe('A row 1, column 3')
    expect(spokenName({ name: 'v', at: [1] })).toBe('v 2')
  })
})

describe('round numbers', () => {
  it('steps are 1, 2 or 5 times a power of ten', () => {
    expect([6, 0.3, 4000, 1e-7].map((range) => roundStep(range, 100))).toEqual([
      0.05,
      expect.closeTo(0.002, 15),
      50,
      expect.closeTo(1e-9, 20),
    ])
  })
  it('land without noise', () => {
    expect(onStep(0.30000000000000004, 0.1)).toBe(0.3)
    expect(onStep(1234.4, 50)).toBe(1250)
    expect(Object.is(onStep(-0.001, 0.1), 0)).toBe(true)
  })
})
