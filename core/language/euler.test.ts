// e is the number unless something is called so; what is written is read back as the same.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { Graph } from '../graph/document'
import { renameNode } from '../graph/edits'
import { indexOf, rootOf } from '../graph/look'
import { scalar } from '../tensor'
import { latexOf } from './latex'
import { readFormula, readTyped } from './read'
import { readValue } from './value'
import { writeFormula } from './write'

function graphOf(text: string, isNode = false): Graph {
  const read = readTyped(text, [], (name) => isNode && name === 'e')
  if (isDiagnostic(read)) throw new Error(read.code)
  return read.graph
}
const inputs = (graph: Graph): string => graph.nodes.flatMap(({ op, name }) => (op === 'input' ? name : [])).join(' ')
const valueOf = (graph: Graph): number => {
  const { program } = compile(graph)
  return run(program).values[program.slotOf.get(rootOf(graph)!)!]!.data[0]!
}
const shown = (graph: Graph): string => latexOf(graph, rootOf(graph)!).formula
const written = (graph: Graph): string => writeFormula(graph, rootOf(graph)!)

describe('e in a formula', () => {
  it.each([
    ['e^x', Math.E],
    ['x + e', 1 + Math.E],
    ['2e * x', 2 * Math.E],
    ['e^2 + x', Math.E ** 2 + 1],
    ['-e * x', -Math.E],
    ['x^e', 1],
    ['2e1 * x', 20],
  ])('%s brings no input but x', (text, value) => {
    expect(inputs(graphOf(text))).toBe('x')
    expect(valueOf(graphOf(text))).toBeCloseTo(value, 12)
    expect(inputs(graphOf(written(graphOf(text))))).toBe('x')
    expect(valueOf(graphOf(written(graphOf(text))))).toBe(valueOf(graphOf(text)))
  })
  it('with a power is the exponential, to the last bit', () => {
    expect(shown(graphOf('e^x'))).toBe(shown(graphOf('exp(x)')))
    const at = (text: string) =>
      valueOf((readFormula(text, new Map([['x', { value: scalar(0.3) }]])) as never as { graph: Graph }).graph)
    expect(at('e^x')).toBe(at('exp(x)'))
  })
  it('is the node of that name, where there is one, and then does not look like the exponential', () => {
    expect(inputs(graphOf('e^x', true))).toBe('e x')
    expect(inputs(graphOf('e = y + 1; f = e^x'))).toBe('y x')
    expect(shown(graphOf('e^x', true))).not.toBe(shown(graphOf('exp(x)')))
    expect(shown(graphOf('e^2', true))).toContain('\\left(e\\right)')
    const given = readFormula('e * x', new Map([['e', { value: scalar(4) }]]))
    expect(!isDiagnostic(given) && valueOf(given.graph)).toBe(4)
  })
  it('is written as digits beside a node of that name, which it would be taken for', () => {
    const graph = graphOf('x + e')
    expect(written(graph)).toBe('x + e')
    const x = indexOf(graph).byName.get('x')!.id
    const renamed = renameNode({ graph, layout: {}, study: { axes: [], rate: 0.1 } } as never, x, 'e')
    if (isDiagnostic(renamed)) throw new Error(renamed.code)
    expect(written(renamed.graph)).toBe('e + 2.718281828459045')
  })
  it('in a value field is a number, and is kept as it was typed', () => {
    const read = readValue('[e, -e, 2*e]')
    if (isDiagnostic(read)) throw new Error(read.code)
    expect([...read.value.data]).toEqual([Math.E, -Math.E, 2 * Math.E])
    expect(Object.values(read.expressions)).toEqual(['e', '-e', '2*e'])
  })
})
