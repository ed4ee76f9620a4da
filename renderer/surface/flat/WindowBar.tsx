// Buttons for the window of a flat picture, over its lower left corner: nearer, farther, and back to the range that fits.
import { newGesture } from '../gestures'
import type { PictureWindow } from '../props'
import scene from '../scene/scene.module.css'
import styles from './plot.module.css'
import { changeWindow, zoomStep } from './use-window'

export function WindowBar({ window }: { readonly window: PictureWindow }) {
  const zoom = (factor: number): void => changeWindow(window, factor, [0, 0], newGesture('window'))
  return (
    <div className={`${scene.camera} ${styles.bar}`} data-shy="true" role="group" aria-label="Window of the picture">
      <button
        type="button"
        className={scene.view}
        aria-label="Zoom out"
        title="Zoom out (−, or the wheel)"
        onClick={() => zoom(zoomStep)}
      >
        −
      </button>
      <button
        type="button"
        className={scene.view}
        aria-label="Zoom in"
        title="Zoom in (+, or the wheel)"
        onClick={() => zoom(1 / zoomStep)}
      >
        +
      </button>
      <button
        type="button"
        className={scene.view}
        aria-label="Fit the window"
        title="Back to the range that fits (Home)"
        disabled={!window.onFit}
        onClick={() => window.onFit?.()}
      >
        fit
      </button>
    </div>
  )
}
