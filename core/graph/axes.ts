// Names of axes (batch, feature): what may be one, how they are typed and told, and which reach a node through the rules.
import type { AxisNames, NamedShape } from '../algebra/named'
import { namedShapes } from '../algebra/named'
import { caught, isDiagnostic } from '../diagnostic'
import type { Shape } from '../tensor'
import { isSameShape } from '../tensor'
import type { Graph, GraphNode, NodeId } from './document'
import { indexOf, opOf } from './look'
import type { Program } from './program'

const longestAxisName = 30

/** May this be the name of an axis? The empty text may: an axis without a name. */
export const isAxisName = (text: string): boolean =>
  text.length <= longestAxisName && text.trim() === text && !/[,\p{Cc}]/u.test(text)

/** The names in a text with commas between them; null where they do not fit that many axes. Empty: no names. */
export function readAxes(text: string, count: number): AxisNames | null {
  if (text.trim() === '') return []
  const names = text.split(',').map((name) => name.trim())
  return names.length === count && names.every(isAxisName) ? names : null
}

/** "batch 8 × feature 3"; null where no axis has a name. */
export const describeAxes = (shape: Shape, names: AxisNames): string | null =>
  names.some((name) => name !== '')
    ? shape
        .map((size, axis) => [names[axis], size].filter((part) => part !== '' && part !== undefined).join(' '))
        .join(' × ')
    : null

const known = new WeakMap<Graph, ReadonlyMap<NodeId, AxisNames>>()

/**
 * The names of the axes of every node that has any: those given at the sources, carried on by the rules of the ops.
 * Cost: nothing in a graph without names; else one run of the rules over shapes, once per graph.
 */
export function axisNames(graph: Graph, program: Program): ReadonlyMap<NodeId, AxisNames> {
  const before = known.get(graph)
  if (before) return before
  const made = graph.nodes.some((node) => givenAxes(node)) ? derived(graph, program) : new Map<NodeId, AxisNames>()
  known.set(graph, made)
  return made
}

/** As they were typed, or as the op calls those of what it draws. */
const givenAxes = (node: GraphNode | undefined): AxisNames | undefined => node?.axes ?? (node && opOf(node)?.axes)

function derived(graph: Graph, { instructions }: Program): ReadonlyMap<NodeId, AxisNames> {
  const slots: NamedShape[] = []
  const { nodes } = indexOf(graph)
  for (const { node, op, attributes, inputs, shape } of instructions) {
    const given = givenAxes(nodes.get(node))
    const unnamed = { shape, names: shape.map(() => '') }
    const isCarried = inputs.some((slot) => slots[slot]?.names.some((name) => name !== ''))
    const arrived = inputs.map((slot) => slots[slot] as NamedShape)
    const out = isCarried ? caught(() => op.forward(namedShapes, arrived, attributes)) : unnamed
    const isSound = !isDiagnostic(out) && isSameShape(out.shape, shape)
    slots.push(given?.length === shape.length ? { shape, names: given } : isSound ? out : unnamed)
  }
  return new Map(
    instructions.flatMap(({ node }, slot) => {
      const { names } = slots[slot] as NamedShape
      return names.some((name) => name !== '') ? [[node, names] as const] : []
    }),
  )
}
