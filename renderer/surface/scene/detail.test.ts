// Less detail only while things move and drawing is slow; all of it again a moment later, by itself.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDetail } from './detail'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A detail whose clock runs with the timers; `asked` counts how often the picture was to be drawn anew. */
function make(isSlow: boolean) {
  const seen = { asked: 0, now: 0 }
  const detail = createDetail(
    isSlow,
    () => void seen.asked++,
    () => seen.now,
  )
  const pass = (milliseconds: number): void => {
    seen.now += milliseconds
    vi.advanceTimersByTime(milliseconds)
  }
  /** Changes follow one another, each drawn at once, this far apart. */
  const move = (times: number, apart: number): void => {
    for (let i = 0; i < times; i++) {
      detail.changed()
      detail.drawn(seen.now)
      pass(apart)
    }
  }
  return { detail, seen, pass, move }
}

describe('detail on a machine known to be slow', () => {
  it('is full for a change alone, less for a movement, and full again after it', () => {
    const { detail, seen, pass, move } = make(true)
    detail.changed()
    expect(detail.isCoarse).toBe(false)
    pass(1500)
    expect(seen.asked).toBe(0)
    move(2, 50)
    expect(detail.isCoarse).toBe(true)
    pass(1000)
    expect(detail.isCoarse).toBe(false)
    // Once to lower it, once to raise it.
    expect(seen.asked).toBe(2)
    pass(10_000)
    expect(seen.asked).toBe(2)
  })
})

describe('a machine so slow that one full frame takes half a second', () => {
  it('is known to move all the same', () => {
    const { detail, move } = make(true)
    move(1, 500)
    detail.changed()
    expect(detail.isCoarse).toBe(true)
  })
})

describe('detail on a machine that may be fast', () => {
  it('stays full while frames come quickly', () => {
    const { detail, move } = make(false)
    move(60, 16)
    expect(detail.isCoarse).toBe(false)
  })
  it('is lowered once several frames in turn were slow, and in the next movement at once', () => {
    const { detail, move, pass } = make(false)
    move(12, 90)
    expect(detail.isCoarse).toBe(true)
    pass(1000)
    expect(detail.isCoarse).toBe(false)
    move(2, 16)
    expect(detail.isCoarse).toBe(true)
  })
  it('a single slow frame says nothing', () => {
    const { detail, move } = make(false)
    for (let i = 0; i < 6; i++) {
      move(1, 90)
      move(3, 16)
    }
    expect(detail.isCoarse).toBe(false)
  })
})
