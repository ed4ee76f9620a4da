// What each step of a trace says, in pieces that the page can typeset and a screen reader can speak.
import { numbers } from '../algebra/numbers'
import { localDerivative } from '../engine/local'
import { kinkedOp } from '../engine/points'
import type { BackwardStep, Trace } from '../engine/trace'
import { arrivalsAt } from '../engine/trace'
import type { Instruction } from '../graph/program'
import { keepsShape } from '../ops/catalogue'
import { isSource } from '../ops/op'
import type { Shape, Tensor } from '../tensor'
import { describeShape } from '../tensor'
import { writeRule } from '../language/write'
import { equalSign, formatNumber, usualDigits } from './numbers'

export interface Piece {
  /** name: typeset as mathematics; equation: the number that is happening now. */
  readonly kind: 'text' | 'name' | 'number' | 'equation'
  readonly text: string
}

const text = (words: string): Piece => ({ kind: 'text', text: words })
const name = (letters: string): Piece => ({ kind: 'name', text: letters })
const equation = (words: string): Piece => ({ kind: 'equation', text: words })

/** Numbers as they are; anything larger by its shape. */
export const shortValue = (t: Tensor, digits = usualDigits): string =>
  t.shape.length === 0 ? formatNumber(t.data[0] as number, digits) : describeShape(t.shape)

/** " = 5" for a number, " is a 3 × 4 matrix" for anything larger. */
function named(t: Tensor, beforeNumber: string, beforeShape: string, digits: number): Piece[] {
  if (t.shape.length === 0) return [text(beforeNumber), equation(shortValue(t, digits))]
  const isMatrix = t.shape.length === 2
  return [text(`${beforeShape}a `), equation(isMatrix ? `${shortValue(t)} matrix` : shortValue(t))]
}

/** "w, x and y". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`

/** The sentence with its typography taken away. */
export const plain = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join('')

/** How a sentence goes on to its last number: with = only where nothing in it is rounded. */
const equals = (numbersIn: readonly Tensor[], digits: number): string =>
  ` ${equalSign(
    numbersIn.flatMap(({ data }) => Array.from(data)),
    digits,
  )} `

/** Negative factors stand in brackets. */
const factor = (words: string): string => (words.startsWith('−') ? `(${words})` : words)

