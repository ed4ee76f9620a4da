// The race on a flat picture, complete with its colours: each lane as a line with its dash, dots at its steps, a ring at its start
// and its letter at its head. On the page it asks for the race itself, so that a running race draws nothing else of the picture
// anew; the printed figure is given its lines.
import { memo, useMemo } from 'react'
import type { Axis } from '../../../core/graph/document'
import { useLitLane } from '../../state/race'
import type { Palette } from '../colours'
import { BadgeShape } from './LaneBadge'
import type { LanePoint, Pixel } from './race-drawing'
import { drawLane, placeBadges } from './race-drawing'
import { lookOf } from './race-look'
import { useLaneLines } from './use-lane-lines'

interface FieldProps {
  readonly palette: Palette
  readonly width: number
  readonly height: number
  readonly at: (point: LanePoint) => Pixel
}

export function RaceMarks({ axes, ...field }: FieldProps & { readonly axes: readonly Axis[] }) {
  return <RaceDrawing lines={useLaneLines(axes)} lit={useLitLane()} {...field} />
}

interface RaceDrawingProps extends FieldProps {
  readonly lines: readonly (readonly LanePoint[])[]
  /** The lane that stands out; null for none. */
  readonly lit: number | null
}

export function RaceDrawing({ lines, lit, palette, width, height, at }: RaceDrawingProps) {
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
    <g data-lanes={drawn.length} fill="none" strokeLinejoin="round">
      {order.map((lane) => {
        const line = drawn[lane]
        const { hue, dash } = lookOf(palette, lane)
        const isLit = lane === lit
        return (
          line && (
            <g key={lane} data-lane={lane} data-lit={isLit} {...faded(lit, lane)}>
              <path d={line.d} stroke={palette.panel} strokeWidth={4.4} strokeOpacity={0.6} />
              <path d={line.d} stroke={hue} strokeWidth={isLit ? 3 : 2} strokeDasharray={dash.join(' ')} />
              <path d={line.dots} stroke={hue} strokeWidth={4.4} strokeLinecap="round" />
              <circle cx={line.start[0]} cy={line.start[1]} r={4} fill={palette.panel} stroke={hue} strokeWidth={2} />
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
              lit={lit}
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

/** Where one stands out the others step back. */
const faded = (lit: number | null, lane: number) =>
  lit === null || lit === lane ? { 'data-faded': false } : { 'data-faded': true, opacity: 0.28 }

/** Under a logarithmic scale a height of 0 is none. */
const isPlace = (pixel: Pixel): boolean => pixel.every(Number.isFinite)

interface LaneHeadProps {
  readonly lane: number
  readonly palette: Palette
  readonly lit: number | null
  readonly isOutside: boolean
  readonly x: number
  readonly y: number
  readonly anchorX: number
  readonly anchorY: number
}

const LaneHead = memo(function LaneHead({ lane, palette, x, y, anchorX, anchorY, lit, isOutside }: LaneHeadProps) {
  const { hue } = lookOf(palette, lane)
  return (
    <g {...faded(lit, lane)}>
      <line x1={anchorX} y1={anchorY} x2={x} y2={y} stroke={hue} strokeWidth={1} />
      {!isOutside && <circle cx={anchorX} cy={anchorY} r={3} fill={hue} />}
      <g transform={`translate(${x} ${y})`}>
        <BadgeShape lane={lane} palette={palette} isOutside={isOutside} />
      </g>
    </g>
  )
})
