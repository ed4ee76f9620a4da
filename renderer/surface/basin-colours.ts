// Colours of a basin map. A place has its own step of the height map, in order of how many starts end there; what ends nowhere
// is grey. Letters name the places too: colour is never alone.
import type { Palette } from './colours'

/** The colour of a label of `mapOf`, among `count` places. */
export function basinColour(palette: Palette, label: number, count: number): string {
  if (label >= 0) return palette.map(count < 2 ? 0.35 : 0.08 + (0.84 * label) / (count - 1))
  return label === -1 ? palette.panel : label === -2 ? palette.lineStrong : palette.line
}

/** A, B, C … */
export const placeLetter = (label: number): string => String.fromCharCode(65 + (label % 26))
