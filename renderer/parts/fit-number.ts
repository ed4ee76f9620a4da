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
const digit = 0.645
/** An exponent is set smaller: see Raised.module.css. */
const raised = 0.74

/** The width of a number's text at letters of one pixel. */
export function textWidth(text: string): number {
  let width = 0
  for (const letter of text) width += /[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/.test(letter) ? digit * raised : (widths[letter] ?? digit)
  return width
}

export interface Fitted {
  readonly text: string
  /** With so many significant digits. */
  readonly digits: number
  /** Which of the letter sizes. */
  readonly size: number
}

interface Fitting {
  /** The text with so many significant digits. */
  readonly write: (digits: number) => string
  /** As many as the user likes. */
  readonly digits: number
  /** In pixels. */
  readonly room: number
  /** Letter sizes in pixels, the largest first. */
  readonly sizes: readonly number[]
}

/** Every digit in the largest letters that fit; where none do, as many digits as fit in the smallest, and at least one. */
export function fitted({ write, digits, room, sizes }: Fitting): Fitted {
  const smallest = sizes.length - 1
  const all = write(digits)
  const width = textWidth(all)
  const size = sizes.findIndex((pixels) => width * pixels <= room)
  let best: Fitted = { text: all, digits, size: size < 0 ? smallest : size }
  if (size >= 0) return best
  for (let fewer = digits - 1; fewer >= 1; fewer--) {
    const text = write(fewer)
    // A whole number has no fewer digits to offer, and a digit less that saves nothing is not given up.
    if (textWidth(text) < textWidth(best.text)) best = { text, digits: fewer, size: smallest }
    if (textWidth(best.text) * (sizes[smallest] ?? 0) <= room) break
  }
  return best
}
