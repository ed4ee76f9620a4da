// What the canvas lends to the rest of the page (zoom, middle, focus), and the fit of a document that has just been opened.
// The flow library knows only a window of the document, so whatever concerns the whole of it is reckoned from the scene.
import type { ReactFlowInstance, Viewport } from '@xyflow/react'
import { getViewportForBounds, useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { flushSync } from 'react-dom'
import type { Position } from '../../core/graph/document'
import { lendCanvas } from '../state/canvas'
import { presentDocument, useOpenDocument } from '../state/document'
import { useSession } from '../state/session'
import type { BoxNode, WireEdge } from './adapter'
import { changeCanvas, pointerNow, useCanvasState } from './canvas-state'
import { takesInNew, wireAt } from './host'
import { pointOn } from './label-places'
import type { Rect } from './rect'
import { between, holds, nowhere } from './rect'
import { sceneNow } from './scene'
import { wholeOf } from './sheet'
import { seenIn } from './window'

const wantsStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

type Flow = ReactFlowInstance<BoxNode, WireEdge>
type Store = ReturnType<typeof useStoreApi>

/** A graph of three nodes must not fill the wall: 100 % is the most, and twice that where there is a room to see it. */
const mostFitZoom = (): number => (useSession.getState().isPresenting ? 2 : 1)
const fitPadding = 0.12
/** The tools stand at the foot of the canvas, and what is fitted stands above them. In pixels. */
const toolsRoom = 66
const usualLeastZoom = 0.1

/** How far out the view can go: usually 10 %, and as far as shows the whole of a large graph. A power of two below that. */
export function leastZoomFor(whole: Rect | null): number {
  if (!whole) return usualLeastZoom
  // The least frame that the page leaves to the canvas.
  const zoom = Math.min(usualLeastZoom, 480 / (whole.right - whole.left), 320 / (whole.bottom - whole.top))
  return zoom === usualLeastZoom ? zoom : 2 ** Math.floor(Math.log2(zoom))
}

/** The view as it was fitted last: as long as it stands, nobody has moved it, and it may be fitted again unasked. */
let fitted: Viewport | null = null

const glide = (duration = 150): number => (wantsStillness() ? 0 : duration)

/** Moves the view so that a place fills it; false where there is none, or no frame yet. */
async function fitRect(flow: Flow, store: Store, rect: Rect | null, duration?: number): Promise<boolean> {
  const { width, height } = store.getState()
  if (!rect || width === 0) return false
  const { left: x, top: y } = rect
  const bounds = { x, y, width: rect.right - x, height: rect.bottom - y }
  const view = getViewportForBounds(bounds, width, height, leastZoomFor(wholeNow()), mostFitZoom(), {
    x: fitPadding,
    top: fitPadding,
    bottom: `${toolsRoom}px`,
  })
  await flow.setViewport(view, { duration: glide(duration) })
  return true
}

const wholeNow = (): Rect | null => wholeOf(sceneNow(), presentDocument().layout)

async function fitView(flow: Flow, store: Store, duration?: number): Promise<void> {
  if (await fitRect(flow, store, wholeNow(), duration)) fitted = flow.getViewport()
}

async function showThese(flow: Flow, store: Store, ids: readonly string[]): Promise<void> {
  await fitRect(flow, store, wholeOf(sceneNow(), presentDocument().layout, new Set(ids)))
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
      glide: glideOnce,
      fit: () => void requestAnimationFrame(() => void fitView(flow, store)),
      middle: () => {
        const pointer = pointerNow()
        const rect = frame()
        const centre = rect ? { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 } : { x: 0, y: 0 }
        return flow.screenToFlowPosition(pointer && inside(pointer) ? pointer : centre)
      },
      at: (point) => (inside(point) ? flow.screenToFlowPosition(point) : null),
      show: (ids) => void showThese(flow, store, ids),
      reveal: (ids) => {
        const place = wholeOf(sceneNow(), presentDocument().layout, new Set(ids))
        if (!place) return
        const room = roomRound(place, store.getState(), flow.getZoom())
        if (room === undefined) void fitRect(flow, store, place)
        else keepInView(flow, place, store.getState(), room)
      },
      approach: ({ x, y }) => void flow.setCenter(x, y, { zoom: 1, duration: glide() }),
      zoomActual: () => void flow.zoomTo(1, { duration: glide() }),
      offerWire: (id) => changeCanvas({ wiringFrom: id, refusal: null }),
      holdOver: (held) => {
        const wire = held ? wireAt(sceneNow(), held.at) : null
        const host = held && wire !== null && takesInNew(presentDocument(), held.op, wire) ? wire : null
        if (useCanvasState.getState().host !== host) changeCanvas({ host })
        return host
      },
      focusNode: (id) => {
        const node = sceneNow().nodes.get(id)
        if (!node) return
        focusOn(store, 'node', id)
        keepInView(flow, node, store.getState())
      },
      focusWire: (id) => {
        const scene = sceneNow()
        const wire = scene.wires.get(id)
        if (!wire) return
        focusOn(store, 'edge', id)
        const label = pointOn(wire, scene.sharesOf([wire]).get(id) ?? 0.5)
        keepInView(flow, between(label, label), store.getState())
      },
    })
    return () => lendCanvas(null)
  }, [flow, store])
}

/** As long as nodes glide, and a little more. */
const glideTime = 200
let gliding: ReturnType<typeof setTimeout> | undefined

