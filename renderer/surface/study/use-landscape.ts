// The function over the shown axes, or over all its numbers, as the study asks it.
import { useMemo } from 'react'
import { axesOf } from '../../../core/calculus/axes'
import type { Landscape } from '../../../core/calculus/landscape'
import { landscapeOf } from '../../../core/calculus/landscape'
import { entriesOf } from '../../../core/engine/derivative'
import type { Axis, Graph } from '../../../core/graph/document'
import type { Program } from '../../../core/graph/program'
import { useDocument } from '../../state/document'
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
    const entries = over === 'axes' ? axes : entriesOf(program, program.sources)
    if (entries.length === 0 || entries.length > mostEntries) return null
    const land = landscapeOf(program, program.sources, entries)
    return land && { graph, program, axes, land, names: land.names.map(entryText) }
  }, [graph, program, study, over])
}
