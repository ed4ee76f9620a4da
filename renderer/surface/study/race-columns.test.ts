// The chart of a race shows every lane to its end, and one that runs away does not flatten the others.
import { expect, it } from 'vitest'
import { landscapeOf } from '../../../core/calculus/landscape'
import { bowl, programOf, quartic } from '../../../core/calculus/graphs.fixture'
import type { Entrant } from '../../../core/calculus/race'
import { isOver, raceOn, startRace } from '../../../core/calculus/race'
import { columnsOf } from './race-columns'

function raced(graph: ReturnType<typeof bowl>, nodes: readonly string[], entrants: readonly Omit<Entrant, 'start'>[]) {
  const program = programOf(graph)
  const entries = nodes.map((node) => ({ node, index: 0 }))
  const land = landscapeOf(program, program.sources, entries)!
  let race = startRace(
    land,
    entrants.map((entrant) => ({ ...entrant, start: land.start })),
  )
  while (!isOver(race)) race = raceOn(land, race)
  return race
}

const slow: Omit<Entrant, 'start'> = { method: 'gradient', settings: { rate: 0.02 } }

it('thins the steps, but keeps the last of every lane', () => {
  const race = raced(bowl(1, 1), ['x', 'y'], [slow, { method: 'newton', settings: {} }])
  const { steps, lanes, numbers, range } = columnsOf(race, 'value', 20)
  expect(steps.length).toBeLessThan(30)
  expect(steps).toEqual(expect.arrayContaining([0, 1, race.round]))
  // Newton is at 0: a number of the table, and on the lower edge of the chart.
  expect(numbers[1]?.[steps.indexOf(1)]).toBe(0)
  expect(lanes[1]?.[steps.indexOf(1)]).toBe(range?.[0])
  expect(lanes[1]?.slice(steps.indexOf(1) + 1).every((x) => x === null)).toBe(true)
})
it('is logarithmic where f is positive, and above the lowest always', () => {
  expect(columnsOf(raced(bowl(1, 1), ['x', 'y'], [slow]), 'value', 50).isLog).toBe(true)
  const below = raced(quartic(0.5), ['x'], [{ ...slow, settings: { rate: 0.01 } }])
  expect(columnsOf(below, 'value', 50).isLog).toBe(false)
  const above = columnsOf(below, 'above', 50)
  expect(above.isLog).toBe(true)
  expect(above.lanes.flat().every((x) => x === null || x > 0)).toBe(true)
  expect(columnsOf(below, 'slope', 50).lanes[0]?.[0]).toBe(13.5)
})
it('keeps its range when somebody runs away', () => {
  const race = raced(bowl(1, 1), ['x', 'y'], [slow, { method: 'gradient', settings: { rate: 1 } }])
  const [, high] = columnsOf(race, 'value', 50).range!
  expect(high).toBe(100)
  expect(Math.max(...columnsOf(race, 'value', 50).lanes[1]!.map((x) => x ?? 0))).toBeGreaterThan(1e6)
})
it('keeps to whole powers of ten that the axis can number', () => {
  const wild = raced(bowl(1, 1), ['x', 'y'], [{ method: 'gradient', settings: { rate: 1e9 } }, slow])
  for (const measure of ['value', 'above', 'slope'] as const) {
    const { range, lanes } = columnsOf(wild, measure, 50)
    for (const end of range!) expect(Math.log10(end)).toBeCloseTo(Math.round(Math.log10(end)), 12)
    for (const x of lanes.flat()) expect(x === null || (x >= range![0] && x <= 1e30)).toBe(true)
  }
})
