// A window is moved and zoomed about the hand, on numbers that can be read, and never beyond what numbers can tell apart.
import { expect, it } from 'vitest'
import type { Axis } from '../../../core/graph/document'
import { movedWindow, shareIn } from './window'

const axis = (low: number, high: number): Axis => ({ node: 'x', index: 0, low, high })
const ends = (axes: readonly Axis[] | null) => axes?.map(({ low, high }) => [low, high])
const still = [0, 0]

it('keeps the number under the hand while it zooms', () => {
  for (const share of [0, 0.25, 0.5, 1]) {
    const [x] = movedWindow([axis(-2, 6)], { about: [share], factor: 0.5, by: still })!
    const number = -2 + share * 8
    expect((number - x!.low) / (x!.high - x!.low)).toBeCloseTo(share, 9)
    expect(x!.high - x!.low).toBe(4)
  }
})
it('zooms in and out again to where it began, by round numbers', () => {
  const start = [axis(-2, 2), axis(0, 10)]
  const near = movedWindow(start, { about: [0.3, 0.7], factor: 0.8, by: still })
  expect(ends(near)).toEqual([
    [-1.76, 1.44],
    [1.4, 9.4],
  ])
  expect(ends(movedWindow(near!, { about: [0.3, 0.7], factor: 1.25, by: still }))).toEqual(ends(start))
})
it('moves what is seen with the hand, each axis by its own range, and keeps the widths', () => {
  const moved = movedWindow([axis(-2, 2), axis(0, 10)], { about: [0.5, 0.5], factor: 1, by: [0.25, -0.1] })
  expect(ends(moved)).toEqual([
    [-3, 1],
    [1, 11],
  ])
  let axes: readonly Axis[] = [axis(-1 / 3, 2 / 3)]
  for (let i = 0; i < 50; i++) axes = movedWindow(axes, { about: [0.5], factor: 1, by: [0.0137] })!
  expect(axes[0]!.high - axes[0]!.low).toBeCloseTo(1, 9)
})
it('ends where numbers no longer differ, and where nobody looks', () => {
  const zoom = (low: number, high: number, factor: number) =>
    movedWindow([axis(low, high)], { about: [0.5], factor, by: still })
  expect(zoom(1e6, 1e6 + 1e-3, 0.5)).toBeNull()
  expect(zoom(-1e-11, 1e-11, 0.001)).toBeNull()
  expect(zoom(-4e11, 4e11, 2)).toBeNull()
  expect(zoom(-1e-11, 1e-11, 0.9)).not.toBeNull()
})
it('takes a place of the drawn picture as a place of the wanted window', () => {
  expect(shareIn([axis(0, 2)], [axis(0, 4)], [0.25])).toEqual([0.5])
})
