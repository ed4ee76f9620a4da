// The quick answer about a wire is the answer of the whole compiler.
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../diagnostic'
import { isDiagnostic } from '../diagnostic'
import { randomDocument } from '../laws/graphs'
import type { OpDefinition } from '../ops/op'
import { catalogue } from '../ops/catalogue'
import { seeded } from '../random'
import { full } from '../tensor'
import { compile } from './compile'
import type { Edge, Graph, GraphDocument, GraphNode } from './document'
import { emptyDocument } from './document'
import { connect } from './edits'
import { portsOfNode } from './look'
import { wireRefusal } from './refuse'

const ops: readonly OpDefinition[] = [
  catalogue.add,
  catalogue.mul,
  catalogue.matmul,
  catalogue.transpose,
  catalogue.sum,
  catalogue.dot,
  catalogue.sqnorm,
  catalogue.stack,
]
const shapes = [[], [2], [3], [2, 3], [3, 2], [2, 2]]

/** A graph of vectors and matrices in which some ports are empty and some shapes do not meet. */
function tangled(seed: number): Graph {
  const random = seeded(seed)
  const nodes: GraphNode[] = shapes.map((shape, i) => ({
    id: `n${i}`,
    op: 'input',
    name: `x${i}`,
    value: full(shape, 1),
  }))
  const edges: Edge[] = []
  for (let i = 0; i < 8; i++) {
    const op = ops[random.integer(ops.length)] as OpDefinition
    const id = `n${nodes.length}`
    op.ports.forEach((_, port) => {
      if (random.uniform() < 0.75) edges.push({ from: `n${random.integer(nodes.length)}`, to: id, port })
    })
    nodes.push({ id, op: op.name, name: `v${i}` })
  }
  return { nodes, edges, root: null }
}

const isShape = ({ code }: Diagnostic): boolean => code.startsWith('E2')
const shapeFindings = (graph: Graph): readonly Diagnostic[] => compile(graph).diagnostics.filter(isShape)

describe('a wire', () => {
  it('is refused exactly where the compiler finds a shape wrong that was not wrong without it', () => {
    let refused = 0
    for (let seed = 0; seed < 60; seed++) {
      const graph = tangled(seed)
      for (const head of graph.nodes) {
        portsOfNode(head).forEach((_, port) => {
          const tail = graph.nodes[(seed * 7 + port) % graph.nodes.length] as GraphNode
          const edge = { from: tail.id, to: head.id, port }
          const answer = wireRefusal(graph, edge)
          if (answer?.code === 'E101') return
          const others = graph.edges.filter((wire) => wire.to !== head.id || wire.port !== port)
          const before = new Set(shapeFindings({ ...graph, edges: others }).map(({ place }) => place.node))
          const after = shapeFindings({ ...graph, edges: [...others, edge] })
          const isNew = after.filter(({ place }) => !before.has(place.node))
          // What was wrong with the old wire in and stays so is not the new wire's doing.
          const stays = new Set(shapeFindings(graph).map(({ place }) => place.node))
          if (answer === null)
            expect(
              isNew.every(({ place }) => stays.has(place.node)),
              `seed ${seed}`,
            ).toBe(true)
          else {
            refused++
            expect(isNew, `seed ${seed}`).toContainEqual(answer)
          }
        })
      }
    }
    expect(refused).toBeGreaterThan(50)
  })

  it('may grow a node whose settings a file left out', () => {
    const document: GraphDocument = {
      ...emptyDocument,
      graph: {
        nodes: [
          { id: 'n1', op: 'input', name: 'x', value: full([], 1) },
          { id: 'n2', op: 'stack', name: 's' },
        ],
        edges: [],
        root: null,
      },
    }
    const wired = connect(document, { from: 'n1', to: 'n2', port: 2 })
    if (isDiagnostic(wired)) throw new Error(wired.code)
    expect(portsOfNode(wired.graph.nodes[1] as GraphNode)).toEqual(['0', '1', '2'])
  })

  it('can be asked about at every port of a graph of a thousand nodes without compiling it anew', () => {
    const { graph } = randomDocument(1, 1000)
    let looks = 0
    const counted: Graph = {
      ...graph,
      get nodes() {
        looks++
        return graph.nodes
      },
    }
    for (const { id } of graph.nodes.slice(3)) wireRefusal(counted, { from: 'n0', to: id, port: 0 })
    expect(looks).toBeLessThan(50)
  })
})
