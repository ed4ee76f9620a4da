// What colours say is what the function and its models say.
import { describe, expect, it } from 'vitest'
import { bowl, programOf, quartic } from './graphs.fixture'
import { axisPoint, sampleGrid } from './grid'
import { landscapeOf } from './landscape'
import type { Landscape } from './landscape'
import { modelAt } from './models'
import { heightScale } from './scale'
import { tintOf } from './tint'

const size = 33
const square = [
  { node: 'x', index: 0, low: -2, high: 4 },
  { node: 'y', index: 0, low: -1, high: 3 },
]

describe('colours over a bowl', () => {
  const program = programOf(bowl(1, 1))
  const grid = sampleGrid({ program, sources: program.sources, axes: square, columns: size, rows: size })
  const scale = heightScale(grid.values)
  const model = modelAt(landscapeOf(program, program.sources, square) as Landscape)
  const at = (k: number) => [axisPoint(square[0]!, k % size, size), axisPoint(square[1]!, Math.floor(k / size), size)]
  it('say the height', () => expect(tintOf(grid, scale, 'height', null)?.values).toBe(grid.values))
  it('say how steep it is: |(2x, 20y)|', () => {
    tintOf(grid, scale, 'slope', null)?.values.forEach((steep, k) => {
      const [x, y] = at(k) as [number, number]
      expect(steep).toBeCloseTo(Math.hypot(2 * x, 20 * y), 9)
    })
  })
  it('say how far the tangent plane is off: the quadratic rest', () => {
    tintOf(grid, scale, 'linear error', model)?.values.forEach((error, k) => {
      const [x, y] = at(k) as [number, number]
      expect(error).toBeCloseTo((x - 1) ** 2 + 10 * (y - 1) ** 2, 9)
    })
  })
  it('show no pattern of rounding where the quadratic model is the function itself', () => {
    // Where f is nearly 0 its model is a difference of large terms.
    for (const point of [
      [1, 1],
      [1, 0.1],
      [-0.37, 2.9],
    ]) {
      const land = landscapeOf(program, program.sources, square) as Landscape
      const tint = tintOf(grid, scale, 'quadratic error', modelAt(land, point))
      expect(new Set(tint?.values)).toEqual(new Set([0]))
      expect(tint?.scale).toEqual({ kind: 'linear', low: 0, high: 1 })
    }
  })
  it('need a model for its error', () => expect(tintOf(grid, scale, 'linear error', null)).toBeNull())
})

it('over one axis the quadratic model of 3x⁴ − 4x³ − 12x² is off by its cubic and quartic rest', () => {
  const program = programOf(quartic(1))
  const axes = [{ node: 'x', index: 0, low: -2, high: 3 }]
  const grid = sampleGrid({ program, sources: program.sources, axes, columns: size, rows: 1 })
  const model = modelAt(landscapeOf(program, program.sources, axes) as Landscape)
  tintOf(grid, heightScale(grid.values), 'quadratic error', model)?.values.forEach((error, k) => {
    const h = axisPoint(axes[0]!, k, size) - 1
    // f'''(1) = 72 − 24 = 48, f''''(1) = 72.
    expect(error).toBeCloseTo(Math.abs(8 * h ** 3 + 3 * h ** 4), 7)
  })
})
