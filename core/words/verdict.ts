// What a verdict on a point says: the kind, the reason, and whether it is proved or only seen.
import type { Conclusion } from '../calculus/reduced'
import type { Ray } from '../calculus/rays'
import { highestOrder } from '../calculus/rays'
import type { Verdict } from '../calculus/verdict'
import { simplified } from '../calculus/fan'
import { fractionText } from './fractions'
import { formatNumber, raised } from './numbers'

/** Names that a verdict needs: of the entries in its order (x, v[0]), and of a node by its id. */
export interface Names {
  readonly entries: readonly string[]
  nodeOf(id: string): string
}

/** A number, as a fraction where it is one to all its digits. */
const say = (x: number): string => fractionText(x) ?? formatNumber(x)

const listed = (numbersOf: readonly number[]): string =>
  numbersOf.length === 1 ? say(numbersOf[0] as number) : `(${numbersOf.map(say).join(', ')})`

const power = (k: number): string => (k === 1 ? 't' : `t${raised(k)}`)

/** "2t³", "−t⁴". */
function term(coefficient: number, order: number): string {
  if (coefficient === 1) return power(order)
  if (coefficient === -1) return `−${power(order)}`
  const number = say(coefficient)
  return number.includes('/') ? `${number} ${power(order)}` : `${number}${power(order)}`
}

const isStraight = ({ bend }: Ray): boolean => bend.every((x) => Math.abs(x) < 1e-9)

/** "(x, y) = (1, 1)t" beside the point, with what bends. */
function along(ray: Ray, { entries }: Names): string {
  const who = entries.length === 1 ? entries[0] : `(${entries.join(', ')})`
  const bend = isStraight(ray) ? '' : ` + ${listed(ray.bend)}${power(2)}`
  return `${who} = p + ${listed(ray.direction)}${power(1)}${bend}`
}

const asFunction = ({ order, coefficient }: Ray): string =>
  order === null ? 'f does not change' : `f changes by ${term(coefficient, order)}`

/** The sentences of a verdict, the verdict itself first. */
export function sayVerdict(verdict: Verdict, names: Names): readonly string[] {
  const { kind, certainty, reason, spectrum } = verdict
  switch (reason.kind) {
    case 'slope': {
      const at = verdict.order.findIndex(
        ({ node, index }) => node === reason.entry.node && index === reason.entry.index,
      )
      return [
        `Not a critical point: the slope in ${names.entries[at] ?? ''} is ${say(reason.slope)}, not 0.`,
        `The Hessian is ${spectrum?.definiteness ?? 'not finite'}.`,
      ]
    }
    case 'curvature':
      return [
        `A local ${kind}.`,
        `The gradient is 0 and every eigenvalue of the Hessian is ${kind === 'minimum' ? 'above' : 'below'} 0: it is ${spectrum?.definiteness}.`,
      ]
    case 'both curvatures':
      return [
        'A saddle.',
        `The gradient is 0; it curves up along ${listed(simplified(reason.up))} and down along ${listed(simplified(reason.down))}.`,
      ]
    case 'kink':
      return [`No verdict: ${names.nodeOf(reason.node)} stands on a kink, so second derivatives mean nothing here.`]
    case 'undefined':
      return ['No verdict: a value or a derivative is not a finite number here.']
    default:
      return [headline(kind, certainty), silence(verdict), ...because(reason, names)]
  }
}

function headline(kind: Verdict['kind'], certainty: Verdict['certainty']): string {
  if (kind === 'neither') return 'Neither a minimum nor a maximum.'
  if (kind === 'inconclusive') return 'Inconclusive.'
  return certainty === 'proved' ? `A local ${kind}.` : `It looks like a local ${kind}; that is seen, not proved.`
}

/** Why the Hessian alone does not decide. */
const silence = ({ spectrum }: Verdict): string =>
  spectrum?.definiteness === 'zero'
    ? 'The Hessian is the zero matrix, so the second-derivative test is inconclusive; higher orders were asked.'
    : `The Hessian is ${spectrum?.definiteness}: along ${spectrum?.zero.map(({ vector }) => listed(simplified(vector))).join(' and ')} it has no curvature, so the second-derivative test is inconclusive; higher orders were asked.`

function because(reason: Conclusion['reason'], names: Names): readonly string[] {
  switch (reason.kind) {
    case 'through':
      return [
        `Along ${along(reason.ray, names)}, ${asFunction(reason.ray)}, which changes sign: lower on one side of p, higher on the other.`,
      ]
    case 'up and down': {
      const { up, down } = reason
      const part = (ray: Ray | null, way: string, curvature: string): string =>
        ray
          ? `it ${way} along ${along(ray, names)}, where ${asFunction(ray)}`
          : `it ${way} where it curves ${curvature}`
      const trap = [up, down].some((ray) => ray !== null && !isStraight(ray))
      return [
        `However near to p, ${part(up, 'rises', 'up')}, and ${part(down, 'falls', 'down')}.`,
        ...(trap ? ['Going one way along every straight line does not make an extremum; a curve shows it.'] : []),
      ]
    }
    case 'one way': {
      const way = reason.trend === 'up' ? 'rises' : 'falls'
      const where = reason.tried === 1 ? 'There it' : `Along each of the ${reason.tried} directions tried it`
      return [
        `${where} ${way} with ${power(reason.order)}; no direction tried goes ${reason.trend === 'up' ? 'down' : 'up'}.`,
      ]
    }
    case 'uneven':
      return [
        `No direction tried goes ${reason.trend === 'up' ? 'down' : 'up'}, but they do not all go with one power, so between them it may turn. ${reason.tried} directions prove nothing.`,
      ]
    case 'thin':
      return [
        `No direction tried goes ${reason.trend === 'up' ? 'down' : 'up'}, but some rise or fall so little beside others that between them it may turn. ${reason.tried} directions prove nothing.`,
      ]
    case 'flat':
      return [`Along ${along(reason.ray, names)} it is constant through order ${highestOrder}.`]
    case 'rough':
      return [`Along ${along(reason.ray, names)} it has no such derivatives.`]
  }
}
