// A difference check in words. Pure: the numbers come from core/engine/check.
import type { Check } from '../../core/engine/check'
import { checkInput, checkWire } from '../../core/engine/check'
import { endOfWire } from '../../core/engine/local'
import type { Trace } from '../../core/engine/trace'
import type { Diagnostic } from '../../core/diagnostic'
import type { EdgeId, Graph, NodeId } from '../../core/graph/document'
import { indexOf, pathBetween } from '../../core/graph/look'
import { formatNumber } from '../../core/words/numbers'

export interface Verdict {
  readonly kind: 'agrees' | 'differs' | 'cannot'
  readonly text: string
  /** The two numbers that do not agree. */
  readonly odd?: { readonly rule: number; readonly difference: number }
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
export function verdictOf(
  graph: Graph,
  trace: Trace,
  diagnostics: readonly Diagnostic[],
  subject: Subject,
): Verdict | null {
  const slot = trace.program.slotOf.get(subject.id)
  const checkOfInput = (): Check | null => (slot === undefined ? null : checkInput(trace, slot))
  const check = subject.kind === 'wire' ? checkWire(trace, subject.id) : checkOfInput()
  return check && say(check, hasKinkAhead(graph, diagnostics, subject))
}

/** Is there a kink at the head of the wire, or at anything that it leads to? */
function hasKinkAhead(graph: Graph, diagnostics: readonly Diagnostic[], subject: Subject): boolean {
  const start = subject.kind === 'input' ? subject.id : indexOf(graph).edges.get(subject.id)?.to
  return diagnostics.some(
    ({ code, place }) =>
      code === 'E304' &&
      start !== undefined &&
      place.node !== undefined &&
      pathBetween(graph, start, place.node) !== null,
  )
}

/** The sentence for a check. */
export function say(check: Check, isAtKink: boolean): Verdict {
  // Two NaN are "the same" to the engine; to a learner they are no answer.
  if (!check.comparisons.every(({ exact, difference }) => Number.isFinite(exact) && Number.isFinite(difference))) {
    return { kind: 'cannot', text: 'a difference cannot judge here: a value is not a finite number' }
  }
  if (check.agrees) return { kind: 'agrees', text: agreement(check.worst) }
  if (isAtKink) {
    return { kind: 'cannot', text: 'a difference cannot judge at a kink: the slopes on its two sides are not the same' }
  }
  const worst = check.comparisons.find(({ error }) => error === check.worst)
  if (!worst) return { kind: 'cannot', text: 'a difference cannot judge here' }
  const where = check.comparisons.length > 1 ? ` at entry ${worst.index + 1}` : ''
  return {
    kind: 'differs',
    odd: { rule: worst.exact, difference: worst.difference },
    text: `does not agree${where}: the rule says ${formatNumber(worst.exact)}, a central difference ${formatNumber(worst.difference)}`,
  }
}

const agreement = (worst: number): string =>
  worst === 0
    ? 'agrees exactly with a central difference'
    : `agrees with a central difference to ${formatNumber(worst, 1)}`
