// What a learner predicts before a step is shown: the question that a step asks, and what a wrong answer has left out. Every
// slip is a computation of its own on the finished trace, so that one is named only where it explains the answer.
import { numbers } from '../algebra/numbers'
import { pullBack } from '../engine/backward'
import { endOfWire } from '../engine/local'
import type { BackwardStep, Step, Trace } from '../engine/trace'
import type { NodeId } from '../graph/document'
import type { Instruction } from '../graph/program'
import type { Tensor } from '../tensor'
import { full, isSameShape } from '../tensor'

/** What is hidden: a value, the root's 1, what one wire sends, or at the last of several paths the whole adjoint. */
export interface Question {
  readonly kind: 'value' | 'seed' | 'contribution' | 'adjoint'
  readonly step: Step
  /** Whose number is asked for. */
  readonly node: NodeId
  readonly expected: Tensor
}

/** What the next step would show, as a question; null where nothing is left, or where no number answers it. */
export function questionAt(trace: Trace, cursor: number): Question | null {
  const step = trace.steps[cursor]
  const asked = step && ask(trace, step)
  return asked?.expected.data.every(Number.isFinite) ? asked : null
}

function ask(trace: Trace, step: Step): Question {
  if (step.kind !== 'backward') {
    const slot = trace.program.slotOf.get(step.node) as number
    const known = step.kind === 'seed' ? trace.adjoints[slot] : trace.values[slot]
    return { kind: step.kind === 'seed' ? 'seed' : 'value', step, node: step.node, expected: known as Tensor }
  }
  const isWhole = step.missing === 0 && contributionsTo(trace, step.to).length > 1
  return isWhole
    ? { kind: 'adjoint', step, node: step.to, expected: step.sum }
    : { kind: 'contribution', step, node: step.to, expected: step.contribution }
}

/** What each wire brings back to a node, in the order of arrival. */
const contributionsTo = (trace: Trace, node: NodeId): readonly BackwardStep[] =>
  trace.steps.filter((step): step is BackwardStep => step.kind === 'backward' && step.to === node)

/** By flat index; null where nothing was answered. */
export type Answer = readonly (number | null)[]

export type Miss =
  | { readonly kind: 'sign' | 'transposed' }
  /** A value was given where a derivative, or the value of another node, is asked for. */
  | { readonly kind: 'value'; readonly node: NodeId }
  /** The adjoint of the head, or its local derivative, was left out of the product. */
  | { readonly kind: 'upstream' | 'local'; readonly head: NodeId; readonly tail: NodeId }
  /** What the head sends to another of its inputs. */
  | { readonly kind: 'port'; readonly head: NodeId; readonly tail: NodeId }
  /** These nodes send back too. */
  | { readonly kind: 'paths'; readonly node: NodeId; readonly missing: readonly NodeId[] }
  /** The sum so far was given for what one wire adds. */
  | { readonly kind: 'sum'; readonly node: NodeId }
  /** The two inputs stand the wrong way round. */
  | { readonly kind: 'swapped'; readonly node: NodeId }
  | { readonly kind: 'factor'; readonly factor: number }

export type Reply = { readonly isRight: true } | { readonly isRight: false; readonly miss: Miss | null }

interface Candidate {
  readonly miss: Miss
  readonly answer: Tensor
}

/** Is the answer right, as far as it was given, and if not, which slip explains it? Cost: a few backward rules. */
export function judge(trace: Trace, question: Question, answer: Answer): Reply {
  const { expected } = question
  const scale = scaleOf(trace, question)
  const matches = (t: Tensor): boolean =>
    isSameShape(t.shape, expected.shape) && answer.every((x, i) => x === null || isClose(x, t.data[i] as number, scale))
  if (matches(expected)) return { isRight: true }
  const found = candidates(trace, question).find(({ answer: other }) => matches(other))
  return { isRight: false, miss: found?.miss ?? null }
}

/** A number that is shown whole must be met; of one that is shown rounded, three digits are enough. */
const loose = 2e-3
const strict = 1e-9

function isClose(given: number, wanted: number, scale: number): boolean {
  const isShownWhole = Number(wanted.toPrecision(4)) === wanted || (Number.isInteger(wanted) && Math.abs(wanted) < 1e6)
  const within = isShownWhole ? strict : loose
  return Math.abs(given - wanted) <= Math.max(within * Math.abs(wanted), strict * scale)
}

/** The size of the numbers that the answer is made of: what is left of a cancellation counts as 0. */
function scaleOf(trace: Trace, { kind, step, node }: Question): number {
  const largest = (ts: readonly Tensor[]): number =>
    ts.reduce((most, { data }) => data.reduce((m, x) => Math.max(m, Math.abs(x)), most), 0)
  if (kind === 'adjoint') return largest(contributionsTo(trace, node).map(({ contribution }) => contribution))
  if (step.kind !== 'forward') return largest([])
  return largest(inputsOf(trace, instructionOf(trace, node)))
}

const instructionOf = ({ program }: Trace, node: NodeId): Instruction =>
  program.instructions[program.slotOf.get(node) as number] as Instruction

const inputsOf = (trace: Trace, { inputs }: Instruction): readonly Tensor[] =>
  inputs.map((slot) => trace.values[slot] as Tensor)

