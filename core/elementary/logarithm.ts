// Logarithms. Only + − × ÷ and bits, so that every machine computes the same ones.
import { highWord, keep, keptHigh, keptLow, powerOfTwo } from './bits'
import { keepSum, productError, sumError } from './exact'
import { log2High, log2Low } from './exponential'

const twoTo54: number = 18014398509481984

/** Numbers so small that a quarter of them may lose a bit are multiplied by 2⁵⁴ first. */
function enlarged(x: number): number {
  return x < 1e-300 ? x * twoTo54 : x
}

/** The k with x = 2ᵏ (1 + f) and 1 + f between √½ and √2. For finite x ≥ 1e-300. */
function exponentOf(x: number): i32 {
  const word = highWord(x)
  // 0x6a09e are the first bits of √2 − 1.
  return (word >> 20) - 1023 + ((word & 0xfffff) > 0x6a09e ? 1 : 0)
}

/** The f with x = 2ᵏ (1 + f): exact. */
function fractionOf(x: number, k: i32): number {
  return 0.25 * x * powerOfTwo(2 - k) - 1
}

/** What `enlarged` added to the exponent. */
function added(x: number): i32 {
  return x < 1e-300 ? 54 : 0
}

/**
 * log(2ᵏ (1 + f) + small), where `correction` is small / (2ᵏ (1 + f)). With s = f / (2 + f) the logarithm of 1 + f is
 * 2 artanh s = f − f²/2 + s (f²/2 + R(s²)); the terms that are large are added with what rounding took.
 */
function logOf(k: number, f: number, correction: number): number {
  const square = f * f
  const half = 0.5 * square
  const s = f / (2 + f)
  const z = s * s
  const fourth = z * z
  const low = 0.6666666666666689 + 0.3999999999956915 * z
  const middle = 0.2857142872362508 + 0.22222199607798934 * z
  const high = 0.18183539017336603 + 0.15314218896756893 * z + 0.14797580284803277 * fourth
  const rest = s * (half + z * (low + fourth * (middle + fourth * high)))
  const head = f - half
  const base = k * log2High
  const sum = base + head
  const lost = f - head - half + (k === 0 ? 0 : base - sum + head)
  return sum + (lost + (rest + (k * log2Low + correction)))
}

/** The natural logarithm: −∞ at 0, NaN below. */
export function log(x: number): number {
  if (x === 0) return -Infinity
  if (x < 0) return NaN
  if (x === Infinity || x !== x) return x
  const y = enlarged(x)
  const k = exponentOf(y)
  return logOf(k - added(x), fractionOf(y, k), 0)
}

/** log(1 + x + low) for x > −1, where `low` is at most an ulp of x. */
export function logOnePlus(x: number, low: number): number {
  if (x > -0.29 && x < 0.41) return logOf(0, x, low / (1 + x))
  const sum = 1 + x
  const k = exponentOf(sum)
  return logOf(k, fractionOf(sum, k), (sumError(1, x, sum) + low) / sum)
}

/** log(1 + x), exact also where x is near 0. */
export function log1p(x: number): number {
  if (x === -1) return -Infinity
  if (x < -1) return NaN
  if (x === Infinity || x !== x || Math.abs(x) < 5e-17) return x
  return logOnePlus(x, 0)
}

/** Keeps two doubles whose sum is the logarithm of 1 + f to about 68 bits: two terms of 2 artanh s are kept twofold. */
function keepLog(f: number): void {
  const bottom = 2 + f
  const s = f / bottom
  const back = s * bottom
  const sLow = (f - back - productError(s, bottom, back) - s * (f - (bottom - 2))) / bottom
  const z = s * s
  const zLow = productError(s, s, z) + 2 * s * sLow
  const cube = z * s
  const cubeLow = productError(z, s, cube) + z * sLow + zLow * s
  const second = cube * 0.6666666666666666
  const secondLow =
    productError(cube, 0.6666666666666666, second) + cube * 3.700743415417188e-17 + cubeLow * 0.6666666666666666
  const fourth = z * z
  const low = 0.39999999999999997 + 0.2857142857143463 * z
  const middle = 0.22222222219691104 + 0.1818181864131827 * z
  const high = 0.1538457064932813 + 0.1333584333749778 * z
  const top = 0.11683521641179384 + 0.11922864710508543 * z
  const rest = cube * z * (low + fourth * (middle + fourth * (high + fourth * top)))
  const first = 2 * s
  const sum = first + second
  keep(sum, second - (sum - first) + (2 * sLow + secondLow + rest))
}

/** Keeps two doubles whose sum is log x to about 68 bits. For finite x > 0. */
export function keepLogOf(x: number): void {
  const y = enlarged(x)
  const exponent = exponentOf(y)
  keepLog(fractionOf(y, exponent))
  const head = keptHigh()
  const k: number = exponent - added(x)
  const base = k * log2High
  const sum = base + head
  const rest = (k === 0 ? 0 : base - sum + head) + (keptLow() + k * log2Low)
  keepSum(sum, rest)
}

/** k · (unit + unitLow) + log(1 + f) · (factor + factorLow), where k · unit is exact: a logarithm to another base. */
function otherBase(k: number, unit: number, unitLow: number, f: number, factor: number, factorLow: number): number {
  keepLog(f)
  const head = keptHigh()
  const product = head * factor
  const lost = productError(head, factor, product) + head * factorLow + keptLow() * factor
  const base = k * unit
  const sum = base + product
  return sum + (sumError(base, product, sum) + (lost + k * unitLow))
}

/** The logarithm to the base 2: whole for a power of two. */
export function log2(x: number): number {
  if (x === 0) return -Infinity
  if (x < 0) return NaN
  if (x === Infinity || x !== x) return x
  const y = enlarged(x)
  const k = exponentOf(y)
  return otherBase(k - added(x), 1, 0, fractionOf(y, k), 1.4426950408889634, 2.0355273740931033e-17)
}

/** The logarithm to the base 10: whole for a power of ten. */
export function log10(x: number): number {
  if (x === 0) return -Infinity
  if (x < 0) return NaN
  if (x === Infinity || x !== x) return x
  const y = enlarged(x)
  const k = exponentOf(y)
  const f = fractionOf(y, k)
  return otherBase(
    k - added(x),
    0.30102999566395283,
    2.8363394551044964e-14,
    f,
    0.4342944819032518,
    1.098319650216765e-17,
  )
}
