// The part of a formula round the place of an error, so that the mark is seen however long the line is. Pure.
interface Excerpt {
  readonly before: string
  /** The character at the column; a blank where the formula ends. */
  readonly at: string
  readonly after: string
}

/** Characters shown on each side. */
const reach = 28

/** `column` counts from 1, in characters as a person counts them. */
export function excerptAt(text: string, column: number): Excerpt {
  const characters = [...text]
  const place = Math.min(Math.max(0, column - 1), characters.length)
  const start = Math.max(0, place - reach)
  const end = Math.min(characters.length, place + 1 + reach)
  return {
    before: (start > 0 ? '…' : '') + characters.slice(start, place).join(''),
    at: characters[place] ?? ' ',
    after: characters.slice(place + 1, end).join('') + (end < characters.length ? '…' : ''),
  }
}

/** The same place as an offset into the string, for a text field's caret. */
export const offsetOf = (text: string, column: number): number => [...text].slice(0, column - 1).join('').length
