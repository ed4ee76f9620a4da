// A step is the sum of its arrows, and what is too short to be seen is drawn longer, and says so.
import { expect, it } from 'vitest'
import { walk } from '../../core/calculus/descent'
import { bowl, programOf } from '../../core/calculus/graphs.fixture'
import { landscapeOf } from '../../core/calculus/landscape'
import { arrowText, stepArrowsOf } from './step-arrows'

const axes = ['x', 'y'].map((node) => ({ node, index: 0, low: -2, high: 2 }))
const program = programOf(bowl(1, 1))
const land = landscapeOf(program, program.sources, axes)!
const same = (point: readonly number[]): readonly number[] => point

it('slope and carried part of a step of momentum add up to the step', () => {
  const { points } = walk(land, 'momentum', { rate: 0.05 }, 3)
  const { from, arrows, times } = stepArrowsOf(points[1], points[2], axes, same)!
  expect(arrows.map(({ name }) => name)).toEqual(['slope', 'carried'])
  expect(times).toBe(1)
  from.forEach((x, i) => {
    const sum = arrows.reduce((whole, { to }) => whole + ((to[i] as number) - x), x)
    expect(sum).toBeCloseTo(points[2]!.point[i] as number, 12)
  })
})
it('a short step is drawn longer by a power of ten', () => {
  const { points } = walk(land, 'gradient', { rate: 1e-5 }, 1)
  const { from, arrows, times } = stepArrowsOf(points[0], points[1], axes, same)!
  expect(times).toBe(10_000)
  expect(arrows[0]!.to[1]! - from[1]!).toBeCloseTo(-1e4 * 1e-5 * 20, 9)
  expect(arrowText('step', times)).toBe('step × 10000')
})
it('on a curve it leaves from where f was', () => {
  const { points } = walk(land, 'momentum', { rate: 0.05 }, 2)
  const along = stepArrowsOf(points[1], points[2], axes.slice(0, 1), ([x]) => [x!])!
  expect(along.from).toEqual([points[1]!.point[0]])
  expect(along.value).toBe(points[1]!.value)
  expect(along.arrows.map(({ to }) => to.length)).toEqual([1, 1])
})
it('there is none at the start, outside the picture, or where no step was made', () => {
  const { points } = walk(land, 'gradient', { rate: 0.05 }, 1)
  expect(stepArrowsOf(undefined, points[0], axes, same)).toBeNull()
  expect(stepArrowsOf(points[0], points[1], axes, ([x, y]) => [x! + 9, y!])).toBeNull()
  const rest = { ...points[1]!, move: { ...points[1]!.move!, arrows: [{ name: 'step', vector: [0, 0] } as const] } }
  expect(stepArrowsOf(points[0], rest, axes, same)).toBeNull()
})
