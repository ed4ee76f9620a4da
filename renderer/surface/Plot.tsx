// The frame that contours and curve share: a field with numbers along its left and lower edge, clipped, and what lies over it.
import type { ScaleLinear } from 'd3-scale'
import type { ReactNode, RefObject } from 'react'
import { useId } from 'react'
import { formatNumber } from '../../core/words/numbers'
import styles from './plot.module.css'

/** Pixels beside the field: numbers on the left, room on the right. */
const gutter = 46

type Scale = ScaleLinear<number, number>

interface PlotProps {
  /** The field itself, without the numbers: pictures measure it. */
  readonly frame: RefObject<HTMLDivElement | null>
  readonly x: Scale
  readonly y: Scale
  readonly width: number
  readonly height: number
  readonly label: string
  readonly xName: ReactNode
  readonly yName: ReactNode
  /** Widest shape of the field, width over height; none: as wide as there is room. */
  readonly widest?: number
  /** Lines at the numbers: for a curve, where there is nothing else to read by. */
  readonly hasGrid?: boolean
  /** How a number of the y axis is written, where it is not the number itself. */
  readonly writeY?: (y: number) => string
  /** Lies under the drawing. */
  readonly under?: ReactNode
  /** Lies over the field, not clipped. */
  readonly over: ReactNode
  readonly children: ReactNode
}

export function Plot(props: PlotProps) {
  const {
    frame,
    x,
    y,
    width,
    height,
    label,
    xName,
    yName,
    hasGrid = false,
    widest,
    writeY = formatNumber,
    under,
    over,
    children,
  } = props
  const clip = useId()
  const xTicks = x.ticks(Math.max(2, Math.min(7, Math.floor(width / 56))))
  const yTicks = y.ticks(Math.max(2, Math.min(7, Math.floor(height / 44))))
  const percent = (part: number, whole: number): string => `${whole > 0 ? (100 * part) / whole : 0}%`
  return (
    <div className={styles.plot} style={widest && height > 0 ? { maxWidth: gutter + widest * height } : undefined}>
      <div className={styles.yNumbers} aria-hidden="true">
        {yTicks.map((tick) => (
          <span key={tick} style={{ top: percent(y(tick), height) }}>
            {writeY(tick)}
          </span>
        ))}
      </div>
      <div ref={frame} className={styles.field}>
        {under}
        <svg width={width} height={height} role="img" aria-label={label}>
          <clipPath id={clip}>
            <rect width={width} height={height} />
          </clipPath>
          {hasGrid && (
            <g className={styles.gridLines}>
              {xTicks.map((tick) => (
                <line key={`x${tick}`} x1={x(tick)} x2={x(tick)} y1={0} y2={height} />
              ))}
              {yTicks.map((tick) => (
                <line key={`y${tick}`} x1={0} x2={width} y1={y(tick)} y2={y(tick)} />
              ))}
            </g>
          )}
          <g clipPath={`url(#${clip})`}>{children}</g>
        </svg>
        {over}
      </div>
      <div className={styles.xNumbers} aria-hidden="true">
        {xTicks.map((tick) => (
          <span key={tick} style={{ left: percent(x(tick), width) }}>
            {formatNumber(tick)}
          </span>
        ))}
      </div>
      <div className={styles.yName} aria-hidden="true">
        {yName}
      </div>
      <div className={styles.xName} aria-hidden="true">
        {xName}
      </div>
    </div>
  )
}
