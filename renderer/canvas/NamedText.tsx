// A sentence in which the names of nodes are set as mathematics.
import { indexOf } from '../../core/graph/look'
import { Name } from '../parts/Name'
import { Raised } from '../parts/Raised'
import { useGraph } from '../state/document'

/** A lone "a" is an article unless it stands in a loop. */
const isArticle = (before: string, after: string): boolean => !/→ $/.test(before) && !/^ →/.test(after)

export function NamedText({ text }: { readonly text: string }) {
  const { byName } = indexOf(useGraph())
  const words = text.split(/([\p{L}_][\p{L}\p{N}_]*)/u)
  return words.map((word, at) => {
    const isName = byName.has(word) && !(word === 'a' && isArticle(words[at - 1] ?? '', words[at + 1] ?? ''))
    // "a is 3 × 2": the verb is the word after next.
    const isSubject = word === 'a' && byName.has(word) && words[at + 2] === 'is'
    return isName || isSubject ? <Name key={at} name={word} /> : <Raised key={at} text={word} />
  })
}
