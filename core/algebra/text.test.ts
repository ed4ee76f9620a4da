import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { ruleLatex, slotTerm } from '../language/latex'
import { casesOf, computing } from '../laws/cases'
import { pullBackWith } from '../ops/chain'
import { allOps, catalogue, defaultAttributes } from '../ops/catalogue'
import type { Attributes, OpDefinition } from '../ops/op'
import type { Shape } from '../tensor'
import { latex } from './latex'
import { numbers } from './numbers'
import { numpy } from './numpy'
import { shapes } from './shapes'
import type { Term } from './term'
import { atom } from './term'

const letters = ['a', 'b']

/** Backward rule of an op in LaTeX, with its port names put in. */
function backward(
  op: OpDefinition,
  given: readonly Shape[] = op.ports.map(() => []),
  attributes: Attributes = {},
): readonly string[] {
  const all = { ...defaultAttributes(op), ...attributes }
  const shape = op.forward(shapes, given, all)
  const inputs = given.map((s, i) => slotTerm(letters[i] as string, s))
  return ruleLatex(op, all, inputs, slotTerm('y', shape), slotTerm('\\bar{y}', shape))?.backward ?? []
}

describe('backward rules read as in a textbook', () => {
  it.each([
    ['add', [], ['\\bar{y}', '\\bar{y}']],
    ['sub', [], ['\\bar{y}', '-\\bar{y}']],
    ['mul', [], ['\\bar{y}\\,b', '\\bar{y}\\,a']],
    ['div', [], ['\\frac{\\bar{y}}{b}', '-\\frac{\\bar{y}\\,y}{b}']],
    ['square', [], ['\\bar{y} \\cdot 2\\,a']],
    ['sqrt', [], ['\\frac{\\bar{y}}{2\\,y}']],
    ['log', [], ['\\frac{\\bar{y}}{a}']],
    ['exp', [], ['\\bar{y}\\,y']],
    ['cos', [], ['-\\bar{y}\\,\\sin a']],
    ['tanh', [], ['\\bar{y} \\cdot \\left(1 - y^{2}\\right)']],
    ['abs', [], ['\\bar{y}\\,\\operatorname{sign} a']],
    ['relu', [], ['\\bar{y}\\,\\left[a > 0\\right]']],
    [
      'maximum',
      [],
      [
        '\\bar{y}\\,\\begin{cases} 0 & b > a \\\\ 0.5 & a = b \\\\ 1 & \\text{otherwise} \\end{cases}',
        '\\bar{y}\\,\\begin{cases} 0 & a > b \\\\ 0.5 & b = a \\\\ 1 & \\text{otherwise} \\end{cases}',
      ],
    ],
    [
      'pow',
      [],
      [
        '\\bar{y}\\,\\begin{cases} 0 & a = 0,\\, b = 0 \\\\ b\\,a^{b - 1} & \\text{otherwise} \\end{cases}',
        '\\bar{y}\\,\\begin{cases} 0 & a = 0,\\, b \\ge 0 \\\\ y\\,\\log a & \\text{otherwise} \\end{cases}',
      ],
    ],
    [
      'matmul',
      [
        [2, 3],
        [3, 2],
      ],
      ['\\bar{y}\\,b^\\top', 'a^\\top\\,\\bar{y}'],
    ],
    ['matmul', [[2, 3], [3]], ['\\bar{y}\\,b^\\top', 'a^\\top\\,\\bar{y}']],
    ['sub', [[2, 3], []], ['\\bar{y}', '-\\sum \\bar{y}']],
    ['mean', [[4]], ['\\frac{\\bar{y}}{4}']],
    ['transpose', [[2, 3]], ['\\bar{y}^\\top']],
  ] as const)('%s %j', (name, given, expected) => {
    const op: OpDefinition = catalogue[name]
    expect(backward(op, given.length > 0 ? given : undefined)).toEqual(expected)
  })
})

