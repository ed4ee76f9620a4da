// A formula that is pasted or typed on the canvas, as nodes beside those that are there: names of the graph mean its nodes,
// and new names start as numbers, or as the smallest vectors and matrices that fit.
import type { Names } from '../../core/file/paste'
import type { GraphDocument, GraphNode, NodeId } from '../../core/graph/document'
import { indexOf, nodeOf, rootOf } from '../../core/graph/look'
import { withFittingInputs } from '../../core/language/fitting'
import { catalogue } from '../../core/ops/catalogue'
import { full } from '../../core/tensor'
import { derive } from './derived'
import { presentDocument } from './document'
import { functionsHere } from './functions'
import { withPlaces } from './laying'
import { shapeOfNode } from './node-box'

export interface FormulaNodes {
  /** What was read, with places of its own. */
  readonly placed: GraphDocument
  /** Its inputs that are in the graph already, by the nodes that they are. */
  readonly known: ReadonlyMap<NodeId, NodeId>
}

/** What has a name where one is. */
export const namesHere = (): Required<Names> => {
  const { byName } = indexOf(presentDocument().graph)
  return { functions: functionsHere(), isNode: (name) => byName.has(name) }
}

/** Inputs of a formula whose names are in the graph: they mean the nodes that are there. */
export function namesakes({ nodes }: Pick<GraphDocument['graph'], 'nodes'>): ReadonlyMap<NodeId, NodeId> {
  const { byName } = indexOf(presentDocument().graph)
  return new Map(
    nodes.flatMap(({ id, op, name }) => {
      const there = byName.get(name)
      return op === catalogue.input.name && there ? [[id, there.id] as const] : []
    }),
  )
}

/** A formula that was read, with values and places for what it brings. Cost: as `withFittingInputs`. */
export function formulaNodes(read: GraphDocument, known = namesakes(read.graph)): FormulaNodes {
  const { graph } = presentDocument()
  const { program } = derive(graph)
  const standingIn = (node: GraphNode): GraphNode => {
    const there = nodeOf(graph, known.get(node.id) ?? '')
    const shape = there && shapeOfNode(program, there)
    return shape ? { ...node, value: full(shape, 1) } : node
  }
  const met = { ...read.graph, nodes: read.graph.nodes.map(standingIn) }
  const fresh = met.nodes.flatMap(({ id, op }) => (op === catalogue.input.name && !known.has(id) ? [id] : []))
  return { placed: withPlaces({ ...read, graph: withFittingInputs(met, fresh, rootOf(met) as NodeId) }), known }
}
