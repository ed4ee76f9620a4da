// The error function and the normal distribution: what the Gaussian bell adds up to.
import type { Algebra, Elementary } from './algebra'
import { exp, squared } from './elementary'

const twoOverRootPi = 2 / Math.sqrt(Math.PI)
const oneOverRootTwoPi = 1 / Math.sqrt(2 * Math.PI)

/** Up to here erf is its own power series, Σ (−1)ⁿ x²ⁿ⁺¹ / (n! (2n + 1)), which loses nothing; beyond it is 1 − erfc. */
const near = 0.75

/** Of x · (1, x², x⁴, …), times 2/√π: 15 terms reach 10⁻¹⁷ at `near`. */
const series = Array.from({ length: 15 }, (_, n) => {
  const factorial = Array.from({ length: n }, (__, k) => k + 1).reduce((product, k) => product * k, 1)
  return ((n % 2 === 0 ? 1 : -1) * twoOverRootPi) / (factorial * (2 * n + 1))
})

/**
 * Chebyshev coefficients of e^(x²) erfc(x) / t over t = 3/(3 + x) from 0 to 1: all x from 0 to ∞. Made with 60 digits by
 * interpolation in 100 nodes; the first one left out is below 10⁻¹⁷.
 */
const tail = [
  0.4711460746602906, 0.37715894969156577, 0.11803603344749546, 0.028362346699695153, 0.004871757757605546,
  0.00045985238787654427, -2.143022238105315e-5, -1.301447369924135e-5, -8.809283582853514e-7, 2.7464800479702846e-7,
  4.415991899223785e-8, -6.398408385575483e-9, -1.6768357212484645e-9, 1.9473354700890025e-10, 6.247441303469389e-11,
  -8.124557552244496e-12, -2.330314613222566e-12, 4.191038539225333e-13, 8.19333526881303e-14, -2.3352472107929263e-14,
  -2.2442585649165363e-15, 1.2811435298050507e-15, 1.1054582965396595e-18, -6.445795135649042e-17,
  6.5251759755385064e-18, 2.679550553424804e-18,
]

/** Σ cₖ Tₖ(u), from the last coefficient on. */
function chebyshev(coefficients: readonly number[], u: number): number {
  let [next, afterNext] = [0, 0]
  for (let k = coefficients.length - 1; k > 0; k--) {
    const here = 2 * u * next - afterNext + (coefficients[k] as number)
    afterNext = next
    next = here
  }
  return u * next - afterNext + (coefficients[0] as number)
}

/** e^(−x²). The square of the first 24 bits of x is exact; what is left of x² is small. */
function bell(x: number): number {
  const first = Math.fround(x)
  return Math.abs(x) > 28 ? 0 : exp.value(-first * first) * exp.value(-(x - first) * (x + first))
}

function erfNear(x: number): number {
  const square = x * x
  return x * series.reduceRight((sum, term) => sum * square + term, 0)
}

function erfcFar(x: number): number {
  const t = 3 / (3 + x)
  return x > 28 ? 0 : bell(x) * t * chebyshev(tail, 2 * t - 1)
}

/** 1 − erf(x), with all its digits where erf(x) is close to 1. */
function erfcValue(x: number): number {
  if (Math.abs(x) < near) return 1 - erfNear(x)
  return x < 0 ? 2 - erfcFar(-x) : erfcFar(x)
}

function erfValue(x: number): number {
  if (Math.abs(x) < near) return erfNear(x)
  return x < 0 ? erfcFar(-x) - 1 : 1 - erfcFar(x)
}

/** e^(−x²) in the algebra. */
const bellOf = <V>(m: Algebra<V>, x: V): V => m.map(exp, m.neg(squared(m, x)))

/** (2/√π) ∫₀ˣ e^(−t²) dt, within 2 ulp. NumPy has none; Python's own stands in `math`. */
export const erf: Elementary = {
  name: 'erf',
  numpy: (x) => `np.vectorize(math.erf, otypes=[float])(${x})`,
  value: erfValue,
  slope: (m, x) => m.mul(m.constant(twoOverRootPi), bellOf(m, x)),
  latex: (x) => `\\operatorname{erf}\\left(${x}\\right)`,
}

/** Share of a standard normal distribution below x; its slope is the bell φ. */
export const normalCdf: Elementary = {
  name: 'normal_cdf',
  numpy: (_x, tight) => `(np.vectorize(math.erfc, otypes=[float])(-${tight} / np.sqrt(2)) / 2)`,
  value: (x) => erfcValue(-x * Math.SQRT1_2) / 2,
  slope: (m, x) => m.map(normalBell, x),
  latex: (x) => `\\Phi\\left(${x}\\right)`,
}

/** φ(x) = e^(−x²/2) / √(2π), the density of the standard normal distribution. */
const normalBell: Elementary = {
  name: 'normal_bell',
  numpy: (_x, tight) => `(np.exp(-(${tight}**2) / 2) / np.sqrt(2 * np.pi))`,
  value: (x) => oneOverRootTwoPi * bell(x * Math.SQRT1_2),
  slope: (m, x, y) => m.neg(m.mul(x, y)),
  latex: (x) => `\\varphi\\left(${x}\\right)`,
}

/** x φ(x), whose limits at ±∞ are 0. */
export const normalMoment: Elementary = {
  name: 'normal_moment',
  numpy: (_x, tight) => `(${tight} * np.exp(-(${tight}**2) / 2) / np.sqrt(2 * np.pi))`,
  value: (x) => (Math.abs(x) === Infinity ? 0 : x * normalBell.value(x)),
  slope: (m, x, y) => m.sub(m.map(normalBell, x), m.mul(x, y)),
  latex: (x, tight) => `${tight}\\,\\varphi\\left(${x}\\right)`,
}
