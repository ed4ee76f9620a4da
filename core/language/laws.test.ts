import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { gradient } from '../engine/derivative'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import { inOrderBelow, nameOf, nodeOf, rootOf } from '../graph/look'
import { casesOf, computing } from '../laws/cases'
import { randomDocument } from '../laws/graphs'
import type { GraphDocument } from '../graph/document'
import type { Tensor } from '../tensor'
import { full } from '../tensor'
import { latexOf, ruleLatex, slotTerm } from './latex'
import { readFormula } from './read'
import { writeFormula, writeFormulaParts, writeNumpy } from './write'

/** Value and gradient by name. To 12 digits: another order of nodes adds the same contributions in another order. */
function answer({ graph }: GraphDocument): unknown {
  const rounded = (t: Tensor | undefined): unknown =>
    t && { shape: t.shape, data: [...t.data].map((x) => Number(x.toPrecision(12))) }
  const { program } = compile(graph)
  const trace = run(program)
  const slopes = [...gradient(program, program.sources)].map(([slot, t]) => [
    program.instructions[slot]?.name,
    rounded(t),
  ])
  return { value: rounded(trace.values[program.root ?? -1]), slopes: Object.fromEntries(slopes) }
}

function rereads(document: GraphDocument, title: string): void {
  const root = rootOf(document.graph)!
  const text = writeFormula(document.graph, root)
  const given = new Map(
    document.graph.nodes.flatMap((node) => (node.value ? [[node.name, { value: node.value }]] : [])),
  )
  const again = readFormula(text, given)
  if (isDiagnostic(again)) throw new Error(`${title}: ${text}: ${again.code} ${JSON.stringify(again.facts)}`)
  expect(answer(again), `${title}: ${text}`).toEqual(answer(document))
  expect(writeFormula(again.graph, rootOf(again.graph)!), title).toBe(text)
}

