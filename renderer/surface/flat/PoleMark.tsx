// A place near which f has no bound.
import type { Pole } from '../../../core/calculus/regions'
import { haloed } from './halo'
import type { Palette } from '../colours'

interface PoleMarkProps {
  readonly place: readonly [number, number]
  readonly sign: Pole['sign']
  readonly palette: Palette
}

/** "+∞", "−∞", or "±∞" where both are close by. */
export const writePole = (sign: Pole['sign']): string => `${sign}∞`

/** Half the width of a mark: nearer to the border it would be cut. */
const room = 14

/** A place for a mark that is not cut by the border of the field. */
export const kept = ([x, y]: readonly [number, number], width: number, height: number): readonly [number, number] => [
  Math.max(room, Math.min(width - room, x)),
  Math.max(room / 2, Math.min(height - room / 2, y)),
]

export function PoleMark({ place: [x, y], sign, palette }: PoleMarkProps) {
  return (
    <text
      data-pole={sign}
      x={x}
      y={y}
      dy="0.35em"
      fontSize={14}
      fontWeight={600}
      textAnchor="middle"
      fill={palette.ink}
      {...haloed(palette)}
    >
      {writePole(sign)}
    </text>
  )
}
