// How numbers are written beside pictures: few digits, a true minus, thin spaces between thousands.

const thin = '\u2009'

/** At most `digits` significant digits; powers of ten where the number is very large or small. Not finite: a word or sign. */
export function written(x: number, digits = 4): string {
  if (Number.isNaN(x)) return 'no value'
  if (!Number.isFinite(x)) return x > 0 ? '∞' : '−∞'
  if (x === 0) return '0'
  const size = Math.abs(x)
  const rounded = Number(x.toPrecision(digits))
  if (size >= 1e7 || size < 1e-6) {
    const exponent = Math.floor(Math.log10(Math.abs(rounded)))
    return `${minus(String(Number((rounded / 10 ** exponent).toPrecision(digits))))}·10${superscript(exponent)}`
  }
  return minus(grouped(plain(rounded)))
}

/** Digits without an exponent. */
const plain = (x: number): string => (Math.abs(x) < 1e-3 ? x.toFixed(12).replace(/0+$/, '') : String(x))

const minus = (text: string): string => text.replace('-', '−')

/** Thousands from five digits on, as in books: 1024, 26 896. */
function grouped(text: string): string {
  const [whole = '', part] = text.split('.')
  const digits = whole.replace('-', '')
  const spaced = digits.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, thin)
  return part === undefined ? spaced : `${spaced}.${part}`
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const superscript = (n: number): string =>
  [...String(n)].map((sign) => (sign === '-' ? '⁻' : (raised[Number(sign)] as string))).join('')

/** A round step of about `range / count`: 1, 2 or 5 times a power of ten. */
export function roundStep(range: number, count: number): number {
  const rough = range / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = rough / power
  return (factor < 1.5 ? 1 : factor < 3.5 ? 2 : factor < 7.5 ? 5 : 10) * power
}

/** `x` moved to the nearest multiple of `step`, without the noise of the last bits. */
export function onStep(x: number, step: number): number {
  const decimals = Math.max(0, Math.min(20, 1 - Math.floor(Math.log10(step))))
  return Number((Math.round(x / step) * step).toFixed(decimals)) + 0
}
