// Where everything of the document stands: the box of every node, the ends of every wire and the place of its number. Kept
// up to date by difference, so that an edit costs what it changed. Knows nothing of the flow library and of what is seen.
import { useSyncExternalStore } from 'react'
import type { GraphDocument, NodeId } from '../../core/graph/document'
import type { Program } from '../../core/graph/program'
import { usualDigits } from '../../core/words/numbers'
import { derive } from '../state/derived'
import { digitsNow, useDigitsChosen } from '../state/digits'
import { presentDocument, useOpenDocument } from '../state/document'
import { coverOf } from './cover'
import { useSession } from '../state/session'
import { createLabelPlaces } from './label-places'
import { grown, meets, roundAll } from './rect'
import type { Known, Placed, PlacedNode } from './scene-nodes'
import { differingNodes, placeNodes } from './scene-nodes'
import type { PlacedWire, Wires } from './scene-wires'
import { createWires } from './scene-wires'

/** A new object whenever something of it is another; its parts are the same ones, brought up to date. */
export interface Scene {
  readonly nodes: ReadonlyMap<NodeId, PlacedNode>
  readonly wires: Wires
  /** Where along each of these wires its number stands, by id. Placed when first asked for, and kept while it can be seen. */
  sharesOf(wires: readonly PlacedWire[]): ReadonlyMap<string, number>
}

/** A scene that remembers what it made. Cost: a look at each node, and work for what is new. */
export function createScene(): (document: GraphDocument, program: Program, digits?: number) => Scene {
  const known = new Map<NodeId, Known>()
  const nodes = new Map<NodeId, PlacedNode>()
  const labels = createLabelPlaces()
  const wires = createWires(nodes, labels)
  let saidWith = usualDigits
  let last: Placed | null = null
  const sharesOf = (asked: readonly PlacedWire[]): ReadonlyMap<string, number> => {
    const fresh = asked.filter(({ id }) => !labels.has(id))
    const wholly = roundAll(fresh)
    if (wholly) {
      const ground = grown(wholly, near)
      labels.place(fresh, coverOf([...nodes.values()].filter((node) => meets(node, ground))))
    }
    return new Map(asked.map(({ id }) => [id, labels.shareOf(id)]))
  }
  let scene: Scene = { nodes, wires, sharesOf }
  return (document, program, digits = usualDigits) => {
    const { graph, layout } = document
    if (digits !== saidWith) {
      // Pills of another width: where each stands is chosen anew.
      labels.fitTo(digits)
      saidWith = digits
      scene = { nodes, wires, sharesOf }
    }
    if (last?.document.graph === graph && last.document.layout === layout && last.program === program) return scene
    const changed = placeNodes(known, document, program, last && differingNodes(last, document, program))
    for (const id of changed) {
      const placed = known.get(id)?.placed
      if (placed) nodes.set(id, placed)
      else nodes.delete(id)
    }
    const isRewired = wires.follow(graph, changed)
    if (changed.length > 0 && labels.size > 0) labels.removeWhere(coverOf(changed.flatMap((id) => nodes.get(id) ?? [])))
    if (changed.length > 0 || isRewired) scene = { nodes, wires, sharesOf }
    last = { document, program }
    return scene
  }
}

/** A node so far from a wire hides none of its numbers. */
const near = 20

const sceneOf = createScene()

/** The scene of the document that is open, outside React. */
export function sceneNow(): Scene {
  const document = presentDocument()
  return sceneOf(document, derive(document.graph).program, digitsNow())
}

/** The same as a fact: another number leaves it as it is. */
export const useScene = (): Scene => useSyncExternalStore(subscribe, sceneNow, sceneNow)

function subscribe(onChange: () => void): () => void {
  const stops = [
    useOpenDocument.subscribe(onChange),
    useSession.subscribe(onChange),
    useDigitsChosen.subscribe(onChange),
  ]
  return () => stops.forEach((stop) => stop())
}