describe('the text algebras', () => {
  const [x, y]: Term[] = [atom('x'), atom('y')]
  const one = latex.constant(1)

  it('leave out what changes nothing', () => {
    expect(latex.mul(one, x!).text).toBe('x')
    expect(latex.div(x!, one).text).toBe('x')
    expect(latex.pow(x!, one).text).toBe('x')
    expect(latex.add(latex.constant(0), x!).text).toBe('x')
    expect(latex.neg(latex.neg(x!)).text).toBe('x')
    expect(latex.sub(x!, latex.neg(y!)).text).toBe('x + y')
    expect(latex.mul(latex.neg(x!), latex.neg(y!)).text).toBe('x\\,y')
    expect(latex.transpose(latex.transpose(atom('A', [2, 3]))).text).toBe('A')
    expect(latex.reshape(latex.expand(x!, [2, 2]), [4]).text).toBe('x')
  })

  it('put brackets where they are needed and nowhere else', () => {
    const sum = latex.add(x!, y!)
    expect(latex.mul(sum, x!).text).toBe('\\left(x + y\\right)\\,x')
    expect(latex.pow(sum, latex.constant(2)).text).toBe('\\left(x + y\\right)^{2}')
    expect(latex.sub(x!, sum).text).toBe('x - \\left(x + y\\right)')
    expect(latex.add(x!, sum).text).toBe('x + x + y')
    expect(latex.div(sum, x!).text).toBe('\\frac{x + y}{x}')
    expect(latex.pow(latex.neg(x!), latex.constant(2)).text).toBe('\\left(-x\\right)^{2}')
    expect(numpy.div(numpy.add(x!, y!), numpy.mul(x!, y!)).text).toBe('(x + y) / (x * y)')
    expect(numpy.pow(numpy.neg(x!), numpy.constant(-0.5)).text).toBe('(-x)**(-0.5)')
    expect(numpy.sub(x!, numpy.sub(x!, y!)).text).toBe('x - (x - y)')
  })

  it('say a choice in cases, and nothing about what is undefined elsewhere', () => {
    const positive = numpy.greater(x!, numpy.constant(0))
    expect(numpy.select(positive, x!, y!).text).toBe('np.where((x > 0), x, y)')
    expect(numpy.select(positive, numpy.constant(NaN), y!).text).toBe('y')
    expect(numpy.select(positive, x!, numpy.constant(NaN)).text).toBe('x')
    expect(latex.select(latex.greater(x!, latex.constant(0)), x!, y!).text).toBe(
      '\\begin{cases} x & x > 0 \\\\ y & \\text{otherwise} \\end{cases}',
    )
  })

  it('NumPy never adds or subtracts truths', () => {
    const [p, q] = [numpy.greater(x!, y!), numpy.greater(y!, one)]
    expect(numpy.sub(p, q).text).toBe('1.0 * (x > y) - 1.0 * (y > 1)')
    expect(numpy.add(p, q).text).toBe('1.0 * (x > y) + 1.0 * (y > 1)')
  })
})

describe.each(allOps.filter((op) => computing.includes(op)).map((op) => [op.name, op] as const))(
  'texts of %s',
  (_, op) => {
    it('carry the shapes that the numbers have, forward and backward', () => {
      for (const { inputs, attributes, title } of casesOf(op, 1)) {
        const output = op.forward(numbers, inputs, attributes)
        for (const m of [latex, numpy]) {
          const terms = inputs.map((input, i) => atom(`x${i}`, input.shape))
          expect(op.forward(m, terms, attributes).shape, title).toEqual(output.shape)
          const rule = {
            inputs: terms,
            output: atom('y', output.shape),
            cotangent: atom('g', output.shape),
            attributes,
          }
          expect(
            pullBackWith(m, op, rule).map((part) => part.shape),
            title,
          ).toEqual(inputs.map((input) => input.shape))
        }
      }
    })

    it('are LaTeX that KaTeX sets without complaint', () => {
      for (const { inputs, attributes, title } of casesOf(op, 1)) {
        const { shape } = op.forward(numbers, inputs, attributes)
        const names = inputs.map((input, i) => slotTerm(`x_{${i}}`, input.shape))
        const figures = inputs.map((input) => slotTerm('-3.5', input.shape))
        for (const terms of [names, figures]) {
          const rule = ruleLatex(op, attributes, terms, slotTerm('y', shape), slotTerm('\\bar{y}', shape))
          for (const text of rule ? [rule.forward, ...rule.backward] : ['\\undefined']) {
            expect(
              () => katex.renderToString(text, { strict: 'error', throwOnError: true }),
              `${title}: ${text}`,
            ).not.toThrow()
            expect(text.length, title).toBeLessThan(2000)
          }
        }
      }
    })
  },
)
