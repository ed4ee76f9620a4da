// Proves that no wire of an automatic layout is drawn behind a node that it does not join, by the curve as it is drawn.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { compile } from '../../core/graph/compile'
import type { Edge, Graph, GraphNode } from '../../core/graph/document'
import { readFormula } from '../../core/language/read'
import { seeded } from '../../core/random'
import { arrangedPositions, boxOf, drawnPorts, portHeight, shapeOfNode } from '../state/node-box'
import { pointOn } from './label-places'

function read(formula: string): Graph {
  const result = readFormula(formula)
  if (isDiagnostic(result)) throw new Error(`the test's own formula is wrong: ${formula}`)
  return result.graph
}

const margin = 6

/** The wires behind nodes, each with the node that hides it. */
function hidden(graph: Graph): string[] {
  const { program } = compile(graph)
  const positions = arrangedPositions(graph, program)
  const boxes = new Map(
    graph.nodes.map((node) => {
      const { x, y } = positions[node.id] ?? { x: NaN, y: NaN }
      return [node.id, { node, left: x, top: y, ...boxOf(node, shapeOfNode(program, node)) }] as const
    }),
  )
  return graph.edges.flatMap(({ from, to, port }) => {
    const [tail, head] = [boxes.get(from), boxes.get(to)]
    if (!tail || !head) throw new Error('a wire without ends')
    const span = {
      from: { x: tail.left + tail.width, y: tail.top + tail.height / 2 },
      to: { x: head.left, y: head.top + portHeight(port, drawnPorts(head.node), head.height) },
    }
    const points = Array.from({ length: 201 }, (_, i) => pointOn(span, i / 200))
    const others = [...boxes.values()].filter((box) => box !== tail && box !== head)
    return others
      .filter(({ left, top, width, height }) =>
        points.some(({ x, y }) => x > left && x < left + width && y > top - margin && y < top + height + margin),
      )
      .map(({ node }) => `${tail.node.name}→${head.node.name} behind ${node.name}`)
  })
}

const unary = ['sin', 'exp', 'tanh']
const binary = ['add', 'sub', 'mul', 'div']

/** A few inputs, and operations of which each takes what came before, the last ones rather. */
function randomGraph(seed: number): Graph {
  const random = seeded(seed)
  const inputs = 1 + random.integer(4)
  const nodes: GraphNode[] = Array.from({ length: inputs }, (_, i) => ({
    id: `x${i}`,
    op: 'input',
    name: `x${i}`,
    value: { shape: [], data: Float64Array.of(1) },
  }))
  const edges: Edge[] = []
  const operations = 2 + random.integer(10)
  for (let i = 0; i < operations; i++) {
    const arity = random.uniform() < 0.35 ? 1 : 2
    const from = (arity === 1 ? unary : binary)[random.integer(3)] ?? 'add'
    const id = `n${i}`
    for (let port = 0; port < arity; port++) {
      const back = random.uniform() < 0.6 ? random.integer(Math.min(3, nodes.length)) : random.integer(nodes.length)
      edges.push({ from: nodes[nodes.length - 1 - back]?.id ?? 'x0', to: id, port })
    }
    nodes.push({ id, op: from, name: id })
  }
  return { nodes, edges, root: null }
}

const ordinary = [
  'sin(x*y)+x',
  'x.T @ A @ x',
  '(1-x)^2+100*(y-x^2)^2',
  'x*exp(y)+y*log(x)',
  '(x*y+z)*(x+z)',
  'x*y + sin(x)',
  'x^2 + 3*y^2 + x*y',
  'log(exp(x) + exp(y))',
  'w*x + z*sin(y)',
  'x*sin(x)+y',
  'x*(x+y*(x+y))',
  '1/(1+exp(-(w*x+b)))',
  '(w*x+b-y)^2',
  'x/(1+x^2)',
  'exp(-x^2)*sin(5*x)',
  'tanh(w*tanh(v*x+a)+b)',
  '((w+x+y+z)^2 + (w+x-y-z)^2)^2',
  'x*y*z + x*y + x',
  'sqrt(x^2+y^2+z^2)',
  'mean((u - v)^2)/w',
  'x*log(x) + (1-x)*log(1-x)',
  'exp(x*y)*cos(x) + y*x^3',
]

describe('wires of an automatic layout', () => {
  it.each(ordinary)('run behind no node in %s', (formula) => {
    expect(hidden(read(formula))).toEqual([])
  })

  it('run behind no node in random graphs', () => {
    const failed = Array.from({ length: 30 }, (_, seed) => randomGraph(seed + 1)).map(hidden)
    expect(failed.filter((one) => one.length > 0)).toEqual([])
  })
})
