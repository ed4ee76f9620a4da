// A finger that stays is the right button of a mouse: it asks for the menu of what lies under it. Some systems say so
// themselves; for the others it is said here.

/** In milliseconds; what Android and Windows wait too. */
const patience = 500
/** In pixels: a finger trembles. */
const slack = 10

/** Listens for the whole page; the answer is the way out. */
export function listenToLongPress(): () => void {
  let timer = 0
  let start: PointerEvent | null = null
  let hasAsked = false
  const stop = (): void => {
    window.clearTimeout(timer)
    start = null
  }
  const press = (event: PointerEvent): void => {
    stop()
    hasAsked = false
    if (event.pointerType !== 'touch' || !event.isPrimary) return
    start = event
    timer = window.setTimeout(() => ask(event), patience)
  }
  const ask = ({ target, clientX, clientY, pointerId }: PointerEvent): void => {
    stop()
    if (hasAsked) return
    const place = { clientX, clientY, pointerId, pointerType: 'touch' }
    target?.dispatchEvent(new PointerEvent('contextmenu', { ...place, bubbles: true, cancelable: true }))
  }
  const move = ({ clientX, clientY }: PointerEvent): void => {
    if (start && Math.hypot(clientX - start.clientX, clientY - start.clientY) > slack) stop()
  }
  /** A system that says so itself, a moment later, is not heard twice. */
  const note = (event: Event): void => {
    if (hasAsked && event.isTrusted && event instanceof PointerEvent && event.pointerType === 'touch') {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    hasAsked = true
  }
  /** The press was an answer of its own: letting go is no click, and takes the keyboard from nothing that has opened. */
  const letGo = (event: TouchEvent): void => {
    if (hasAsked && event.cancelable) event.preventDefault()
  }
  /** A second finger zooms. */
  const count = ({ touches }: TouchEvent): void => {
    if (touches.length > 1) stop()
  }
  const listeners = [
    ['pointerdown', press],
    ['pointermove', move],
    ['pointerup', stop],
    ['pointercancel', stop],
    ['contextmenu', note],
    ['touchstart', count],
    ['touchend', letGo],
  ] as const
  for (const [kind, hear] of listeners) window.addEventListener(kind, hear as EventListener, true)
  return () => {
    stop()
    for (const [kind, hear] of listeners) window.removeEventListener(kind, hear as EventListener, true)
  }
}
