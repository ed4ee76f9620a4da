// Whether two graphs are the same function of some of their numbers: whatever those numbers are now, however nodes are
// called, wherever they lie.
import type { Entry, Graph, GraphNode } from '../graph/document'
import { isSameShape } from '../tensor'

/** Are the graphs the same function of the `free` entries? Looks at objects first. Cost: linear. */
export function isSameFunction(one: Graph, two: Graph, free: readonly Entry[]): boolean {
  if (one === two) return true
  if (one.convention !== two.convention) return false
  if (one.edges !== two.edges || one.root !== two.root || one.nodes.length !== two.nodes.length) return false
  return one.nodes.every((node, i) => isSameButFor(free, node, two.nodes[i] as GraphNode))
}

/** The same node, its free numbers aside. */
function isSameButFor(free: readonly Entry[], a: GraphNode, b: GraphNode): boolean {
  if (a === b) return true
  if (a.id !== b.id || a.op !== b.op || a.attributes !== b.attributes || a.function !== b.function) return false
  if (!a.value || !b.value) return a.value === b.value
  const [before, after] = [a.value, b.value]
  if (!isSameShape(before.shape, after.shape)) return false
  const places = new Set(free.filter((entry) => entry.node === a.id).map((entry) => entry.index))
  return before.data.every((x, index) => Object.is(x, after.data[index]) || places.has(index))
}
