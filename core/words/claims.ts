// What is said to a claimed derivative: right, or where it is wrong and which slip would explain it.
import type { Counterexample, Judgement } from '../language/claim'
import type { Slip } from '../language/slips'
import type { Tensor } from '../tensor'
import { describeShape } from '../tensor'
import { fractionText } from './fractions'
import { formatNumber } from './numbers'

/** Enough digits to see the difference, few enough to read. */
const digits = 8

const number = (t: Tensor, index: number): string => formatNumber(t.data[index] as number, digits)

const several = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`

/** x = 1.5, A is a 2 × 2. */
function point(at: ReadonlyMap<string, Tensor>): string {
  const parts = [...at].map(([name, t]) =>
    t.data.length === 1
      ? `${name} = ${number(t, 0)}`
      : `${name} = [${Array.from(t.data, (x) => formatNumber(x, 4)).join(', ')}]`,
  )
  return parts.join(', ')
}

/** A path by the names of its nodes. */
const path = (nodes: readonly string[], nameOf: (node: string) => string): string => nodes.map(nameOf).join(' → ')

/** What this slip is. `nameOf` gives a node's name. */
export function saySlip(slip: Slip, nameOf: (node: string) => string): string {
  switch (slip.kind) {
    case 'shape':
      return `A gradient has the shape of its variable: ${describeShape(slip.wanted)}. The claim is ${slip.found.length < 2 ? 'a ' : ''}${describeShape(slip.found)}.`
    case 'transposed':
      return 'The claim is the transpose. A gradient has the shape of its variable here; numerator layout would write it transposed.'
    case 'sign':
      return 'The sign is wrong: the claim is minus the derivative.'
    case 'value':
      return 'That is the function itself, not its derivative.'
    case 'local':
      return `The derivative of ${nameOf(slip.head)} in ${nameOf(slip.tail)} was left out: the chain rule multiplies by it.`
    case 'paths':
      return slip.missing.length === 1
        ? `A path is missing: ${path(slip.missing[0] ?? [], nameOf)}. The derivative is the sum over all paths.`
        : `Only ${slip.kept} of ${slip.kept + slip.missing.length} paths ${slip.kept === 1 ? 'is' : 'are'} there. Missing: ${several(slip.missing.map((nodes) => path(nodes, nameOf)))}.`
    case 'flipped':
      return `The path ${path(slip.path, nameOf)} has the wrong sign.`
    case 'doubled':
      return `The path ${path(slip.path, nameOf)} was added twice.`
    case 'replaced':
      return `The path ${path(slip.by, nameOf)} was counted in place of ${path(slip.path, nameOf)}: the two are not the same.`
    case 'input':
      return slip.isDivisor
        ? `A division by ${nameOf(slip.node)} is missing.`
        : `A factor ${nameOf(slip.node)} is missing.`
    case 'factor':
      return `A constant factor is off: the claim is ${fractionText(slip.factor) ?? formatNumber(slip.factor, digits)} times the derivative.`
  }
}

/** The sentences of a judgement, the verdict first. */
export function sayJudgement(judgement: Judgement, nameOf: (node: string) => string): readonly string[] {
  if (judgement.verdict === 'undecided') {
    return [
      `Not decided: at only ${judgement.points} points was a derivative found to compare with. Give values inside the domain.`,
    ]
  }
  if (judgement.verdict === 'right') {
    const { points, unstable } = judgement
    return [
      `Right: it agrees at ${points} points.`,
      ...(unstable
        ? [
            `Its arithmetic breaks down far out, though: at ${point(unstable.at)} it gives ${number(unstable.claimed, unstable.index)}, the derivative is ${number(unstable.exact, unstable.index)}.`,
          ]
        : []),
    ]
  }
  const { counterexample, slips } = judgement
  const said = slips.map((slip) => saySlip(slip, nameOf))
  if (judgement.verdict === 'given') {
    return [
      `Right only while ${point(judgement.given)}: with that it agrees at ${judgement.points} points.`,
      `In general it is wrong: ${sayPoint(judgement.counterexample)}`,
      ...said,
    ]
  }
  return counterexample ? [`Wrong: ${sayPoint(counterexample)}`, ...said] : ['Wrong.', ...said]
}

function sayPoint({ at, claimed, exact, index }: Counterexample): string {
  const entry = exact.data.length > 1 ? ` (entry ${index + 1})` : ''
  return `at ${point(at)} the claim gives ${number(claimed, index)}, the derivative is ${number(exact, index)}${entry}.`
}
