// What is said of a walk downhill: why a step is what it is, why none is made, and how the walk ended. Never "converged".
import { simplified } from '../calculus/fan'
import type { RateLimit } from '../calculus/descent'
import type { Ending } from '../calculus/ending'
import type { Reason, Refusal } from '../calculus/methods/method'
import type { Point } from '../calculus/landscape'
import { entriesText, sayHeld } from './entries'
import { formatNumber } from './numbers'
import { sentence } from './sentences'

const listed = (point: Point): string =>
  point.length === 1 ? formatNumber(point[0] as number) : `(${point.map((x) => formatNumber(x)).join(', ')})`

const tries = (count: number): string => (count === 1 ? 'at the first try' : `after ${count} tries`)

/** Why this step, in one sentence. */
export function sayReason(reason: Reason): string {
  switch (reason.kind) {
    case 'no slope':
      return 'The slope is 0 and nothing is carried over, so no step is made.'
    case 'slope':
      return `Straight against the slope, ${formatNumber(reason.rate)} times as far as it is long.`
    case 'carried':
      return reason.carried === 0
        ? `Against the slope by ${formatNumber(reason.slope)}; nothing is carried over yet.`
        : `Against the slope by ${formatNumber(reason.slope)}, and carried over from earlier steps by ${formatNumber(reason.carried)}.`
    case 'own rates':
      return ownRates(reason)
    case 'newton':
      switch (reason.definiteness) {
        case 'positive definite':
          return 'The model curves up in every direction: its critical point is a minimum.'
        case 'negative definite':
          return 'The model curves down in every direction: Newton goes to its maximum, uphill.'
        default:
          return 'The model curves up and down: Newton goes to its saddle.'
      }
    case 'searched':
      return `Rate ${formatNumber(reason.rate)} was found ${tries(reason.tries)}: there f falls enough.`
    case 'pairs':
      return reason.pairs === 0
        ? `Nothing is learned yet: straight down the slope. Rate ${formatNumber(reason.rate)}, ${tries(reason.tries)}.`
        : `Curvature learned from ${reason.pairs === 1 ? 'one step' : `${reason.pairs} steps`}. Rate ${formatNumber(reason.rate)}, ${tries(reason.tries)}.`
    case 'trusted':
      return reason.isMade
        ? `f kept ${formatNumber(100 * reason.ratio, 3)} % of what the model promised within ${formatNumber(reason.radius)}.`
        : `The model promised too much (f kept ${formatNumber(100 * reason.ratio, 3)} %): no step, and a smaller radius.`
  }
}

function ownRates({ of, least, most, shrink }: Reason & { kind: 'own rates' }): string {
  const [low, high] = [formatNumber(least), formatNumber(most)]
  const times = low === high ? `counts ${low} times` : `counts ${low} to ${high} times`
  const what = of === 'slope' ? 'Each slope' : 'Each mean of slopes'
  const besides = shrink > 0 ? ` Besides, each number shrinks by ${formatNumber(100 * shrink, 3)} %.` : ''
  return `${what} ${times}, the less the larger its own slopes have been.${besides}`
}

/** Why no step is made, and what to do. */
export function sayRefusal(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'singular': {
      const flat = refusal.flat.map((vector) => listed(simplified(vector))).join(' and ')
      return `No Newton step: along ${flat} the Hessian has no curvature, so the quadratic model has no critical point to go to. Take gradient descent or a trust region here.`
    }
    case 'no curvature':
      return 'No step: the Hessian is not finite here. Start from another point.'
    case 'no fall':
      return `No step: none of ${refusal.tries} rates lowers f along this direction. Either this is as low as rounding lets it go, or the slope is wrong at a kink.`
  }
}

const limitText = ({ rule, rate }: RateLimit): string => `${rule} = ${formatNumber(rate)}`
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** How the walk ended: what is known of the place, never more. `steps` were made at rate `rate`, null where there is none. */
export function sayEnding(ending: Ending, steps: number, rate: number | null): string {
  switch (ending.kind) {
    case 'flat':
      return ending.held.length === 0
        ? flat(ending.definiteness)
        : `Over ${entriesText(ending.moving)} alone: ${lowerFirst(flat(ending.definiteness))} ${sayHeld(ending.held)}`
    case 'kink':
      return `Stopped on a kink of ${ending.name}: the slope 0 is chosen there, and f has no second derivatives. Whether f is lowest here, or falls beside it, is open; look at the curve.`
    case 'plateau':
      return `A plateau: the slope (${formatNumber(ending.slope)}) and the curvature along it (${formatNumber(ending.curvature)}) are both next to nothing, so the steps get nowhere. This is no minimum.`
    case 'tired':
      return `Stopped: the steps no longer change a number, but the slope is still ${formatNumber(ending.slope)}.`
    case 'circling': {
      const [one, other] = ending.between
      const where = `Circling between ${listed(one)} and ${listed(other)}`
      if (ending.over === 'kink')
        return `${where}: between them f has a kink, where the slope jumps, so a smaller rate circles too, only more narrowly. A rate that shrinks on the way (AdaGrad, line search) comes closer and closer.`
      if (!ending.hasLimit) return `${where}. A smaller rate circles more narrowly.`
      const why =
        rate !== null && ending.limit !== null && rate > ending.limit.rate
          ? ` The rate is above ${limitText(ending.limit)} there.`
          : ''
      return `${where}.${why} A smaller rate would settle.`
    }
    case 'diverging':
      return rate !== null && ending.limit !== null && rate > ending.limit.rate
        ? `Diverging: the rate ${formatNumber(rate)} is above ${limitText(ending.limit)}, so every step overshoots by more than it gained.`
        : `Diverging: the steps grow without end${ending.limit ? ` (${limitText(ending.limit)})` : ''}. Take a smaller rate.`
    case 'bottomless':
      return 'f falls without end on this way: it has no lowest value here.'
    case 'stopped':
      return sentence(ending.fault)
    case 'refused':
      return sayRefusal(ending.refusal)
    case 'budget':
      return `Paused after ${formatNumber(steps)} steps: the slope is still ${formatNumber(ending.slope)}.`
  }
}

function flat(definiteness: (Ending & { kind: 'flat' })['definiteness']): string {
  switch (definiteness) {
    case 'positive definite':
      return 'The slope is 0 and f curves up in every direction: a local minimum.'
    case 'negative definite':
      return 'The slope is 0, but f curves down in every direction: this is a maximum, not a minimum.'
    case 'indefinite':
      return 'The slope is 0, but f curves up in one direction and down in another: this is a saddle.'
    case null:
      return 'The slope is 0, but the Hessian is not finite here: what this is stays open.'
    default:
      return `The slope is 0, but the Hessian is ${definiteness}: a minimum, a saddle or a plateau. The verdict asks higher orders.`
  }
}
