// How numbers are written on the page: few digits, a true minus, thin spaces in thousands. Copies keep all digits.

const minus = '−'
const thinSpace = '\u202f'
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** What is not an ordinary number; null for those that are. */
function special(x: number): string | null {
  if (Number.isNaN(x)) return 'NaN'
  if (x === Infinity) return '∞'
  if (x === -Infinity) return `${minus}∞`
  return null
}

const groupThousands = (whole: string): string =>
  whole.length <= 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, thinSpace)

/** A count with all its digits: 1 000 000. */
export const formatCount = (count: number): string => groupThousands(count.toFixed(0))

/** −12 -> "⁻¹²". */
export const raised = (exponent: number): string =>
  (exponent < 0 ? '⁻' : '') + [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join('')

/**
 * `x` with `digits` significant digits: whole numbers up to a million in full, plain decimals between 10⁻⁴ and 10⁶,
 * powers of ten beyond. −0 reads 0.
 */
export function formatNumber(x: number, digits = 4): string {
  const odd = special(x)
  if (odd !== null) return odd
  if (x === 0) return '0'
  const sign = x < 0 ? minus : ''
  const size = Math.abs(x)
  if (Number.isInteger(size) && size < 1e6) return sign + groupThousands(String(size))
  const rounded = Number(size.toPrecision(digits))
  if (rounded >= 1e6 || rounded < 1e-4) {
    const [mantissa = '', exponent = '0'] = withoutZeros(size.toExponential(digits - 1)).split('e')
    return `${sign}${mantissa}·10${raised(Number(exponent))}`
  }
  const [whole = '0', part] = plainDigits(rounded).split('.')
  return sign + groupThousands(whole) + (part === undefined ? '' : `.${part}`)
}

/** The same with a + before what is greater than 0: a slope, an eigenvalue. */
export const formatSigned = (x: number, digits?: number): string => `${x > 0 ? '+' : ''}${formatNumber(x, digits)}`

/** As what is multiplied with: in brackets where it is less than 0. */
export const formatFactor = (x: number, digits?: number): string =>
  x < 0 ? `(${formatNumber(x, digits)})` : formatNumber(x, digits)

/** 1.500e+21 -> 1.5e+21. */
const withoutZeros = (text: string): string => text.replace(/\.?0+e/, 'e')

/** Decimal digits without an exponent, for 10⁻⁴ ≤ x < 10⁶. */
const plainDigits = (x: number): string => (x >= 1e-6 ? String(x) : x.toFixed(10))

/** All digits that tell this number from its neighbours, as formulas and JavaScript read them; −0 reads -0. */
export function exactNumber(x: number): string {
  if (Object.is(x, -0)) return '-0'
  if (x === Infinity) return 'Infinity'
  if (x === -Infinity) return '-Infinity'
  return String(x)
}

/** Reads back what `formatNumber` wrote, for tests and pasting; undefined when it is not a number. */
export function parseFormatted(text: string): number | undefined {
  const plain = text.replaceAll(minus, '-').replaceAll(thinSpace, '').replace('∞', 'Infinity')
  const power = /^(-?[\d.]+)·10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/.exec(plain)
  if (power) {
    const [, mantissa = '', sign = '', digits = ''] = power
    const exponent = [...digits].map((digit) => superscripts.indexOf(digit)).join('')
    return Number(`${mantissa}e${sign ? '-' : ''}${exponent}`)
  }
  if (plain === 'NaN') return NaN
  return plain === '' || Number.isNaN(Number(plain)) ? undefined : Number(plain)
}
