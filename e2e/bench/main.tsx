// The page of the comparison: one side, one size, as its address says. What it can do hangs on `window.bench`.
import { createRoot } from 'react-dom/client'
import { bare } from './bare'
import { sheet } from '../driver/large'
import { ours, ready } from './ours'
import { surfaces } from './surface'

const asked = new URLSearchParams(location.search)
const name = asked.get('side')
const side = name === 'ours' ? ours : bare(name === 'culled')
const document_ = sheet(Number(asked.get('nodes')))

const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done))
const count = (selector: string): number => document.querySelectorAll(selector).length

/** The node that is dragged: the same one on every side, far from the edges, where a drag would move the view. */
const held = document_.graph.nodes.find(({ id }) => {
  const at = document_.layout.positions[id]
  return at !== undefined && at.x > 300 && at.y > 250
})?.id

/** Frames without change after which a picture is called whole. */
const stillFrames = 3

/** Draws the graph; the milliseconds until its last label stands. */
async function mount(): Promise<number> {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  const start = performance.now()
  createRoot(root).render(side.canvas(document_))
  let [last, still, end] = [-1, 0, 0]
  while (still < stillFrames) {
    await frame()
    const now = count(side.labels)
    if (now === 0 || now !== last) [last, still, end] = [now, 0, performance.now()]
    else still += 1
  }
  return end - start
}

let both: ReturnType<typeof surfaces> | null = null

const bench = {
  mount,
  /** Milliseconds; see there. */
  surface(side: 'ours' | 'plain', what: 'update' | 'frame'): number {
    both ??= surfaces(document.body)
    return both[side][what]()
  },
  relabel: (round: number): number => side.relabel(round),
  rerun: (round: number): number => side.rerun?.(round) ?? NaN,
  counts: () => ({ nodes: count(side.nodes), labels: count(side.labels) }),
  /** The middle of a node's upper part, where a hand would take it. */
  grip(): { x: number; y: number } {
    const box = document.querySelector(`.react-flow__node[data-id="${held}"]`)?.getBoundingClientRect()
    if (!box) throw new Error('no node to take')
    return { x: box.x + box.width * 0.6, y: box.y + 8 }
  },
}

export type Bench = typeof bench

void ready().then(() => Object.assign(window, { bench }))
