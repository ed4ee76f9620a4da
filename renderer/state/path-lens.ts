// The path lens: all ways from one input to the root, and the one that is lit. What the hand is on is of this sitting alone.
import { useMemo } from 'react'
import { create } from 'zustand'
import type { GraphPath, Paths } from '../../core/engine/paths'
import { pathsFrom } from '../../core/engine/paths'
import type { Trace } from '../../core/engine/trace'
import type { EdgeId, NodeId } from '../../core/graph/document'
import { derive, useDerived } from './derived'
import { presentDocument, useOpenDocument } from './document'
import { useSession } from './session'

interface PathLens {
  /** Chosen in the list; a node that is selected on the canvas goes before it. */
  readonly input: NodeId | null
  /** Places in the list. */
  readonly chosen: number | null
  readonly pointed: number | null
}

const start: PathLens = { input: null, chosen: null, pointed: null }

export const usePathLens = create<PathLens>(() => start)

export const choosePathInput = (input: NodeId): void => usePathLens.setState({ input, chosen: null, pointed: null })
export const choosePath = (at: number): void =>
  usePathLens.setState(({ chosen }) => ({ chosen: chosen === at ? null : at }))
export const pointAtPath = (pointed: number | null): void => usePathLens.setState({ pointed })

useOpenDocument.subscribe(({ sitting }, before) => {
  if (sitting !== before.sitting) usePathLens.setState(start)
})
useSession.subscribe(({ selection, lens }, before) => {
  if (selection !== before.selection || lens !== before.lens) usePathLens.setState({ chosen: null, pointed: null })
})

/** Where the paths begin: the selected node, else the chosen input, else the first. */
function startOf({ program }: Trace, selected: readonly NodeId[], input: NodeId | null): NodeId | null {
  const isThere = (node: NodeId | null | undefined): node is NodeId => node != null && program.slotOf.has(node)
  const first = program.inputs[0]
  return (
    [selected.length === 1 ? selected[0] : null, input].find(isThere) ??
    (first === undefined ? null : (program.instructions[first]?.node ?? null))
  )
}

let last: { readonly trace: Trace; readonly input: NodeId; readonly paths: Paths | null } | null = null

function pathsOf(trace: Trace, input: NodeId): Paths | null {
  if (last?.trace !== trace || last.input !== input) last = { trace, input, paths: pathsFrom(trace, input) }
  return last.paths
}

/** The paths that the lens lists; null where there is no root or no input. */
export function usePaths(): Paths | null {
  const { trace } = useDerived()
  const selected = useSession((session) => session.selection.nodes)
  const input = usePathLens((lens) => lens.input)
  return useMemo(() => {
    const from = startOf(trace, selected, input)
    return from === null ? null : pathsOf(trace, from)
  }, [trace, selected, input])
}

/** The path that is lit now, outside React; null while none is. */
export function litPath(): GraphPath | null {
  const { lens, selection } = useSession.getState()
  const { input, chosen, pointed } = usePathLens.getState()
  const at = pointed ?? chosen
  if (lens !== 'paths' || at === null) return null
  const { trace } = derive(presentDocument().graph)
  const from = startOf(trace, selection.nodes, input)
  return (from === null ? null : pathsOf(trace, from)?.paths?.[at]) ?? null
}

/** How a wire stands to the lit path; null while none is lit. */
export function placeOnPath(edge: EdgeId): 'on' | 'off' | null {
  const path = litPath()
  return path === null ? null : path.edges.includes(edge) ? 'on' : 'off'
}
