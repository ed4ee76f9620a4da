import { expect, test } from 'vitest'
import { spacedDecades } from './chart-look'

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

test('the chart is asked before it has a height', () => {
  expect(kept(-3, 3, 0)).toEqual([1])
})