const valueOf = (trace: Trace, node: NodeId): Tensor => trace.values[trace.program.slotOf.get(node) as number] as Tensor

function candidates(trace: Trace, question: Question): readonly Candidate[] {
  const { kind, step, node, expected } = question
  const own: readonly Candidate[] =
    kind === 'adjoint' && step.kind === 'backward'
      ? [...missingPaths(trace, node), ...lastPathWrong(trace, step)]
      : kind === 'contribution' && step.kind === 'backward'
        ? [...wireSlips(trace, step), ...sumGiven(step)]
        : kind === 'value'
          ? valueSlips(trace, node)
          : []
  return [
    ...own,
    { miss: { kind: 'sign' }, answer: numbers.neg(expected) },
    ...(isSquare(expected) ? [{ miss: { kind: 'transposed' } as const, answer: numbers.transpose(expected) }] : []),
    ...(kind === 'value' ? [] : [{ miss: { kind: 'value', node } as const, answer: valueOf(trace, node) }]),
    ...factors(expected),
  ]
}

const isSquare = ({ shape }: Tensor): boolean => shape.length === 2 && shape[0] === shape[1]

/** A factor 2 is what most often gets lost, or is counted twice. */
const factors = (expected: Tensor): readonly Candidate[] =>
  [2, 0.5, -2, -0.5].map((factor) => ({
    miss: { kind: 'factor', factor },
    answer: numbers.mul(numbers.constant(factor), expected),
  }))

/** What goes wrong in upstream × local on one wire. */
function wireSlips(trace: Trace, step: BackwardStep): readonly Candidate[] {
  const { slot, port } = endOfWire(trace, step.edge) as { slot: number; port: number }
  const head = instructionOf(trace, step.from)
  const output = trace.values[slot] as Tensor
  const upstream = trace.adjoints[slot] as Tensor
  const sent = (cotangent: Tensor): readonly Tensor[] =>
    pullBack(numbers, head, inputsOf(trace, head), output, cotangent)
  const ends = { head: step.from, tail: step.to }
  const others = sent(upstream).flatMap((answer, at): Candidate[] => {
    const tail = trace.program.instructions[head.inputs[at] as number]?.node as NodeId
    return at === port || !head.carries[at] ? [] : [{ miss: { kind: 'port', head: step.from, tail }, answer }]
  })
  return [
    { miss: { kind: 'upstream', ...ends }, answer: sent(full(output.shape, 1))[port] as Tensor },
    { miss: { kind: 'local', ...ends }, answer: upstream },
    ...others,
    { miss: { kind: 'value', node: step.from }, answer: output },
  ]
}

/** The sum so far, where it is more than what this wire adds. */
const sumGiven = ({ sum, to }: BackwardStep): readonly Candidate[] => [{ miss: { kind: 'sum', node: to }, answer: sum }]

/** Sums of more wires than this are not searched for what is missing. */
const mostPaths = 10

/** Sums in which some of the wires are missing, fewest first. */
function missingPaths(trace: Trace, node: NodeId): readonly Candidate[] {
  const all = contributionsTo(trace, node)
  if (all.length > mostPaths) return []
  const bits = Array.from({ length: 2 ** all.length - 2 }, (_, i) => i + 1)
  const subsets = bits.map((mask) => all.map((_, k) => ((mask >> k) & 1) === 1))
  const sizeOf = (kept: readonly boolean[]): number => kept.filter(Boolean).length
  return subsets
    .sort((a, b) => sizeOf(b) - sizeOf(a))
    .map((kept) => ({
      miss: { kind: 'paths', node, missing: all.filter((_, k) => !kept[k]).map(({ from }) => from) },
      answer: total(all.filter((_, k) => kept[k])),
    }))
}

const total = (steps: readonly BackwardStep[]): Tensor =>
  steps.map(({ contribution }) => contribution).reduce((sum, part) => numbers.add(sum, part))

/** The sum with a slip in the path that came last. */
function lastPathWrong(trace: Trace, step: BackwardStep): readonly Candidate[] {
  const before = numbers.sub(step.sum, step.contribution)
  const last = [...wireSlips(trace, step), { miss: { kind: 'sign' } as const, answer: numbers.neg(step.contribution) }]
  return last
    .filter(({ miss, answer }) => miss.kind !== 'value' && isSameShape(answer.shape, before.shape))
    .map(({ miss, answer }) => ({ miss, answer: numbers.add(before, answer) }))
}

/** What goes wrong in a value: the inputs the wrong way round, or one of them given alone. */
function valueSlips(trace: Trace, node: NodeId): readonly Candidate[] {
  const instruction = instructionOf(trace, node)
  const inputs = inputsOf(trace, instruction)
  const [a, b] = inputs
  const canSwap = inputs.length === 2 && a && b && isSameShape(a.shape, b.shape)
  const swapped = canSwap ? [instruction.op.forward(numbers, [b, a], instruction.attributes)] : []
  return [
    ...swapped.map((answer): Candidate => ({ miss: { kind: 'swapped', node }, answer })),
    ...instruction.inputs.map((slot): Candidate => ({
      miss: { kind: 'value', node: trace.program.instructions[slot]?.node as NodeId },
      answer: trace.values[slot] as Tensor,
    })),
  ]
}
