// The arrows of a step on the contours, each with its name at its head.
import type { Palette } from './colours'
import { haloed } from './halo'
import type { StepArrows } from './step-arrows'
import { arrowText } from './step-arrows'

interface StepMarksProps {
  readonly step: StepArrows
  readonly palette: Palette
  readonly at: (point: readonly number[]) => readonly [number, number]
}

export function StepMarks({ step: { from, arrows, times }, palette, at }: StepMarksProps) {
  const [x, y] = at(from)
  return arrows.map(({ name, to }) => {
    const [toX, toY] = at(to)
    const [dx, dy] = [toX - x, toY - y]
    const angle = (Math.atan2(dy, dx) * 180) / Math.PI
    return (
      <g key={name} data-arrow={name} fill={palette.ink}>
        <line
          x1={x}
          y1={y}
          x2={toX}
          y2={toY}
          stroke={palette.ink}
          strokeWidth={1.8}
          strokeDasharray={name === 'carried' ? '5 3' : undefined}
        />
        <path d="M0 0l-8 -4v8z" transform={`translate(${toX} ${toY}) rotate(${angle})`} />
        <text
          x={toX + (dx < 0 ? -6 : 6)}
          y={toY + (dy < 0 ? -5 : 13)}
          textAnchor={dx < 0 ? 'end' : 'start'}
          fontSize={12}
          fontWeight={550}
          {...haloed(palette)}
        >
          {arrowText(name, times)}
        </text>
      </g>
    )
  })
}
