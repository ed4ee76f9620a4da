// Proves that a graph is drawn the way it is written: no wire crosses another without need, and inputs keep their order.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { compile } from '../../core/graph/compile'
import type { Graph } from '../../core/graph/document'
import { readFormula } from '../../core/language/read'
import { boxOf, drawnPorts, portHeight, arrangedPositions } from './node-box'

function read(formula: string): Graph {
  const result = readFormula(formula)
  if (isDiagnostic(result)) throw new Error(`the test's own formula is wrong: ${formula}`)
  return result.graph
}

/** The names of the sources from top to bottom, and how many pairs of straight wires cross. */
function look(formula: string): { sources: string[]; crossings: number } {
  const graph = read(formula)
  const positions = arrangedPositions(graph, compile(graph).program)
  const at = (id: string): { x: number; y: number } => positions[id] ?? { x: 0, y: 0 }
  const lines = graph.edges.map(({ from, to, port }) => {
    const head = graph.nodes.find(({ id }) => id === to)
    if (!head) throw new Error('a wire without a head')
    const foot = at(to).y + portHeight(port, drawnPorts(head), boxOf(head, []).height)
    return [at(from).x + 104, at(from).y + 40, at(to).x, foot] as const
  })
  const crossings = lines.flatMap((a, i) => lines.slice(0, i).filter((b) => doCross(a, b))).length
  const sources = graph.nodes.filter(({ id }) => graph.edges.every(({ to }) => to !== id))
  return { sources: sources.sort((a, b) => at(a.id).y - at(b.id).y).map(({ name }) => name), crossings }
}

type Line = readonly [number, number, number, number]

/** On which side of the line a point lies. */
const side = ([ax, ay, bx, by]: Line, x: number, y: number): number =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax))

const doCross = (a: Line, b: Line): boolean =>
  side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0 && side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0

describe('the automatic layout', () => {
  it.each([
    ['log(exp(x) + exp(y))', ['x', 'y']],
    ['w*x + sin(z)', ['w', 'x', 'z']],
    ['x - y', ['x', 'y']],
    ['y - x', ['y', 'x']],
    ['w*x + z*sin(y)', ['w', 'x', 'z', 'y']],
  ])('draws %s without a crossing, the inputs in the order of their ports', (formula, sources) => {
    expect(look(formula)).toEqual({ sources, crossings: 0 })
  })

  it('reads a sum of products as it is written, with the one crossing that has to be', () => {
    expect(look('x^2 + 3*y^2 + x*y')).toEqual({ sources: ['x', 'y'], crossings: 1 })
  })

  it('keeps four inputs that all feed two sums in the order of the document', () => {
    expect(look('((w+x+y+z)^2 + (w+x-y-z)^2)^2').sources).toEqual(['w', 'x', 'y', 'z'])
  })

  it('lets the wires of a crowd fan out, and the crowd stand close', () => {
    const graph = read('f = [a, b, c, d, u, g, h, k, l, m] @ [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]')
    const { program } = compile(graph)
    const positions = arrangedPositions(graph, program)
    const placed = graph.nodes.map((node) => ({ ...node, ...positions[node.id], ...boxOf(node, []) }))
    const stack = placed.find(({ op }) => op === 'stack')
    const inputs = placed.filter(({ op }) => op === 'input').sort((a, b) => (a.y ?? 0) - (b.y ?? 0))
    expect(inputs).toHaveLength(10)
    inputs.slice(1).forEach(({ y }, at) => expect((y ?? 0) - (inputs[at]?.y ?? 0)).toBe(100))
    const rises = inputs.map(({ y }) => Math.abs((y ?? 0) + 40 - (stack?.y ?? 0) - (stack?.height ?? 0) / 2))
    const room = (stack?.x ?? 0) - (inputs[0]?.x ?? 0) - 104
    expect(Math.max(...rises) / room).toBeLessThan(3.6)
    // A pair of inputs stands as it always stood.
    const pair = read('f = x * y')
    const places = arrangedPositions(pair, compile(pair).program)
    expect(Object.values(places).map(({ x }) => x)).toEqual([40, 40, 220])
  })
})

describe('the box of a node', () => {
  const boxOfFirst = (formula: string, op: string): { width: number; height: number } => {
    const node = read(formula).nodes.find((one) => one.op === op)
    if (!node) throw new Error(`no ${op} in ${formula}`)
    return boxOf(node, [])
  }

  it('grows with its ports, which never stand closer than the names beside them are high', () => {
    expect(boxOfFirst('x + y', 'add')).toEqual({ width: 104, height: 80 })
    const { height } = boxOfFirst('a+b+c+d+u+g+h+k+l+m', 'total')
    const at = Array.from({ length: 11 }, (_, port) => portHeight(port, 11, height))
    at.slice(1).forEach((y, port) => expect(y - (at[port] ?? 0)).toBeGreaterThanOrEqual(13))
    expect(at[0]).toBeGreaterThanOrEqual(30)
    expect(at[10]).toBeLessThan(height - 10)
  })
})
