// Views of the surface that have a name, and the way to the point.
import type { EntryName } from '../../../core/calculus/axes'
import { EntryLabel } from '../EntryLabel'
import { spokenName } from '../picture'
import type { SurfaceScene } from './scene'
import styles from './scene.module.css'

interface CameraBarProps {
  readonly names: readonly EntryName[]
  readonly onScene: (act: (scene: SurfaceScene) => void) => void
  /** Absent where the point is not in the picture. */
  readonly onPoint: (() => void) | null
  /** In a small picture, where it would cover the surface, it shows itself to whoever comes near. */
  readonly isShy: boolean
}

export function CameraBar({ names: [first, second], onScene, onPoint, isShy }: CameraBarProps) {
  return (
    <div className={styles.camera} data-shy={isShy} role="group" aria-label="View of the surface">
      <button
        type="button"
        className={styles.view}
        title="From the front corner, the whole surface (Home)"
        onClick={() => onScene((scene) => scene.show('corner'))}
      >
        corner
      </button>
      <button
        type="button"
        className={styles.view}
        title="From above, as the contours show it (T)"
        onClick={() => onScene((scene) => scene.show('top'))}
      >
        top
      </button>
      {first && (
        <button
          type="button"
          className={styles.view}
          aria-label={`along ${spokenName(first)}`}
          title={`From the side, ${spokenName(first)} to the right (F)`}
          onClick={() => onScene((scene) => scene.show('first'))}
        >
          <EntryLabel entry={first} /> →
        </button>
      )}
      {second && (
        <button
          type="button"
          className={styles.view}
          aria-label={`along ${spokenName(second)}`}
          title={`From the side, ${spokenName(second)} to the right (S)`}
          onClick={() => onScene((scene) => scene.show('second'))}
        >
          <EntryLabel entry={second} /> →
        </button>
      )}
      <button
        type="button"
        className={styles.view}
        title="Near the point (P)"
        disabled={!onPoint}
        onClick={() => onPoint?.()}
      >
        point
      </button>
    </div>
  )
}
