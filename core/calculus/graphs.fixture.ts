// Small graphs for the tests of this room, written as lines: name, op, what feeds it. Not for the program.
import { compile } from '../graph/compile'
import type { Graph, GraphNode } from '../graph/document'
import type { Program } from '../graph/program'
import type { Attributes } from '../ops/op'
import type { Tensor } from '../tensor'
import { fromNested, scalar } from '../tensor'
import type { Nested } from '../tensor'

export type Line = readonly [name: string, op: string, feeds?: string, attributes?: Attributes]

/** Ids are the names. The last line is the root. */
export function graphOf(inputs: Readonly<Record<string, Nested>>, lines: readonly Line[]): Graph {
  const sources: GraphNode[] = Object.entries(inputs).map(([name, value]) => ({
    id: name,
    op: 'input',
    name,
    value: fromNested(value) as Tensor,
  }))
  const nodes = lines.map(([name, op, feeds, attributes]): GraphNode => ({
    id: name,
    op,
    name,
    ...(op === 'constant' ? { value: scalar(Number(feeds)) } : {}),
    ...(attributes ? { attributes } : {}),
  }))
  const edges = lines.flatMap(([to, op, feeds = '']) =>
    op === 'constant' ? [] : feeds.split(' ').map((from, port) => ({ from, to, port })),
  )
  return { nodes: [...sources, ...nodes], edges, root: lines[lines.length - 1]?.[0] ?? null }
}

export const programOf = (graph: Graph): Program => compile(graph).program

/** The book's chain-rule graph: f = 4(a² + b²)² with a = (w+x+y+z)², b = (w+x−y−z)². */
export const chainRule = (w: number, x: number, y: number, z: number): Graph =>
  graphOf({ w, x, y, z }, [
    ['s1', 'total', 'w x y z', { signs: '++++' }],
    ['s2', 'total', 'w x y z', { signs: '++--' }],
    ['a', 'square', 's1'],
    ['b', 'square', 's2'],
    ['p', 'add', 'a b'],
    ['q', 'sub', 'a b'],
    ['u', 'square', 'p'],
    ['v', 'square', 'q'],
    ['t', 'add', 'u v'],
    ['f', 'square', 't'],
  ])

/** 3x⁴ − 4x³ − 12x². */
export const quartic = (x: number): Graph =>
  graphOf({ x }, [
    ['x4', 'power', 'x', { exponent: 4 }],
    ['x3', 'power', 'x', { exponent: 3 }],
    ['x2', 'power', 'x', { exponent: 2 }],
    ['p', 'scale', 'x4', { factor: 3 }],
    ['q', 'scale', 'x3', { factor: 4 }],
    ['r', 'scale', 'x2', { factor: 12 }],
    ['f', 'total', 'p q r', { signs: '+--' }],
  ])

/** x² + 10y². */
export const bowl = (x: number, y: number): Graph =>
  graphOf({ x, y }, [
    ['p', 'square', 'x'],
    ['q', 'square', 'y'],
    ['r', 'scale', 'q', { factor: 10 }],
    ['f', 'add', 'p r'],
  ])

/** Two layers on a matrix of weights, so that matrix ops, an activation and a mean run over lanes too. */
export const network = (): Graph =>
  graphOf(
    {
      W: [
        [0.3, -0.2],
        [0.5, 0.1],
        [-0.4, 0.7],
      ],
      v: [0.2, -0.6, 0.4],
      x: [1.5, -0.5],
    },
    [
      ['z', 'matmul', 'W x'],
      ['h', 'tanh', 'z'],
      ['y', 'dot', 'v h'],
      ['m', 'logsumexp', 'z'],
      ['n', 'norm', 'h'],
      ['f', 'total', 'y m n', { signs: '++-' }],
    ],
  )
