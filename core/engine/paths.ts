// All paths from an input to the root: the multivariate chain rule as a sum that can be read. Listed while they are few,
// counted exactly always. A path that something blocks is listed too, with product 0 and the reason.
import { numbers } from '../algebra/numbers'
import type { EdgeId, NodeId } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { full } from '../tensor'
import { pullBack } from './backward'
import type { Trace } from './trace'

/** Why nothing comes back along a path. */
export type Block =
  | { readonly kind: 'cut'; readonly edge: EdgeId }
  | { readonly kind: 'detached'; readonly node: NodeId }
  | { readonly kind: 'frozen'; readonly node: NodeId }
  /** The node's value or adjoint is held by hand: it does not hang on what comes before it, or from the root. */
  | { readonly kind: 'held'; readonly node: NodeId }

export interface GraphPath {
  /** From the input to the root, both included; or to a node whose adjoint is held, where the product begins with that. */
  readonly nodes: readonly NodeId[]
  readonly edges: readonly EdgeId[]
  /** Local derivative of each wire where both of its ends are numbers, else null. */
  readonly factors: readonly (number | null)[]
  /** The product along the path, in the shape of the input. */
  readonly product: Tensor
  readonly blocked: Block | null
}

export interface Paths {
  readonly input: NodeId
  /** How many there are, exactly. */
  readonly count: bigint
  /** Null when there are more than the limit. */
  readonly paths: readonly GraphPath[] | null
  /** The adjoint of the input; null when no open path leads from it to the root. */
  readonly sum: Tensor | null
}

/** More than this nobody reads. */
const readable = 64

/**
 * Paths from the input `input` to the root, in the order of the wires into each node, counted from the root, as the trace
 * was run: wires that were cut, held values and a frozen leaf block their paths, and from a held adjoint paths of its own lead back.
 * Null when there is no root or no such node. Cost: the count is linear in the wires; a list costs one backward rule per wire of each path.
 */
export function pathsFrom(trace: Trace, input: NodeId, limit = readable): Paths | null {
  const { program } = trace
  const { root } = program
  const start = program.slotOf.get(input)
  if (start === undefined || root === null) return null
  const counts = pathCounts(program, start, root)
  const ends = [root, ...pulledBelow(trace, root)]
  const count = ends.reduce((sum, end) => sum + (counts[end] as bigint), 0n)
  if (count > BigInt(limit)) return { input, count, paths: null, sum: trace.adjoints[start] ?? null }
  const paths = count === 0n ? [] : [...walked(trace, start, ends, counts)]
  const open = paths.filter(({ blocked }) => blocked === null)
  const sum = open.length === 0 ? null : open.map(({ product }) => product).reduce(numbers.add)
  return { input, count, paths, sum }
}

/** Slots whose adjoint was held, other than the root's own, last first. */
const pulledBelow = ({ held, adjoints }: Trace, root: number): readonly number[] =>
  [...(held.adjoints?.keys() ?? [])].filter((slot) => slot !== root && adjoints[slot]).sort((a, b) => b - a)

/** How many paths lead from `start` to each slot, by slot. One node wired to two ports of another counts twice. */
function pathCounts({ instructions }: Program, start: number, root: number): readonly bigint[] {
  const counts = instructions.map((_, slot): bigint => (slot === start ? 1n : 0n))
  for (let slot = start + 1; slot <= root; slot++) {
    const { inputs } = instructions[slot] as Instruction
    counts[slot] = inputs.reduce((sum, from) => sum + (counts[from] as bigint), 0n)
  }
  return counts
}

/** One wire of a path, and the way on to the root. */
interface Link {
  readonly edge: EdgeId
  readonly head: NodeId
  readonly factor: number | null
  readonly rest: Link | null
}

/** A path on its way down from the root: linked, so that a long one is not copied at every wire. */
interface Walk {
  readonly slot: number
  readonly cotangent: Tensor
  readonly links: Link | null
  readonly blocked: Block | null
}

/** Depth first with a stack of its own, so that a chain of any length is safe. */
function* walked(
  trace: Trace,
  start: number,
  ends: readonly number[],
  counts: readonly bigint[],
): Generator<GraphPath> {
  const { held } = trace
  const { instructions } = trace.program
  const shapeOf = (slot: number): Tensor['shape'] => (trace.values[slot] as Tensor).shape
  const nodeAt = (slot: number): NodeId => (instructions[slot] as Instruction).node
  const isFrozen = trace.program.inputs.includes(start) && instructions[start]?.varies === false
  const frozen: Block | null = isFrozen ? { kind: 'frozen', node: nodeAt(start) } : null
  const waiting = ends
    .filter((end) => counts[end] !== 0n)
    .map((slot): Walk => {
      return { slot, cotangent: held.adjoints?.get(slot) ?? full(shapeOf(slot), 1), links: null, blocked: null }
    })
    .reverse()
  for (let walk = waiting.pop(); walk !== undefined; walk = waiting.pop()) {
    const { slot, cotangent, links } = walk
    const isReplaced = links !== null && held.adjoints?.has(slot) === true
    const blockedHere = walk.blocked ?? (isReplaced ? { kind: 'held', node: nodeAt(slot) } : null)
    if (slot === start) {
      const blocked = blockedHere ?? frozen
      yield { ...unlinked(nodeAt(start), links), blocked, product: blocked ? full(shapeOf(start), 0) : cotangent }
      continue
    }
    const instruction = instructions[slot] as Instruction
    const inputs = instruction.inputs.map((from) => trace.values[from] as Tensor)
    const output = instruction.op.forward(numbers, inputs, instruction.attributes)
    const back = (upstream: Tensor): readonly Tensor[] => pullBack(numbers, instruction, inputs, output, upstream)
    const parts = back(cotangent)
    const locals = output.shape.length === 0 ? back(numbers.constant(1)) : []
    const next = instruction.inputs.flatMap((from, port): Walk[] => {
      if (counts[from] === 0n) return []
      const edge = instruction.edges[port] as EdgeId
      const local = shapeOf(from).length === 0 ? (locals[port]?.data[0] ?? null) : null
      const link: Link = { edge, head: nodeAt(slot), factor: local, rest: links }
      const blocked = blockedHere ?? blockOn(instruction, edge, held.cut, held.values?.has(slot) === true)
      return [{ slot: from, cotangent: parts[port] as Tensor, links: link, blocked }]
    })
    waiting.push(...next.reverse())
  }
}

function unlinked(start: NodeId, links: Link | null): Pick<GraphPath, 'nodes' | 'edges' | 'factors'> {
  const [nodes, edges, factors] = [[start], [] as EdgeId[], [] as (number | null)[]]
  for (let link = links; link !== null; link = link.rest) {
    nodes.push(link.head)
    edges.push(link.edge)
    factors.push(link.factor)
  }
  return { nodes, edges, factors }
}

function blockOn(
  { op, node }: Instruction,
  edge: EdgeId,
  cut: ReadonlySet<EdgeId> | undefined,
  isFixed: boolean,
): Block | null {
  if (cut?.has(edge)) return { kind: 'cut', edge }
  if (isFixed) return { kind: 'held', node }
  return op.isHeld ? { kind: 'detached', node } : null
}
