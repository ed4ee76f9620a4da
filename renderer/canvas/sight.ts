// What lies in the window and yet out of sight: beyond the edge of the page, in the margin. Its numbers follow when the page
// has a moment, and at the first move of the view.
import { useStoreApi } from '@xyflow/react'
import { useEffect } from 'react'
import { whenIdle } from '../state/idle'
import type { Projection } from './adapter'
import { pointOn } from './label-places'
import type { Rect } from './rect'
import { grown, meets } from './rect'
import type { Scene } from './scene'
import { seenIn } from './window'

type Follow = () => void

const nothing: ReadonlySet<string> = new Set()
let outOfSight = nothing

/** Who is behind what is shown, and nobody longer than this, in milliseconds. */
const behind = new Set<Follow>()
const longestWait = 100
let isWaiting = false

/** Of a node or a wire. */
export const isOutOfSight = (id: string): boolean => outOfSight.has(id)

export function followLater(follow: Follow): void {
  behind.add(follow)
  if (isWaiting) return
  isWaiting = true
  whenIdle(catchUp, longestWait)
}

export const followNoMore = (follow: Follow): void => void behind.delete(follow)

function catchUp(): void {
  isWaiting = false
  for (const follow of behind) follow()
  behind.clear()
}

/** As far as a number reaches from its point. */
const reach = 70

/** The nodes and wires whose numbers nobody sees. */
export function hiddenFrom(seen: Rect, scene: Scene, { nodes, edges }: Projection): ReadonlySet<string> {
  const hidden = new Set<string>()
  for (const { id } of nodes) {
    const placed = scene.nodes.get(id)
    if (placed && !meets(placed, seen)) hidden.add(id)
  }
  const near = grown(seen, reach)
  for (const { id, data } of edges) {
    const placed = scene.wires.get(id)
    if (!placed) continue
    const { x, y } = pointOn(placed, data?.share ?? 0.5)
    if (x < near.left || x > near.right || y < near.top || y > near.bottom) hidden.add(id)
  }
  return hidden
}

/** In milliseconds: as long as the view moves, all is in sight. */
const rest = 200

/** Knows what is out of sight while the view rests. */
export function useSight(scene: Scene, projection: Projection): void {
  const store = useStoreApi()
  useEffect(() => {
    let clock: ReturnType<typeof setTimeout> | undefined
    const move = (): void => {
      outOfSight = nothing
      catchUp()
      clearTimeout(clock)
      clock = setTimeout(() => (outOfSight = hiddenFrom(seenIn(store.getState()), scene, projection)), rest)
    }
    move()
    const stop = store.subscribe((now, before) => {
      const isStill = now.transform === before.transform && now.width === before.width && now.height === before.height
      if (!isStill) move()
    })
    return () => {
      stop()
      clearTimeout(clock)
      outOfSight = nothing
    }
  }, [store, scene, projection])
}
