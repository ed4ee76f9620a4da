// Test cases that come from the catalogue by themselves: a new op brings its own. For tests only.
import type { GraphDocument } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { addNode, connect, setRoot } from '../graph/edits'
import { isDiagnostic } from '../diagnostic'
import { allOps, catalogue, defaultAttributes } from '../ops/catalogue'
import type { Attributes, Interval, OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import type { Random } from '../random'
import { seeded } from '../random'
import type { Shape, Tensor } from '../tensor'
import { sizeOf, tensor } from '../tensor'

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

/** Settings worth trying: the defaults, and each axis or sign pattern that changes what is computed. */
function settings(op: OpDefinition, shapes: readonly Shape[]): readonly Attributes[] {
  const start = defaultAttributes(op)
  const rank = shapes[0]?.length ?? 0
  if ('axis' in start) return [start, ...Array.from({ length: rank }, (_, i) => ({ ...start, axis: String(i) }))]
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

const unaryShapes: readonly (readonly Shape[])[] = [[[]], [[1]], [[4]], [[2, 3]], [[2, 1]], [[0]], [[1, 2, 2]]]

/** Every op over its shapes and settings, at `seeds` random points each. */
export function casesOf(op: OpDefinition, seeds: number): readonly Case[] {
  const shapeSets = op.testShapes ?? (op.ports.length === 1 ? unaryShapes : [[[], []]])
  return shapeSets.flatMap((shapes) =>
    settings(op, shapes).flatMap((attributes) =>
      Array.from({ length: seeds }, (_, seed) => {
        const random = seeded(seed * 7919 + 13)
        const inputs = shapes.map((shape) => points(op, shape, random))
        const title = `${op.name} ${JSON.stringify(attributes)} on ${shapes.map((s) => `[${s.join(',')}]`).join(' ')} #${seed}`
        return { title, op, attributes, inputs, document: wired(op, attributes, inputs) }
      }),
    ),
  )
}

/** Builds the document with the same edits that the page uses. */
function wired(op: OpDefinition, attributes: Attributes, inputs: readonly Tensor[]): GraphDocument {
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
  const ids = inputs.map((value, i) => add(catalogue.input, { name: `x${i}`, value }))
  const node = add(op, { name: 'y', attributes })
  ids.forEach((id, port) => wire(id, node, port))
  const squared = add(catalogue.sin, { name: 'curved' })
  wire(node, squared, 0)
  const root = add(catalogue.sum, { name: 'result' })
  wire(squared, root, 0)
  const chosen = setRoot(document, root)
  if (isDiagnostic(chosen)) throw new Error(chosen.code)
  return chosen
}
