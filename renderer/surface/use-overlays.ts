// What analysis lays over the pictures, for the axes that are shown.
import { useMemo } from 'react'
import { isSameEntry } from '../../core/calculus/axes'
import { landscapeOf } from '../../core/calculus/landscape'
import { modelAt } from '../../core/calculus/models'
import { needsModel } from '../../core/calculus/tint'
import type { Axis, Colouring } from '../../core/graph/document'
import type { Program } from '../../core/graph/program'
import { useAnswers } from '../state/answers'
import { useSurfaceView } from '../state/surface-view'
import type { Overlays } from './picture'
import { useCurrent } from './study/use-current'
import { useStepArrows } from './use-step-arrows'

/** An answer over two axes is not drawn on the curve along one of them. */
const fits = <T extends { readonly axes: readonly Axis[] }>(answer: T | null, axes: readonly Axis[]): T | null =>
  answer && answer.axes.length === axes.length && answer.axes.every((axis, i) => isSameEntry(axis, axes[i] as Axis))
    ? answer
    : null

export function useOverlays(program: Program, axes: readonly Axis[], colouring: Colouring): Overlays {
  const { critical, basins } = useAnswers()
  const view = useSurfaceView()
  const [currentCritical, currentBasins] = [useCurrent(critical), useCurrent(basins)]
  const isModelWanted = view.hasPlane || view.hasQuadratic || view.hasEllipse || needsModel(colouring)
  const model = useMemo(() => {
    const land = isModelWanted ? landscapeOf(program, program.sources, axes) : null
    const made = land && modelAt(land)
    return made && [made.value, ...made.gradient, ...made.matrix.flat()].every(Number.isFinite) ? made : null
  }, [program, axes, isModelWanted])
  const step = useStepArrows(axes, view.hasStep)
  return useMemo(
    () => ({ ...view, critical: fits(currentCritical, axes), basins: fits(currentBasins, axes), model, step }),
    [view, currentCritical, currentBasins, axes, model, step],
  )
}
