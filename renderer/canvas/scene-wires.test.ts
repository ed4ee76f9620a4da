// Wires are placed when they are looked at: what is found must be what a look at all of them finds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Edge, Graph } from '../../core/graph/document'
import { createLabelPlaces } from './label-places'
import { meets, nowhere } from './rect'
import type { PlacedNode } from './scene-nodes'
import { createWires } from './scene-wires'

const places = fc.array(fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) }), {
  minLength: 2,
  maxLength: 8,
})
const rects = fc
  .tuple(fc.integer({ min: -600, max: 600 }), fc.integer({ min: -600, max: 600 }), fc.nat(400), fc.nat(400))
  .map(([left, top, width, height]) => ({ left, top, right: left + 1 + width, bottom: top + 1 + height }))

const nodeAt = (id: string, at: { x: number; y: number }): PlacedNode => ({
  id,
  op: 'add',
  name: id,
  at,
  width: 100,
  height: 80,
  ports: 2,
  left: at.x,
  top: at.y,
  right: at.x + 100,
  bottom: at.y + 80,
})

const graphOf = (edges: readonly Edge[]): Graph => ({ nodes: [], edges, root: null })

function standing(at: readonly { x: number; y: number }[]) {
  const nodes = new Map(at.map((place, i) => [`n${i}`, nodeAt(`n${i}`, place)]))
  const labels = createLabelPlaces()
  const wires = createWires(nodes, labels)
  const graph = graphOf(at.slice(1).map((_, i) => ({ from: `n${i}`, to: `n${i + 1}`, port: i % 2 })))
  wires.follow(graph, [])
  return { nodes, labels, wires, graph }
}

describe('wires of the scene', () => {
  it('that meet a part of the paper are found from the boxes at their ends', () => {
    fc.assert(
      fc.property(places, rects, (at, rect) => {
        const { wires } = standing(at)
        const found = wires.meeting(rect)
        expect(found).toEqual(wires.all().filter((wire) => meets(wire, rect)))
      }),
    )
  })

  it('keep their identity until one of their ends moves, and lose the place of their number then', () => {
    const { nodes, labels, wires, graph } = standing([0, 1, 2].map((i) => ({ x: i * 200, y: 0 })))
    const [first, second] = wires.all()
    labels.place(wires.all())
    nodes.set('n2', nodeAt('n2', { x: 400, y: 90 }))
    expect(wires.follow(graph, ['n2'])).toBe(false)
    expect(wires.get('n1.0')).toBe(first)
    expect(wires.get('n2.1')).not.toBe(second)
    expect(wires.get('n2.1')?.to.x).toBe(400)
    expect([labels.has('n1.0'), labels.has('n2.1')]).toEqual([true, false])
  })

  it('are other ones after a wire is drawn to another end, and gone after it is taken away', () => {
    const { wires, graph } = standing([0, 1, 2].map((i) => ({ x: i * 200, y: 0 })))
    const [first] = wires.all()
    const rewired = graphOf([graph.edges[0] as Edge, { from: 'n0', to: 'n2', port: 1 }])
    expect(wires.follow(rewired, [])).toBe(true)
    expect(wires.get('n1.0')).toBe(first)
    expect(wires.get('n2.1')?.tail.id).toBe('n0')
    expect(wires.follow(graphOf([]), [])).toBe(true)
    expect(wires.get('n1.0')).toBeUndefined()
    expect(wires.all()).toEqual([])
  })

  it('that are kept are found wherever they are, in the order of the graph', () => {
    const { wires } = standing([0, 1, 2, 3].map((i) => ({ x: i * 200, y: 0 })))
    const kept = new Set(['n3.0', 'n1.0', 'n2', null])
    expect(wires.meeting(nowhere, kept).map(({ id }) => id)).toEqual(['n1.0', 'n3.0'])
    expect(wires.meeting(nowhere)).toEqual([])
  })
})
