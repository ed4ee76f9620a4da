// The arrows of a step on a flat picture, each with its name at its head. On the contours they leave from one place; on a curve,
// where all of them lie along one axis, the first stands on the curve and the others one above the other.
import type { Palette } from '../colours'
import { haloed } from './halo'
import type { StepArrows } from '../step-arrows'
import { arrowText } from '../step-arrows'

type Pixel = readonly [number, number]

interface StepMarksProps {
  readonly step: StepArrows
  readonly palette: Palette
  /** Pixels of a place; a curve needs the value there too. */
  readonly at: (point: readonly number[], value: number) => Pixel
  readonly width: number
  readonly height: number
}

/** Pixels that a letter takes, and between a word and the border of the field. */
const [letter, inset] = [7, 4]

/** Where a word begins that would stand at `x`, to its left or right: never cut by the border. */
function wordStart(text: string, x: number, isLeft: boolean, width: number): number {
  const long = text.length * letter
  return Math.max(inset, Math.min(width - inset - long, isLeft ? x - long : x))
}

/** Pixels from one arrow on a curve to the next. */
const row = 18

export function StepMarks({ step: { from, value, arrows, times }, palette, at, width, height }: StepMarksProps) {
  const [x, y] = at(from, value)
  const isCurve = from.length === 1
  if (!Number.isFinite(y)) return null
  return arrows.map(({ name, to }, i) => {
    const text = arrowText(name, times)
    const up = isCurve ? i * row : 0
    const [toX, toY] = isCurve ? [at(to, value)[0], y - up] : at(to, value)
    const [dx, dy] = [toX - x, toY - (y - up)]
    const angle = (Math.atan2(dy, dx) * 180) / Math.PI
    const [textX, textY] = [isCurve ? 7 : 6, isCurve ? 4 : dy < 0 ? -5 : 13]
    return (
      <g key={name} data-arrow={name} fill={palette.ink}>
        {up > 0 && <line x1={x} y1={y} x2={x} y2={y - up} stroke={palette.quiet} strokeWidth={1} />}
        <line
          x1={x}
          y1={y - up}
          x2={toX}
          y2={toY}
          stroke={palette.ink}
          strokeWidth={1.8}
          strokeDasharray={name === 'carried' ? '5 3' : undefined}
        />
        <path d="M0 0l-8 -4v8z" transform={`translate(${toX} ${toY}) rotate(${angle})`} />
        <text
          x={wordStart(text, toX + (dx < 0 ? -textX : textX), dx < 0, width)}
          y={Math.max(12, Math.min(height - inset, toY + textY))}
          fontSize={12}
          fontWeight={550}
          {...haloed(palette)}
        >
          {text}
        </text>
      </g>
    )
  })
}
