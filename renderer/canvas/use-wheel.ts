// A wheel zooms, as the flow library has it. Turned sideways, or with Shift, it moves the paper; and two fingers on a trackpad
// that have begun to move it sideways go on to move it in every direction. A pinch comes as a wheel with Ctrl, and zooms.
import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'

/** In milliseconds: turns that follow each other so soon are one gesture. */
const pause = 250
/** In pixels: what a line is where a browser counts in lines. */
const line = 20

/** Listens on the canvas as long as it stands. */
export function useWheel(place: HTMLElement | null): void {
  const store = useStoreApi()
  useEffect(() => {
    let lastMoved = -Infinity
    const turn = (event: WheelEvent): void => {
      const { target, deltaX, deltaY, deltaMode, shiftKey, ctrlKey, timeStamp } = event
      const isOnPaper = target instanceof Element && target.closest('.react-flow') && !target.closest('.nowheel')
      const isSideways = shiftKey || Math.abs(deltaX) > Math.abs(deltaY) || timeStamp - lastMoved < pause
      if (!isOnPaper || ctrlKey || !isSideways) return
      event.preventDefault()
      event.stopPropagation()
      lastMoved = timeStamp
      const unit = deltaMode === WheelEvent.DOM_DELTA_LINE ? line : 1
      // Some systems turn the wheel sideways for Shift by themselves.
      const [x, y] = shiftKey && deltaX === 0 ? [deltaY, 0] : [deltaX, deltaY]
      void store.getState().panBy({ x: -x * unit, y: -y * unit })
    }
    const how = { capture: true, passive: false }
    place?.addEventListener('wheel', turn, how)
    return () => place?.removeEventListener('wheel', turn, how)
  }, [place, store])
}
