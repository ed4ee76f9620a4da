// A direction is said without rounding.
import { expect, it } from 'vitest'
import { simplified, withoutDust } from './fan'
import { turnedFrom } from './turned'

it('what is rounding beside the largest number is 0, whatever the size', () => {
  expect(withoutDust([6.123e-17, -1])).toEqual([0, -1])
  expect(withoutDust([1e-20, 3e-20])).toEqual([1e-20, 3e-20])
  expect(simplified([6e-17, 0.6, 0.123])).toEqual([0, 0.6, 0.123])
  expect(withoutDust(turnedFrom([1, 0], 90).direction)).toEqual([0, 1])
})
it('a direction without any is the very same', () => {
  const direction = [0.6, -0.8]
  expect(withoutDust(direction)).toBe(direction)
})
