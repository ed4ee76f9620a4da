// The function that the surface shows of the present document, with its run. Derived: made once for the present graph.
import type { ShownFunction } from '../../core/calculus/shown-function'
import { isShowable, shownFunction } from '../../core/calculus/shown-function'
import { run } from '../../core/engine/run'
import type { Trace } from '../../core/engine/trace'
import type { GraphDocument, NodeId } from '../../core/graph/document'
import { setHeight } from '../../core/graph/edits'
import { nameOf, rootOf } from '../../core/graph/look'
import { announce } from './announce'
import type { Derived } from './derived'
import { derive, useDerived } from './derived'
import { commitEdit, presentDocument, useDocument } from './document'
import { isInsideFunction } from './functions'
import { changeSession } from './session'

export interface RunFunction extends ShownFunction {
  /** The graph's own run where its root is shown; one pass forward and back more where another node is. */
  readonly trace: Trace
}

let last: {
  readonly of: Derived
  readonly height: GraphDocument['study']['height']
  readonly made: RunFunction
} | null = null

function shownOf({ study: { height } }: GraphDocument, of: Derived): RunFunction {
  if (last?.of === of && last.height === height) return last.made
  const shown = shownFunction(of.graph, of.program, height)
  const made = { ...shown, trace: shown.program === of.program ? of.trace : run(shown.program) }
  last = { of, height, made }
  return made
}

/** The same outside React. */
export function shownNow(): RunFunction {
  const document = presentDocument()
  return shownOf(document, derive(document.graph))
}

export const useShownFunction = (): RunFunction => shownOf(useDocument(), useDerived())

/** Null gives the choice back to the root. */
export function chooseHeight(node: NodeId | null): void {
  const { graph } = presentDocument()
  const isRoot = node === rootOf(graph)
  commitEdit('choose what the surface shows', (document) => setHeight(document, isRoot ? null : node))
}

export const canShowSurfaceOf = (node: NodeId): boolean =>
  !isInsideFunction() && isShowable(derive(presentDocument().graph).program, node)

/** From the canvas: the surface opens with the node's function. */
export function showSurfaceOf(node: NodeId): void {
  chooseHeight(node)
  changeSession({ mode: 'surface' })
  announce(`the surface shows ${nameOf(presentDocument().graph, node)}`)
}
