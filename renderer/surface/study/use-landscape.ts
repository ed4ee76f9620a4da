// The function over the shown axes, or over all its numbers, as the study asks it.
import { useMemo } from 'react'
import { axesOf } from '../../../core/calculus/axes'
import type { Landscape } from '../../../core/calculus/landscape'
import { landscapeOf } from '../../../core/calculus/landscape'
import { entriesOf } from '../../../core/engine/derivative'
import type { Axis, Entry, Graph } from '../../../core/graph/document'
import type { Program } from '../../../core/graph/program'
import { useDocument } from '../../state/document'
import { slicedHere, usePlane } from '../../state/plane'
import { useShownFunction } from '../../state/shown-function'
import { entryText } from '../../../core/words/entries'

export interface Ground {
  /** Its root is what is shown. */
  readonly graph: Graph
  readonly program: Program
  readonly axes: readonly Axis[]
  readonly land: Landscape
  /** What each entry is called, in the landscape's order. */
  readonly names: readonly string[]
}

/** More entries than this make no table that one reads. */
export const mostEntries = 64

/** Null where there is no function, or too many numbers to ask about. */
export function useLandscape(over: 'axes' | 'all' = 'axes'): Ground | null {
  const { study } = useDocument()
  const { graph, program } = useShownFunction()
  return useMemo(() => {
    const axes = axesOf(program, study)
    return groundOf(graph, program, axes, over === 'axes' ? axes : entriesOf(program, program.sources))
  }, [graph, program, study, over])
}

/** Over the directions of the plane that is cut, from where the inputs stand; null while none is. */
export function usePlaneLandscape(): Ground | null {
  const { graph, program } = useShownFunction()
  const { cut } = usePlane()
  return useMemo(() => {
    const here = cut && slicedHere(cut, graph, program)
    return here && groundOf(here.slice.graph, here.program, here.slice.axes, here.slice.axes)
  }, [graph, program, cut])
}

function groundOf(graph: Graph, program: Program, axes: readonly Axis[], entries: readonly Entry[]): Ground | null {
  if (entries.length === 0 || entries.length > mostEntries) return null
  const land = landscapeOf(program, program.sources, entries)
  return land && { graph, program, axes, land, names: land.names.map(entryText) }
}
