// Graph -> program: topological order, shapes, and everything that is wrong, as diagnostics. Never runs a number. What an
// edit left as it was is taken over from the graph compiled before.
import type { Diagnostic } from '../diagnostic'
import { caught, diagnostic, isDiagnostic } from '../diagnostic'
import { underConvention } from '../ops/convention'
import { carriesThrough, isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { isSameShape, maximumTotal, sizeOf } from '../tensor'
import type { Graph, GraphNode, NodeId } from './document'
import { edgeId } from './document'
import { filledPorts } from './filled'
import { mostSteps, stepsInside } from './function-op'
import { conventionOf, hasGradient, heldBy, opOf, rootCandidates, rootOf } from './look'
import { loopsOf } from './loops'
import type { Order } from './order'
import { orderOf } from './order'
import type { Instruction, Program } from './program'
import { attributesOf, outputShape, placed } from './shape'
import { Slots } from './slots'
import type { Wiring } from './wiring'
import { rewired } from './wiring'

export interface Compiled {
  readonly program: Program
  readonly diagnostics: readonly Diagnostic[]
}

/** What is known of a node. */
interface Made {
  /** Null when it cannot be computed. Its inputs are slots. */
  readonly instruction: Instruction | null
  /** Places of the nodes at its ports. */
  readonly tails: readonly number[]
  readonly faults: readonly Diagnostic[]
}

/** The graph compiled last, and what is known of each of its places; undefined for what stands on a loop. */
interface Memory {
  readonly graph: Graph
  readonly wiring: Wiring
  readonly order: Order
  readonly made: readonly (Made | undefined)[]
  /** By place; −1 for what is not in the program. */
  readonly slots: Int32Array
  readonly compiled: Compiled
}

let latest: Memory | null = null

/**
 * Compiles what can be computed and held (E207, 10⁷ numbers); nodes with empty ports or wrong shapes, and all after them,
 * stay out of the program.
 */
export function compile(graph: Graph): Compiled {
  if (latest?.graph !== graph) latest = compiled(graph, latest)
  return latest.compiled
}

/** The same for a graph beside the one that is being edited, which stays remembered. Cost: linear. */
export const compileApart = (graph: Graph): Compiled => compiled(graph, null).compiled

function compiled(graph: Graph, last: Memory | null): Memory {
  const same = last && conventionOf(last.graph) === conventionOf(graph) ? last : null
  const { wiring, changed } = rewired(graph, same?.wiring ?? null)
  const before = changed && same
  const order = orderOf(wiring.tails, before && { before: before.order, changed })
  const diagnostics = order.places.length < wiring.nodes.length ? loopsOf(graph, order.places) : []
  const numbered = numberedFrom(graph, wiring, order, diagnostics, before, changed)
  const { made, slots } = numbered
  const instructions = kept(numbered.instructions, same)
  const slotOf = new Slots(wiring.places, slots, instructions.length, () => instructions.map(({ node }) => node))
  const root = rootSlot(graph, wiring, instructions, slotOf, diagnostics)
  const leaves = leavesOf(wiring.nodes, instructions, slots, numbered.leaves)
  const program = { instructions, slotOf, ...leaves, root, convention: conventionOf(graph) }
  return { graph, wiring, order, made, slots, compiled: { program, diagnostics } }
}

/** What becomes of each place, in order: taken over from before where neither it nor what it hangs on has changed. */
function numberedFrom(
  graph: Graph,
  wiring: Wiring,
  { places, levels }: Order,
  diagnostics: Diagnostic[],
  before: Memory | null,
  changed: ReadonlySet<number> | null,
) {
  const { length: count } = wiring.nodes
  const made = new Array<Made | undefined>(count)
  const slots = new Int32Array(count).fill(-1)
  const instructions: Instruction[] = []
  const leaves: number[] = []
  const isChanged = new Uint8Array(count)
  for (const place of changed ?? []) isChanged[place] = 1
  const differs = new Uint8Array(count)
  // Most edits change nothing for most nodes: then nobody needs to be asked.
  let hasDiffering = false
  let hasMoved = false
  let [held, steps] = [0, 0]
  for (const place of places) {
    const was = before?.made[place]
    const isKept =
      was && isChanged[place] === 0 && was.faults.length === 0 && !(hasDiffering && touches(was.tails, differs))
    const now = isKept ? was : unlessSame(was, instructionAt(graph, wiring, place, { made, slots }))
    // What does not fit is left out before a number of it exists; smaller nodes after it may still fit.
    const total = held + (now.instruction ? sizeOf(now.instruction.shape) : 0)
    const all = steps + (now.instruction ? stepsInside(wiring.nodes[place] as GraphNode) : 0)
    if (total > maximumTotal || all > mostSteps) {
      if (!diagnostics.some(({ code }) => code === 'E207')) diagnostics.push(tooMuch(wiring, place, total, all))
      differs[place] = 1
      hasDiffering = hasMoved = true
      continue
    }
    held = total
    steps = all
    if (now !== was && !(was && looksSame(was, now))) {
      differs[place] = 1
      hasDiffering = true
    }
    if (now.faults.length > 0) diagnostics.push(...now.faults)
    const isNumbered = isKept && !hasMoved
    const instruction = isNumbered ? now.instruction : now.instruction && renumbered(now.instruction, now.tails, slots)
    made[place] = instruction === now.instruction ? now : { ...now, instruction }
    if (instruction) {
      slots[place] = instructions.length
      instructions.push(instruction)
      if (levels[place] === 0 && isSource(instruction.op)) leaves.push(place)
    }
    if (slots[place] !== before?.slots[place]) hasMoved = true
  }
  return { made, slots, instructions, leaves }
}

const tooMuch = ({ nodes }: Wiring, place: number, count: number, steps: number): Diagnostic =>
  diagnostic(
    'E207',
    count > maximumTotal
      ? { what: 'numbers', count, limit: maximumTotal }
      : { what: 'nodes', count: steps, limit: mostSteps },
    { node: (nodes[place] as GraphNode).id },
  )

/** Does one of these places differ from the graph before? */
function touches(tails: readonly number[], differs: Uint8Array): boolean {
  for (const tail of tails) if (differs[tail] === 1) return true
  return false
}

/** Nothing that whoever comes after could notice. */
function looksSame(was: Made, now: Made): boolean {
  const [p, q] = [was.instruction, now.instruction]
  if (!p || !q) return p === q
  return p.name === q.name && p.varies === q.varies && p.moves === q.moves && isSameShape(p.shape, q.shape)
}

/** What was there before, if nothing but a value has changed. */
function unlessSame(was: Made | undefined, now: Made): Made {
  const [p, q] = [was?.instruction, now.instruction]
  if (!was || !p || !q || !looksSame(was, now) || p.op !== q.op || p.attributes !== q.attributes) return now
  const isWired = p.edges.length === q.edges.length && now.tails.every((tail, port) => tail === was.tails[port])
  return isWired && p.carries.every((carries, port) => carries === q.carries[port]) ? was : now
}

/** The instruction with its inputs as they are numbered now: the same object where nothing moved. */
function renumbered(instruction: Instruction, tails: readonly number[], slots: Int32Array): Instruction {
  const { inputs } = instruction
  let isSame = true
  for (let port = 0; port < tails.length; port++) if (inputs[port] !== slots[tails[port] as number]) isSame = false
  if (isSame) return instruction
  const { node, name, op, attributes, edges, carries, shape, varies, moves } = instruction
  const moved = tails.map((tail) => slots[tail] as number)
  return { node, name, op, attributes, inputs: moved, edges, carries, shape, varies, moves }
}

/** The list of before where it is the same one: what was derived from it holds. */
function kept(instructions: readonly Instruction[], before: Memory | null): readonly Instruction[] {
  const old = before?.compiled.program.instructions
  const isSame =
    old?.length === instructions.length && old.every((instruction, slot) => instruction === instructions[slot])
  return isSame ? old : instructions
}

/** Slots of inputs and parameters, and the values of all sources. */
function leavesOf(
  nodes: readonly GraphNode[],
  instructions: readonly Instruction[],
  slots: Int32Array,
  leaves: readonly number[],
): Pick<Program, 'inputs' | 'sources'> {
  const inputs: number[] = []
  const sources = new Map<number, Tensor>()
  for (const place of leaves) {
    const slot = slots[place] as number
    // A slot has been given, so what it draws is no refusal.
    const held = heldBy(nodes[place] as GraphNode)
    if (held) sources.set(slot, held)
    if (instructions[slot]?.moves) inputs.push(slot)
  }
  return { inputs, sources }
}

/** What became of the nodes before, by place. */
type Earlier = Pick<Memory, 'made' | 'slots'>

const noFaults: readonly Diagnostic[] = []

/** What becomes of the node at a place, given what became of those before it. */
function instructionAt(graph: Graph, wiring: Wiring, place: number, { made, slots }: Earlier): Made {
  const node = wiring.nodes[place] as GraphNode
  const op = opOf(node)
  const fault = (...faults: Diagnostic[]): Made => ({ instruction: null, tails: [], faults })
  if (!op) return fault(diagnostic('E106', { node: node.name, op: node.op }, { node: node.id }))
  const attributes = attributesOf(op, node)
  if (isSource(op)) {
    const held = caught(() => heldBy(node))
    if (isDiagnostic(held)) return fault(placed(held, node, op))
    if (!held) return fault()
    const moves = hasGradient(node)
    const { shape } = held
    const own = { node: node.id, name: node.name, op, attributes }
    const instruction = { ...own, inputs: [], edges: [], carries: [], shape, varies: moves, moves }
    return { instruction, tails: [], faults: noFaults }
  }
  const filled = filledPorts(graph, node, wiring, place)
  if ('faults' in filled) return fault(...filled.faults)
  const { edges, tails } = filled
  const given: Instruction[] = []
  for (const tail of tails) {
    const from = made[tail]?.instruction
    // What comes after something that cannot be computed has no fault of its own, but must be looked at again.
    if (!from) return { instruction: null, tails, faults: noFaults }
    given.push(from)
  }
  const shapes = given.map((from) => from.shape)
  const shape = outputShape(node, op, shapes, () => given.map((from) => from.name))
  if (isDiagnostic(shape)) return { instruction: null, tails, faults: [shape] }
  const carries = given.map((from, port) => from.varies && carriesThrough(op, port, attributes))
  const instruction = {
    node: node.id,
    name: node.name,
    op: underConvention(op, conventionOf(graph)),
    attributes,
    inputs: tails.map((tail) => slots[tail] as number),
    edges: edges.map(edgeId),
    carries,
    shape,
    varies: carries.includes(true),
    moves: given.some((from) => from.moves),
  }
  return { instruction, tails, faults: noFaults }
}

function rootSlot(
  graph: Graph,
  { places }: Wiring,
  instructions: readonly Instruction[],
  slotOf: ReadonlyMap<NodeId, number>,
  diagnostics: Diagnostic[],
): number | null {
  const root = graph.root !== null && places.has(graph.root) ? graph.root : rootOf(graph)
  if (root === null) {
    const ends = rootCandidates(graph).map((node) => node.name)
    if (ends.length > 1) diagnostics.push(diagnostic('E111', { ends }))
    else if (ends.length === 0) diagnostics.push(diagnostic('E105', { nodes: graph.nodes.length }))
    return null
  }
  const slot = slotOf.get(root)
  if (slot === undefined) return null
  const { shape, name } = instructions[slot] as Instruction
  if (sizeOf(shape) === 1) return slot
  diagnostics.push(diagnostic('E104', { node: name, shape }, { node: root }))
  return null
}
