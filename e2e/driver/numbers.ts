// Numbers as the page writes them, read back.
import { parseFormatted, raised } from '../../core/words/numbers'

/** A power of ten is drawn with plain digits set high: its text is "7.6·10−5". */
const highDigits = /(?<=·10)(−?)(\d+)$/

/** "−11 808" -> -11808; "2.7·10⁶", drawn or written, -> 2700000. */
export function readNumber(text: string): number {
  const written = text
    .trim()
    .replace(/^\+/, '')
    .replace(highDigits, (_, minus: string, digits: string) => raised(minus ? -Number(digits) : Number(digits)))
  const number = parseFormatted(written)
  if (number === undefined) throw new Error(`“${text}” is not a number`)
  return number
}
