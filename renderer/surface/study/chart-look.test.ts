import { expect, test } from 'vitest'
import { roomAround, spacedDecades } from './chart-look'

/** As the chart proposes them: nine ticks to each power of ten. */
const ticksFrom = (low: number, high: number): number[] => {
  const found: number[] = []
  for (let exponent = low; exponent < high; exponent++)
    for (let digit = 1; digit < 10; digit++) found.push(Number(`${digit}e${exponent}`))
  return [...found, Number(`1e${high}`)]
}
const kept = (low: number, high: number, height: number): number[] =>
  spacedDecades(ticksFrom(low, high), height).filter((tick) => tick !== null)

test('every power of ten has its number where there is room', () => {
  expect(kept(-2, 1, 120)).toEqual([0.01, 0.1, 1, 10])
})

test('over many decades numbers stay apart, at powers that are equally far from each other', () => {
  expect(kept(-20, 4, 100)).toEqual([1e-20, 1e-15, 1e-10, 1e-5, 1])
})

test('less than two powers of ten have numbers between them', () => {
  const within = (low: number, high: number): (number | null)[] =>
    spacedDecades(
      ticksFrom(-1, 1).filter((tick) => tick >= low && tick <= high),
      120,
    ).filter((tick) => tick !== null)
  expect(within(0.8, 6)).toEqual([1, 3])
  expect(within(2, 7)).toEqual([2, 5])
  expect(within(6, 8)).toEqual([6, 7, 8])
})

test('a series that does not change stands in the middle', () => {
  expect(roomAround(null, 0, 0)).toEqual([-0.5, 0.5])
  expect(roomAround(null, 40, 40)).toEqual([20, 60])
  expect(roomAround(null, 0, 10)).toEqual([-0.5, 10.5])
})

test('the chart is asked before it has a height', () => {
  expect(kept(-3, 3, 0)).toEqual([1])
})
