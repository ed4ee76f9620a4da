// The picture of a V-curve. Whose error a point shows is told by its form and by words, not by colour.
import type { VCurve } from '../../core/engine/vcurve'
import { raised } from '../../core/words/numbers'
import { Raised } from '../parts/Raised'
import { drawCurve, field } from './v-curve'
import styles from './VCurveChart.module.css'

const margin = { left: 40, top: 8, right: 8, bottom: 34 } as const

export function VCurveChart({ curve, label }: { readonly curve: VCurve; readonly label: string }) {
  const drawing = drawCurve(curve)
  if (!drawing) return null
  const { marks, xTicks, yTicks, truncation, rounding } = drawing
  const [width, height] = [field.width + margin.left + margin.right, field.height + margin.top + margin.bottom]
  return (
    <figure className={styles.figure} style={{ width, height }}>
      <svg width={width} height={height} role="img" aria-label={label}>
        <g transform={`translate(${margin.left} ${margin.top})`}>
          {yTicks.map(({ at, power }) => (
            <line key={power} className={styles.grid} x1={0} x2={field.width} y1={at} y2={at} />
          ))}
          <line className={styles.axis} x1={0} x2={field.width} y1={field.height} y2={field.height} />
          {truncation && <path className={styles.branch} d={truncation} />}
          {rounding && <path className={styles.branch} d={rounding} />}
          {marks.map(({ x, y, regime, isBest, step }) => (
            <g key={step} transform={`translate(${x} ${y})`} data-regime={regime}>
              {isBest && <circle className={styles.best} r={8} />}
              {regime === 'rounding' ? (
                <rect className={styles.rounding} x={-3.5} y={-3.5} width={7} height={7} />
              ) : (
                <circle className={regime === 'exact' ? styles.exact : styles.truncation} r={4} />
              )}
            </g>
          ))}
        </g>
      </svg>
      <div aria-hidden="true">
        {yTicks.map(({ at, power }) => (
          <span key={power} className={styles.yTick} style={{ top: at + margin.top }}>
            <Raised text={`10${raised(power)}`} />
          </span>
        ))}
        {xTicks.map(({ at, power }) => (
          <span key={power} className={styles.xTick} style={{ left: at + margin.left, top: field.height + margin.top }}>
            <Raised text={`10${raised(power)}`} />
          </span>
        ))}
        <span className={styles.left} style={{ left: margin.left }}>
          rounding ▪
        </span>
        <span className={styles.middle}>step h</span>
        <span className={styles.right} style={{ right: margin.right }}>
          ● truncation
        </span>
      </div>
    </figure>
  )
}
