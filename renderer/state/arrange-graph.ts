// The command that lays the graph out anew: one entry of the history. That nodes glide to their places is the canvas's affair.
import { moveNodes } from '../../core/graph/edits'
import type { GraphDocument, NodeId, Position } from '../../core/graph/document'
import { indexOf } from '../../core/graph/look'
import { startWorker } from '../bridge/worker-url'
import { announce } from './announce'
import { createArranger } from './arrange-client'
import address from './arrange.worker?worker&url'
import { canvas } from './canvas'
import { derive } from './derived'
import { commitEdit, presentDocument, useOpenDocument } from './document'
import { arrangedPositions, isLarge, largeBoxes } from './node-box'
import { say, useSession } from './session'

const arranger = createArranger(() => startWorker(address))

/** A large graph is laid out beside the page, and arrives a little later. */
export function arrangeGraph(): void {
  const document = presentDocument()
  const { graph, layout } = document
  if (graph.nodes.length === 0) return
  const { program } = derive(graph)
  if (!isLarge(graph)) {
    settle(arrangedPositions(graph, program), document)
    return
  }
  const { sitting } = useOpenDocument.getState()
  const { path } = useSession.getState()
  announce('arranging the graph')
  arranger.order({ boxes: largeBoxes(graph, program, layout.positions), links: graph.edges }, (positions) => {
    // Another document, or the inside of another function.
    if (useOpenDocument.getState().sitting !== sitting || useSession.getState().path !== path) return
    if (positions) settle(positions, document)
    else say('The graph could not be arranged: the layout broke down.', 'error')
  })
}

/** Takes the places over. What was moved, added or deleted since the layout was asked for stays as the user left it. */
function settle(goal: Readonly<Record<NodeId, Position>>, asked: GraphDocument): void {
  const { graph, layout } = presentDocument()
  const { nodes } = indexOf(graph)
  const positions = Object.fromEntries(
    Object.entries(goal).filter(([id]) => nodes.has(id) && layout.positions[id] === asked.layout.positions[id]),
  )
  canvas()?.glide()
  commitEdit('arrange the graph', (document) => moveNodes(document, positions))
  canvas()?.fit()
  announce('arranged the graph')
}
