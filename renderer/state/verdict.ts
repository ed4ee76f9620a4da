// A difference check in words. Pure: the numbers come from core/engine/check.
import type { Doubt, Judgement } from '../../core/engine/check'
import { checkInput, checkWire } from '../../core/engine/check'
import type { Constant } from '../../core/engine/doubts'
import { endOfWire } from '../../core/engine/local'
import type { Trace } from '../../core/engine/trace'
import type { EdgeId, NodeId } from '../../core/graph/document'
import { formatNumber } from '../../core/words/numbers'

export interface Verdict {
  readonly kind: 'agrees' | 'differs' | 'cannot'
  readonly text: string
  /** The two numbers that do not agree. */
  readonly odd?: { readonly rule: number; readonly difference: number; readonly because?: string }
}

/** What is checked: the contribution of one wire, or the gradient of one input. */
export interface Subject {
  readonly kind: 'wire' | 'input'
  /** Of the edge or of the node. */
  readonly id: EdgeId | NodeId
}

/** Numbers that change this quickly, in milliseconds, are still being dragged: a check waits so long. */
export const rest = 250

/** Two forward passes per entry: beyond this many rule calls the check waits for a press of a button. */
export const freely = 200_000

/** How many rules a check would call. */
export function costOf(trace: Trace, { kind, id }: Subject): number {
  const { program } = trace
  const tail = kind === 'wire' ? endOfWire(trace, id)?.tail : program.slotOf.get(id)
  const entries = tail === undefined ? 0 : (trace.values[tail]?.data.length ?? 0)
  return 2 * entries * program.instructions.length
}

/** Runs the check. Null when nothing flows back there. Cost: `costOf` rule calls. */
export function verdictOf(trace: Trace, { kind, id }: Subject): Verdict | null {
  const slot = trace.program.slotOf.get(id)
  const checkOfInput = (): Judgement | null => (slot === undefined ? null : checkInput(trace, slot))
  const check = kind === 'wire' ? checkWire(trace, id) : checkOfInput()
  return check && say(check)
}

/** The sentence for a check. */
export function say({ comparisons, agrees, worst, doubt }: Judgement): Verdict {
  // Two NaN are "the same" to the engine; to a learner they are no answer.
  if (!comparisons.every(({ exact, difference }) => Number.isFinite(exact) && Number.isFinite(difference))) {
    return { kind: 'cannot', text: 'a difference cannot judge here: a value is not a finite number' }
  }
  if (doubt) return sayDoubt(doubt)
  if (agrees) return { kind: 'agrees', text: agreement(worst) }
  const odd = comparisons.find(({ error }) => error === worst)
  if (!odd) return { kind: 'cannot', text: 'a difference cannot judge here' }
  const where = comparisons.length > 1 ? ` at entry ${odd.index + 1}` : ''
  return {
    kind: 'differs',
    odd: { rule: odd.exact, difference: odd.difference },
    text: `does not agree${where}: the rule says ${formatNumber(odd.exact)}, a central difference ${formatNumber(odd.difference)}`,
  }
}

function sayDoubt(doubt: Doubt): Verdict {
  if (doubt.kind === 'kink') return { kind: 'cannot', text: `a difference cannot judge ${sayKink(doubt)}` }
  const { exact, difference } = doubt.odd
  const because = `because of ${doubt.of.map(sayConstant).join(' and ')}`
  const numbers = `the gradient is ${formatNumber(exact)}, a central difference of the whole ${formatNumber(difference)}`
  return {
    kind: 'differs',
    odd: { rule: exact, difference, because },
    text: `differs, ${because}: ${numbers}. For the derivative, what is kept back counts as a constant; for the value it moves.`,
  }
}

/** "at the kink of f: …", with the slopes on its two sides where they are numbers. */
export function sayKink({ name, sides }: Extract<Doubt, { kind: 'kink' }>): string {
  if (!sides) return `at the kink of ${name}: the slopes on its two sides may not be the same`
  const [left, right] = [formatNumber(sides.left), formatNumber(sides.right)]
  return `at the kink of ${name}: the slope is ${left} on the left and ${right} on the right, and a central difference is their mean`
}

const sayConstant = ({ name, kind }: Constant): string =>
  ({ detach: `${name}, which detaches`, inside: `the detach inside ${name}`, cut: `the cut wire into ${name}` })[kind]

const agreement = (worst: number): string =>
  worst === 0
    ? 'agrees exactly with a central difference'
    : `agrees with a central difference to ${formatNumber(worst, 1)}`
