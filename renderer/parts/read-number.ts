// What is typed where one number is wanted. Expressions such as 1/2 are welcome.
import { isDiagnostic } from '../../core/diagnostic'
import { readValue } from '../../core/language/value'
import { soleNumber } from '../../core/tensor'
import { sentence } from '../../core/words/sentences'

interface Unreadable {
  readonly problem: string
}

export const isUnreadable = (found: number | Unreadable): found is Unreadable => typeof found === 'object'

/** The number that was typed, or why it is none. */
export function readNumber(text: string): number | Unreadable {
  const found = readValue(text)
  if (isDiagnostic(found)) return { problem: sentence(found) }
  const number = soleNumber(found.value)
  return number === undefined || !Number.isFinite(number) ? { problem: 'This needs one number.' } : number
}
