// How numbers are written on the page: few digits, a true minus, thin spaces in thousands. Copies keep all digits.

/** Significant digits on the page where nobody has chosen others. */
export const usualDigits = 4
/** More tell no number from another: every digit that there is. */
export const allDigits = 17

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

/** Exponents are few, and a run says hundreds of them. */
const said = new Map<number, string>()

/** −12 -> "⁻¹²". */
export function raised(exponent: number): string {
  const known = said.get(exponent)
  if (known !== undefined) return known
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)])
  const made = (exponent < 0 ? '⁻' : '') + digits.join('')
  said.set(exponent, made)
  return made
}

/** A number in two parts. */
export interface Spelled {
  /** All of it but for its power of ten: "328", "1.5·10". */
  readonly head: string
  /** The power that its 10 is raised to; null where it has none. */
  readonly exponent: number | null
}

/**
 * `x` with `digits` significant digits: whole numbers up to a million in full, plain decimals between 10⁻⁴ and 10⁶,
 * powers of ten beyond. −0 reads 0. With `allDigits` as many as tell it from its neighbours.
 */
export function spellNumber(x: number, digits = usualDigits): Spelled {
  const odd = special(x)
  if (odd !== null) return { head: odd, exponent: null }
  if (x === 0) return { head: '0', exponent: null }
  const sign = x < 0 ? minus : ''
  const size = Math.abs(x)
  if (Number.isInteger(size) && size < 1e6) return { head: sign + groupThousands(String(size)), exponent: null }
  const rounded = digits < allDigits ? size.toExponential(digits - 1) : size.toExponential()
  const end = rounded.indexOf('e')
  const exponent = Number(rounded.slice(end + 1))
  if (exponent >= 6 || exponent < -4) return { head: `${sign}${withoutZeros(rounded.slice(0, end))}·10`, exponent }
  const [whole = '0', part] = String(Number(rounded)).split('.')
  return { head: sign + groupThousands(whole) + (part === undefined ? '' : `.${part}`), exponent: null }
}

/** The same as one text. */
export function formatNumber(x: number, digits = usualDigits): string {
  const { head, exponent } = spellNumber(x, digits)
  return exponent === null ? head : head + raised(exponent)
}

/** What stands in the last bits is dust of the arithmetic: 0.1 + 0.2 is written 0.3. */
const dust = 1e-12

/** "=" where all of these numbers are written as they are, "≈" where one of them is rounded to so many digits. */
export function equalSign(numbers: readonly number[], digits = usualDigits): '=' | '≈' {
  const isWhole = (x: number): boolean => {
    const written = parseFormatted(formatNumber(x, digits))
    return Object.is(written, x) || (written !== undefined && Math.abs(written - x) <= dust * Math.abs(x))
  }
  return numbers.every(isWhole) ? '=' : '≈'
}

/** The same with a + before what is greater than 0: a slope, an eigenvalue. */
export const formatSigned = (x: number, digits?: number): string => `${x > 0 ? '+' : ''}${formatNumber(x, digits)}`

/** As what is multiplied with: in brackets where it is less than 0. */
export const formatFactor = (x: number, digits?: number): string =>
  x < 0 ? `(${formatNumber(x, digits)})` : formatNumber(x, digits)

/** 1.500 -> 1.5, 2.000 -> 2. */
function withoutZeros(decimal: string): string {
  if (!decimal.endsWith('0')) return decimal
  return decimal.replace(/\.?0+$/, '')
}

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
