// How well something is meant by a few typed letters. Pure: lists of commands, nodes and operations are ordered by it.

/** Letters that are folded: case, thin spaces in numbers, a true minus. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[\u202f\u2009]/g, '')
    .replaceAll('−', '-')

/** Does every typed word begin a word of the text? */
const beginsWords = (text: string, typed: string): boolean => {
  const words = text.split(/[^\p{L}\p{N}.-]+/u)
  return typed.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)))
}

/**
 * Are the letters there, in this order, with others between? Only asked of three letters or more, of which the first begins a
 * word: any long title has the rest of most words somewhere.
 */
function isScattered(text: string, typed: string): boolean {
  const [first = '', ...rest] = typed.replaceAll(' ', '')
  if (typed.length <= 2) return false
  let at = text.split('').findIndex((letter, i) => letter === first && !/[\p{L}\p{N}]/u.test(text[i - 1] ?? ' '))
  return at >= 0 && rest.every((letter) => (at = text.indexOf(letter, at + 1)) >= 0)
}

/** What share of a text that begins so has been typed: of two beginnings the one nearer to its end is meant. */
const shareTyped = (given: string, typed: string): number =>
  folded(given).startsWith(typed) ? typed.length / folded(given).length : 0

/** Less than what a text that is not seen counts less, so that it decides between equals only. */
const nearness = 0.3

function closeness(given: string, typed: string): number {
  const text = folded(given)
  if (text === typed) return 6
  if (text.startsWith(typed)) return 5
  if (beginsWords(text, typed)) return 4
  if (text.includes(typed)) return 3
  return isScattered(text, typed) ? 1 : 0
}

/**
 * 0 when none of the texts is meant, more the nearer: the whole text, its beginning, beginnings of its words, any part of
 * it, its letters with gaps. The first text is what one sees, and counts a little more than the others.
 */
export function rank(typed: string, texts: readonly string[]): number {
  const wanted = folded(typed.trim())
  if (wanted === '') return 1
  const scores = texts.map((text, at) => closeness(text, wanted) - (at === 0 ? 0 : 0.5))
  const best = Math.max(0, ...scores)
  return best === 0 ? 0 : best + nearness * Math.max(0, ...texts.map((text) => shareTyped(text, wanted)))
}

/** What is meant, best first; equals stay in their order. */
export const ranked = <T>(
  typed: string,
  things: readonly T[],
  textsOf: (thing: T) => readonly string[],
): readonly { readonly thing: T; readonly score: number }[] =>
  things
    .map((thing) => ({ thing, score: rank(typed, textsOf(thing)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
