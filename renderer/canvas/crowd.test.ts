// Numbers that would cover one another when they are written at length are told, and no others.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { crowded } from './crowd'

it('finds those that another stands beside', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 40 },
    { x: 10, y: 100 },
    { x: -70, y: 0 },
  ]
  expect([...crowded(points)]).toEqual([1, 0])
  expect(crowded([]).size).toBe(0)
})

it('is the same as a look at every pair', () => {
  const place = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }) })
  fc.assert(
    fc.property(fc.array(place, { maxLength: 30 }), (points) => {
      const close = points.flatMap((p, i) =>
        points.some((q, j) => i !== j && Math.abs(p.x - q.x) < 64 && Math.abs(p.y - q.y) < 50) ? [i] : [],
      )
      expect([...crowded(points)].sort((a, b) => a - b)).toEqual(close)
    }),
  )
})
