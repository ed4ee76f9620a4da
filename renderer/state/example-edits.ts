// The example of an operation, put beside the graph: one entry of the history, selected and in view.
import { withExample } from '../../core/language/op-example'
import { nameOf } from '../../core/graph/look'
import type { OpDefinition } from '../../core/ops/op'
import { announce } from './announce'
import { canvas } from './canvas'
import { commitEdit, presentDocument } from './document'
import { selectNode } from './session'

const gap = 160

/** Below everything that is there; in the middle of the view where nothing is. */
function freeCorner(): { x: number; y: number } {
  const places = Object.values(presentDocument().layout.positions)
  if (places.length === 0) return canvas()?.middle() ?? { x: 0, y: 0 }
  const snapped = (x: number): number => Math.round(x / 20) * 20
  return {
    x: snapped(Math.min(...places.map(({ x }) => x))),
    y: snapped(Math.max(...places.map(({ y }) => y)) + gap),
  }
}

export function insertExample(op: OpDefinition): void {
  let added: string | null = null
  commitEdit(`insert an example of ${op.title}`, (document) => {
    const made = withExample(document, op, freeCorner())
    added = made?.id ?? null
    return made?.document ?? document
  })
  if (added === null) return
  const id: string = added
  selectNode(id)
  announce(`inserted an example of ${op.title}, node ${nameOf(presentDocument().graph, id)}`)
  requestAnimationFrame(() => canvas()?.focusNode(id))
}
