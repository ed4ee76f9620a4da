// The grid that belongs to a graph and its axes, from the sampling worker. Moving the ball changes the graph but not the
// surface: only what the surface depends on asks for a new one.
import { useEffect, useRef, useState } from 'react'
import type { Grid } from '../../core/calculus/grid'
import type { Axis, Graph, GraphNode } from '../../core/graph/document'
import { startWorker } from '../bridge/worker-url'
import type { Sampler, Wish } from './sampler-client'
import { createSampler } from './sampler-client'
import samplerAddress from './sampler.worker?worker&url'

export interface Sampled {
  /** Null until the first picture is there, and again when the axes change. */
  readonly grid: Grid | null
  readonly isBroken: boolean
}

/** The newest grid for `graph` over `axes`; coarse ones come first. `sizes` must be a constant. */
export function useGrid(graph: Graph, axes: readonly Axis[], sizes: readonly number[], hasRoot: boolean): Sampled {
  const [wish, setWish] = useState<Wish>({ graph, axes, sizes })
  const [sampled, setSampled] = useState<{ grid: Grid; axes: readonly Axis[] } | null>(null)
  const [isBroken, setIsBroken] = useState(false)
  const sampler = useRef<Sampler | null>(null)
  const wanted = { graph, axes, sizes }
  if (!isSameWish(wish, wanted)) setWish(wanted)

  useEffect(() => {
    const worker = startWorker(samplerAddress)
    const made = createSampler(
      worker,
      (grid, { axes: of }) => setSampled({ grid, axes: of }),
      () => setIsBroken(true),
    )
    sampler.current = made
    return () => made.close()
  }, [])
  useEffect(() => {
    if (hasRoot && wish.axes.length > 0) sampler.current?.order(wish)
  }, [wish, hasRoot])

  const isOfTheseAxes = sampled !== null && hasRoot && isSameAxes(sampled.axes, axes)
  return { grid: isOfTheseAxes ? sampled.grid : null, isBroken }
}

const isSameAxes = (a: readonly Axis[], b: readonly Axis[]): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((axis, i) => {
      const other = b[i] as Axis
      return (
        axis.node === other.node && axis.index === other.index && axis.low === other.low && axis.high === other.high
      )
    }))

/** Would both give the same surface? */
export function isSameWish(a: Wish, b: Wish): boolean {
  if (a.sizes !== b.sizes || !isSameAxes(a.axes, b.axes)) return false
  if (a.graph === b.graph) return true
  const [one, two] = [a.graph, b.graph]
  if (one.edges !== two.edges || one.root !== two.root || one.nodes.length !== two.nodes.length) return false
  return one.nodes.every((node, i) => isSameButFor(a.axes, node, two.nodes[i] as GraphNode))
}

/** The same node, the numbers on the axes aside: those the surface replaces. */
function isSameButFor(axes: readonly Axis[], a: GraphNode, b: GraphNode): boolean {
  if (a === b) return true
  if (a.id !== b.id || a.op !== b.op || a.attributes !== b.attributes || !a.value || !b.value) return false
  const [before, after] = [a.value, b.value]
  if (before.shape.join() !== after.shape.join()) return false
  const free = new Set(axes.filter((axis) => axis.node === a.id).map((axis) => axis.index))
  return before.data.every((x, index) => Object.is(x, after.data[index]) || free.has(index))
}
