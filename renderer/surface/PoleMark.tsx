// A place near which f has no bound.
import type { Pole } from '../../core/calculus/regions'
import { haloed } from './halo'
import type { Palette } from './colours'

interface PoleMarkProps {
  readonly place: readonly [number, number]
  readonly sign: Pole['sign']
  readonly palette: Palette
}

/** "+∞", "−∞", or "±∞" where both are close by. */
export const writePole = (sign: Pole['sign']): string => `${sign}∞`

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
