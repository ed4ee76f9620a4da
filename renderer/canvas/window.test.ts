// The window follows the view, and a small pan inside its margin changes nothing.
import { describe, expect, it } from 'vitest'
import { holds, nowhere } from './rect'
import type { View } from './window'
import { createWindow, seenIn } from './window'

const view = (x: number, y: number, zoom = 1): View => ({ transform: [x, y, zoom], width: 900, height: 600 })

describe('the window of the canvas', () => {
  it('is what is seen and a margin', () => {
    expect(seenIn(view(-100, 50, 0.5))).toEqual({ left: 200, top: -100, right: 2000, bottom: 1100 })
    const { rect, distance } = createWindow()(view(0, 0))
    expect(distance).toBe('near')
    expect(rect).toEqual({ left: -80, top: -80, right: 980, bottom: 680 })
  })

  it('is what is seen alone for the first picture, and gets its margin after it', () => {
    const follow = createWindow()
    expect(follow(view(-10, -20), true).rect).toEqual({ left: 10, top: 20, right: 910, bottom: 620 })
    const whole = follow(view(0, 0))
    expect(whole.rect).toEqual({ left: -80, top: -80, right: 980, bottom: 680 })
    expect(follow(view(0, 0))).toBe(whole)
  })

  it('is the same object while a pan stays inside the margin', () => {
    const follow = createWindow()
    const before = follow(view(0, 0))
    expect(follow(view(-70, 60))).toBe(before)
    expect(follow(view(-90, 0))).not.toBe(before)
  })

  it('always holds all that is seen', () => {
    const follow = createWindow()
    for (const [x, y, zoom] of [
      [0, 0, 1],
      [-161, 0, 1],
      [-161, 400, 0.4],
      [-90, 80, 0.4],
      [3000, -900, 2],
    ] as const) {
      const now = view(x, y, zoom)
      expect(holds(follow(now).rect, seenIn(now))).toBe(true)
    }
  })

  it('shrinks when the view has been zoomed in, so that it never holds much more than is seen', () => {
    const follow = createWindow()
    const before = follow(view(0, 0, 0.2))
    expect(follow(view(0, 0, 0.9))).not.toBe(before)
  })

  it('is empty before the canvas has a size', () => {
    expect(createWindow()({ transform: [0, 0, 1], width: 0, height: 0 }).rect).toBe(nowhere)
  })
})
