// The race in pixels: nothing bends at the border, no badge hides another, and every runner has a look of its own.
import { describe, expect, it } from 'vitest'
import { landscapeOf } from '../../../core/calculus/landscape'
import { bowl, programOf } from '../../../core/calculus/graphs.fixture'
import { raceOn, startRace } from '../../../core/calculus/race'
import { mostRunners } from '../../../core/graph/race-plan'
import type { Pixel } from './race-drawing'
import { clipped, drawLane, laneLines, placeBadges } from './race-drawing'
import { lookOf } from './race-look'

const axis = (node: string) => ({ node, index: 0, low: -2, high: 2 })

it('every runner has a look of its own, and neighbours share neither hue nor dash', () => {
  const race = ['a', 'b', 'c', 'd', 'e', 'f']
  const looks = Array.from({ length: mostRunners }, (_, lane) => lookOf({ race }, lane))
  expect(new Set(looks.map(({ hue, dash }) => `${hue} ${dash.join()}`)).size).toBe(mostRunners)
  looks.slice(1).forEach((look, i) => {
    expect(look.hue).not.toBe(looks[i]?.hue)
    if (i !== 11) expect(look.dash).not.toEqual(looks[i]?.dash)
  })
})

describe('lines', () => {
  it('show the lanes over the axes of the picture, in its order, up to the round', () => {
    const program = programOf(bowl(1, 2))
    const entries = [axis('x'), axis('y')].map(({ node, index }) => ({ node, index }))
    const land = landscapeOf(program, program.sources, entries)!
    const entrant = { method: 'gradient', settings: { rate: 0.04 }, start: land.start } as const
    const race = raceOn(land, raceOn(land, startRace(land, [entrant])))
    const points = (round: number, nodes: readonly string[]) =>
      laneLines(race, round, nodes.map(axis), null).map((lane) => lane.map(({ point }) => point))
    expect(points(2, ['y', 'x'])[0]).toHaveLength(3)
    expect(points(1, ['y', 'x'])[0]?.[0]).toEqual([2, 1])
    expect(points(0, ['x'])).toEqual([[[1]]])
    expect(points(2, ['x', 'w'])).toEqual([])
  })
  it('are cut at the border, not bent', () => {
    const [from, to] = clipped([50, 50], [50 + 1e9, 50 + 5e8], 100, 100)!
    expect(from).toEqual([50, 50])
    expect((to[1] - 50) / (to[0] - 50)).toBeCloseTo(0.5, 9)
    expect(to[0]).toBeLessThanOrEqual(200)
    expect(clipped([-900, -900], [-800, -850], 100, 100)).toBeNull()
    // A jump from far on one side to far on the other crosses the field.
    expect(clipped([-1e6, 50], [1e6, 50], 100, 100)).toEqual([
      [expect.closeTo(-100, 6), 50],
      [expect.closeTo(200, 6), 50],
    ])
  })
  it('of thousands of steps on a spot are a few strokes', () => {
    const pixels = Array.from({ length: 5000 }, (_, i): Pixel => [50 + i / 5000, 50])
    const { d, dots } = drawLane(pixels, 100, 100)!
    expect(d.match(/L/g)!.length).toBeLessThan(4)
    expect(dots.match(/h0/g)).toHaveLength(1)
    expect(drawLane([], 100, 100)).toBeNull()
  })
})

it('badges of sixteen runners in one place all find one of their own, inside the field', () => {
  const badges = placeBadges(new Array<Pixel>(mostRunners).fill([150, 100]), 300, 200)
  badges.forEach((badge, i) => {
    expect(badge!.at[0]).toBeGreaterThan(0)
    expect(badge!.at[0]).toBeLessThan(300)
    for (const other of badges.slice(0, i))
      expect(Math.hypot(badge!.at[0] - other!.at[0], badge!.at[1] - other!.at[1])).toBeGreaterThan(18)
  })
  const [away, gone] = placeBadges(
    [
      [9000, 40],
      [NaN, 0],
    ],
    300,
    200,
  )
  expect(away).toMatchObject({ isOutside: true })
  expect(away!.anchor[0]).toBeLessThan(300)
  expect(gone).toBeNull()
})
