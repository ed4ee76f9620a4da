// The nodes at which playing stops. A way of looking at one document in this sitting: never saved, gone with the document.
import { create } from 'zustand'
import type { NodeId } from '../../core/graph/document'
import { nameOf } from '../../core/graph/look'
import { announce } from './announce'
import { presentDocument, useOpenDocument } from './document'

interface Breakpoints {
  readonly nodes: ReadonlySet<NodeId>
}

const none: Breakpoints = { nodes: new Set() }

const useBreakpoints = create<Breakpoints>(() => none)

useOpenDocument.subscribe(({ sitting }, before) => {
  if (sitting !== before.sitting) clearBreakpoints()
})

export const breakpoints = (): ReadonlySet<NodeId> => useBreakpoints.getState().nodes
export const useIsBreakpoint = (node: NodeId): boolean => useBreakpoints(({ nodes }) => nodes.has(node))
export const useBreakpointNodes = (): ReadonlySet<NodeId> => useBreakpoints(({ nodes }) => nodes)

/** Sets a breakpoint at these nodes, or takes it away where all of them have one, and says which. */
export function toggleBreakpoints(ids: readonly NodeId[]): void {
  const before = breakpoints()
  const isCleared = ids.every((id) => before.has(id))
  const nodes = new Set(before)
  for (const id of ids) {
    if (isCleared) nodes.delete(id)
    else nodes.add(id)
  }
  useBreakpoints.setState({ nodes })
  const { graph } = presentDocument()
  const names = ids.map((id) => nameOf(graph, id)).join(', ')
  announce(isCleared ? `No breakpoint at ${names} any more` : `Breakpoint at ${names}: playing stops there`)
}

export const clearBreakpoints = (): void => useBreakpoints.setState(none)
