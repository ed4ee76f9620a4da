// The hand on a flat picture's window: the wheel zooms about the pointer, the secondary button carries what is seen, one finger
// carries it and two fingers stretch it. Listens itself, because a wheel that React hears can no longer be kept from the page.
import type { Axis } from '../../../core/graph/document'
import { newGesture } from '../gestures'
import type { WindowMove } from './window'
import { movedWindow, shareIn } from './window'

export interface WindowHand {
  /** The window that was asked for last, and the one that is drawn, which may be a moment behind. */
  readonly wanted: () => readonly Axis[]
  readonly drawn: () => readonly Axis[]
  readonly move: (axes: readonly Axis[], gesture: string) => void
}

/** Milliseconds without a turn after which a wheel begins a new gesture. */
const pause = 400
/** Pixels: a hand trembles, and a finger that taps puts the point there. */
const slack = 4
/** Zoom per unit that a wheel turns; a pinch on a pad turns in smaller ones. */
const [perTurn, pinchTurns, mostPerTurn] = [0.0015, 10, 0.5]
const [lineHeight, pageHeight] = [16, 400]

type Place = readonly [x: number, y: number]

/** Listens until the function that comes back is called. One edit at most per frame. */
export function createWindowHand(field: HTMLElement, hand: WindowHand): () => void {
  let frame = 0
  let due: (() => void) | null = null
  const soon = (act: () => void): void => {
    due = act
    frame ||= requestAnimationFrame(() => {
      frame = 0
      due?.()
      due = null
    })
  }

  /** Shares of the field, from the left and from below. */
  const sharesAt = ([x, y]: Place): readonly number[] => {
    const box = field.getBoundingClientRect()
    return [(x - box.left) / box.width, 1 - (y - box.top) / box.height]
  }

  let turning: { axes: readonly Axis[]; readonly gesture: string } | null = null
  let turnedAt = 0
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault()
    if (!turning || event.timeStamp - turnedAt > pause) turning = { axes: hand.wanted(), gesture: newGesture('window') }
    turnedAt = event.timeStamp
    const unit = event.deltaMode === 1 ? lineHeight : event.deltaMode === 2 ? pageHeight : 1
    const turn = event.deltaY * unit * perTurn * (event.ctrlKey ? pinchTurns : 1)
    const factor = Math.exp(Math.max(-mostPerTurn, Math.min(mostPerTurn, turn)))
    const about = shareIn(turning.axes, hand.drawn(), sharesAt([event.clientX, event.clientY]))
    const moved = movedWindow(turning.axes, { about, factor, by: [0, 0] })
    if (!moved) return
    turning.axes = moved
    const { gesture } = turning
    soon(() => hand.move(moved, gesture))
  }

  const fingers = new Map<number, Place>()
  let carried: { readonly axes: readonly Axis[]; readonly from: Hold; readonly gesture: string } | null = null
  let isMoving = false
  /** From here on the window moves with the fingers that are down now. */
  const hold = (axes: readonly Axis[], gesture: string): void => {
    carried = fingers.size > 0 ? { axes, from: heldBy([...fingers.values()]), gesture } : null
  }
  const carriedWindow = (): readonly Axis[] | null => {
    if (!carried) return null
    const { from, axes } = carried
    const now = heldBy([...fingers.values()])
    const [start, end] = [sharesAt(from.middle), sharesAt(now.middle)]
    const factor = from.apart > 0 && now.apart > 0 ? from.apart / now.apart : 1
    const change: WindowMove = { about: start, factor, by: end.map((share, i) => share - (start[i] as number)) }
    return movedWindow(axes, change)
  }
  const onDown = (event: PointerEvent): void => {
    const isCarrying = event.pointerType === 'mouse' ? event.button === 2 : true
    if (!isCarrying || isControl(event.target)) return
    const axes = (isMoving ? carriedWindow() : null) ?? hand.wanted()
    fingers.set(event.pointerId, [event.clientX, event.clientY])
    hold(axes, carried?.gesture ?? newGesture('window'))
  }
  const onMove = (event: PointerEvent): void => {
    if (!carried || !fingers.has(event.pointerId)) return
    fingers.set(event.pointerId, [event.clientX, event.clientY])
    const [{ middle }, now] = [carried.from, heldBy([...fingers.values()])]
    const isTap = fingers.size < 2 && Math.hypot(now.middle[0] - middle[0], now.middle[1] - middle[1]) <= slack
    if (!isMoving && isTap) return
    // Only now: a hand that is caught at once would take the click from the picture.
    if (!field.hasPointerCapture(event.pointerId)) field.setPointerCapture(event.pointerId)
    isMoving = true
    const [moved, { gesture }] = [carriedWindow(), carried]
    if (moved) soon(() => hand.move(moved, gesture))
  }
  const onUp = (event: PointerEvent): void => {
    if (!fingers.has(event.pointerId)) return
    const now = carriedWindow()
    fingers.delete(event.pointerId)
    if (carried) hold(now ?? carried.axes, carried.gesture)
    if (fingers.size === 0) isMoving = false
  }
  const onMenu = (event: Event): void => event.preventDefault()

  field.addEventListener('wheel', onWheel, { passive: false })
  field.addEventListener('pointerdown', onDown)
  field.addEventListener('pointermove', onMove)
  field.addEventListener('pointerup', onUp)
  field.addEventListener('pointercancel', onUp)
  field.addEventListener('contextmenu', onMenu)
  return () => {
    cancelAnimationFrame(frame)
    field.removeEventListener('wheel', onWheel)
    field.removeEventListener('pointerdown', onDown)
    field.removeEventListener('pointermove', onMove)
    field.removeEventListener('pointerup', onUp)
    field.removeEventListener('pointercancel', onUp)
    field.removeEventListener('contextmenu', onMenu)
  }
}

interface Hold {
  readonly middle: Place
  /** Between two fingers; 0 for one. */
  readonly apart: number
}

function heldBy(places: readonly Place[]): Hold {
  const [a = [0, 0], b = a] = places
  return { middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], apart: Math.hypot(a[0] - b[0], a[1] - b[1]) }
}

/** The ball, the end of a direction and buttons are held for what they are. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=slider], button') !== null
