// Numbers of wires that cross must not cover one another, and a lone wire keeps its number in the middle.
import { describe, expect, it } from 'vitest'
import { usualDigits } from '../../core/words/numbers'
import { coverOf } from './cover'
import type { Span } from './label-places'
import { createLabelPlaces, pointOn } from './label-places'

const span = (id: string, x1: number, y1: number, x2: number, y2: number): Span => ({
  id,
  from: { x: x1, y: y1 },
  to: { x: x2, y: y2 },
})

function placed(spans: readonly Span[]): ReturnType<typeof createLabelPlaces> {
  const places = createLabelPlaces()
  places.place(spans)
  return places
}

describe('places of numbers on wires', () => {
  it('keeps a lone wire at its middle', () => {
    expect(placed([span('a', 0, 0, 60, 0)]).shareOf('a')).toBe(0.5)
  })

  it('parts two wires that cross in the middle', () => {
    const wires = [span('down', 0, 0, 54, 200), span('up', 0, 200, 54, 0)]
    const places = placed(wires)
    const [p, q] = wires.map((wire) => pointOn(wire, places.shareOf(wire.id)))
    // Each on the half of its own wire where the other one is far.
    expect(Math.abs((p?.y ?? 0) - (q?.y ?? 0))).toBeGreaterThan(50)
  })

  it('moves no number off a crossing only to hide it', () => {
    const wires = [span('down', 0, 0, 54, 200), span('up', 0, 200, 54, 0)]
    const places = createLabelPlaces()
    const isHidden = coverOf([
      { left: -100, right: 154, top: -40, bottom: 80 },
      { left: -100, right: 154, top: 120, bottom: 240 },
    ])
    places.place(wires, isHidden)
    for (const wire of wires) expect(Math.abs(places.shareOf(wire.id) - 0.5)).toBeLessThan(0.1)
  })

  it('parts longer numbers further', () => {
    const wires = [span('above', 0, 0, 700, 0), span('below', 0, 20, 700, 20)]
    const apart = (digits: number): number => {
      const places = createLabelPlaces()
      places.place(wires)
      places.fitTo(digits)
      places.place(wires)
      const [p, q] = wires.map((wire) => pointOn(wire, places.shareOf(wire.id)))
      return Math.hypot((p?.x ?? 0) - (q?.x ?? 0), (p?.y ?? 0) - (q?.y ?? 0))
    }
    expect(apart(8)).toBeGreaterThan(apart(usualDigits))
  })

  it('moves no number of a wire that stays', () => {
    const places = placed([span('down', 0, 0, 54, 200)])
    places.place([span('up', 0, 200, 54, 0)])
    expect(places.shareOf('down')).toBe(0.5)
    expect(places.shareOf('up')).not.toBe(0.5)
  })

  it('gives the room of a wire that is gone to the next', () => {
    const places = placed([span('down', 0, 0, 54, 200)])
    places.remove('down')
    places.place([span('up', 0, 200, 54, 0)])
    expect(places.shareOf('up')).toBe(0.5)
  })

  it('starts and ends where the wire does, and crosses its middle at a half', () => {
    const wire = span('a', 10, 20, 110, 220)
    expect(pointOn(wire, 0)).toEqual({ x: 10, y: 20 })
    expect(pointOn(wire, 1)).toEqual({ x: 110, y: 220 })
    expect(pointOn(wire, 0.5)).toEqual({ x: 60, y: 120 })
  })

  it('chooses no place under a node while the wire has another', () => {
    const places = createLabelPlaces()
    const wire = span('long', 0, 0, 600, 0)
    const isHidden = coverOf([{ left: 240, right: 344, top: -40, bottom: 40 }])
    places.place([wire], isHidden)
    expect(isHidden(pointOn(wire, places.shareOf('long')))).toBe(false)
    // Hidden all along, it stands in the middle like any other.
    places.removeWhere(() => true)
    expect(places.has('long')).toBe(false)
    places.place([wire], () => true)
    expect(places.shareOf('long')).toBe(0.5)
  })
})
