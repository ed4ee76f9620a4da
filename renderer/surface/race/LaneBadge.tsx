// A runner's letter in its shape and hue, and a piece of its line: the same in pictures, table, legend and chart.
import { laneLetter } from '../../../core/words/race'
import type { Palette } from '../colours'
import { badgeRadius, lookOf } from './race-look'
import styles from './race.module.css'

interface LaneBadgeProps {
  readonly lane: number
  readonly palette: Palette
  /** The lane has left the picture: an empty badge. */
  readonly isOutside?: boolean
}

/** The shape round the origin, for use inside a picture. */
export function BadgeShape({ lane, palette, isOutside = false }: LaneBadgeProps) {
  const { hue, shape } = lookOf(palette, lane)
  return (
    <>
      <path d={shape} fill={isOutside ? palette.panel : hue} stroke={isOutside ? hue : palette.panel} />
      <text fontSize={11} fontWeight={600} fill={isOutside ? hue : palette.panel} textAnchor="middle" dy="0.36em">
        {laneLetter(lane)}
      </text>
    </>
  )
}

const half = badgeRadius + 3

/** The badge by itself, in a line of text. */
export function LaneBadge(props: LaneBadgeProps) {
  const box = `${-half} ${-half} ${2 * half} ${2 * half}`
  return (
    <span className={styles.badge}>
      <svg width={2 * half} height={2 * half} viewBox={box} aria-hidden="true">
        <BadgeShape {...props} />
      </svg>
      <span className={styles.onlySaid}>{laneLetter(props.lane)}</span>
    </span>
  )
}

type SampleProps = Pick<LaneBadgeProps, 'lane' | 'palette'>

export const sampleSize = { width: 28, height: 10 } as const

/** A piece of its line, for use inside a picture. */
export function SampleLine({ lane, palette }: SampleProps) {
  const { hue, dash } = lookOf(palette, lane)
  const y = sampleSize.height / 2
  return <line x1={1} y1={y} x2={27} y2={y} stroke={hue} strokeWidth={2} strokeDasharray={dash.join(' ')} />
}

export function LaneSample(props: SampleProps) {
  return (
    <svg className={styles.sample} {...sampleSize} aria-hidden="true">
      <SampleLine {...props} />
    </svg>
  )
}
