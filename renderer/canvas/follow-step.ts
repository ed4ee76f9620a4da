// The view follows the run: a step that is taken where nobody sees it is brought into view.
import { useReactFlow, useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import type { Step } from '../../core/engine/trace'
import type { NodeId } from '../../core/graph/document'
import { derive } from '../state/derived'
import { presentDocument } from '../state/document'
import { stepAsked, usePrediction } from '../state/predict'
import { useSession } from '../state/session'
import type { BoxNode, WireEdge } from './adapter'
import { sceneNow } from './scene'
import { wholeOf } from './sheet'
import { showWhole } from './view-control'

/** The step that has just been made, or the one that is asked for. */
const stepNow = (): Step | null =>
  stepAsked() ?? derive(presentDocument().graph).trace.steps[useSession.getState().cursor - 1] ?? null

/** That of a forward step, both ends of the wire of a backward one: first the one that receives. */
const nodesOf = (step: Step | null): readonly NodeId[] => {
  if (!step) return []
  return step.kind === 'backward' ? [step.to, step.from] : [step.node]
}

/** As long as the canvas stands. A view that already shows the step is left as it is. */
export function useFollowStep(): void {
  const flow = useReactFlow<BoxNode, WireEdge>()
  const store = useStoreApi()
  useEffect(() => {
    const follow = (): void => {
      const nodes = nodesOf(stepNow())
      const placeOf = (ids: readonly NodeId[]) => wholeOf(sceneNow(), presentDocument().layout, new Set(ids))
      // Where both ends do not fit into the frame, the one that receives is shown.
      if (!showWhole(flow, store, placeOf(nodes))) showWhole(flow, store, placeOf(nodes.slice(0, 1)))
    }
    const stops = [
      useSession.subscribe(({ mode, cursor }, before) => {
        if (mode === 'step' && before.mode === 'step' && cursor !== before.cursor) follow()
      }),
      usePrediction.subscribe(({ isAsking }, before) => {
        if (isAsking && !before.isAsking) follow()
      }),
    ]
    return () => stops.forEach((stop) => stop())
  }, [flow, store])
}
