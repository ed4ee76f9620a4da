// What a hand does to the window, event by event: each gesture has one name, a tap changes nothing, controls keep their drags.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Axis } from '../../../core/graph/document'
import { createWindowHand } from './window-hand'

/** A field of 200 × 100 pixels at the page's corner. */
class Field extends EventTarget {
  readonly captured = new Set<number>()
  getBoundingClientRect = () => ({ left: 0, top: 0, width: 200, height: 100 })
  hasPointerCapture = (id: number) => this.captured.has(id)
  setPointerCapture = (id: number) => void this.captured.add(id)
}

const axis = (low: number, high: number): Axis => ({ node: 'x', index: 0, low, high })
let axes: readonly Axis[]
let moves: { readonly ends: readonly (readonly number[])[]; readonly gesture: string }[]
let field: Field
let stop: () => void

beforeEach(() => {
  vi.stubGlobal('Element', class {})
  vi.stubGlobal('cancelAnimationFrame', () => undefined)
  vi.stubGlobal('requestAnimationFrame', (act: () => void) => (act(), 0))
  axes = [axis(-2, 2), axis(-2, 2)]
  moves = []
  field = new Field()
  stop = createWindowHand(field as unknown as HTMLElement, {
    wanted: () => axes,
    drawn: () => axes,
    move(next, gesture) {
      axes = next
      moves.push({ ends: next.map(({ low, high }) => [low, high]), gesture })
    },
  })
})
afterEach(() => {
  stop()
  vi.unstubAllGlobals()
})

const send = (type: string, fields: object): Event => {
  const event = Object.assign(new Event(type, { cancelable: true }), fields)
  field.dispatchEvent(event)
  return event
}
const mouse = (type: string, x: number, y: number, button = 2) =>
  send(type, { pointerType: 'mouse', pointerId: 1, button, clientX: x, clientY: y })
const finger = (type: string, id: number, x: number, y: number) =>
  send(type, { pointerType: 'touch', pointerId: id, button: 0, clientX: x, clientY: y })
const last = () => moves[moves.length - 1]!
const gestures = () => new Set(moves.map(({ gesture }) => gesture)).size

it('zooms about the pointer with the wheel, in one gesture while it turns, and keeps the page still', () => {
  const turn = { deltaMode: 0, deltaY: -200, ctrlKey: false, clientX: 150, clientY: 25 }
  expect(send('wheel', turn).defaultPrevented).toBe(true)
  send('wheel', turn)
  expect(gestures()).toBe(1)
  const [[low, high] = []] = last().ends
  // 1 is three quarters of the way along either axis, and stays there.
  expect((1 - low!) / (high! - low!)).toBeCloseTo(0.75, 2)
  expect(high! - low!).toBeCloseTo(4 * Math.exp(-0.6), 1)
  send('wheel', { ...turn, deltaY: 200 })
  send('wheel', { ...turn, deltaY: 200 })
  expect(last().ends[0]![0]).toBeCloseTo(-2, 1)
})
it('carries the window with the secondary button, not with the primary one, and shows no menu', () => {
  mouse('pointerdown', 100, 50, 0)
  mouse('pointermove', 150, 50, 0)
  mouse('pointerup', 150, 50, 0)
  expect(moves).toEqual([])
  mouse('pointerdown', 100, 50)
  mouse('pointermove', 125, 50)
  mouse('pointermove', 150, 25)
  mouse('pointerup', 150, 25)
  expect(last().ends).toEqual([
    [-3, 1],
    [-3, 1],
  ])
  expect(gestures()).toBe(1)
  expect(send('contextmenu', {}).defaultPrevented).toBe(true)
  mouse('pointermove', 190, 90)
  expect(last().ends[0]).toEqual([-3, 1])
  mouse('pointerdown', 100, 50)
  mouse('pointermove', 50, 50)
  expect(gestures()).toBe(2)
})
it('takes a tap for no carrying, nor a finger from the picture before it moves', () => {
  finger('pointerdown', 1, 100, 50)
  finger('pointermove', 1, 102, 51)
  finger('pointerup', 1, 102, 51)
  expect(moves).toEqual([])
  expect(field.captured.size).toBe(0)
})
it('does not jump when a second finger joins one that carries', () => {
  finger('pointerdown', 1, 100, 50)
  finger('pointermove', 1, 150, 50)
  const { ends } = last()
  finger('pointerdown', 2, 50, 90)
  finger('pointermove', 1, 150, 50)
  expect(last().ends).toEqual(ends)
})
it('stretches the window between two fingers, and carries it on with the one that stays', () => {
  finger('pointerdown', 1, 70, 50)
  finger('pointerdown', 2, 130, 50)
  finger('pointermove', 1, 40, 50)
  finger('pointermove', 2, 160, 50)
  expect(last().ends).toEqual([
    [-1, 1],
    [-1, 1],
  ])
  finger('pointerup', 2, 160, 50)
  finger('pointermove', 1, 90, 50)
  expect(last().ends).toEqual([
    [-1.5, 0.5],
    [-1, 1],
  ])
  expect(gestures()).toBe(1)
  finger('pointerup', 1, 90, 50)
})
