// What was probably meant where a formula cannot be read: school writing that a program would have to guess at.
import type { Token } from './tokens'

/** For `2,5`. */
export const decimalPoint = (whole: string, part: string): string => `A decimal point, not a comma: ${whole}.${part}`

/** A question or a hint for the token at `at`, which could not be read; empty where there is nothing to say. */
export function remedyAt(tokens: readonly Token[], at: number, isFunction: (name: string) => boolean): string {
  const [before, here, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (!before || !here) return ''
  const isValue = here.kind === 'name' || here.kind === 'number'
  if (before.kind === 'name' && isFunction(before.text)) {
    if (isValue) return `Did you mean ${before.text}(${here.text})?`
    const isRaised = here.text === '^' && after?.kind === 'number' && tokens[at + 2]?.text === '('
    return isRaised ? `Did you mean ${before.text}(…)^${after.text}?` : ''
  }
  if (here.text === ',' && before.kind === 'number' && after?.kind === 'number')
    return decimalPoint(before.text, after.text)
  const areLetters = isLetterName(before) && isLetterName(here)
  return areLetters ? `Did you mean ${before.text} * ${here.text}?` : ''
}

/** x, y2: names that are written side by side for a product, which words are not. */
const isLetterName = ({ kind, text }: Token): boolean => kind === 'name' && /^\p{L}\d*$/u.test(text)
