// What the canvas lends to the rest of the page (zoom, middle, focus), and the fit of a document that has just been opened.
import type { ReactFlowInstance, Viewport } from '@xyflow/react'
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import type { Position } from '../../core/graph/document'
import { lendCanvas } from '../state/canvas'
import { presentDocument, useOpenDocument } from '../state/document'
import { useSession } from '../state/session'
import type { BoxNode, WireEdge } from './adapter'
import { useCanvasState } from './canvas-state'

const wantsStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

/** A graph of three nodes must not fill the wall: 100 % is the most. */
const fitOptions = (duration = 150): { padding: number; maxZoom: number; duration: number } => ({
  padding: 0.12,
  maxZoom: 1,
  duration: wantsStillness() ? 0 : duration,
})

type Flow = ReactFlowInstance<BoxNode, WireEdge>

/** The view as it was fitted last: as long as it stands, nobody has moved it, and it may be fitted again unasked. */
let fitted: Viewport | null = null

async function fitView(flow: Flow, duration?: number): Promise<void> {
  // Without nodes the library would keep the wish and jump to the first node that comes.
  if (presentDocument().graph.nodes.length === 0) return
  await flow.fitView(fitOptions(duration))
  fitted = flow.getViewport()
}

/** Lends the canvas while it stands. */
export function useLentCanvas(): void {
  const flow = useReactFlow<BoxNode, WireEdge>()
  const store = useStoreApi()
  useEffect(() => {
    const frame = (): DOMRect | null => store.getState().domNode?.getBoundingClientRect() ?? null
    const inside = ({ x, y }: Position): boolean => {
      const rect = frame()
      return rect !== null && x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom
    }
    lendCanvas({
      zoomIn: () => void flow.zoomIn(),
      zoomOut: () => void flow.zoomOut(),
      fit: () => void requestAnimationFrame(() => void fitView(flow)),
      middle: () => {
        const { pointer } = useCanvasState.getState()
        const rect = frame()
        const centre = rect ? { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 } : { x: 0, y: 0 }
        return flow.screenToFlowPosition(pointer && inside(pointer) ? pointer : centre)
      },
      at: (point) => (inside(point) ? flow.screenToFlowPosition(point) : null),
      focusNode: (id) => {
        const node = store.getState().domNode?.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`)
        node?.focus({ preventScroll: true })
        keepInView(flow, id, store.getState())
      },
    })
    return () => lendCanvas(null)
  }, [flow, store])
}

interface Frame {
  readonly width: number
  readonly height: number
}

/** Moves the view as little as shows the node. */
function keepInView(flow: Flow, id: string, { width, height }: Frame): void {
  const node = flow.getInternalNode(id)
  if (!node || width === 0) return
  const { x, y, zoom } = flow.getViewport()
  const left = node.internals.positionAbsolute.x * zoom + x
  const top = node.internals.positionAbsolute.y * zoom + y
  const right = left + (node.measured.width ?? 0) * zoom
  const bottom = top + (node.measured.height ?? 0) * zoom
  const shift = (low: number, high: number, size: number): number =>
    low < 0 ? 24 - low : high > size ? size - 24 - high : 0
  const [dx, dy] = [shift(left, right, width), shift(top, bottom, height)]
  if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom })
}

/**
 * Fits the view whenever another document is put on the table (its history is empty then), and again when the mode gives
 * the canvas another width, unless somebody has moved the view in between.
 */
export function useFitOnOpen(): void {
  const flow = useReactFlow<BoxNode, WireEdge>()
  useEffect(() => {
    /** Two frames on, the panels around the canvas have their sizes. */
    const fit = (duration: number): void =>
      void requestAnimationFrame(() => requestAnimationFrame(() => void fitView(flow, duration)))
    fit(0)
    const stopDocuments = useOpenDocument.subscribe(({ history }, { history: before }) => {
      const isNew = history.past.length === 0 && history.future.length === 0
      if (isNew && history.present !== before.present && history.mergeKey === null) fit(0)
    })
    const stopModes = useSession.subscribe(({ mode }, { mode: before }) => {
      if (mode !== before && fitted !== null && isSameView(fitted, flow.getViewport())) fit(150)
    })
    return () => {
      stopDocuments()
      stopModes()
    }
  }, [flow])
}

const isSameView = (a: Viewport, b: Viewport): boolean =>
  Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.zoom - b.zoom) < 1e-3
