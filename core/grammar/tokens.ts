// Text -> tokens, one character after the other, in linear time. Knows nothing of grammar.
import { diagnostic, Refusal } from '../diagnostic'
import { isLetter, isNamePart } from './letters'

export type Token =
  | { readonly kind: 'number'; readonly text: string; readonly value: number; readonly column: number }
  | { readonly kind: 'name'; readonly text: string; readonly column: number }
  | { readonly kind: 'sign'; readonly text: string; readonly column: number }
  | { readonly kind: 'end'; readonly text: string; readonly column: number }

export const longestFormula = 2000

/** A line break separates definitions, as `;` does. */
const signs = new Set('+ - * / ^ @ ( ) [ ] , ; = . : > < √ |'.split(' '))
/** Read before the signs that they begin with. */
const pairs = new Set(['**', '>=', '<=', '==', '!='])

/** What people type or paste for the same thing. */
const sameAs: Readonly<Record<string, string>> = {
  '−': '-',
  '·': '*',
  '×': '*',
  '÷': '/',
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '\n': ';',
}

const isDigit = (character: string | undefined): boolean =>
  character !== undefined && character >= '0' && character <= '9'
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const subscripts = '₀₁₂₃₄₅₆₇₈₉'
const isSuperscript = (character: string): boolean => superscripts.includes(character) || character === '⁻'
const isSubscript = (character: string): boolean => subscripts.includes(character)
/** An underscore begins no name, but it is read as one, so that `_x` is refused as a whole. */
const beginsName = (character: string | undefined): boolean =>
  character !== undefined && (isLetter(character) || character === '_')
const continuesName = (character: string | undefined): boolean =>
  character !== undefined && (isNamePart(character) || isSubscript(character))

/** x₁ is x1. */
export const plainName = (name: string): string =>
  [...name].map((character) => (isSubscript(character) ? subscripts.indexOf(character) : character)).join('')

/** The number that is written; one that no float64 holds is refused, because it would become ∞ without a word. */
function finite(digits: string, column: number): number {
  const value = Number(digits)
  if (Number.isFinite(value)) return value
  const found = `“${digits.length > 20 ? `${digits.slice(0, 20)}…` : digits}”`
  throw new Refusal(diagnostic('E411', { column, expected: 'a number below 1.8·10³⁰⁸', found }, { column }))
}

/** ² as the tokens of ^2, ⁻¹ as those of ^-1. */
function raisedTokens(characters: readonly string[], column: number): Token[] {
  const digits = characters.map((character) => superscripts.indexOf(character)).filter((digit) => digit >= 0)
  const text = digits.join('')
  const isNegative = characters[0] === '⁻'
  if (digits.length === 0 || digits.length !== characters.length - (isNegative ? 1 : 0)) {
    throw new Refusal(diagnostic('E416', { column, character: '⁻' }, { column }))
  }
  return [
    { kind: 'sign', text: '^', column },
    ...(isNegative ? [{ kind: 'sign', text: '-', column } as const] : []),
    { kind: 'number', text, value: finite(text, column), column },
  ]
}

/** The first index at or after `start` whose character is not such a one. */
function endOfRun(
  characters: readonly string[],
  start: number,
  isOne: (character: string | undefined) => boolean,
): number {
  let end = start
  while (isOne(characters[end])) end++
  return end
}

/** All tokens of a formula with their columns (1-based). Refuses with E413 (too long), E416 (a character without meaning) or E411 (a number too large). */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > longestFormula) {
    throw new Refusal(diagnostic('E413', { what: 'length', count: text.length, limit: longestFormula }))
  }
  const characters = [...text]
  const tokens: Token[] = []
  let at = 0
  let brackets = 0
  while (at < characters.length) {
    const character = characters[at] as string
    const column = at + 1
    // Inside brackets a line break is only space, as in Python.
    if ((character !== '\n' || brackets > 0) && /\s/.test(character)) at++
    else if (isDigit(character) || (character === '.' && isDigit(characters[at + 1]))) {
      const end = endOfNumber(characters, at)
      const digits = characters.slice(at, end).join('')
      tokens.push({ kind: 'number', text: digits, value: finite(digits, column), column })
      at = end
    } else if (beginsName(character)) {
      const end = endOfRun(characters, at, continuesName)
      tokens.push({ kind: 'name', text: plainName(characters.slice(at, end).join('')), column })
      at = end
    } else if (isSuperscript(character)) {
      const end = endOfRun(characters, at, (next) => next !== undefined && isSuperscript(next))
      tokens.push(...raisedTokens(characters.slice(at, end), column))
      at = end
    } else {
      const plain = sameAs[character] ?? character
      const next = plain + (characters[at + 1] ?? '')
      const sign = pairs.has(next) ? next : plain
      if (!signs.has(sign) && !pairs.has(sign)) throw new Refusal(diagnostic('E416', { column, character }, { column }))
      tokens.push({ kind: 'sign', text: sign, column })
      if (sign === '(' || sign === '[') brackets++
      else if (sign === ')' || sign === ']') brackets--
      at += sign === plain ? 1 : 2
    }
  }
  return [...tokens, { kind: 'end', text: 'the end', column: characters.length + 1 }]
}

/**
 * Numbers as Python writes them: 1, 1., .5, 1.5, 1e-3. The exponent's e counts only before digits, so that `2exp(x)` and
 * `3e` are a number and a name; a dot before a letter is left alone (`2.T`).
 */
function endOfNumber(characters: readonly string[], start: number): number {
  let at = start
  while (isDigit(characters[at])) at++
  if (characters[at] === '.' && !beginsName(characters[at + 1])) {
    at++
    while (isDigit(characters[at])) at++
  } else if (
    characters[at] === '.' &&
    /e/i.test(characters[at + 1] ?? '') &&
    endOfExponent(characters, at + 1) > at + 1
  ) {
    at++
  }
  return endOfExponent(characters, at)
}

/** Where an exponent that begins at `at` ends; `at` itself when there is none. */
function endOfExponent(characters: readonly string[], at: number): number {
  if (!/^e$/i.test(characters[at] ?? '')) return at
  let end = at + 1
  if (characters[end] === '+' || characters[end] === '-') end++
  if (!isDigit(characters[end])) return at
  while (isDigit(characters[end])) end++
  return end
}
