import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { run } from '../../core/engine/run'
import { compile } from '../../core/graph/compile'
import type { GraphDocument, GraphNode } from '../../core/graph/document'
import { setValue } from '../../core/graph/edits'
import { must } from '../../core/graph/functions.fixture'
import { group } from '../../core/graph/group'
import { indexOf } from '../../core/graph/look'
import { readFormula } from '../../core/language/read'
import { fromNested, scalar } from '../../core/tensor'
import type { Nested } from '../../core/tensor'
import { backwardNumbersTex, backwardTex, forwardNumbersTex, forwardTex } from './rules'
import { numberTex } from './tex'

function graphOf(text: string, values: Readonly<Record<string, Nested>>) {
  const read = readFormula(text)
  if (isDiagnostic(read)) throw new Error(read.code)
  const document = Object.entries(values).reduce((before, [name, value]) => {
    const node = indexOf(before.graph).byName.get(name)
    const tensor = fromNested(value)
    if (!node || !tensor) throw new Error(name)
    return setValue(before, node.id, tensor)
  }, read)
  const { graph } = document
  const trace = run(compile(graph).program)
  const node = (name: string): GraphNode => indexOf(graph).byName.get(name) as GraphNode
  return { graph, trace, node }
}

describe('the rule of a node', () => {
  const { graph, trace, node } = graphOf('s = x*y; f = s^2', { x: 3, y: -2 })

  it('has the names of its wires', () => {
    expect(forwardTex(graph, trace.program, node('s'))).toMatch(/^s = .*x.*y/)
    expect(backwardTex(graph, trace.program, node('s'), 0)).toMatch(/^\\bar\{x\} \\mathrel\{\+\}= .*\\bar\{s\}.*y/)
  })

  it('has the numbers of the trace, and ends in the number that was sent', () => {
    expect(forwardNumbersTex(trace, node('s'))).toMatch(/3.*\(-2.*\).*= -6$/)
    expect(backwardNumbersTex(trace, node('s'), 0)).toMatch(/= 24$/)
    expect(backwardNumbersTex(trace, node('f'), 0)).toMatch(/= -12$/)
  })

  it('says ≈ where a number in it is rounded, and = where none is', () => {
    const rounded = graphOf('s = sin(x); f = s + y', { x: 1, y: 4 })
    expect(forwardNumbersTex(rounded.trace, rounded.node('f'))).toMatch(/^0\.8415 \+ 4 \\approx 4\.841$/)
    const whole = graphOf('f = x*y', { x: 2, y: 1 / 3 })
    expect(backwardNumbersTex(whole.trace, whole.node('f'), 1)).toMatch(/1.*2 = 2$|^2$/)
    expect(backwardNumbersTex(whole.trace, whole.node('f'), 0)).toMatch(/\\approx 0\.3333$|^0\.3333$/)
  })

  it('shows matrices by name only', () => {
    const matrices = graphOf('P = A @ B; f = sum(P)', { A: [[1, 2]], B: [[3], [4]] })
    expect(backwardTex(matrices.graph, matrices.trace.program, matrices.node('P'), 1)).toContain('\\top')
    expect(forwardNumbersTex(matrices.trace, matrices.node('P'))).toBeNull()
  })

  it('of a function has its slopes as numbers: nothing is derived by 7', () => {
    const read = readFormula('a = x*y + x; f = a^2')
    if (isDiagnostic(read)) throw new Error(read.code)
    const id = (at: GraphDocument, name: string): string => (indexOf(at.graph).byName.get(name) as GraphNode).id
    const inner = read.graph.nodes.filter(({ op, name }) => op !== 'input' && name !== 'f').map((one) => one.id)
    const grouped = must(group(read, inner))
    const given = [
      ['x', 7],
      ['y', 1],
    ] as const
    const { graph } = given.reduce((at, [name, x]) => setValue(at, id(at, name), scalar(x)), grouped.document)
    const inside = graph.nodes.find((one) => one.function) as GraphNode
    const trace = run(compile(graph).program)
    expect([0, 1].map((port) => backwardNumbersTex(trace, inside, port))).toEqual([
      '28 \\cdot 2 = 56',
      '28 \\cdot 7 = 196',
    ])
  })

  it('is LaTeX that KaTeX can typeset', () => {
    const many = graphOf('s1 = log(x1) + exp(-y); f = sigmoid(s1) / sqrt(x1) * maximum(y, 3e9)', { x1: 2, y: 1e-7 })
    for (const at of many.graph.nodes) {
      const ports = indexOf(many.graph).into.get(at.id) ?? []
      if (ports.length === 0) continue
      const texts = [
        forwardTex(many.graph, many.trace.program, at),
        forwardNumbersTex(many.trace, at),
        ...ports.flatMap(({ port }) => [
          backwardTex(many.graph, many.trace.program, at, port),
          backwardNumbersTex(many.trace, at, port),
        ]),
      ].filter((text) => text !== null)
      for (const text of texts) expect(() => katex.renderToString(text)).not.toThrow()
    }
  })
})

describe('a number in LaTeX', () => {
  it('reads as it does on the page', () => {
    expect(numberTex(26896)).toBe('26\\,896')
    expect(numberTex(-2, true)).toBe('(-2)')
    expect(numberTex(2.5e-10)).toBe('2.5 \\cdot 10^{-10}')
    expect(numberTex(-Infinity)).toBe('-\\infty')
    expect(numberTex(NaN)).toBe('\\text{NaN}')
  })
})
