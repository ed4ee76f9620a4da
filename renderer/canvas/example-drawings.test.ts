// What the gallery shows first: every example opens at a size that one can read, and its wires run on, behind no other node.
import { describe, expect, it } from 'vitest'
import { documentOf } from '../../core/examples/recipe'
import { recipes } from '../../core/examples/recipes'
import { compile } from '../../core/graph/compile'
import { boxOf, drawnPorts, portHeight, shapeOfNode } from '../state/node-box'
import { pointOn } from './label-places'

/** The canvas of a window of 1280 × 800 with the palette and the inspector open, less the air round a graph. */
const sheet = { width: 600, height: 560 }
/** One of seven columns of numbers is the widest. */
const leastZoom = 0.55

describe.each(recipes.map((recipe) => [recipe.name, documentOf(recipe)] as const))('%s', (_, { graph, layout }) => {
  const { program } = compile(graph)
  const boxes = graph.nodes.map((node) => {
    const { x, y } = layout.positions[node.id] ?? { x: NaN, y: NaN }
    return { node, x, y, ...boxOf(node, shapeOfNode(program, node)) }
  })
  const boxOfId = (id: string) => boxes.find(({ node }) => node.id === id)!
  const wires = graph.edges.map(({ from, to, port }) => {
    const [tail, head] = [boxOfId(from), boxOfId(to)]
    const end = { x: head.x, y: head.y + portHeight(port, drawnPorts(head.node), head.height) }
    return { tail, head, from: { x: tail.x + tail.width, y: tail.y + tail.height / 2 }, to: end }
  })
  const across = Math.max(...boxes.map(({ x, width }) => x + width)) - Math.min(...boxes.map(({ x }) => x))
  const down = Math.max(...boxes.map(({ y, height }) => y + height)) - Math.min(...boxes.map(({ y }) => y))

  it('opens at a size that one can read', () => {
    expect(Math.min(sheet.width / across, sheet.height / down)).toBeGreaterThan(leastZoom)
  })

  it('has no node on another, and no wire behind one that it does not join', () => {
    const hidden = wires.flatMap(({ tail, head, ...span }) => {
      const points = Array.from({ length: 201 }, (_, i) => pointOn(span, i / 200))
      return boxes
        .filter((box) => box !== tail && box !== head)
        .filter(({ x, y, width, height }) =>
          points.some((at) => at.x > x && at.x < x + width && at.y > y && at.y < y + height),
        )
        .map(({ node }) => `${tail.node.name}→${head.node.name} behind ${node.name}`)
    })
    expect(hidden).toEqual([])
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(0, i))
        expect(a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height).toBe(false)
  })

  it('has weights to the left of what they are used for, and at most one wire back, from row to row', () => {
    const back = wires.filter(({ from, to }) => to.x < from.x)
    expect(back.length).toBeLessThanOrEqual(1)
    expect(back.filter(({ tail }) => tail.node.op === 'parameter')).toEqual([])
  })
})
