// How a contribution makes a wire look: hue by sign, width by magnitude.
import type { Tensor } from '../../core/tensor'

/** Between 1.5 and 5 px: wider with every power of ten, so that 10⁻³ and 10⁶ can both be seen. Only NaN is thin. */
export function widthOf({ data }: Tensor): number {
  let size = 0
  for (const x of data) if (Math.abs(x) > size) size = Math.abs(x)
  return Math.min(5, Math.max(1.5, 2 + 0.6 * Math.log10(size)))
}

type WireLook = 'zero' | 'positive' | 'negative' | 'mixed'

/** The sign of a contribution; a tensor's only where all its entries agree. */
export function signOf({ data }: Tensor): WireLook {
  const hasPositive = data.some((x) => x > 0)
  const hasNegative = data.some((x) => x < 0)
  if (hasPositive && hasNegative) return 'mixed'
  return hasPositive ? 'positive' : hasNegative ? 'negative' : 'zero'
}
