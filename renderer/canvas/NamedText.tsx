// A sentence in which the names of nodes are set as mathematics.
import { indexOf } from '../../core/graph/look'
import { Name } from '../parts/Name'
import { useGraph } from '../state/document'

export function NamedText({ text }: { readonly text: string }) {
  const { byName } = indexOf(useGraph())
  const words = text.split(/([\p{L}_][\p{L}\p{N}_]*)/u)
  // A lone "a" in a sentence is an article.
  return words.map((word, at) => (byName.has(word) && word !== 'a' ? <Name key={at} name={word} /> : word))
}