describe.each(computing.map((op) => [op.name, op] as const))('formula text of %s', (_name, op) => {
  it('is read back to the same value and gradient', () => {
    for (const { title, document, inputs } of casesOf(op, 1)) {
      if (inputs.every((input) => input.data.length > 0)) rereads(document, title)
    }
  })

  it('has LaTeX and NumPy text forward and LaTeX backward', () => {
    for (const { title, document, inputs, attributes } of casesOf(op, 1)) {
      const root = rootOf(document.graph)!
      const shape = compile(document.graph).program.instructions.find((step) => step.name === 'y')!.shape
      const terms = inputs.map((input, i) => slotTerm(`x_{${i}}`, input.shape))
      const rule = ruleLatex(op, attributes, terms, slotTerm('y', shape), slotTerm('\\bar{y}', shape))
      expect(rule?.backward, title).toHaveLength(inputs.length)
      for (const text of [
        latexOf(document.graph, root).formula,
        rule!.forward,
        ...rule!.backward,
        writeNumpy(document.graph, root),
      ]) {
        expect(text, title).not.toMatch(/undefined|NaN|\[object/)
        for (const pair of ['()', '[]', '{}']) {
          expect(text.split(pair[0]!).length, `${title}: ${text}`).toBe(text.split(pair[1]!).length)
        }
      }
    }
  })
})

describe('formula text', () => {
  it('of a random graph is read back to the same numbers', () => {
    for (let seed = 0; seed < 60; seed++) rereads(randomDocument(seed, 14), `seed ${seed}`)
  })

  const vectors = new Map([
    ['x', { value: full([2], 1) }],
    ['A', { value: full([2, 2], 1) }],
  ])
  const latexFor = (text: string): string => {
    const read = readFormula(text, text.includes('@') ? vectors : new Map())
    if (isDiagnostic(read)) throw new Error(read.code)
    const { formula, definitions } = latexOf(read.graph, rootOf(read.graph)!)
    return [formula, ...definitions.map((d) => `${d.name} = ${d.formula}`)].join('; ')
  }

  it.each([
    ['log(exp(x) + exp(y))', '\\log \\left(e^{x} + e^{y}\\right)'],
    ['3x^4 - 4x^3 - 12x^2', '3\\,x^{4} - 4\\,x^{3} - 12\\,x^{2}'],
    // A power of ten is a product, which is no letter e with a number taken away.
    ['x + 1.5e-300', 'x + 1.5 \\cdot 10^{-300}'],
    ['1.5e-300 * x', '\\left(1.5 \\cdot 10^{-300}\\right)\\,x'],
    ['-1.5e-300 * x', '\\left(-1.5 \\cdot 10^{-300}\\right)\\,x'],
    ['x ^ 2e-9', 'x^{\\left(2 \\cdot 10^{-9}\\right)}'],
    ['x.T @ A @ x', 'x^\\top\\,A\\,x'],
    [
      'a = (w+x)^2; b = w - x; f = (a+b)^2*(a-b)',
      '\\left(a + b\\right)^{2}\\,\\left(a - b\\right); a = \\left(w + x\\right)^{2}; b = w - x',
    ],
    ['(x + y) / (x * y)', '\\frac{x + y}{x\\,y}'],
    ['sin(x) * y', 'y\\,\\sin x'],
    ['sin(x)^2', '\\left(\\sin x\\right)^{2}'],
    ['norm(x - y)', '\\left\\|x - y\\right\\|'],
    ['-(x + y)', '-\\left(x + y\\right)'],
    ['theta_1 * s1', '\\theta_{1}\\,s_{1}'],
    ['2 * (3x)', '2 \\cdot 3\\,x'],
  ])('of %s is %s in LaTeX', (text, latex) => expect(latexFor(text)).toBe(latex))

  it.each([
    ['log(exp(x) + exp(y))', 'np.log(np.exp(x) + np.exp(y))'],
    ['sigmoid(x) * 2', '2 * (1 / (1 + np.exp(-x)))'],
    ['relu(x - 1)', 'np.maximum(x - 1, 0)'],
    ['(x - y)^2 / y', '(x - y)**2 / y'],
    ['erf(x)', 'import math\nnp.vectorize(math.erf, otypes=[float])(x)'],
  ])('of %s is %s in NumPy', (text, numpy) => {
    const read = readFormula(text)
    if (isDiagnostic(read)) throw new Error(read.code)
    expect(writeNumpy(read.graph, rootOf(read.graph)!)).toBe(numpy)
  })
})

describe('the parts of a formula', () => {
  it('are those of the text that is written, one inside the other, for every node below', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { graph } = randomDocument(seed, 14)
      const root = rootOf(graph)!
      const { text, parts } = writeFormulaParts(graph, root)
      expect(text).toBe(writeFormula(graph, root).replaceAll('\n', '; '))
      const said = new Set(parts.map(({ node }) => node))
      // Minus a minus is written as a plus, so that one sign is nobody's.
      const unsaid = inOrderBelow(graph, root).filter((id) => !said.has(id))
      expect(unsaid.filter((id) => nodeOf(graph, id)?.op !== 'neg')).toEqual([])
      parts.forEach(({ start, end }, at) => {
        for (const after of parts.slice(at + 1)) {
          const isOutside = after.start >= end || after.end <= start
          expect(isOutside || (after.start <= start && end <= after.end), `${seed}: ${text}`).toBe(true)
        }
      })
    }
  })

  it('say what stands where', () => {
    const read = readFormula('p = x^2; f = 3 * p + p * sin(y)')
    if (isDiagnostic(read)) throw new Error(read.code)
    const { text, parts } = writeFormulaParts(read.graph, rootOf(read.graph)!)
    const texts = parts.map(({ node, start, end }) => `${nameOf(read.graph, node)}: ${text.slice(start, end)}`)
    expect(texts).toContain('p: p = x^2')
    expect(texts).toContain('x: x')
    expect(texts.filter((part) => part === 'p: p')).toHaveLength(2)
    expect(texts.some((part) => part.endsWith(': sin(y)'))).toBe(true)
  })

  it('can be marked in LaTeX, wherever the node stands, and marks change nothing else', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { graph } = randomDocument(seed, 14)
      const root = rootOf(graph)!
      const plain = latexOf(graph, root)
      for (const { id } of graph.nodes) {
        const { formula } = latexOf(graph, root, id)
        const bare = formula.replace(/\\htmlClass\{formulaPart\}/g, '')
        expect(bare.replaceAll(/[{}]/g, '')).toBe(plain.formula.replaceAll(/[{}]/g, ''))
      }
    }
  })
})