/** A negative number between the brackets or commas of a call, in brackets of its own: they are not needed there. */
const soleArgument = /([(,] ?)\((−[^()]*)\)(?=[,)])/g

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Formula text with the signs of a book: − × ² instead of what a keyboard has. */
const typeset = (formula: string): string =>
  formula
    .replaceAll('-', '−')
    .replaceAll(' * ', ' × ')
    .replace(/\^(\d+)(?![\d.]*[\w(])/g, (_, digits: string) =>
      [...digits].map((digit) => superscripts[Number(digit)]).join(''),
    )

/** "p is a sum, so it copies its adjoint" with the name as its own piece. */
export function gate({ op, name: letters }: Instruction): Piece[] {
  const [before = '', after = ''] = op.gate.split('{node}')
  return [...(before ? [text(before)] : []), name(letters), text(after)]
}

/** What step `index` (0-based) of the trace says, its numbers with so many significant digits. */
export function sayStep(trace: Trace, index: number, digits = usualDigits): readonly Piece[] {
  const step = trace.steps[index]
  if (!step) return []
  if (step.kind === 'forward') return sayForward(trace, step.node, digits)
  if (step.kind === 'seed') return saySeed(trace, step.node, digits)
  return sayBackward(trace, step, digits)
}

function instructionOf(trace: Trace, node: string): { instruction: Instruction; slot: number } {
  const slot = trace.program.slotOf.get(node) as number
  return { instruction: trace.program.instructions[slot] as Instruction, slot }
}

const valuesInto = (trace: Trace, { inputs }: Instruction): readonly Tensor[] =>
  inputs.map((from) => trace.values[from] as Tensor)

const shapesInto = (trace: Trace, instruction: Instruction): readonly Shape[] =>
  valuesInto(trace, instruction).map(({ shape }) => shape)

/** "a + b": the rule of a node over the names of its inputs. */
export function formulaOf(trace: Trace, node: string): Piece[] {
  const { instruction } = instructionOf(trace, node)
  const { op, attributes, inputs } = instruction
  const names = inputs.map((from) => (trace.program.instructions[from] as Instruction).name)
  return lettersIn(typeset(writeRule(op, attributes, names, shapesInto(trace, instruction))), names)
}

function sayForward(trace: Trace, node: string, digits: number): Piece[] {
  const { instruction, slot } = instructionOf(trace, node)
  const { op, attributes, inputs } = instruction
  const shapes = shapesInto(trace, instruction)
  const made = isSource(op) ? null : op.forward(numbers, valuesInto(trace, instruction), attributes)
  const handed = trace.values[slot] as Tensor
  const value = made ?? handed
  const areNumbers = shapes.every((shape) => shape.length === 0)
  const written = inputs.map((from) => factor(shortValue(trace.values[from] as Tensor, digits)))
  const filled = typeset(writeRule(op, attributes, written, shapes)).replace(soleArgument, '$1$2')
  const isUndefined = Number.isNaN(value.data[0]) && !inputs.some((from) => Number.isNaN(trace.values[from]?.data[0]))
  return [
    name(instruction.name),
    text(' = '),
    ...formulaOf(trace, node),
    ...(areNumbers
      ? [
          text(': '),
          equation(
            `${filled}${equals([...valuesInto(trace, instruction), value], digits)}${shortValue(value, digits)}`,
          ),
        ]
      : named(value, ' = ', ' is ', digits)),
    text(areNumbers && isUndefined ? ', because it is not defined there.' : '.'),
    ...heldAt(value, handed, instruction.name, digits),
  ]
}

/** Where an experiment hands on something else than the rule has made. */
function heldAt(made: Tensor, handed: Tensor, letters: string, digits: number): Piece[] {
  if (made.data.every((x, i) => Object.is(x, handed.data[i]))) return []
  const at =
    handed.shape.length === 0 ? [text(' at '), equation(shortValue(handed, digits))] : [text(' at other numbers')]
  return [text(' It is held'), ...at, text(', so that is what '), name(letters), text(' hands on.')]
}

/** A formula with the names in it as pieces of their own: the digits of a name are its own, a raised ² is not. */
function lettersIn(formula: string, names: readonly string[]): Piece[] {
  const isName = new Set(names)
  return (formula.match(/[\p{L}_][\p{L}\p{Nd}_]*|[^\p{L}_]+/gu) ?? []).map((word) =>
    isName.has(word) ? name(word) : text(word),
  )
}

function saySeed(trace: Trace, node: string, digits: number): Piece[] {
  const { instruction, slot } = instructionOf(trace, node)
  const one = instruction.name
  const seed = trace.adjoints[slot]?.data[0]
  if (seed !== undefined && seed !== 1)
    return [
      text('Backward starts at the root. The adjoint of '),
      name(one),
      text(' would be 1; it is held at '),
      equation(formatNumber(seed, digits)),
      text('.'),
    ]
  return [
    text('Backward starts at the root: '),
    name(one),
    text(' changes with itself at rate '),
    equation('1'),
    text('.'),
  ]
}

function sayBackward(trace: Trace, step: BackwardStep, digits: number): Piece[] {
  const short = (t: Tensor): string => shortValue(t, digits)
  const head = instructionOf(trace, step.from)
  const tail = instructionOf(trace, step.to).instruction
  const upstream = trace.adjoints[head.slot] as Tensor
  // The Jacobian of a large wire would take long, and a sentence cannot hold it.
  const areNumbers = upstream.shape.length === 0 && step.contribution.shape.length === 0
  const local = areNumbers ? localDerivative(trace, step.edge) : null
  const product = local
    ? [
        equation(
          `${factor(short(upstream))} × ${factor(short(local))}${equals([upstream, local, step.contribution], digits)}${short(step.contribution)}`,
        ),
      ]
    : named(step.contribution, '', '', digits)
  const isStretched = step.contribution.data.length < upstream.data.length && keepsShape(head.instruction.op)
  return [
    ...gate(head.instruction),
    // A gate sentence that explains after a colon of its own ends there.
    text(head.instruction.op.gate.includes(':') ? '. It sends ' : ': it sends '),
    ...product,
    text(' to '),
    name(tail.name),
    ...(isStretched ? [text(', summed over the places that '), name(tail.name), text(' was stretched to')] : []),
    ...(step.contribution.shape.length > 0 ? entriesOf(step.contribution, digits) : []),
    ...(local ? choiceAt(trace, head.instruction, local, digits) : []),
    text('.'),
    ...sumOf(trace, step, tail.name, digits),
  ]
}

/** More entries than this are read in the inspector. */
const mostEntries = 6

/** ": [1, 2; 3, 4]", row by row, where they are few. */
function entriesOf({ shape, data }: Tensor, digits: number): Piece[] {
  if (data.length > mostEntries || shape.length > 2) return []
  const columns = shape[shape.length - 1] as number
  const written = Array.from(data, (x, at) => {
    const link = at === 0 ? '' : at % columns === 0 ? '; ' : ', '
    return link + formatNumber(x, digits)
  })
  return [text(': '), equation(`[${written.join('')}]`)]
}

/** On a kink the slope is a choice; where none is made there is no number to name. */
function choiceAt(trace: Trace, head: Instruction, local: Tensor, digits: number): Piece[] {
  const isChosen = trace.program.convention === 'pytorch' && kinkedOp(head, valuesInto(trace, head)) !== null
  return isChosen ? [text(`: at the kink the slope ${shortValue(local, digits)} is chosen`)] : []
}

/** What the sum at a fan-out stands at, and which paths it waits for. */
function sumOf(trace: Trace, step: BackwardStep, tail: string, digits: number): Piece[] {
  const isNumber = step.sum.shape.length === 0
  const others = trace.program.instructions.flatMap(({ edges, inputs, name: letters }, slot) =>
    inputs.flatMap((from, port) => {
      const edge = edges[port] as string
      const isWaited = trace.program.instructions[from]?.node === step.to && trace.contributions.has(edge)
      return isWaited ? [{ edge, slot, letters }] : []
    }),
  )
  if (others.length < 2) return []
  const sum = isNumber ? [text(' Adjoint of '), name(tail), text(` so far ${shortValue(step.sum, digits)}`)] : []
  if (step.missing === 0)
    return isNumber
      ? [text(' All paths are in: adjoint of '), name(tail), text(` is ${additionOf(trace, step, digits)}.`)]
      : []
  const done = new Set(
    trace.steps.slice(0, trace.steps.indexOf(step) + 1).flatMap((s) => (s.kind === 'backward' ? [s.edge] : [])),
  )
  const waiting = [...new Set(others.filter(({ edge }) => !done.has(edge)).map(({ letters }) => letters))]
  const comma = (i: number): Piece[] => (i === 0 ? [] : [text(i === waiting.length - 1 ? ' and ' : ', ')])
  const names = waiting.flatMap((letters, i) => [...comma(i), name(letters)])
  const paths = step.missing === 1 ? 'one more path to wait for' : `${step.missing} more paths to wait for`
  return [...sum, text(sum.length > 0 ? '; ' : ' '), name(tail), text(' also feeds '), ...names, text(`: ${paths}.`)]
}

/** More parts than this are not written out. */
const mostParts = 4

/** "5248 + 6560 = 11 808": what the paths have brought, in their order, and the sum. */
function additionOf(trace: Trace, step: BackwardStep, digits: number): string {
  const parts = arrivalsAt(trace, step.to).map((edge) => trace.contributions.get(edge) as Tensor)
  const sum = shortValue(step.sum, digits)
  if (parts.length > mostParts) return sum
  const signed = parts.map((part, at) => {
    const written = shortValue(part, digits)
    return at === 0 ? written : written.startsWith('−') ? `− ${written.slice(1)}` : `+ ${written}`
  })
  return `${signed.join(' ')}${equals([...parts, step.sum], digits)}${sum}`
}

/** A node for a screen reader: «multiply node m, value 6, adjoint 12, inputs a and b». */
export function spokenNode(
  instruction: Pick<Instruction, 'name' | 'op'>,
  known: { readonly value: Tensor | null; readonly adjoint: Tensor | null; readonly inputs: readonly string[] },
  digits = usualDigits,
): string {
  const { op, name: letters } = instruction
  const kind = isSource(op) ? `${op.title} ${letters}` : `${op.title} node ${letters}`
  const { value, adjoint, inputs } = known
  const said = [
    value ? `value ${shortValue(value, digits)}` : 'no value yet',
    ...(adjoint ? [`adjoint ${shortValue(adjoint, digits)}`] : []),
    ...(inputs.length > 0 ? [`${inputs.length === 1 ? 'input' : 'inputs'} ${listed(inputs)}`] : []),
  ]
  return [kind, ...said].join(', ')
}
