// A race is its walks and nothing more: what each lane did alone, it does in company.
import { describe, expect, it } from 'vitest'
import type { RacePlan, Study } from '../graph/document'
import { mostRunners } from '../graph/race-plan'
import { walk } from './descent'
import { bowl, graphOf, programOf, quartic } from './graphs.fixture'
import type { Landscape } from './landscape'
import { landscapeOf } from './landscape'
import { methodNames } from './methods/catalogue'
import type { Race } from './race'
import { endingAt, entrantsOf, isOver, raceOn, standAt, standings, startRace, stepsOf } from './race'

const entry = (node: string) => ({ node, index: 0 })
const landOf = (graph: ReturnType<typeof quartic>, names: readonly string[]): Landscape => {
  const program = programOf(graph)
  return landscapeOf(program, program.sources, names.map(entry)) as Landscape
}
const studyOf = (race: RacePlan, rate: number): Study => ({ axes: [], rate, race })

function raced(land: Landscape, study: Study, rounds = Infinity): Race {
  let race = startRace(land, entrantsOf(study, land.entries, land.start))
  for (let i = 0; i < rounds && !isOver(race); i++) race = raceOn(land, race)
  return race
}

/** (1 − x)² + 100(y − x²)², written over 1, x, y. */
const valley = (x: number, y: number) =>
  graphOf({ x, y }, [
    ['one', 'constant', '1'],
    ['a', 'sub', 'one x'],
    ['b', 'square', 'a'],
    ['c', 'square', 'x'],
    ['d', 'sub', 'y c'],
    ['e', 'square', 'd'],
    ['g', 'scale', 'e', { factor: 100 }],
    ['f', 'add', 'b g'],
  ])

describe('a race', () => {
  it('walks every method exactly as it walks alone', () => {
    const land = landOf(bowl(1, 1), ['x', 'y'])
    const study = studyOf({ runners: methodNames.map((method) => ({ method })), starts: [] }, 0.04)
    const race = raced(land, study, 25)
    race.lanes.forEach((lane) => {
      const alone = walk(land, lane.entrant.method, { rate: 0.04 }, stepsOf(lane))
      expect(lane.path.points.map(({ point }) => point)).toEqual(alone.points.map(({ point }) => point))
    })
    expect(race.round).toBe(25)
  })
  it('on the quartic at rate 0.05, every start that comes to rest does so at −1', () => {
    const starts = [-1.4, -0.9, -0.3, 0.2, 0.5, 1.1, 1.9, 2.2].map((value) => [{ ...entry('x'), value }])
    const race = raced(landOf(quartic(0.5), ['x']), studyOf({ runners: [{ method: 'gradient' }], starts }, 0.05))
    const rested = race.lanes.filter(({ ending }) => ending?.kind === 'flat')
    expect(rested.length).toBeGreaterThan(2)
    rested.forEach((lane) => expect(standAt(lane, Infinity).point[0]).toBeCloseTo(-1, 6))
    // 0.05 is above 2/72, the limit at the other minimum.
    expect(race.lanes.every(({ ending }) => ending !== null)).toBe(true)
  })
  it('down the curved valley, Newton is at the bottom while the slope alone still crawls', () => {
    const runners = [{ method: 'gradient' }, { method: 'newton' }]
    const race = raced(landOf(valley(-1.2, 1), ['x', 'y']), studyOf({ runners, starts: [] }, 0.001), 50)
    expect(standings(race, 50)).toEqual([[1], [0]])
    expect(race.lanes[1]?.ending).toMatchObject({ kind: 'flat', definiteness: 'positive definite' })
    expect(stepsOf(race.lanes[1]!)).toBeLessThan(10)
    expect(race.lanes[0]?.ending).toBeNull()
  })
  it('is over for each when its own walk is, and says so only when that round has come', () => {
    const starts = [[{ ...entry('x'), value: 0 }], [{ ...entry('x'), value: 1 }]]
    const race = raced(landOf(quartic(0.5), ['x']), studyOf({ runners: [{ method: 'newton' }], starts }, 0.1))
    const [atMaximum, walked] = race.lanes
    expect(endingAt(atMaximum!, 0)).toMatchObject({ kind: 'flat', definiteness: 'negative definite' })
    // From 1, Newton is at −1 in one step.
    expect(endingAt(walked!, 0)).toBeNull()
    expect(standAt(walked!, 1).point[0]).toBeCloseTo(-1, 12)
    expect(endingAt(walked!, 1)).toMatchObject({ kind: 'flat', definiteness: 'positive definite' })
    expect(standAt(atMaximum!, 99)).toBe(atMaximum!.path.points[0])
  })
  it('a race that is over stays as it is', () => {
    const land = landOf(quartic(0), ['x'])
    const race = raced(land, studyOf({ runners: [{ method: 'gradient' }], starts: [] }, 0.1))
    expect(isOver(race)).toBe(true)
    expect(raceOn(land, race)).toBe(race)
  })
})

describe('who sets out', () => {
  const land = landOf(bowl(3, 4), ['x', 'y'])
  it('from where the inputs stand, at the study’s rate unless a runner has its own', () => {
    const runners = [{ method: 'gradient' }, { method: 'adam', settings: { rate: 0.5, beta1: 0.8 } }, { method: 'new' }]
    expect(entrantsOf(studyOf({ runners, starts: [] }, 0.25), land.entries, land.start)).toEqual([
      { method: 'gradient', settings: { rate: 0.25 }, start: [3, 4] },
      { method: 'adam', settings: { rate: 0.5, beta1: 0.8 }, start: [3, 4] },
    ])
  })
  it('from every start, which sets its own numbers only', () => {
    const starts = [[{ ...entry('y'), value: -1 }], [{ ...entry('x'), value: 7 }]]
    const found = entrantsOf(studyOf({ runners: [{ method: 'gradient' }], starts }, 1), land.entries, land.start)
    expect(found.map(({ start }) => start)).toEqual([
      [3, -1],
      [7, 4],
    ])
  })
  it('no more than have letters', () => {
    const starts = Array.from({ length: 9 }, (_, value) => [{ ...entry('x'), value }])
    const plan = { runners: methodNames.map((method) => ({ method })), starts }
    expect(entrantsOf(studyOf(plan, 1), land.entries, land.start)).toHaveLength(mostRunners)
  })
})

describe('who is lowest', () => {
  it('puts first who was there first, where f is the same but for rounding', () => {
    const race = raced(
      landOf(bowl(1, 1), ['x', 'y']),
      studyOf({ runners: [{ method: 'gradient' }, { method: 'newton' }], starts: [] }, 0.05),
    )
    expect(standings(race, race.round)).toEqual([[1, 0]])
    expect(standings(race, 0)).toEqual([[0, 1]])
  })
  it('puts last who ran out of numbers', () => {
    const runners = [{ method: 'gradient', settings: { rate: 5 } }, { method: 'gradient' }]
    const race = raced(landOf(quartic(1.5), ['x']), studyOf({ runners, starts: [] }, 0.01))
    expect(race.lanes[0]?.ending?.kind).toBe('diverging')
    expect(standings(race, race.round).flat()).toEqual([1, 0])
  })
})

it('one who runs away makes nobody else equally low', () => {
  const land = landOf(bowl(1, 1), ['x', 'y'])
  const race = raced(
    land,
    studyOf(
      {
        runners: [{ method: 'gradient', settings: { rate: 1 } }, { method: 'gradient' }, { method: 'newton' }],
        starts: [],
      },
      0.1,
    ),
    200,
  )
  expect(standings(race, race.round)).toEqual([[2], [1], [0]])
})
