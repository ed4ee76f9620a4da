// Says that a number is a fraction of small whole numbers, where all its digits agree. It names; it never rounds a number.

export interface Fraction {
  readonly numerator: number
  readonly denominator: number
}

/**
 * Bounds under which a random number is not taken for a fraction: in one unit lie about 0.3 · 400² of them, each with a
 * reach of 2 · 10⁻¹⁵, so one random number in ten billion is hit.
 */
const largestDenominator = 400
const largestNumerator = 4000
/** A few last bits: what a short computation may lose. */
const tolerance = 1e-15

/**
 * The fraction that `x` is to full precision, in lowest terms, denominator at least 2; null for whole numbers and for all
 * others. Cost: a few steps of its continued fraction.
 */
export function fractionOf(x: number): Fraction | null {
  if (!Number.isFinite(x) || Number.isInteger(x)) return null
  const size = Math.abs(x)
  let [before, numerator] = [1, Math.floor(size)]
  let [denominatorBefore, denominator] = [0, 1]
  let rest = size - numerator
  while (Math.abs(numerator / denominator - size) > tolerance * size) {
    const next = Math.floor(1 / rest)
    rest = 1 / rest - next
    ;[before, numerator] = [numerator, next * numerator + before]
    ;[denominatorBefore, denominator] = [denominator, next * denominator + denominatorBefore]
    if (!(denominator <= largestDenominator && numerator <= largestNumerator)) return null
  }
  // A whole number with a few last bits wrong is no fraction.
  return denominator === 1 ? null : { numerator: x < 0 ? -numerator : numerator, denominator }
}

/** "2/9" with a true minus; null where it is no fraction. */
export function fractionText(x: number): string | null {
  const found = fractionOf(x)
  return found && `${found.numerator < 0 ? '−' : ''}${Math.abs(found.numerator)}/${found.denominator}`
}
