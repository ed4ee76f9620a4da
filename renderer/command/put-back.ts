// Escape while something is dragged leaves all as it was: the document, with its history, and what hands move beside it. One
// rule for every drag, since nothing here knows which one it is: what was there before the hand moved is there again, the
// hand is told that its press is over, and what it still does until the button is up is not heard.
import { announce } from '../state/announce'
import { emptyHand, freeHand, isHandEmpty, useOpenDocument } from '../state/document'
import { useForwardChoice } from '../state/forward'
import { useHeld } from '../state/held'
import { isField } from './keys'

/** Answers with what puts everything back, and whether there was anything to put back. */
function remember(): () => boolean {
  const { history } = useOpenDocument.getState()
  const [held, choice] = [useHeld.getState(), useForwardChoice.getState()]
  return () => {
    const isAsBefore =
      useOpenDocument.getState().history.present === history.present &&
      useHeld.getState() === held &&
      useForwardChoice.getState() === choice
    useOpenDocument.setState({ history })
    useHeld.setState(held)
    useForwardChoice.setState(choice)
    return !isAsBefore
  }
}

/** A box over the paper moves nothing, and in a field a press marks text. */
const isDrag = ({ button, target }: PointerEvent): boolean =>
  button === 0 && target instanceof Element && !target.matches('.react-flow__pane') && !isField(target)

/** Ends a press for all who follow it: by events of the pointer, as most do, or of the mouse, as the flow library does. */
function endPress({ target, pointerId }: PointerEvent): void {
  for (let at = target instanceof Element ? target : null; at; at = at.parentElement)
    if (at.hasPointerCapture(pointerId)) at.releasePointerCapture(pointerId)
  target?.dispatchEvent(new PointerEvent('pointercancel', { pointerId, bubbles: true }))
}

/** Listens for the whole page; the answer is the way out. */
export function listenToEscape(): () => void {
  let pressed: PointerEvent | null = null
  let putBack: (() => boolean) | null = null
  const forget = (): void => {
    pressed = null
    putBack = null
  }
  const press = (event: PointerEvent): void => {
    if (!event.isPrimary) return
    freeHand()
    putBack = null
    pressed = isDrag(event) ? event : null
  }
  // Not at the press itself: with it a field that was open takes what has been typed into it.
  const move = (event: PointerEvent): void => {
    if (pressed?.pointerId === event.pointerId) putBack ??= remember()
  }
  const letGo = (event: PointerEvent): void => {
    if (!event.isTrusted || !event.isPrimary) return
    forget()
    // The click of this release comes first.
    if (isHandEmpty()) setTimeout(freeHand)
  }
  const hear = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !pressed || !putBack) return
    event.preventDefault()
    event.stopImmediatePropagation()
    emptyHand()
    endPress(pressed)
    if (putBack()) announce('put back as it was')
    document.dispatchEvent(new MouseEvent('mouseup', { view: window, bubbles: true }))
    forget()
  }
  const swallow = (event: MouseEvent): void => {
    if (!isHandEmpty()) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  const listeners = [
    ['pointerdown', press],
    ['pointermove', move],
    ['pointerup', letGo],
    ['pointercancel', letGo],
    ['keydown', hear],
    ['click', swallow],
  ] as const
  for (const [kind, listener] of listeners) window.addEventListener(kind, listener as EventListener, true)
  return () => {
    for (const [kind, listener] of listeners) window.removeEventListener(kind, listener as EventListener, true)
  }
}
