// Looks over JSON text before it is parsed: where it breaks off, how deep it is, which key stands twice. One pass, no
// recursion, so that hostile text costs no more than honest text of its length.

export interface JsonFault {
  readonly line: number
  readonly column: number
  readonly problem: string
}

const space = new Set([' ', '\n', '\r', '\t'])
const endsOfWord = new Set([',', ']', '}', ':', '"', '[', '{', ...space])
const words = new Set(['true', 'false', 'null'])
const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const escapes = '"\\/bfnrt'

/** What may stand at a place: a value, a key, or what follows a value. */
type Wanted = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'after'

/** The first fault of the text as JSON, at most `deepest` levels deep; null when JSON.parse will read it. Linear. */
export function faultOf(text: string, deepest: number): JsonFault | null {
  const levels: (Set<string> | null)[] = []
  let wanted: Wanted = 'value'
  let at = 0
  const fault = (problem: string, where = at): JsonFault => ({ ...placeOf(text, where), problem })

  for (;;) {
    while (at < text.length && space.has(text[at] as string)) at++
    const character = text[at]
    if (character === undefined) return wanted === 'after' && levels.length === 0 ? null : fault(endProblem(levels))
    if (wanted === 'after' && levels.length === 0) return fault('something stands after the end of the document')

    if (character === '"') {
      const end = endOfString(text, at)
      if (typeof end === 'string') return fault(end)
      if (wanted === 'key' || wanted === 'key or }') {
        const keys = levels[levels.length - 1] as Set<string>
        const key = text.slice(at + 1, end - 1)
        if (keys.has(key)) return fault(`the key “${key.slice(0, 80)}” stands twice`)
        keys.add(key)
        wanted = 'colon'
      } else if (wanted === 'value' || wanted === 'value or ]') wanted = 'after'
      else return fault(missing(wanted))
      at = end
    } else if (character === '{' || character === '[') {
      if (wanted !== 'value' && wanted !== 'value or ]') return fault(missing(wanted))
      if (levels.length === deepest) return fault(`nested more than ${deepest} levels deep`)
      levels.push(character === '{' ? new Set() : null)
      wanted = character === '{' ? 'key or }' : 'value or ]'
      at++
    } else if (character === '}' || character === ']') {
      const isList = levels[levels.length - 1] === null
      const mayEnd = wanted === 'after' || wanted === (isList ? 'value or ]' : 'key or }')
      if (levels.length === 0 || isList !== (character === ']') || !mayEnd)
        return fault(wanted === 'after' || mayEnd ? `“${character}” has no partner` : missing(wanted))
      levels.pop()
      wanted = 'after'
      at++
    } else if (character === ',') {
      if (wanted !== 'after') return fault(missing(wanted))
      wanted = levels[levels.length - 1] === null ? 'value' : 'key'
      at++
    } else if (character === ':') {
      if (wanted !== 'colon') return fault(missing(wanted))
      wanted = 'value'
      at++
    } else {
      if (wanted !== 'value' && wanted !== 'value or ]') return fault(missing(wanted))
      let end = at
      while (end < text.length && !endsOfWord.has(text[end] as string)) end++
      const word = text.slice(at, end)
      if (!words.has(word) && !(word.length < 400 && number.test(word)))
        return fault(`“${word.slice(0, 40)}” is not a number; other words need quotation marks`)
      wanted = 'after'
      at = end
    }
  }
}

const missing = (wanted: Wanted): string =>
  ({
    value: 'a value is missing',
    'value or ]': 'a value or “]” is missing',
    key: 'a key in quotation marks is missing',
    'key or }': 'a key in quotation marks or “}” is missing',
    colon: '“:” is missing',
    after: 'a comma is missing',
  })[wanted]

const endProblem = (levels: readonly unknown[]): string =>
  levels.length === 0
    ? 'the text ends too early'
    : `the end is missing: “${levels.at(-1) === null ? ']' : '}'}” is still open`

/** Index after the closing quotation mark, or what is wrong with the string. */
function endOfString(text: string, start: number): number | string {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] as string
    if (character === '"') return at + 1
    if (character < ' ') return 'a text in quotation marks is broken off'
    if (character !== '\\') continue
    const escape = text[++at] ?? ''
    if (escape === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) at += 4
    else if (escape === '' || !escapes.includes(escape)) return 'a backslash in a text has no meaning'
  }
  return 'the closing quotation mark is missing'
}

/** Line and column (1-based) of an index. */
function placeOf(text: string, index: number): { line: number; column: number } {
  let line = 1
  let start = 0
  for (let next = text.indexOf('\n'); next >= 0 && next < index; next = text.indexOf('\n', start)) {
    line++
    start = next + 1
  }
  return { line, column: index - start + 1 }
}
