// The awkward points of every family, and that no op of one or two numbers is left out.
import { describe, expect, it } from 'vitest'
import { differencesAtAwkward, differencesOfRate, differencesOfSeconds, opsAt } from './awkward'
import { awkwardRates } from './awkward-rates'
import { awkwardRows } from './awkward-rows'
import { awkwardSeconds } from './awkward-seconds'
import { computing } from './cases'

describe.each(Object.entries(awkwardRows))('awkward points of %s', (_, rows) => {
  it.each(rows.map((row) => [row[0], row[1], row] as const))('%s at %s', (_formula, _at, row) =>
    expect(differencesAtAwkward(row)).toEqual([]),
  )
})

describe('second derivatives at awkward points', () => {
  it.each(awkwardSeconds.map((row) => [row[0], row[1], row] as const))('%s at %s', (_formula, _at, row) =>
    expect(differencesOfSeconds(row)).toEqual([]),
  )
})

describe('rates of change at awkward points', () => {
  it.each(awkwardRates.map((row) => [row[0], row[1], row[2], row] as const))(
    '%s at %s along %s',
    (_formula, _at, _along, row) => expect(differencesOfRate(row)).toEqual([]),
  )
})

it('no op of one or two numbers that has a kink or a domain is left out', () => {
  const asked = new Set(
    Object.values(awkwardRows)
      .flat()
      .flatMap((row) => [...opsAt(row)]),
  )
  const families = ['arithmetic', 'exponential', 'trigonometry', 'activations']
  const awkward = computing.filter((op) => families.includes(op.family) && (op.kink || op.domain))
  expect(awkward.map(({ name }) => name).filter((name) => !asked.has(name))).toEqual([])
})
