// A finger that draws a wire or moves a node scrolls nothing, and the browser must hear so: it takes a quick drag for the
// start of a fling else, and swallows the tap that comes after it, as if that only stopped the paper.
import { useEffect } from 'react'

/** Cards on the canvas scroll under a finger; the empty paper answers by itself. */
const isDragged = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.react-flow__viewport') !== null && target.closest('.nowheel') === null

const holdStill = (event: TouchEvent): void => {
  if (event.cancelable && isDragged(event.target)) event.preventDefault()
}

/** Listens on the canvas as long as it stands. */
export function useTouchDrags(place: HTMLElement | null): void {
  useEffect(() => {
    // React's own listener is a passive one.
    place?.addEventListener('touchmove', holdStill, { passive: false })
    return () => place?.removeEventListener('touchmove', holdStill)
  }, [place])
}
