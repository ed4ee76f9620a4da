// Sine, cosine and tangent of radians. Only + − × ÷ and bits, so that every machine computes the same ones.
import { keptHigh, keptLow } from './bits'
import { keepSum, productError } from './exact'
import { reduce } from './reduction'

/** (sin r − r) / r³ as a function of z = r², for |r| ≤ π/4. */
function sineTail(z: number): number {
  const fourth = z * z
  const low = -0.16666666666666666 + 0.008333333333333328 * z
  const middle = -0.0001984126984126033 + 2.755731921651779e-6 * z
  const high = -2.505210544264375e-8 + 1.6058427071702962e-10 * z - 7.581414955439051e-13 * fourth
  return low + fourth * (middle + fourth * high)
}

/** (cos r − 1 + r²/2) / r⁴ as a function of z = r², for |r| ≤ π/4. */
function cosineTail(z: number): number {
  const fourth = z * z
  const low = 0.04166666666666665 - 0.0013888888888881265 * z
  const middle = 2.4801587293419898e-5 - 2.755731537751832e-7 * z
  const high = 2.0875850731913877e-9 - 1.1365751923782314e-11 * z
  return low + fourth * (middle + fourth * high)
}

/** sin(r + lost) for |r| ≤ π/4. */
function sineNear(r: number, lost: number): number {
  const z = r * r
  return r + (r * z * sineTail(z) + lost * (1 - 0.5 * z))
}

/** cos(r + lost) for |r| ≤ π/4. */
function cosineNear(r: number, lost: number): number {
  const z = r * r
  const half = 0.5 * z
  const head = 1 - half
  const rest = 1 - head - half - 0.5 * productError(r, r, z)
  return head + (rest + (z * z * cosineTail(z) - r * lost))
}

/** NaN at ±∞. */
export function sin(x: number): number {
  if (Math.abs(x) < 1e-8) return x
  if (x - x !== 0) return NaN
  const n = reduce(x)
  const r = keptHigh()
  const lost = keptLow()
  const y = (n & 1) === 0 ? sineNear(r, lost) : cosineNear(r, lost)
  return n > 1 ? -y : y
}

/** NaN at ±∞. */
export function cos(x: number): number {
  if (x - x !== 0) return NaN
  const n = reduce(x)
  const r = keptHigh()
  const lost = keptLow()
  const y = (n & 1) === 0 ? cosineNear(r, lost) : sineNear(r, lost)
  return n === 1 || n === 2 ? -y : y
}

/** Sine over cosine, or minus cosine over sine; both are kept with what rounding took, and so is the quotient. */
export function tan(x: number): number {
  if (Math.abs(x) < 1e-8) return x
  if (x - x !== 0) return NaN
  const n = reduce(x)
  const r = keptHigh()
  const lost = keptLow()
  const z = r * r
  const half = 0.5 * z
  const halfLow = 0.5 * productError(r, r, z) + r * lost
  keepSum(r, r * z * sineTail(z) + lost * (1 - half))
  const sine = keptHigh()
  const sineLow = keptLow()
  const head = 1 - half
  keepSum(head, 1 - head - half - halfLow + z * z * cosineTail(z))
  const cosine = keptHigh()
  const cosineLow = keptLow()
  if ((n & 1) === 0) return quotient(sine, sineLow, cosine, cosineLow)
  return -quotient(cosine, cosineLow, sine, sineLow)
}

/** (top + topLow) / (bottom + bottomLow). */
function quotient(top: number, topLow: number, bottom: number, bottomLow: number): number {
  const inverse = 1 / bottom
  const y = top * inverse
  const back = y * bottom
  return y + (top - back - productError(y, bottom, back) + (topLow - y * bottomLow)) * inverse
}
