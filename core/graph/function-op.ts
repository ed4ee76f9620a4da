// A function of the document as an op: its inputs are ports, its root is the value, and its rules are those of the ops inside,
// run in whatever algebra asks. So shapes, derivatives, checks and code follow. Never holds a number of a run.
import type { Diagnostic } from '../diagnostic'
import { diagnostic, isDiagnostic, Refusal } from '../diagnostic'
import { once } from '../once'
import type { Body } from '../ops/body'
import { blockedInputs, pullBackThrough, resultOf, withSteps } from '../ops/body'
import { defaultAttributes, opNamed, portsOf } from '../ops/catalogue'
import type { Use } from '../ops/chain'
import type { OpDefinition } from '../ops/op'
import { carriesThrough, isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import type { Edge, GraphFunction, GraphNode, NodeId } from './document'
import { functionUse } from './document'
import { orderOf } from './order'
import { placed } from './shape'

/** More than this is not run: a function that uses a function twice, which uses another twice, doubles with each level. */
export const mostSteps = 20_000
/** Functions inside functions go no deeper. */
export const deepestFunctions = 16

const ops = new WeakMap<GraphFunction, OpDefinition>()
const behind = new WeakMap<OpDefinition, GraphFunction>()

/** The function as an op, the same one each time. */
export function opOfFunction(fn: GraphFunction): OpDefinition {
  const known = ops.get(fn)
  if (known) return known
  const made = opWith(fn, (steps) => steps)
  ops.set(fn, made)
  return made
}

/** The function that an op runs; undefined for an op of the catalogue. */
export const functionOf = (op: OpDefinition): GraphFunction | undefined => behind.get(op)

/** What a node says of its op: the name, or the function that it uses. */
export function useOf(op: OpDefinition): Pick<GraphNode, 'op' | 'function'> {
  const used = functionOf(op)
  return used ? { op: functionUse, function: used } : { op: op.name }
}

/** The op of a node inside or outside of a function; undefined for one that this version does not know. */
export const opOf = (node: GraphNode): OpDefinition | undefined =>
  node.function ? opOfFunction(node.function) : opNamed(node.op)

/** A source whose value is asked for: an input or a parameter. Inside a function it is a port. */
export function isPort(node: GraphNode): boolean {
  const op = opOf(node)
  return op !== undefined && isSource(op) && op.blocks !== 'all' && !op.draw
}

/** The nodes inside that are ports, in their order. */
export const portsOfFunction = ({ graph }: GraphFunction): readonly GraphNode[] => graph.nodes.filter(isPort)

const sizes = new WeakMap<GraphFunction, { readonly steps: number; readonly depth: number }>()

/** How many ops a function runs with all that is inside, and how deep functions lie in it. Cost: once per function. */
export function sizeOfFunction(fn: GraphFunction): { readonly steps: number; readonly depth: number } {
  const known = sizes.get(fn)
  if (known) return known
  let [steps, depth] = [0, 1]
  for (const node of fn.graph.nodes) {
    const inner = node.function && sizeOfFunction(node.function)
    steps += inner?.steps ?? 1
    depth = Math.max(depth, 1 + (inner?.depth ?? 0))
  }
  const made = { steps, depth }
  sizes.set(fn, made)
  return made
}

/** How many ops a node runs inside. */
export const stepsInside = (node: GraphNode): number => (node.function ? sizeOfFunction(node.function).steps : 0)

/** Where the value of a function stands: at the chosen node, else at the only end. */
export function resultOfFunction({ graph }: GraphFunction): NodeId | null {
  const { nodes, edges, root } = graph
  if (root !== null && nodes.some(({ id }) => id === root)) return root
  const ends = endsOfFunction({ nodes, edges })
  return ends.length === 1 ? (ends[0] as GraphNode).id : null
}

function endsOfFunction({ nodes, edges }: Pick<GraphFunction['graph'], 'nodes' | 'edges'>): readonly GraphNode[] {
  const used = new Set(edges.map(({ from }) => from))
  return nodes.filter((node) => {
    const op = opOf(node)
    return !used.has(node.id) && op !== undefined && !isSource(op)
  })
}

/** Carries a fault out of the middle of a body. */
const refuse = (finding: Diagnostic): never => {
  throw new Refusal(finding)
}

interface Made extends Body {
  /** The node of each use. */
  readonly nodes: readonly GraphNode[]
  /** Whether a use hangs on a port. */
  readonly moves: readonly boolean[]
}

const bodies = new WeakMap<OpDefinition, () => Made | Diagnostic>()

/** What the op of a function runs; null for another op, and where something inside is at fault. */
export function bodyOfOp(op: OpDefinition): Made | null {
  const made = bodies.get(op)?.()
  return made === undefined || isDiagnostic(made) ? null : made
}

/** The uses that the result hangs on, ports first. Refuses with E101, E102, E105, E106, E111 or E207. Cost: linear. */
function bodyOf(fn: GraphFunction): Made {
  const { steps, depth } = sizeOfFunction(fn)
  if (steps > mostSteps) refuse(diagnostic('E207', { what: 'nodes', count: steps, limit: mostSteps }))
  if (depth > deepestFunctions) refuse(diagnostic('E207', { what: 'levels', count: depth, limit: deepestFunctions }))
  const result = resultOfFunction(fn) ?? refuse(noResult(fn))
  const chosen = inOrder(fn, result)
  const ports = portsOfFunction(fn)
  const listed = [...ports, ...chosen.filter((node) => !isPort(node))]
  const slots = new Map(listed.map(({ id }, slot) => [id, slot]))
  const wires = new Map(fn.graph.edges.map((edge) => [`${edge.to}.${edge.port}`, edge]))
  const [varies, moves]: [boolean[], boolean[]] = [[], []]
  const constants = new Map<number, { value: Tensor }>()
  const uses = listed.map((node, slot): Use => {
    const op = opOf(node) ?? refuse(diagnostic('E106', { node: node.name, op: node.op }))
    const attributes = { ...defaultAttributes(op), ...node.attributes }
    if (isSource(op)) {
      varies.push(slot < ports.length)
      moves.push(slot < ports.length)
      if (slot >= ports.length) constants.set(slot, { value: node.value ?? (op.draw?.(attributes) as Tensor) })
      return { op, attributes, inputs: [], carries: [] }
    }
    const inputs = portsOf(op, attributes).map((port, at) => {
      const wire: Edge | undefined = wires.get(`${node.id}.${at}`)
      return slots.get(wire?.from ?? '') ?? refuse(diagnostic('E102', { node: node.name, op: op.title, port }))
    })
    const carries = inputs.map((from, port) => varies[from] === true && carriesThrough(op, port, attributes))
    varies.push(carries.includes(true))
    moves.push(inputs.some((from) => moves[from] === true))
    return { op, attributes, inputs, carries }
  })
  return { nodes: listed, moves, uses, constants, result: slots.get(result) as number }
}

function noResult({ graph }: GraphFunction): Diagnostic {
  const ends = endsOfFunction(graph).map(({ name }) => name)
  return ends.length > 1 ? diagnostic('E111', { ends }) : diagnostic('E105', { nodes: graph.nodes.length })
}

/** What the result is computed from, each node after what it needs. Refuses with E101 where it goes round. */
function inOrder({ graph: { nodes, edges } }: GraphFunction, result: NodeId): readonly GraphNode[] {
  const places = new Map(nodes.map(({ id }, place) => [id, place]))
  const tails: number[][] = nodes.map(() => [])
  for (const { from, to } of edges) tails[places.get(to) ?? -1]?.push(places.get(from) ?? -1)
  const order = orderOf(tails, null).places
  const needed = new Set([places.get(result) as number])
  for (const place of needed) for (const tail of tails[place] ?? []) if (tail >= 0) needed.add(tail)
  const chosen = [...order].filter((place) => needed.has(place)).map((place) => nodes[place] as GraphNode)
  if (chosen.length < needed.size) {
    const loop = nodes.filter((node, place) => needed.has(place) && !chosen.includes(node)).map(({ name }) => name)
    refuse(diagnostic('E101', { loop: [...loop, loop[0] as string] }))
  }
  return chosen
}

/** A name as LaTeX of an operator. */
const signOf = (name: string): string =>
  [...name].length === 1 ? name : `\\operatorname{${name.replaceAll('_', '\\_')}}`

/** The op of a function, with its steps as they are or made another way. */
function opWith(fn: GraphFunction, change: (steps: Made) => Made): OpDefinition {
  const names = portsOfFunction(fn).map(({ name }) => name)
  const inFunction = (finding: Diagnostic): Diagnostic => diagnostic('E114', { function: fn.name, finding })
  const body = once((): Made | Diagnostic => {
    try {
      return change(bodyOf(fn))
    } catch (reason) {
      if (reason instanceof Refusal) return inFunction(reason.finding)
      throw reason
    }
  })
  const sound = (): Made => {
    const made = body()
    return isDiagnostic(made) ? refuse(made) : made
  }
  const blocked = once((): readonly number[] => {
    const made = body()
    return isDiagnostic(made) ? [] : blockedInputs(made, names.length)
  })
  const sign = signOf(fn.name)
  const op: OpDefinition = {
    name: fn.name,
    title: `function ${fn.name}`,
    family: 'own',
    sign: `${sign}(\\cdot)`,
    ports: names,
    portsFrom: () => names,
    fault: () => {
      const made = body()
      return isDiagnostic(made) ? made : null
    },
    forward: (m, inputs) => {
      const made = sound()
      return resultOf(m, made, inputs, (slot, given, run) => {
        try {
          return run()
        } catch (reason) {
          if (!(reason instanceof Refusal)) throw reason
          const { op: used, inputs: from } = made.uses[slot] as Use
          const [node, tails] = [made.nodes[slot] as GraphNode, from.map((at) => made.nodes[at]?.name ?? '')]
          const shapes = given.map((value) => m.shapeOf(value))
          throw new Refusal(inFunction(placed(reason.finding, node, used, shapes, tails)))
        }
      })
    },
    vjp: (m, { inputs, cotangent }) => pullBackThrough(m, sound(), inputs, cotangent),
    blocks: blocked,
    withSteps: (change) => opWith(fn, (steps) => withSteps(steps, change)),
    notation: {
      latex: (inputs) => `${sign}\\left(${inputs.join(', ')}\\right)`,
      backward: (inputs, output, cotangent) =>
        inputs.map((input) => `${cotangent}\\,\\frac{\\partial ${output}}{\\partial ${input}}`),
    },
    about: names.length === 0 ? 'A function of this document.' : `A function of this document: ${names.join(', ')}.`,
    gate: `{node} is the function ${fn.name}, so the chain rule goes through all that is inside`,
  }
  behind.set(op, fn)
  bodies.set(op, body)
  return op
}
