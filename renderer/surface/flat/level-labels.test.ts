// Numbers on level lines: on their line, upright, inside the picture, never on one another or on what stands there already.
import { describe, expect, it } from 'vitest'
import { bowl, programOf } from '../../../core/calculus/graphs.fixture'
import { sampleGrid } from '../../../core/calculus/grid'
import { heightScale } from '../../../core/calculus/scale'
import { levelsOf } from './contours'
import { levelLabels } from './level-labels'

const axes = [
  { node: 'x', index: 0, low: -2, high: 2 },
  { node: 'y', index: 0, low: -2, high: 2 },
]
const program = programOf(bowl(1, 1))
const grid = sampleGrid({ program, sources: program.sources, axes, columns: 129, rows: 129 })
const levels = levelsOf(grid, heightScale(grid.values), 14)
const [width, height] = [400, 300]

describe('numbers on level lines', () => {
  const labels = levelLabels(levels, width, height)
  it('are there, each once, on a place where f has that value', () => {
    expect(labels.length).toBeGreaterThan(5)
    expect(new Set(labels.map(({ value }) => value)).size).toBe(labels.length)
    for (const { value, x, y } of labels) {
      const [u, v] = [-2 + (4 * x) / width, 2 - (4 * y) / height]
      expect(u * u + 10 * v * v).toBeCloseTo(value, 0)
    }
  })
  it('are upright, inside, and apart', () => {
    for (const one of labels) {
      expect(Math.abs(one.angle)).toBeLessThanOrEqual(90)
      expect(Math.min(one.x, one.y, width - one.x, height - one.y)).toBeGreaterThanOrEqual(16)
      for (const other of labels) {
        if (other !== one) expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(40)
      }
    }
  })
  it('stand only where the next levels leave room', () => {
    // Beside the pole of 1/y, lines are nearer to each other than a number is high.
    const pole = levels.map((level, i) => ({
      ...level,
      lines: [[0, 0.25, 0.5, 0.75, 1].map((u) => [u, 0.9 - 0.8 / (1 + i)] as [number, number])],
    }))
    const numbers = levelLabels(pole, width, height)
    expect(numbers.length).toBeGreaterThan(0)
    const heights = pole.map(({ lines }) => (1 - (lines[0]?.[0]?.[1] as number)) * height)
    for (const { y } of numbers)
      expect(heights.filter((other) => Math.abs(other - y) < 7).length, `at ${y}`).toBeLessThanOrEqual(1)
  })
  it('stay away from what stands there', () => {
    const [taken] = labels
    if (!taken) throw new Error('no labels')
    const others = levelLabels(levels, width, height, [[taken.x, taken.y]])
    for (const { x, y } of others) expect(Math.hypot(x - taken.x, y - taken.y)).toBeGreaterThanOrEqual(40)
  })
})
