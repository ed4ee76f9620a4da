// No NaN where the true answer is a number, no number where there is none. The fixture is made by extremes.py.
import { describe, expect, it } from 'vitest'
import { opNamed } from '../ops/catalogue'
import type { ExtremeCase } from './extreme'
import { differencesAtExtreme, kindsUnlikePyTorch } from './extreme'
import text from './extremes.json?raw'

const { cases } = JSON.parse(text) as { readonly cases: readonly ExtremeCase[] }
const known = cases.filter(({ op }) => op === 'composition' || opNamed(op))
const ops = [...new Set(known.map(({ op }) => op))]
const casesOf = (op: string): readonly ExtremeCase[] => known.filter((one) => one.op === op)
const shown = ({ formula, at }: ExtremeCase): string => `${formula.slice(6, -14)} at ${JSON.stringify(at)}`

/** Ops for which PyTorch gives another kind of number somewhere, and why ours is meant. */
const outside = 'outside the domain there is no slope, although the formula gives a number there'
const far = 'a finite limit at an infinite argument is that limit'
const unknown = 'NaN has no slope'
const unlikePyTorch: Readonly<Record<string, string>> = {
  log: outside,
  log2: outside,
  log10: outside,
  log1p: outside,
  acosh: outside,
  atanh: outside,
  norm: 'ours does not overflow before the norm itself does',
  sign: 'the sign of NaN is NaN',
  cbrt: 'PyTorch has no cube root, and sign(x) |x|^(1/3) no slope at 0',
  xlogx: 'xlogy adds up log 0 and 0/0, one slope per factor',
  silu: far,
  gelu: far,
  softsign: far,
  elu: unknown,
  celu: unknown,
  selu: unknown,
}

describe.each(ops)('%s at extreme arguments', (op) => {
  it('is true in value and slope', () => {
    expect(
      casesOf(op).flatMap((given) => differencesAtExtreme(given).map((found) => `${shown(given)}: ${found}`)),
    ).toEqual([])
  })

  it('is of PyTorch’s kind, or the difference is announced', () => {
    const found = casesOf(op).flatMap((given) => kindsUnlikePyTorch(given).map((what) => `${shown(given)}: ${what}`))
    if (op in unlikePyTorch) expect(found, 'no longer a difference').not.toEqual([])
    else expect(found).toEqual([])
  })
})

describe('the wiring of a beginner', () => {
  it('honestly gives Infinity and a NaN gradient for log(exp x + exp y) at 1000', () => {
    const [naive] = casesOf('composition').filter(({ at }) => at['x'] === 1000)
    expect(naive?.torch).toEqual({ f: 'Infinity', gradient: { x: 'NaN', y: 'NaN' } })
    expect(differencesAtExtreme(naive!)).toEqual([])
  })
})

describe('the fixture', () => {
  it('holds at least 300 cases', () => expect(known.length).toBeGreaterThanOrEqual(300))
})
