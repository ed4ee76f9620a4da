// Text with mathematics between dollar signs, as it is written in a note. What has no partner stays as it was written.
import { Tex } from './Tex'

/** Pieces of a text, in turn plain and between dollar signs; "\$" is a dollar sign. */
export function piecesOf(text: string): readonly { readonly text: string; readonly isMath: boolean }[] {
  const parts = text.split(/(?<!\\)\$((?:\\\$|[^$\n])+?)(?<!\\)\$/)
  return parts
    .map((part, at) => ({ text: part.replaceAll('\\$', '$'), isMath: at % 2 === 1 }))
    .filter(({ text: piece }) => piece !== '')
}

export function MathText({ text }: { readonly text: string }) {
  return piecesOf(text).map(({ text: piece, isMath }, at) =>
    isMath ? <Tex key={at} tex={piece} /> : <span key={at}>{piece}</span>,
  )
}
