// Small pieces of LaTeX that the inspector puts together: numbers, bars, partial derivatives.
import { nameLatex } from '../../core/language/names'
import { equalSign, formatNumber } from '../../core/words/numbers'
import { digitsNow } from '../state/digits'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A number as the page writes it, in LaTeX; in brackets where it is a negative factor. */
export function numberTex(x: number, isFactor = false): string {
  const text = formatNumber(x, digitsNow())
    .replaceAll('\u202f', '\\,')
    .replace('∞', '\\infty')
    .replace('NaN', '\\text{NaN}')
    .replace(/·10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, raised: string) => ` \\cdot 10^{${lowered(raised)}}`)
    .replaceAll('−', '-')
  return isFactor && x < 0 ? `(${text})` : text
}

/** "=" between these numbers as they are written, or "≈" where one of them is rounded. */
export const equalTex = (...numbers: readonly number[]): string =>
  equalSign(numbers, digitsNow()) === '=' ? ' = ' : ' \\approx '

const lowered = (raised: string): string =>
  [...raised].map((sign) => (sign === '⁻' ? '-' : superscripts.indexOf(sign))).join('')

export const dotTex = (name: string): string => `\\dot{${nameLatex(name)}}`

export const barTex = (name: string): string => `\\bar{${nameLatex(name)}}`

/** ∂p/∂a, as a built-up fraction or on one line. */
export const partialTex = (of: string, by: string, isFlat = false): string => {
  const [top, bottom] = [`\\partial ${nameLatex(of)}`, `\\partial ${nameLatex(by)}`]
  return isFlat ? `${top}/${bottom}` : `\\frac{${top}}{${bottom}}`
}

/** A symbol as it is said: "\\lambda_{1}" is lambda 1. */
export const spokenSymbol = (tex: string): string =>
  tex
    .replaceAll('\\nabla', 'gradient of')
    .replaceAll(/\\text\b|\\mathrm\b|\\/g, '')
    .replaceAll(/[{}_^]+/g, ' ')
    .trim()
    .replaceAll(/ +/g, ' ')
