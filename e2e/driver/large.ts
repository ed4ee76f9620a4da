// A large document: a sheet of sums and multiples, each node wired to the next and every other one to the node below it, so
// that there are about three wires to two nodes. Names from v0, the input, on. The root squares, so that every derivative
// hangs on the input.
import type { Edge, GraphDocument, GraphNode, Position } from '../../core/graph/document'
import { emptyDocument } from '../../core/graph/document'
import { scalar } from '../../core/tensor'

const pitch = { x: 190, y: 100 }

const settings: Readonly<Record<string, Partial<GraphNode>>> = {
  input: { value: scalar(0.5) },
  // Shrinks what the sums let grow.
  scale: { attributes: { factor: -0.9 } },
}

/** A document of that many nodes, placed on a sheet. */
export function sheet(count: number): GraphDocument {
  const columns = Math.ceil(Math.sqrt(count))
  const nodes: GraphNode[] = []
  const edges: Edge[] = []
  const positions: Record<string, Position> = {}
  for (let i = 0; i < count; i++) {
    const above = i - columns
    const tails = i === 0 ? [] : above >= 0 && above % 2 === 0 && i < count - 1 ? [i - 1, above] : [i - 1]
    const op = i === 0 ? 'input' : i === count - 1 ? 'square' : tails.length === 2 ? 'add' : 'scale'
    nodes.push({ id: `n${i}`, op, name: `v${i}`, ...settings[op] })
    tails.forEach((tail, port) => edges.push({ from: `n${tail}`, to: `n${i}`, port }))
    positions[`n${i}`] = { x: (i % columns) * pitch.x, y: Math.floor(i / columns) * pitch.y }
  }
  return { ...emptyDocument, graph: { nodes, edges, root: `n${count - 1}` }, layout: { positions } }
}
