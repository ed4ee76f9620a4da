// What has no height, and what is too high for the picture: never empty, never silently cut, always by the same two patterns.
import type { Palette } from '../colours'
import type { Level } from './contours'

/** `none`: no value. `beyond`: a value outside the scale. */
export type HatchKind = 'none' | 'beyond'

interface HatchProps {
  readonly kind: HatchKind
  /** Unique in the page. */
  readonly id: string
  readonly palette: Palette
}

/** Crossed lines over the ground for no value; lines one way over the colour that the scale ends with. */
export function HatchPattern({ kind, id, palette }: HatchProps) {
  const isNone = kind === 'none'
  return (
    <pattern id={id} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      {isNone && <rect width={7} height={7} fill={palette.panel} />}
      <path
        d={isNone ? 'M0 3.5H7M3.5 0V7' : 'M0 3.5H7'}
        stroke={isNone ? palette.lineStrong : palette.quiet}
        strokeWidth={isNone ? 1 : 1.2}
      />
    </pattern>
  )
}

type Rings = Level['rings']

/** Rings in shares of the axes as an SVG path. */
export const ringsPath = (rings: Rings, width: number, height: number): string =>
  rings.map((ring) => `M${linePoints(ring, width, height)}Z`).join('')

/** A line in shares of the axes as the points of an SVG path. */
export const linePoints = (line: Rings[number], width: number, height: number): string =>
  line.map(([u, v]) => `${(u * width).toFixed(1)},${((1 - v) * height).toFixed(1)}`).join('L')

/** All of the field but the ground that has values. */
export const holesPath = (ground: Rings, width: number, height: number): string =>
  `M0,0H${width}V${height}H0Z${ringsPath(ground, width, height)}`
