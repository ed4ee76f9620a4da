// Test cases that come from the catalogue by themselves: a new op brings its own. For tests only.
import type { GraphDocument } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { addNode, connect, setRoot } from '../graph/edits'
import { caught, isDiagnostic } from '../diagnostic'
import { numbers } from '../algebra/numbers'
import { allOps, catalogue, defaultAttributes, keepsShape } from '../ops/catalogue'
import type { Attributes, Interval, OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import type { Random } from '../random'
import { seeded } from '../random'
import type { Shape, Tensor } from '../tensor'
import { full, isSameShape, sizeOf, tensor } from '../tensor'

export interface Case {
  readonly title: string
  readonly op: OpDefinition
  readonly attributes: Attributes
  readonly inputs: readonly Tensor[]
  /** Inputs wired to the op, a weighted sum of its entries as the root (so that no entry hides behind another). */
  readonly document: GraphDocument
}

/** Ops that compute something. */
export const computing = allOps.filter((op) => !isSource(op))

/** Where its test points may lie, in one piece or in several. */
function intervalsOf({ testRange = [-1.3, 1.3] }: OpDefinition): readonly Interval[] {
  return typeof testRange[0] === 'number' ? [testRange as Interval] : (testRange as readonly Interval[])
}

/** Distinct numbers in the op's test range, clear of kinks and of each other. */
function points(op: OpDefinition, shape: Shape, random: Random): Tensor {
  const ranges = intervalsOf(op)
  const point = (): number => {
    const [low, high] = ranges[Math.floor(random.uniform() * ranges.length)] as Interval
    return low + (high - low) * random.uniform()
  }
  return tensor(shape, Array.from({ length: sizeOf(shape) }, point))
}

/** Settings worth trying: the defaults, each axis, kept or not, each sign pattern, and what the op asks for. */
export function settingsOf(op: OpDefinition, shapes: readonly Shape[]): readonly Attributes[] {
  const start = defaultAttributes(op)
  const rank = shapes[0]?.length ?? 0
  if (op.testSettingsOn) {
    const own = op.testSettingsOn(shapes).map((some) => ({ ...start, ...some }))
    return isFitting(op, start, shapes) ? [start, ...own] : own
  }
  if ('axis' in start) {
    const axes = [
      start['axis'] as string,
      ...Array.from({ length: rank }, (_, i) => String(i)),
      ...(rank > 0 ? ['-1'] : []),
    ]
    const each = [...new Set(axes)].map((axis) => ({ ...start, axis }))
    return 'keepdims' in start ? each.flatMap((some) => [some, { ...some, keepdims: 1 }]) : each
  }
  if ('at' in start) return placesAt[rank]?.map((at) => ({ at })) ?? [start]
  // An op that grows has one port per input.
  const sized = 'count' in start ? { ...start, count: shapes.length } : start
  return [sized, ...(op.testSettings ?? []).map((settings) => ({ ...sized, ...settings }))]
}

/** Places that are there in every test shape of this rank. */
const placesAt: readonly (readonly string[])[] = [
  [],
  ['0', '-1', ':', '0:1', '::-1', '1:', ':-1', '::2'],
  ['0', '-1', ':, 0', '0, 0', '1:, ::-1', '-1, :1', '::2'],
  ['1', ':, 1', '0, -1, 0', ':, ::2, 1', ':, :, -1'],
]

/** Do the settings suit these shapes, numbers aside? Some defaults (a shape to fill, a count to divide by) do not suit all. */
function isFitting(op: OpDefinition, attributes: Attributes, shapes: readonly Shape[]): boolean {
  const zeros = shapes.map((shape) => full(shape, 0))
  const made = caught(() => op.forward(numbers, zeros, attributes))
  return !isDiagnostic(made) && op.domain?.admits?.(zeros, attributes) !== false
}

const unaryShapes: readonly (readonly Shape[])[] = [
  [[]],
  [[1]],
  [[4]],
  [[2, 3]],
  [[2, 1]],
  [[1, 3]],
  [[0]],
  [[2, 0]],
  [[1, 2, 2]],
  [[5]],
  [[3, 2]],
  [[2, 1, 2, 1]],
]

const shapeSetsOf = (op: OpDefinition): readonly (readonly Shape[])[] =>
  op.testShapes ?? (op.ports.length === 1 ? unaryShapes : [[[], []]])

/**
 * How the inputs reach the op: each by its own wire; the first one used elsewhere too; one input in every port; through a
 * transpose each.
 */
type Wiring = 'plain' | 'fanned' | 'same' | 'transposed'

/** One op on inputs of given shapes, with given settings, wired in one way: cases of it differ in their numbers only. */
interface Setting {
  readonly op: OpDefinition
  readonly attributes: Attributes
  readonly shapes: readonly Shape[]
  readonly way: Wiring
}

/** The cases of a setting at `seeds` random points, one after the other: who stops early has not made the others. */
function* casesAt({ op, attributes, shapes, way }: Setting, seeds: number): Generator<Case> {
  const shown = shapes.map((shape) => `[${shape.join(',')}]`).join(' ')
  const name = `${op.name} ${JSON.stringify(attributes)} on ${shown}${way === 'plain' ? '' : ` ${way}`}`
  let first: GraphDocument | null = null
  for (let seed = 0; seed < seeds; seed++) {
    const random = seeded(seed * 7919 + 13)
    const made = shapes.map((shape, port) => dominant(op, port, points(op, shape, random)))
    const own = way === 'plain' ? made.map((t, port) => decided(op, port, t)) : made
    const inputs = way === 'same' ? own.map(() => own[0] as Tensor) : own
    // The same wires with other numbers: compiling it again costs next to nothing.
    const document: GraphDocument = first ? withValues(first, inputs) : wired(op, attributes, inputs, way)
    first ??= document
    yield { title: `${name} #${seed}`, op, attributes, inputs, document }
  }
}

/** The same document with other numbers in x0, x1, … */
function withValues(document: GraphDocument, inputs: readonly Tensor[]): GraphDocument {
  const nodes = document.graph.nodes.map((node) => {
    const value = node.op === 'input' ? inputs[Number(node.name.slice(1))] : undefined
    if (!value) return node
    return { ...node, value: isSameShape(value.shape, node.value!.shape) ? value : numbers.transpose(value) }
  })
  return { ...document, graph: { ...document.graph, nodes } }
}

/** Every op over its shapes and settings, at `seeds` random points each. */
export function* eachCase(op: OpDefinition, seeds: number): Generator<Case> {
  for (const shapes of shapeSetsOf(op))
    for (const attributes of settingsOf(op, shapes)) yield* casesAt({ op, attributes, shapes, way: 'plain' }, seeds)
}

export const casesOf = (op: OpDefinition, seeds: number): readonly Case[] => [...eachCase(op, seeds)]

/** Does the case stand clear of the op's kink? One input in both ports of a maximum is a tie. */
const isClear = ({ op, inputs, attributes }: Case): boolean =>
  !op.kink?.on(numbers, inputs, attributes).data.some((stands) => stands !== 0)

/** Of the large matrices. */
const side = 64

/** Cases beyond `casesOf`: inputs that are shared or transposed, and, for what keeps a shape, thousands of entries. */
export function* eachFurtherCase(op: OpDefinition, seeds: number): Generator<Case> {
  const sets = shapeSetsOf(op).map((shapes) => ({ shapes, attributes: settingsOf(op, shapes)[0] as Attributes }))
  const alike = sets.filter(
    ({ shapes }) => shapes.length > 1 && shapes.every((shape) => isSameShape(shape, shapes[0]!)),
  )
  const matrices = sets.filter(({ shapes }) => shapes.some((shape) => shape.length === 2))
  const large = op.ports.map(() => [side, side])
  const ways: readonly (readonly [Wiring, typeof sets])[] = [
    ['fanned', sets.slice(0, 3)],
    ['same', alike],
    ['transposed', matrices],
    ['plain', keepsShape(op) ? [{ shapes: large, attributes: settingsOf(op, large)[0] as Attributes }] : []],
  ]
  for (const [way, chosen] of ways)
    for (const { shapes, attributes } of chosen)
      for (const given of casesAt({ op, attributes, shapes, way }, seeds)) if (isClear(given)) yield given
}

/** Some entries 0 in a condition, so that both sides of a choice are taken. */
const decided = (op: OpDefinition, port: number, t: Tensor): Tensor =>
  op.taken && port === 0
    ? tensor(
        t.shape,
        t.data.map((x) => (x < 0 ? 0 : x)),
      )
    : t

/** A matrix with so much added to its diagonal that it is far from singular, where the op asks for one. */
function dominant(op: OpDefinition, port: number, t: Tensor): Tensor {
  if (!op.testDominant || port > 0) return t
  const side = t.shape[0] as number
  return tensor(
    t.shape,
    t.data.map((x, at) => (at % (side + 1) === 0 ? x + 1 + side : x)),
  )
}

/** Builds the document with the same edits that the page uses. */
function wired(op: OpDefinition, attributes: Attributes, inputs: readonly Tensor[], way: Wiring): GraphDocument {
  let document = emptyDocument
  const add = (kind: OpDefinition, wanted: Parameters<typeof addNode>[2]): string => {
    const added = addNode(document, kind, wanted)
    document = added.document
    return added.id
  }
  const wire = (from: string, to: string, port: number): void => {
    const next = connect(document, { from, to, port })
    if (isDiagnostic(next)) throw new Error(`${op.name}: ${next.code} ${JSON.stringify(next.facts)}`)
    document = next
  }
  const input = (value: Tensor, i: number): string => {
    if (way !== 'transposed' || value.shape.length !== 2) return add(catalogue.input, { name: `x${i}`, value })
    const turned = add(catalogue.transpose, { name: `t${i}` })
    wire(add(catalogue.input, { name: `x${i}`, value: numbers.transpose(value) }), turned, 0)
    return turned
  }
  /** The sum of the sines of a node's entries. */
  const ending = (of: string, name: string): string => {
    const curved = add(catalogue.sin, { name: `${name}_curved` })
    wire(of, curved, 0)
    const end = add(catalogue.sum, { name })
    wire(curved, end, 0)
    return end
  }
  const given = way === 'same' ? inputs.slice(0, 1) : inputs
  const ids = given.map(input)
  const node = add(op, { name: 'y', attributes })
  inputs.forEach((_, port) => wire(ids[port] ?? (ids[0] as string), node, port))
  let root = ending(node, 'result')
  if (way === 'fanned') {
    const both = add(catalogue.add, { name: 'both' })
    wire(root, both, 0)
    wire(ending(ids[0] as string, 'beside'), both, 1)
    root = both
  }
  const chosen = setRoot(document, root)
  if (isDiagnostic(chosen)) throw new Error(chosen.code)
  return chosen
}
