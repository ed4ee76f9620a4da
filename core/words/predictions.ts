// What is said around a prediction: the question, and to a wrong answer the slip that would explain it.
import type { Trace } from '../engine/trace'
import type { NodeId } from '../graph/document'
import type { Miss, Question } from '../language/predict'
import { fractionText } from './fractions'
import { formatNumber, usualDigits } from './numbers'
import type { Piece } from './steps'
import { formulaOf, listed, shortValue } from './steps'

const text = (words: string): Piece => ({ kind: 'text', text: words })
const name = (letters: string): Piece => ({ kind: 'name', text: letters })

const nameIn = ({ program }: Trace, node: NodeId): string =>
  program.instructions[program.slotOf.get(node) as number]?.name ?? node

/** The question as a sentence: with all the numbers that are known, and without the one that is asked for. */
export function sayQuestion(trace: Trace, asking: Question, digits = usualDigits): readonly Piece[] {
  const { kind, step, node } = asking
  const asked = name(nameIn(trace, node))
  if (kind === 'seed')
    return [text('Backward starts at the root. At what rate does '), asked, text(' change with itself?')]
  if (step.kind !== 'backward')
    return [asked, text(' = '), ...formulaOf(trace, node), text('. What is '), asked, text('?')]
  const head = name(nameIn(trace, step.from))
  const upstream = trace.adjoints[trace.program.slotOf.get(step.from) as number]
  const size = upstream && { kind: 'number' as const, text: shortValue(upstream, digits) }
  const isNumber = upstream?.shape.length === 0
  const known = size ? (isNumber ? [text(' has adjoint '), size] : [text(' has a '), size, text(' adjoint')]) : []
  const rule = [head, text(' = '), ...formulaOf(trace, step.from), ...known]
  if (kind === 'contribution') return [...rule, text('. What does it send to '), asked, text('?')]
  return [
    ...rule,
    text('. It is the last path into '),
    asked,
    text(': what is the whole adjoint of '),
    asked,
    text('?'),
  ]
}

/** What a wrong answer has left out; where nothing explains it, only that it is wrong. */
export function sayMiss(miss: Miss | null, nameOf: (node: NodeId) => string): string {
  if (!miss) return 'Not that, and no usual slip explains it.'
  switch (miss.kind) {
    case 'sign':
      return 'The sign is wrong.'
    case 'transposed':
      return 'That is the transpose.'
    case 'value':
      return `That is the value of ${nameOf(miss.node)}.`
    case 'upstream':
      return `Upstream is missing: multiply by the adjoint of ${nameOf(miss.head)} too.`
    case 'local':
      return `The local derivative is missing: how does ${nameOf(miss.head)} change with ${nameOf(miss.tail)}?`
    case 'port':
      return `That is what ${nameOf(miss.head)} sends to ${nameOf(miss.tail)}.`
    case 'paths': {
      const from = listed(miss.missing.map(nameOf))
      return `${miss.missing.length === 1 ? 'A path is' : 'Paths are'} missing: ${nameOf(miss.node)} also feeds ${from}.`
    }
    case 'sum':
      return `That is the adjoint of ${nameOf(miss.node)} so far; asked is what this wire adds to it.`
    case 'swapped':
      return `The inputs of ${nameOf(miss.node)} stand the wrong way round.`
    case 'factor':
      return `A factor is off: that is ${fractionText(miss.factor) ?? formatNumber(miss.factor)} times what is asked for.`
  }
}
