// How heights are drawn, and whether one unit is equally long along every axis.
import type { PictureChoice } from '../../../core/graph/document'
import styles from './controls.module.css'

interface HeightRowProps {
  readonly choice: PictureChoice
  readonly onChoice: (change: PictureChoice) => void
}

export function HeightRow({ choice, onChoice }: HeightRowProps) {
  const { heights, hasEqualUnits = false } = choice
  const without = (key: keyof PictureChoice): PictureChoice => ({ ...choice, [key]: undefined })
  return (
    <fieldset className={styles.axisRow}>
      <legend>Heights and units</legend>
      <select
        aria-label="Heights"
        value={heights ?? 'automatic'}
        onChange={({ target: { value } }) =>
          onChoice(value === 'linear' || value === 'log10' ? { heights: value } : without('heights'))
        }
      >
        <option value="automatic">heights as fits best</option>
        <option value="linear">linear heights</option>
        <option value="log10">heights by powers of ten</option>
      </select>
      <label className={styles.box}>
        <input
          type="checkbox"
          checked={hasEqualUnits}
          onChange={({ target }) => onChoice(target.checked ? { hasEqualUnits: true } : without('hasEqualUnits'))}
        />
        equal units along both axes
      </label>
      {hasEqualUnits && heights !== 'linear' && (
        <p className={styles.hint}>A curve has equal units where its heights are linear.</p>
      )}
    </fieldset>
  )
}
