// Where f has no bound nothing is the highest, as the picture's key says too.
import { expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { compile } from '../graph/compile'
import { readFormula } from '../language/read'
import { findCritical } from './critical'

function found(formula: string) {
  const read = readFormula(formula)
  if (isDiagnostic(read)) throw new Error(read.code)
  const { program } = compile(read.graph)
  const axes = read.graph.nodes
    .filter(({ op }) => op === 'input')
    .map(({ id }) => ({ node: id, index: 0, low: -2, high: 2 }))
  return findCritical(program, program.sources, axes)!
}

it.each([
  ['1/(x^2+y^2)', '+', true, false],
  ['-1/(x^2+y^2)', '−', false, true],
  ['1/x', '±', false, false],
  ['log(x^2)', '−', false, true],
])('%s has a pole with sign %s and no bound on that side', (formula, sign, hasLowest, hasHighest) => {
  const { lowest, highest, poles } = found(formula)
  expect(poles[0]).toMatchObject({ sign })
  poles[0]!.point.forEach((x) => expect(x).toBeCloseTo(0, 9))
  expect([lowest !== null, highest !== null]).toEqual([hasLowest, hasHighest])
})
it('a function without poles has both', () => {
  const { lowest, highest, poles, hasGaps } = found('x^2 + y^2')
  expect([lowest?.value, highest?.value, poles, hasGaps]).toEqual([0, 8, [], false])
})
it('says where f has no value at all, and only there', () => {
  expect(found('sqrt(-1-x^2-y^2)').isNowhere).toBe(true)
  expect(found('sqrt(1-x^2-y^2)').isNowhere).toBe(false)
})
