// Ordinary school writing: read where it can mean one thing only, else refused with what was probably meant.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { rootOf } from '../graph/look'
import { sentence } from '../words/sentences'
import { readFormula } from './read'
import { writeFormula } from './write'

function written(text: string): string {
  const read = readFormula(text)
  return isDiagnostic(read) ? sentence(read) : writeFormula(read.graph, rootOf(read.graph)!)
}

describe('school writing', () => {
  it.each([
    ['√x', 'sqrt(x)'],
    ['2√x + 1', '2 * sqrt(x) + 1'],
    ['√(x + 1)', 'sqrt(x + 1)'],
    ['√x^2', 'sqrt(x)^2'],
    ['|x|', 'abs(x)'],
    ['2|x - y| + 1', '2 * abs(x - y) + 1'],
    ['||x| - 1|', 'abs(abs(x) - 1)'],
    ['|x|*|y|', 'abs(x) * abs(y)'],
    ['f(x) = x^2', 'x^2'],
    ['g(x, y) = x*y', 'g = x * y'],
    ['2x y', '2 * x * y'],
    ['2x sin(y)', '2 * x * sin(y)'],
  ])('%s is %s', (text, same) => expect(written(text)).toBe(written(same)))
  it.each([
    ['sin x', 'Did you mean sin(x)?'],
    ['2 * (sin x)', 'Did you mean sin(x)?'],
    ['sin^2(x)', 'Did you mean sin(…)^2?'],
    ['2,5*x', 'A decimal point, not a comma: 2.5'],
    ['x y', 'Did you mean x * y?'],
  ])('%s: %s', (text, remedy) => {
    expect(written(text)).toMatch(/^Column \d+: expected .+, found /)
    expect(written(text).endsWith(remedy)).toBe(true)
  })
  it.each(['|x', '√', '√-x', '|', '||', 'x | y', '2x^2y', '1/2x'])('%s stays refused', (text) =>
    expect(written(text)).toMatch(/^Column \d+: expected/),
  )
})
