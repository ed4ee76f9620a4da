// The race on a flat picture: each lane as a line with its dash, dots at its steps, a ring at its start and its letter at its
// head. It asks for the race itself, so that a running race draws nothing else of the picture anew.
import { memo, useMemo } from 'react'
import type { Axis } from '../../core/graph/document'
import { useLitLane } from '../state/race'
import type { Palette } from './colours'
import { BadgeShape } from './LaneBadge'
import type { LanePoint, Pixel } from './race-drawing'
import { drawLane, placeBadges } from './race-drawing'
import { lookOf } from './race-look'
import styles from './race.module.css'
import { useLaneLines } from './use-lane-lines'

interface RaceMarksProps {
  readonly axes: readonly Axis[]
  readonly palette: Palette
  readonly width: number
  readonly height: number
  readonly at: (point: LanePoint) => Pixel
}

export function RaceMarks({ axes, palette, width, height, at }: RaceMarksProps) {
  const lines = useLaneLines(axes)
  const lit = useLitLane()
  const drawn = useMemo(
    () => lines.map((line) => drawLane(line.map(at).filter(isPlace), width, height)),
    [lines, at, width, height],
  )
  const badges = useMemo(
    () =>
      placeBadges(
        drawn.map((lane) => lane && lane.head),
        width,
        height,
      ),
    [drawn, width, height],
  )
  // The lit one lies on top of the others.
  const order = drawn.map((_, lane) => lane).sort((a, b) => Number(a === lit) - Number(b === lit))
  return (
    <g className={styles.race} data-lanes={drawn.length}>
      {order.map((lane) => {
        const line = drawn[lane]
        const look = lookOf(palette, lane)
        const isFaded = lit !== null && lit !== lane
        return (
          line && (
            <g key={lane} data-lane={lane} data-faded={isFaded} data-lit={lane === lit}>
              <path className={styles.casing} d={line.d} />
              <path className={styles.line} d={line.d} stroke={look.hue} strokeDasharray={look.dash.join(' ')} />
              <path className={styles.dots} d={line.dots} stroke={look.hue} />
              <circle className={styles.start} cx={line.start[0]} cy={line.start[1]} r={4} stroke={look.hue} />
            </g>
          )
        )
      })}
      {badges.map(
        (badge, lane) =>
          badge && (
            <LaneHead
              key={lane}
              lane={lane}
              palette={palette}
              isFaded={lit !== null && lit !== lane}
              isOutside={badge.isOutside}
              x={badge.at[0]}
              y={badge.at[1]}
              anchorX={badge.anchor[0]}
              anchorY={badge.anchor[1]}
            />
          ),
      )}
    </g>
  )
}

/** Under a logarithmic scale a height of 0 is none. */
const isPlace = (pixel: Pixel): boolean => pixel.every(Number.isFinite)

interface LaneHeadProps {
  readonly lane: number
  readonly palette: Palette
  readonly isFaded: boolean
  readonly isOutside: boolean
  readonly x: number
  readonly y: number
  readonly anchorX: number
  readonly anchorY: number
}

const LaneHead = memo(function LaneHead({ lane, palette, x, y, anchorX, anchorY, isFaded, isOutside }: LaneHeadProps) {
  const { hue } = lookOf(palette, lane)
  return (
    <g data-faded={isFaded}>
      <line className={styles.leader} x1={anchorX} y1={anchorY} x2={x} y2={y} stroke={hue} />
      {!isOutside && <circle className={styles.head} cx={anchorX} cy={anchorY} r={3} fill={hue} />}
      <g transform={`translate(${x} ${y})`}>
        <BadgeShape lane={lane} palette={palette} isOutside={isOutside} />
      </g>
    </g>
  )
})
