// The numbers that the surface in 3D sends for each point: height, place on the colour map, brightness. Knows nothing of three.
import type { Grid } from '../../../core/calculus/grid'
import type { HeightScale } from '../../../core/calculus/scale'
import { heightOf } from '../../../core/calculus/scale'
import type { Tint } from '../../../core/calculus/tint'
import { bottom, top } from '../space'

/** Light from the upper left, as on paper; of length 1. */
const light = [-0.43, 0.81, 0.4] as const
/** Brightness is sent as a share of this; 1 is the map's own colour. */
export const mostBright = 2
/** Lambert's cosine with much light from all round: slopes are seen, the map stays readable. */
const [fromAround, fromLamp] = [0.8, 0.25] as const

/**
 * Writes all points: `heights` in world units, `looks` in pairs of whole numbers up to 65535. Says whether some have no value;
 * those lie at the bottom. Cost: one pass. It runs for every frame of a surface in motion, so the usual case, a linear scale,
 * calls nothing.
 */
export function writePoints(
  grid: Grid,
  scale: HeightScale,
  tint: Tint,
  heights: Float32Array,
  looks: Uint16Array,
): boolean {
  const { values, slopes, axes } = grid
  const isLog = scale.kind === 'log10'
  const { low } = scale
  const perUnit = 1 / (scale.high - low)
  // World height per world length; the third axis points to −v.
  const steep = axes.map((axis) => ((axis.high - axis.low) / 2) * (top - bottom) * perUnit * (isLog ? Math.LOG10E : 1))
  const [perX = 0, perV = 0] = steep
  const [along, up] = [slopes[0] ?? values, slopes[1] ?? values]
  const [hasX, hasV] = [slopes[0] ? perX : 0, slopes[1] ? perV : 0]
  // Where the colours say the height, they need not be asked for.
  const coloured = tint.scale === scale && tint.values === values ? null : tint
  const flat = (fromAround + fromLamp * light[1]) * (65535 / mostBright)
  let hasHoles = false
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    let rise = isLog ? heightOf(scale, value) : (value - low) * perUnit
    let bright = flat
    if (rise > 0 && rise < 1) {
      const per = isLog ? 1 / value : 1
      const x = (along[at] as number) * hasX * per
      const v = (up[at] as number) * hasV * per
      const cosine = (light[1] - x * light[0] + v * light[2]) / Math.sqrt(x * x + 1 + v * v)
      // A slope that is infinite or none says nothing about the light.
      if (cosine === cosine) bright = (fromAround + fromLamp * cosine) * (65535 / mostBright)
    } else if (rise !== rise) {
      hasHoles = true
      rise = 0
    } else rise = rise >= 1 ? 1 : 0
    heights[at] = bottom + (top - bottom) * rise
    // A number that is none becomes 0 among whole numbers.
    looks[2 * at] = (coloured ? heightOf(coloured.scale, coloured.values[at] as number) : rise) * 65535
    looks[2 * at + 1] = bright
  }
  return hasHoles
}
