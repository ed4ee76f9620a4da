// Letters and lines that must be read over a picture: a rim of paper round them.
import type { Palette } from '../colours'

/** Attributes of an SVG text or line. */
export const haloed = ({ panel }: Palette) =>
  ({ stroke: panel, strokeWidth: 3, strokeLinejoin: 'round', paintOrder: 'stroke' }) as const
