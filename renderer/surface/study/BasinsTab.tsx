// Where every start of the window ends under the chosen method: the legend of the map that lies over the picture.
import type { BasinMap } from '../../../core/calculus/basins'
import { standingAt } from '../../../core/calculus/ending'
import { methods } from '../../../core/calculus/methods/catalogue'
import type { Axis } from '../../../core/graph/document'
import { sayPlace } from '../../../core/words/critical'
import { formatNumber } from '../../../core/words/numbers'
import type { BasinsFound } from '../../state/answers'
import { useAnswers } from '../../state/answers'
import { methodOf, settingsIn } from '../../state/descent'
import { useDocument } from '../../state/document'
import { useIsDark } from '../../state/view'
import { basinColour, placeLetter } from '../basin-colours'
import { usePalette } from '../use-palette'
import { askBasins, forgetAnswers } from './ask'
import styles from './study.module.css'
import { useCurrent } from './use-current'
import type { Ground } from './use-landscape'
import { useLandscape } from './use-landscape'

export function BasinsTab() {
  const { study } = useDocument()
  const ground = useLandscape()
  const { basins, isColouring } = useAnswers()
  const current = useCurrent(basins)
  if (!ground) return <p className={styles.quiet}>A map of basins needs an input and one number as the result.</p>
  const method = methodOf(study)
  return (
    <div className={styles.stack}>
      <div className={styles.row}>
        <button
          type="button"
          className={styles.button}
          disabled={isColouring}
          onClick={() => askBasins(ground.graph, ground.axes, method, settingsIn(study))}
        >
          Colour the starts
        </button>
        <button type="button" className={styles.button} disabled={!current && !isColouring} onClick={forgetAnswers}>
          Clear
        </button>
        <span className={styles.quiet} role="status">
          {isColouring
            ? 'Walking from every start …'
            : `by where ${methods[method].title} ends${'rate' in methods[method].settings ? ` at rate ${formatNumber(study.rate)}` : ''}`}
        </span>
      </div>
      {current && <Legend current={current} ground={ground} />}
    </div>
  )
}

const others: readonly (readonly [label: number, text: string])[] = [
  [-1, 'runs away'],
  [-2, 'circles'],
  [-3, 'still moving after 500 steps'],
  [-4, 'refused: no curvature'],
]

function Legend({ current: { map, method }, ground }: { readonly current: BasinsFound; readonly ground: Ground }) {
  const palette = usePalette(useIsDark() ? 'dark' : 'light')
  const rows = [
    ...map.places.map(({ point, count }, label) => ({
      label,
      count,
      text: `${placeLetter(label)}: (${point.map((x, i) => formatNumber(settled(x, ground.axes[i] as Axis))).join(', ')}), ${kindAt(ground, point)}`,
    })),
    ...others.map(([label, text]) => ({ label, count: countOf(map, label), text })),
  ].filter(({ count }) => count > 0)
  return (
    <table className={styles.table} aria-label={`Ends of ${methods[method].title}`}>
      <tbody>
        {rows.map(({ label, count, text }) => (
          <tr key={label}>
            <th scope="row">
              <span
                className={styles.swatch}
                style={{ background: basinColour(palette, label, map.places.length) }}
                aria-hidden="true"
              />
              {text}
            </th>
            <td>{Math.round((100 * count) / map.labels.length)} %</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A walk ends near its place: what is no width of the window is 0. */
const settled = (x: number, { low, high }: Axis): number => (Math.abs(x) < 1e-6 * (high - low) ? 0 : x)

const countOf = ({ labels }: BasinMap, wanted: number): number => labels.filter((label) => label === wanted).length

const kindAt = ({ land }: Ground, point: readonly number[]): string => sayPlace(standingAt(land, land.at(point)))
