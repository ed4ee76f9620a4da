// What lies on the paper now, for the flow library, and what the library tells back: hooks that join scene, window and hand.
import type { EdgeChange, NodeChange } from '@xyflow/react'
import { useStore, useStoreApi } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Selection } from '../state/session'
import { useSession } from '../state/session'
import type { BoxNode, Kept, Projection, WireEdge } from './adapter'
import { createProjection } from './adapter'
import { changeCanvas, useCanvasState } from './canvas-state'
import { settle } from './drag'
import type { Paper } from './gestures'
import { changeEdges, changeNodes } from './gestures'
import { forgetInHand, useLeadInHand } from './in-hand'
import type { Scene } from './scene'
import { useSight } from './sight'
import type { View, Window } from './window'
import { createWindow } from './window'

/** Ids that stay on the paper wherever they stand. */
function useKept(selection: Selection): Kept {
  const focused = useCanvasState((state) => state.focused)
  const touched = useCanvasState((state) => state.touched)
  const drawnFrom = useCanvasState((state) => state.drawing?.node ?? null)
  const lead = useLeadInHand()
  const only = selection.nodes.length === 1 ? (selection.nodes[0] ?? null) : null
  return useMemo(() => [focused, touched, drawnFrom, lead, only], [focused, touched, drawnFrom, lead, only])
}

/** In milliseconds: so long after the first picture nobody has moved the view yet. */
const rest = 300

/** Is the first picture still to come? What nobody sees or asks for yet follows after it. */
export function useIsFirst(): boolean {
  const [isFirst, setIsFirst] = useState(true)
  useEffect(() => {
    const clock = setTimeout(() => setIsFirst(false), rest)
    return () => clearTimeout(clock)
  }, [])
  return isFirst
}

/** What lies in the window of the view, as the flow library takes it. For the first picture without the window's margin. */
export function useProjection(scene: Scene, isFirst: boolean): Projection {
  const selection = useSession((session) => session.selection)
  const kept = useKept(selection)
  const [follow] = useState(createWindow)
  const window = useStore(useCallback((view: View) => follow(view, isFirst), [follow, isFirst]))
  const [project] = useState(createProjection)
  const projection = useMemo(() => project(scene, window, selection, kept), [project, scene, window, selection, kept])
  const { isFar } = projection
  useEffect(() => changeCanvas(isFar ? { isFar } : { isFar, touched: null }), [isFar])
  useHandOver(projection, window)
  useSight(scene, projection)
  return projection
}

/** What is in the hand, between the page and the library: the library's own effects have run before these. */
function useHandOver({ nodes }: Projection, window: Window): void {
  const store = useStoreApi()
  // Where the view goes on in mid-drag, what comes into the window depends on where things are.
  useEffect(settle, [window])
  useEffect(() => {
    const { nodeLookup } = store.getState()
    forgetInHand((id) => nodeLookup.get(id)?.internals.positionAbsolute)
  }, [nodes, store])
}

/** The library's changes, with what it knows as it tells them. */
export function useChanges() {
  const store = useStoreApi()
  return useMemo(() => {
    const paper = (): Paper => {
      const { nodeLookup, edgeLookup, multiSelectionActive, userSelectionActive } = store.getState()
      return {
        hasNode: (id) => nodeLookup.has(id),
        hasWire: (id) => edgeLookup.has(id),
        isAdding: multiSelectionActive,
        isBoxing: userSelectionActive,
      }
    }
    return {
      onNodesChange: (changes: NodeChange<BoxNode>[]) => changeNodes(changes, paper()),
      onEdgesChange: (changes: EdgeChange<WireEdge>[]) => changeEdges(changes, paper()),
    }
  }, [store])
}
