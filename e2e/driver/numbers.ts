// Numbers as the page writes them, read back.
import { parseFormatted } from '../../core/words/numbers'

/** "−11 808" -> -11808; "2.7·10⁶" -> 2700000. */
export function readNumber(text: string): number {
  const number = parseFormatted(text.trim().replace(/^\+/, ''))
  if (number === undefined) throw new Error(`“${text}” is not a number`)
  return number
}
