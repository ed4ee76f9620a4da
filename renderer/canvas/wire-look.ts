// How a contribution makes a wire look: hue by sign, width by magnitude.
import type { Tensor } from '../../core/tensor'
import { soleNumber } from '../../core/tensor'

/** Between 1.5 and 5 px: wider with every power of ten, so that 10⁻³ and 10⁶ can both be seen. Only NaN is thin. */
export function widthOf({ data }: Tensor): number {
  let size = 0
  for (const x of data) if (Math.abs(x) > size) size = Math.abs(x)
  return Math.min(5, Math.max(1.5, 2 + 0.6 * Math.log10(size)))
}

const signs = ['zero', 'positive', 'negative', 'mixed'] as const

type WireLook = (typeof signs)[number]

/** The sign of a contribution; a tensor's only where all its entries agree. */
export function signOf({ data }: Tensor): WireLook {
  let [hasPositive, hasNegative] = [false, false]
  for (const x of data) {
    if (x > 0) hasPositive = true
    else if (x < 0) hasNegative = true
  }
  if (hasPositive && hasNegative) return 'mixed'
  return hasPositive ? 'positive' : hasNegative ? 'negative' : 'zero'
}

/**
 * Sign and width as one number, the width in steps that can be seen: a wire is drawn anew when this is another, not with
 * every number.
 */
export function lookOf(contribution: Tensor): number {
  const x = soleNumber(contribution)
  const sign = x !== undefined && Number.isNaN(x) ? unknown : signs.indexOf(signOf(contribution))
  return sign * 100 + Math.round(widthOf(contribution) * 4)
}

/** NaN: the wire looks like that of a zero, its number like none. */
const unknown = signs.length

export const signIn = (look: number): WireLook => signs[Math.floor(look / 100)] ?? 'zero'
export const widthIn = (look: number): number => (look % 100) / 4

/** −1, 0 or 1; NaN where that is not known. */
export function directionIn(look: number): number {
  const sign = signIn(look)
  if (look >= unknown * 100) return NaN
  return sign === 'positive' ? 1 : sign === 'negative' ? -1 : 0
}
