// How much room a written number takes, and how it is made to fit: smaller letters first, then fewer digits. Widths are known
// beforehand, since to ask the page for them after every step of a run would cost more than to write them.

/** In parts of the letter size, as Inter has them at weight 600 with tabular figures. */
const widths: Readonly<Record<string, number>> = {
  '.': 0.27,
  '·': 0.24,
  '\u202f': 0.14,
  ' ': 0.27,
  '(': 0.4,
  ')': 0.4,
  '∞': 0.84,
  '→': 0.84,
  '←': 0.84,
  N: 0.73,
}
/** A digit, and signs are as wide; letters that are not in the list are at most that. */
export const digitWidth = 0.645
/** An exponent is set smaller: see Raised.module.css. */
export const raisedWidth = digitWidth * 0.74

const widthOfCode = new Map([
  ...Object.entries(widths).map(([letter, width]) => [letter.charCodeAt(0), width] as const),
  ...[...'⁰¹²³⁴⁵⁶⁷⁸⁹⁻'].map((letter) => [letter.charCodeAt(0), raisedWidth] as const),
])

/** The width of a number's text at letters of one pixel. */
export function textWidth(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at++) width += widthOfCode.get(text.charCodeAt(at)) ?? digitWidth
  return width
}

interface Place {
  /** As many significant digits as the user likes. */
  readonly digits: number
  /** In pixels. */
  readonly room: number
  /** Letter sizes in pixels, the largest first. */
  readonly sizes: readonly number[]
}

export interface Fit<T> {
  readonly said: T
  /** With so many significant digits. */
  readonly digits: number
  /** Which of the letter sizes. */
  readonly size: number
}

/**
 * Every digit in the largest letters that fit; where none do, as many digits as fit in the smallest, and at least one.
 * `write` says the number with so many significant digits, `widthOf` how wide that is at letters of one pixel.
 */
export function fit<T>(write: (digits: number) => T, widthOf: (said: T) => number, place: Place): Fit<T> {
  const { digits, room, sizes } = place
  const all = write(digits)
  const width = widthOf(all)
  for (let size = 0; size < sizes.length; size++)
    if (width * (sizes[size] as number) <= room) return { said: all, digits, size }
  const smallest = sizes.length - 1
  let best: Fit<T> = { said: all, digits, size: smallest }
  for (let fewer = digits - 1; fewer >= 1; fewer--) {
    const said = write(fewer)
    // A whole number has no fewer digits to offer, and a digit less that saves nothing is not given up.
    if (widthOf(said) < widthOf(best.said)) best = { said, digits: fewer, size: smallest }
    if (widthOf(best.said) * (sizes[smallest] ?? 0) <= room) break
  }
  return best
}
