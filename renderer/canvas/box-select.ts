// The box drawn over empty paper: it selects from the whole document, also what it has left behind while the view moved.
import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import type { Selection } from '../state/session'
import { changeSession, useSession } from '../state/session'
import type { Rect } from './rect'
import { between, meets } from './rect'
import type { Scene } from './scene'
import { sceneNow } from './scene'

/** The nodes that a box touches, and every wire of theirs. */
export function selectedBy(box: Rect, { nodes, wires }: Scene): Selection {
  const chosen = new Set([...nodes.values()].filter((node) => meets(node, box)))
  return {
    nodes: [...chosen].map(({ id }) => id),
    edges: [...wires.values()].filter(({ tail, head }) => chosen.has(tail) || chosen.has(head)).map(({ id }) => id),
  }
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at])

/** Follows the flow library's box as long as the canvas stands. */
export function useBoxSelection(): void {
  const store = useStoreApi()
  useEffect(
    () =>
      store.subscribe(({ userSelectionActive, userSelectionRect: rect, transform: [x, y, zoom] }, before) => {
        if (!userSelectionActive || !rect || rect === before.userSelectionRect) return
        const onPaper = (px: number, py: number): { x: number; y: number } => ({
          x: (px - x) / zoom,
          y: (py - y) / zoom,
        })
        const box = between(onPaper(rect.x, rect.y), onPaper(rect.x + rect.width, rect.y + rect.height))
        const chosen = selectedBy(box, sceneNow())
        const { selection } = useSession.getState()
        if (isSameList(chosen.nodes, selection.nodes) && isSameList(chosen.edges, selection.edges)) return
        changeSession({ selection: chosen })
      }),
    [store],
  )
}
