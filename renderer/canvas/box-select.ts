// The box drawn over empty paper: it selects from the whole document, also what it has left behind while the view moved.
import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import type { AnnotationId } from '../../core/graph/annotations'
import type { Layout, Note } from '../../core/graph/document'
import { presentDocument } from '../state/document'
import type { Selection } from '../state/session'
import { changeSession, useSession } from '../state/session'
import type { Rect } from './rect'
import { between, holds, meets } from './rect'
import type { Scene } from './scene'
import { sceneNow } from './scene'

/** Frames that a box holds as a whole, and notes that begin in it. */
function annotationsIn(box: Rect, { frames = [], notes = [] }: Layout): readonly AnnotationId[] {
  const rect = ({ x, y, width }: Note, height = 0): Rect => ({ left: x, top: y, right: x + width, bottom: y + height })
  const framed = frames.filter((frame) => holds(box, rect({ ...frame, text: '' }, frame.height)))
  return [...framed, ...notes.filter((note) => holds(box, { ...rect(note), right: note.x }))].map(({ id }) => id)
}

/** The nodes that a box touches, and every wire of theirs. */
export function selectedBy(box: Rect, { nodes, wires }: Scene): Selection {
  const chosen = new Set([...nodes.values()].filter((node) => meets(node, box)))
  return {
    nodes: [...chosen].map(({ id }) => id),
    edges: wires
      .all()
      .filter(({ tail, head }) => chosen.has(tail) || chosen.has(head))
      .map(({ id }) => id),
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
        const chosen = { ...selectedBy(box, sceneNow()), annotations: annotationsIn(box, presentDocument().layout) }
        const { selection } = useSession.getState()
        const { annotations = [] } = selection
        const isSame =
          isSameList(chosen.nodes, selection.nodes) &&
          isSameList(chosen.edges, selection.edges) &&
          isSameList(chosen.annotations, annotations)
        if (isSame) return
        changeSession({ selection: chosen })
      }),
    [store],
  )
}
