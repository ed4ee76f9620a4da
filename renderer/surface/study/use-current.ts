// Whether an answer still belongs to the function and window on the table: the ball may have moved, the rest may not.
import { useMemo } from 'react'
import { axesOf } from '../../../core/calculus/axes'
import type { Axis, Graph } from '../../../core/graph/document'
import { useDocument } from '../../state/document'
import { useShownFunction } from '../../state/shown-function'
import { isSameWish } from '../sampling/sampler-client'

const anySizes: readonly number[] = []

/** The answer, or null where it is about another function or another window. */
export function useCurrent<T extends { readonly graph: Graph; readonly axes: readonly Axis[] }>(
  answer: T | null,
): T | null {
  const { study } = useDocument()
  const { graph, program } = useShownFunction()
  return useMemo(() => {
    if (!answer) return null
    const now = { graph, axes: axesOf(program, study), sizes: anySizes }
    return isSameWish({ graph: answer.graph, axes: answer.axes, sizes: anySizes }, now) ? answer : null
  }, [answer, graph, study, program])
}
