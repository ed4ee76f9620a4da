// The frame that contours and curve share: a field with numbers along its left and lower edge, clipped, and what lies over it.
import type { ScaleLinear } from 'd3-scale'
import type { ReactNode, RefObject } from 'react'
import { useId, useRef } from 'react'
import type { HeightScale } from '../../../core/calculus/scale'
import type { Palette } from '../colours'
import { GridLines, ticksAcross, ticksUp } from './GridLines'
import styles from './plot.module.css'
import type { Hand } from '../use-place'
import { useSize } from '../use-size'
import type { useWindow } from './use-window'

/** Pixels beside the field: numbers on the left, room on the right. */
const gutter = 46
/** Pixels for the numbers below it, and for the room above. */
const foot = 26

type Scale = ScaleLinear<number, number>

interface PlotProps {
  /** The field itself, without the numbers: pictures measure it. */
  readonly frame: RefObject<HTMLDivElement | null>
  readonly x: Scale
  readonly y: Scale
  /** Where the y axis is heights: lines at its numbers, since there is nothing else to read by. */
  readonly heights?: HeightScale
  readonly palette: Palette
  readonly width: number
  readonly height: number
  readonly label: string
  readonly xName: ReactNode
  readonly yName: ReactNode
  /** Width over height, at most or exactly; none: as wide as there is room. */
  readonly shape?: { readonly widest: number; readonly isExact: boolean }
  /** Lies under the drawing. */
  readonly under?: ReactNode
  /** Lies over the field, not clipped. */
  readonly over: ReactNode
  readonly hand: Hand & ReturnType<typeof useWindow>
  readonly children: ReactNode
}

export function Plot(props: PlotProps) {
  const { frame, x, y, heights, palette, width, height, label, xName, yName, shape, under, over, hand, children } =
    props
  const clip = useId()
  const room = useRef<HTMLDivElement>(null)
  const available = useSize(room)
  const xTicks = ticksAcross(x, width)
  const yTicks = ticksUp(y, height, heights)
  const percent = (part: number, whole: number): string => `${whole > 0 ? (100 * part) / whole : 0}%`
  return (
    <div ref={room} className={styles.room}>
      <div className={styles.plot} style={shape && sizeFor(shape, available.width, available.height)}>
        <div className={styles.yNumbers} aria-hidden="true">
          {yTicks.map(({ at, text }) => (
            <span key={at} style={{ top: percent(y(at), height) }}>
              {text}
            </span>
          ))}
        </div>
        <div ref={frame} className={styles.field}>
          {under}
          <svg width={width} height={height} role="img" aria-label={label} {...hand}>
            <clipPath id={clip}>
              <rect width={width} height={height} />
            </clipPath>
            <GridLines {...{ x, y, xTicks, yTicks, width, height, palette, heights }} />
            <g clipPath={`url(#${clip})`}>{children}</g>
          </svg>
          {over}
        </div>
        <div className={styles.xNumbers} aria-hidden="true">
          {xTicks.map(({ at, text }) => (
            <span key={at} style={{ left: percent(x(at), width) }}>
              {text}
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
    </div>
  )
}

/** The largest field of this shape that there is room for, with its numbers. */
function sizeFor({ widest, isExact }: NonNullable<PlotProps['shape']>, width: number, height: number) {
  if (!(width > gutter && height > foot)) return undefined
  const [fieldWidth, fieldHeight] = [width - gutter, height - foot]
  const wide = Math.min(fieldWidth, widest * fieldHeight)
  return { width: gutter + wide, height: foot + (isExact ? Math.min(fieldHeight, wide / widest) : fieldHeight) }
}
