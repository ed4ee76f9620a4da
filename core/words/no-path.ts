// Why a node has no adjoint, which is not the same as one of 0.
import type { GraphNode } from '../graph/document'
import { opOf } from '../graph/look'

export interface PathFacts {
  /** The name of the root. */
  readonly root: string
  /** The root has a value, and it is a number. */
  readonly isRootComputed: boolean
  /** Something that the node is computed from is an input. */
  readonly varies: boolean
  readonly isFrozen: boolean
  /** Names of nodes on its ways to the root whose values are held by hand. */
  readonly fixed: readonly string[]
}

/** One sentence. An error before the root comes first: as long as it stands, nobody knows of paths. */
export function sayNoPath(node: GraphNode, { root, isRootComputed, varies, isFrozen, fixed }: PathFacts): string {
  if (isFrozen)
    return `${node.name} is frozen: it counts as a constant, so it has no adjoint, which is not the same as 0.`
  if (!isRootComputed)
    return `${root} has no slope while the graph has errors, so nothing comes back to ${node.name} yet.`
  if (!varies) {
    const op = opOf(node)
    return op?.blocks === 'all'
      ? `${node.name} (${op.title}) has no gradient, which is not the same as 0.`
      : `${node.name} depends on no input, so it has no adjoint, which is not the same as 0.`
  }
  if (fixed.length > 0)
    return `No path leads from ${node.name} to ${root} while ${fixed.join(' and ')} ${fixed.length === 1 ? 'is' : 'are'} held: what is held is a constant, which ${node.name} does not move.`
  return `No path leads from ${node.name} to ${root}, so it has no adjoint, which is not the same as 0.`
}
