// What the window holds beyond the edge of the page.
import { expect, it } from 'vitest'
import { compile } from '../../core/graph/compile'
import type { GraphDocument } from '../../core/graph/document'
import { emptyDocument } from '../../core/graph/document'
import { scalar } from '../../core/tensor'
import { createProjection } from './adapter'
import { createScene } from './scene'
import { hiddenFrom } from './sight'

/** A row of four nodes, 190 px apart, each wired to the next, and a node below. */
const ids = ['n0', 'n1', 'n2', 'n3', 'n4']
const row: GraphDocument = {
  ...emptyDocument,
  graph: {
    nodes: ids.map((id, i) => ({
      id,
      op: i === 0 ? 'input' : 'tanh',
      name: `v${i}`,
      ...(i === 0 && { value: scalar(1) }),
    })),
    edges: [1, 2, 3].map((i) => ({ from: `n${i - 1}`, to: `n${i}`, port: 0 })),
    root: 'n3',
  },
  layout: { positions: Object.fromEntries(ids.map((id, i) => [id, i < 4 ? { x: i * 190, y: 0 } : { x: 0, y: 200 }])) },
}

it('nodes and numbers of wires that nobody sees are out of sight, and no others', () => {
  const scene = createScene()(row, compile(row.graph).program)
  const everywhere = { rect: { left: -1e6, top: -1e6, right: 1e6, bottom: 1e6 }, distance: 'near' } as const
  const projection = createProjection()(scene, everywhere, { nodes: [], edges: [] }, [])
  const hidden = hiddenFrom({ left: 0, top: 0, right: 370, bottom: 190 }, scene, projection)
  // The third column begins at 380, the node below at 200. The number on the wire that leaves the page reaches into it.
  expect(ids.filter((id) => hidden.has(id))).toEqual(['n2', 'n3', 'n4'])
  expect(['n1.0', 'n2.0', 'n3.0'].filter((id) => hidden.has(id))).toEqual(['n3.0'])
})
