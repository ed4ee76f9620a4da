// What is said of a race names who is lowest, and never more than is known.
import { expect, it } from 'vitest'
import { bowl, programOf, quartic } from '../calculus/graphs.fixture'
import type { Landscape } from '../calculus/landscape'
import { landscapeOf } from '../calculus/landscape'
import type { MethodName } from '../calculus/methods/catalogue'
import { isOver, raceOn, startRace } from '../calculus/race'
import { legendOf, sayRace } from './race'

const landOf = (graph: ReturnType<typeof quartic>, names: readonly string[]): Landscape => {
  const program = programOf(graph)
  return landscapeOf(
    program,
    program.sources,
    names.map((node) => ({ node, index: 0 })),
  ) as Landscape
}

function ended(land: Landscape, methods: readonly MethodName[], rate: number) {
  let race = startRace(
    land,
    methods.map((method) => ({ method, settings: { rate }, start: land.start })),
  )
  while (!isOver(race)) race = raceOn(land, race)
  return race
}

it('names the lowest, who came first first', () => {
  const race = ended(landOf(bowl(1, 1), ['x', 'y']), ['gradient', 'newton'], 0.05)
  expect(sayRace(race, race.round)).toMatch(
    /^All 2 are at the end\. Lowest, f = [^:]+: B \(Newton\) after one step and A \(Gradient descent\) after \d+ steps\.$/,
  )
  expect(sayRace(race, 3)).toContain('Step 3 of at most 2000.')
})
it('says what there is to say of an empty race, of a start, and of one that runs away', () => {
  const land = landOf(quartic(1.5), ['x'])
  const still = startRace(landOf(bowl(0, 0), ['x', 'y']), [{ method: 'gradient', settings: {}, start: [0, 0] }])
  expect(sayRace(still, 0)).toBe('The runner is at the end. Lowest, f = 0: A at its start.')
  expect(sayRace(startRace(land, []), 0)).toContain('choose a method')
  expect(sayRace(startRace(land, [{ method: 'adam', settings: {}, start: [1] }]), 0)).toBe(
    'One runner is at the start.',
  )
  const away = ended(land, ['gradient'], 5)
  expect(sayRace(away, away.round)).toBe('The runner is at the end. Nobody is lower than at the start.')
})

it('names who runs, with the rate where the method alone does not tell, and many at once', () => {
  const land = landOf(bowl(1, 1), ['x', 'y'])
  const at = (method: MethodName, rate: number) => ({ method, settings: { rate }, start: land.start })
  const lines = (...entrants: readonly ReturnType<typeof at>[]): readonly string[] =>
    legendOf(startRace(land, entrants)).map(({ text }) => text)
  expect(lines(at('gradient', 0.1), at('newton', 0.1))).toEqual(['Gradient descent', 'Newton'])
  expect(lines(at('gradient', 0.1), at('gradient', 0.02), at('newton', 1))).toEqual([
    'Gradient descent, rate 0.1',
    'Gradient descent, rate 0.02',
    'Newton',
  ])
  expect(lines(...Array.from({ length: 7 }, () => at('adam', 0.1)))).toEqual(['A–G: Adam'])
  expect(legendOf(startRace(land, []))).toEqual([])
})
