// What comes by message and is equal to what came before is taken for it.
import { expect, it } from 'vitest'
import { randomDocument } from '../laws/graphs'
import { scalar, tensor } from '../tensor'
import { compile } from './compile'
import type { Graph, GraphNode } from './document'
import { recognised } from './recognised'

declare function structuredClone<T>(value: T): T

const changed = (graph: Graph, id: string, change: Partial<GraphNode>): Graph => ({
  ...graph,
  nodes: graph.nodes.map((node) => (node.id === id ? { ...node, ...change } : node)),
})

it('an equal graph is the graph before, and a different one is itself', () => {
  for (let seed = 0; seed < 20; seed++) {
    const { graph } = randomDocument(seed, 30)
    expect(recognised(structuredClone(graph), graph)).toBe(graph)
    const other = randomDocument(seed + 100, 30).graph
    expect(recognised(structuredClone(other), graph)).toEqual(other)
  }
  const { graph } = randomDocument(1, 5)
  expect(recognised(graph, null)).toBe(graph)
})

it('another value of an input compiles to the very same instructions', () => {
  for (let seed = 0; seed < 20; seed++) {
    const { graph } = randomDocument(seed, 30)
    const { program } = compile(graph)
    const input = graph.nodes.find((node) => node.value?.data.length === 1) as GraphNode
    const moved = recognised(structuredClone(changed(graph, input.id, { value: scalar(0.123) })), graph)
    expect(moved).toEqual(changed(graph, input.id, { value: scalar(0.123) }))
    const after = compile(moved).program
    expect(after.instructions).toBe(program.instructions)
    expect(after.sources.get(after.slotOf.get(input.id) as number)?.data[0]).toBe(0.123)
  }
})

it('every difference is seen: signs of zero, shapes, what is there and what is not', () => {
  const { graph } = randomDocument(2, 8)
  const id = (graph.nodes[0] as GraphNode).id
  const before = changed(graph, id, { value: tensor([2], [0, 1]) })
  const differing: readonly Partial<GraphNode>[] = [
    { value: tensor([2], [-0, 1]) },
    { value: tensor([2, 1], [0, 1]) },
    { value: tensor([3], [0, 1, 2]) },
    { name: 'other' },
    { axes: ['row'] },
    { slider: [0, 1] },
  ]
  for (const change of differing) {
    const after = changed(before, id, change)
    const found = recognised(structuredClone(after), before)
    expect(found).toEqual(after)
    expect(found.nodes[0]).not.toBe(before.nodes[0])
    expect(found.nodes[1]).toBe(before.nodes[1])
    expect(found.edges).toBe(before.edges)
    expect(recognised(structuredClone(before), after)).toEqual(before)
  }
})
