// The grid that belongs to a graph and its axes, from the sampling workers. Moving the ball changes the graph but not the
// surface: only what the surface depends on asks for a new one.
import { useEffect, useRef, useState } from 'react'
import type { Grid } from '../../../core/calculus/grid'
import type { Axis, Graph } from '../../../core/graph/document'
import { startWorker } from '../../bridge/worker-url'
import type { Sampler, Wish } from './sampler-client'
import { createSampler, isSameWish } from './sampler-client'
import samplerAddress from './sampler.worker?worker&url'

export interface Sampled {
  /** The newest there is, with the axes it was sampled over: a moment behind what was asked. Null before the first. */
  readonly grid: Grid | null
  readonly isBroken: boolean
}

/** A second one halves the time; a third would take the page's own processor on a small machine. */
const workerCount = 2

/** The newest grid for `graph` over `axes`; coarse ones come first. `sizes` must be a constant. */
export function useGrid(graph: Graph, axes: readonly Axis[], sizes: readonly number[], hasRoot: boolean): Sampled {
  const [wish, setWish] = useState<Wish>({ graph, axes, sizes })
  const [grid, setGrid] = useState<Grid | null>(null)
  const [isBroken, setIsBroken] = useState(false)
  const sampler = useRef<Sampler | null>(null)
  const wanted = { graph, axes, sizes }
  if (!isSameWish(wish, wanted)) setWish(wanted)

  useEffect(() => {
    const workers = Array.from({ length: workerCount }, () => startWorker(samplerAddress))
    const hear = (sampled: Grid): void => {
      setGrid(sampled)
      setIsBroken(false)
    }
    const made = createSampler(workers, hear, () => setIsBroken(true))
    sampler.current = made
    return () => made.close()
  }, [])
  useEffect(() => {
    if (hasRoot && wish.axes.length > 0) sampler.current?.order(wish)
  }, [wish, hasRoot])

  return { grid: hasRoot && grid?.axes.length === axes.length ? grid : null, isBroken }
}