/** The style sheet moves what stands on the paper; the document has its places already. */
function glideOnce(): void {
  clearTimeout(gliding)
  flushSync(() => changeCanvas({ isGliding: true }))
  gliding = setTimeout(() => changeCanvas({ isGliding: false }), glideTime)
}

/** Gives the keyboard to a node or a wire; one that is out of view is put on the paper first. */
function focusOn(store: Store, kind: 'node' | 'edge', id: string): void {
  const find = (): HTMLElement | SVGElement | null | undefined =>
    store
      .getState()
      .domNode?.querySelector<HTMLElement | SVGElement>(`.react-flow__${kind}[data-id="${CSS.escape(id)}"]`)
  const give = (patience: number): void => {
    const found = find()
    if (found) found.focus({ preventScroll: true })
    // The library takes over what it is given after the page has been drawn.
    else if (patience > 0) requestAnimationFrame(() => give(patience - 1))
  }
  if (!find()) flushSync(() => changeCanvas({ focused: id }))
  give(4)
}

interface Frame {
  readonly width: number
  readonly height: number
}

/** How far from the edge a place is brought: when it only has the keyboard, and when it was looked for, with room or without. */
const margin = 24
const revealed = [120, 70]

/** The most air that a frame has to either side of a place; undefined where the place does not fit. */
const roomRound = ({ left, top, right, bottom }: Rect, { width, height }: Frame, zoom: number): number | undefined =>
  revealed.find((room) => (right - left) * zoom <= width - 2 * room && (bottom - top) * zoom <= height - 2 * room)

/** Moves the view as little as shows all of a place above the tools; false where it does not fit. */
export function showWhole(flow: Flow, store: Store, place: Rect | null): boolean {
  const { width, height } = store.getState()
  const frame = { width, height: height - toolsRoom + margin }
  const { left, top, right, bottom } = place ?? nowhere
  const zoom = flow.getZoom()
  const isFitting = (right - left) * zoom <= width - 2 * margin && (bottom - top) * zoom <= frame.height - 2 * margin
  if (place && isFitting) keepInView(flow, place, frame, margin, 150)
  return place !== null && isFitting
}

/** Moves the view as little as shows a place. */
function keepInView(flow: Flow, place: Rect, { width, height }: Frame, room = margin, duration?: number): void {
  if (width === 0) return
  const { x, y, zoom } = flow.getViewport()
  const edge = room - margin
  const shift = (low: number, high: number, size: number): number =>
    low < edge ? room - low : high > size - edge ? size - room - high : 0
  const dx = shift(place.left * zoom + x, place.right * zoom + x, width)
  const dy = shift(place.top * zoom + y, place.bottom * zoom + y, height)
  if (dx !== 0 || dy !== 0)
    void flow.setViewport({ x: x + dx, y: y + dy, zoom }, duration === undefined ? {} : { duration: glide(duration) })
}

/**
 * Fits the view whenever another document is put on the table (its history is empty then), and again when the mode gives
 * the canvas another width, unless somebody has moved the view in between.
 */
export function useFitOnOpen(isFittedAtFirst: boolean): void {
  const flow = useReactFlow<BoxNode, WireEdge>()
  const store = useStoreApi()
  useEffect(() => {
    /** Two frames on, the panels around the canvas have their sizes. */
    const fit = (duration: number): void =>
      void requestAnimationFrame(() => requestAnimationFrame(() => void fitView(flow, store, duration)))
    const fitUnless = (isFine: () => boolean): void =>
      void requestAnimationFrame(() => requestAnimationFrame(() => isFine() || void fitView(flow, store)))
    if (isFittedAtFirst) fit(0)
    const stopDocuments = useOpenDocument.subscribe(({ history }, { history: before }) => {
      const isNew = history.past.length === 0 && history.future.length === 0
      if (!isNew || history.present === before.present || history.mergeKey !== null) return
      // At once, so that nothing is drawn in a view that will not stay.
      void fitView(flow, store, 0)
      fit(0)
    })
    const stopModes = useSession.subscribe(({ mode, isPresenting, path }, before) => {
      const isUntouched = fitted !== null && isSameView(fitted, flow.getViewport())
      if (path !== before.path) void fitView(flow, store, 0)
      if (path !== before.path || isPresenting !== before.isPresenting || (mode !== before.mode && isUntouched))
        fit(150)
      // What was seen whole is not cut by the panels of another mode, whoever moved the view.
      else if (mode !== before.mode && showsAll(flow, store)) fitUnless(() => showsAll(flow, store))
    })
    // The full screen comes a moment later than the wish for it.
    const fitWall = (): void => {
      if (useSession.getState().isPresenting) fit(0)
    }
    window.addEventListener('resize', fitWall)
    return () => {
      stopDocuments()
      stopModes()
      window.removeEventListener('resize', fitWall)
    }
  }, [flow, store, isFittedAtFirst])
}

function showsAll(flow: Flow, store: Store): boolean {
  const { width, height } = store.getState()
  const { x, y, zoom } = flow.getViewport()
  const whole = wholeNow()
  return whole !== null && holds(seenIn({ transform: [x, y, zoom], width, height }), whole)
}

const isSameView = (a: Viewport, b: Viewport): boolean =>
  Math.abs(a.x - b.x) < 1 && Math.abs(a.y - b.y) < 1 && Math.abs(a.zoom - b.zoom) < 1e-3
