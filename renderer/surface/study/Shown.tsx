// What is laid over the pictures, each by its own box.
import { useSurfaceView } from '../../state/surface-view'
import styles from './study.module.css'

const boxes = [
  ['hasPlane', 'tangent'],
  ['hasQuadratic', 'quadratic'],
  ['hasEllipse', 'eigenvectors'],
  ['hasDirection', 'direction θ'],
  ['hasField', 'gradient field'],
  ['hasStep', 'arrows of a step'],
] as const

export function Shown() {
  const view = useSurfaceView()
  return (
    <div className={styles.row} role="group" aria-label="Shown in the pictures">
      <span className={styles.quiet}>show</span>
      {boxes.map(([key, title]) => (
        <label key={key}>
          <input
            type="checkbox"
            checked={view[key]}
            onChange={({ target }) => useSurfaceView.setState({ [key]: target.checked })}
          />
          {title}
        </label>
      ))}
    </div>
  )
}
