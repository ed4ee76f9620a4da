// Every op against a real PyTorch, through the formulas that a learner types. The fixture is made by make.py; no Python here.
import { describe, expect, it } from 'vitest'
import { computing } from '../laws/cases'
import text from './cases.json?raw'
import type { Goldens } from './golden'
import { differencesFrom } from './golden'

const goldens = JSON.parse(text) as Goldens
const casesOf = (op: string): Goldens['cases'] => goldens.cases.filter((golden) => golden.op === op)

/** Ops that PyTorch cannot be asked about, and why. */
const withoutGoldens: Readonly<Record<string, string>> = {
  custom: 'it is a formula of other ops',
}

describe.each([...computing.map(({ name }) => name), 'composition'])('%s', (op) => {
  it('agrees with PyTorch in value, gradient and Hessian', () => {
    const wrong = casesOf(op).flatMap((golden) =>
      differencesFrom(golden, goldens).map((what) => `${golden.formula} at ${JSON.stringify(golden.at)}: ${what}`),
    )
    expect(wrong).toEqual([])
  })
})

describe('the fixture', () => {
  it('asks at least 20 cases of every op that PyTorch knows', () => {
    const few = computing.filter(({ name }) => !(name in withoutGoldens) && casesOf(name).length < 20)
    const how = 'give each a line in specs.py and names_torch.py, then run make.py (CONTRIBUTING.md, “The proof”)'
    expect(
      few.map(({ name }) => name),
      how,
    ).toEqual([])
  })

  it('holds at least 2,000 cases, none of an op that is not there', () => {
    const known = new Set([...computing.map(({ name }) => name), 'composition'])
    expect(goldens.cases.length).toBeGreaterThanOrEqual(2000)
    expect(goldens.cases.map(({ op }) => op).filter((op) => !known.has(op))).toEqual([])
  })
})
