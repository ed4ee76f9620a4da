// How a runner looks everywhere: a hue, a dash and a shape round its letter. Six hues and four styles give each of sixteen a
// look of its own, and no two neighbours share either. Pure.
import type { Palette } from '../colours'

export interface LaneLook {
  readonly hue: string
  /** As SVG and canvas take it; empty for a line without gaps. */
  readonly dash: readonly number[]
  /** Round the origin, as an SVG path. */
  readonly shape: string
}

/** Half the size of a badge. */
export const badgeRadius = 8

const r = badgeRadius
const styles: readonly Omit<LaneLook, 'hue'>[] = [
  { dash: [], shape: `M${-r},0a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z` },
  { dash: [8, 4], shape: `M${1 - r},${1 - r}H${r - 1}V${r - 1}H${1 - r}Z` },
  { dash: [2, 4], shape: `M0,${-r - 2}L${r + 2},0L0,${r + 2}L${-r - 2},0Z` },
  { dash: [9, 4, 2, 4], shape: `M${-r - 1},0L${-r / 2},${-r}H${r / 2}L${r + 1},0L${r / 2},${r}H${-r / 2}Z` },
]

export function lookOf({ race }: Pick<Palette, 'race'>, lane: number): LaneLook {
  // After twelve, hue and style would come together again as they did.
  const style = styles[(lane + Math.floor(lane / 12)) % styles.length] as Omit<LaneLook, 'hue'>
  return { ...style, hue: race[lane % race.length] as string }
}
