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

/** Sets a breakpoint at a node or takes it away, and says which. */
export function toggleBreakpoint(node: NodeId): void {
  const nodes = new Set(breakpoints())
  const isCleared = nodes.delete(node)
  if (!isCleared) nodes.add(node)
  useBreakpoints.setState({ nodes })
  const name = nameOf(presentDocument().graph, node)
  announce(isCleared ? `No breakpoint at ${name} any more` : `Breakpoint at ${name}: playing stops there`)
}

export const clearBreakpoints = (): void => useBreakpoints.setState(none)
