// What the stepper says where there is no step to speak of: at the start, and when something is missing.
import type { Diagnostic } from '../../core/diagnostic'
import type { Trace } from '../../core/engine/trace'
import type { Graph } from '../../core/graph/document'
import { describeShape, soleNumber } from '../../core/tensor'
import { formatNumber } from '../../core/words/numbers'
import { sentence } from '../../core/words/sentences'
import type { Piece } from '../../core/words/steps'
import { sayStep } from '../../core/words/steps'

const text = (words: string): Piece => ({ kind: 'text', text: words })

/** Values of more sources than this are counted, not listed. */
const mostListed = 6

/** The sentence for a place in the trace. */
export function sentenceAt(
  graph: Graph,
  trace: Trace,
  diagnostics: readonly Diagnostic[],
  cursor: number,
  digits: number,
): readonly Piece[] {
  const problem = diagnostics.find(({ severity }) => severity === 'error')
  const isAtEdge = cursor === 0 || cursor === trace.steps.length
  if (graph.nodes.length === 0)
    return [text('There is nothing to step through yet: type a formula or open an example.')]
  if (trace.program.root === null && isAtEdge && problem) return [text(sentence(problem))]
  if (trace.steps.length === 0) {
    return [text('There is nothing to step through yet: the graph has no operation whose inputs are all wired.')]
  }
  return cursor === 0 ? startOf(trace, digits) : sayStep(trace, cursor - 1, digits)
}

/** "Known: w = 2 and y = 1. Step on to compute the rest." */
function startOf(trace: Trace, digits: number): readonly Piece[] {
  const { instructions, inputs } = trace.program
  const known = inputs.slice(0, mostListed).flatMap((slot, at): Piece[] => {
    const value = trace.values[slot]
    const name = instructions[slot]?.name
    if (!value || name === undefined) return []
    const number = soleNumber(value)
    const shown = number === undefined ? describeShape(value.shape) : formatNumber(number, digits)
    const isLast = at === inputs.length - 1
    const link = at === 0 ? '' : isLast ? ' and ' : ', '
    return [text(link), { kind: 'name', text: name }, text(number === undefined ? ', a ' : ' = '), text(shown)]
  })
  const rest = inputs.length > mostListed ? ` and ${inputs.length - mostListed} more` : ''
  const opening = inputs.length === 0 ? [] : [text('Known: '), ...known, text(`${rest}. `)]
  return [...opening, text('Step on (→) to compute from left to right.')]
}
