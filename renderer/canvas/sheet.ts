// How much of the paper is taken: nodes, frames and notes together. Pure geometry.
import type { Frame, Layout, Note } from '../../core/graph/document'
import { piecesOf } from '../parts/MathText'
import type { Rect } from './rect'
import { roundAll } from './rect'
import type { Scene } from './scene'

export const frameRect = ({ x, y, width, height }: Frame): Rect => ({
  left: x,
  top: y,
  right: x + width,
  bottom: y + height,
})

/** What stands round the text of a note, the height of a line of it, and the width of a letter, as the style sheet draws them. */
const [border, lineHeight, letter] = [{ x: 22, y: 18 }, 20, 7]

/** About as long as it is drawn: of LaTeX the names of commands and the braces are not seen. */
const lengthOf = (line: string): number =>
  piecesOf(line).reduce(
    (sum, { text, isMath }) => sum + (isMath ? text.replaceAll(/\\[a-z]+|[{}\s^_]/gi, 'x') : text).length,
    0,
  )

/** About the ground that a note covers: its height follows from its text, and the document does not say it. */
export function noteRect({ x, y, width, text }: Note): Rect {
  const perLine = Math.max(1, Math.floor((width - border.x) / letter))
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(lengthOf(line) / perLine)), 0)
  return { left: x, top: y, right: x + width, bottom: y + border.y + lines * lineHeight }
}

/** The least rectangle round all that stands on the paper, or round these of it; null when there is nothing. */
export function wholeOf(
  { nodes }: Pick<Scene, 'nodes'>,
  { frames = [], notes = [] }: Layout,
  only?: ReadonlySet<string>,
): Rect | null {
  const isMeant = ({ id }: { readonly id: string }): boolean => only?.has(id) ?? true
  return roundAll([
    ...[...nodes.values()].filter(isMeant),
    ...frames.filter(isMeant).map(frameRect),
    ...notes.filter(isMeant).map(noteRect),
  ])
}
