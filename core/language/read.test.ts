// The formula reader: what each way of writing means, and which graph comes of it.
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { Graph } from '../graph/document'
import { indexOf, rootOf } from '../graph/look'
import { allOps } from '../ops/catalogue'
import { isSource } from '../ops/op'
import type { Nested } from '../tensor'
import { toNested } from '../tensor'
import { sentence } from '../words/sentences'
import { readFormula } from './read'
import { readAssignments } from './value'

function graphOf(formula: string, at = ''): Graph {
  const given = readAssignments(at)
  if (isDiagnostic(given)) throw new Error(sentence(given))
  const read = readFormula(formula, given)
  if (isDiagnostic(read)) throw new Error(`${formula}: ${sentence(read)}`)
  return read.graph
}

function valueOf(formula: string, at = ''): Nested {
  const graph = graphOf(formula, at)
  const { program, diagnostics } = compile(graph)
  const slot = program.slotOf.get(rootOf(graph) ?? '')
  if (slot === undefined) throw new Error(diagnostics.map(sentence).join())
  return toNested(run(program).values[slot]!)
}

/** Ops of the nodes that are not sources, in order, with their settings. */
const stepsOf = (graph: Graph): readonly string[] =>
  graph.nodes
    .filter((node) => !['input', 'constant'].includes(node.op))
    .map(({ op, attributes }) => {
      return attributes ? `${op}${JSON.stringify(attributes)}` : op
    })

describe('what is written means', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['7 - 4 - 2', 1],
    ['16 / 4 / 2', 2],
    ['2^3^2', 512],
    ['2**3**2', 512],
    ['-2^2', -4],
    ['(-2)^2', 4],
    ['2^-1', 0.5],
    ['-2 * -3', 6],
    ['- -3', 3],
    ['+3', 3],
    ['2 - -3', 5],
    ['6 / 2 * 3', 9],
    ['1. + .5 + 1e-3 + 2.5E+2', 251.501],
    ['2 · 3 × 4 ÷ 8 − 1', 2],
    ['cos(pi)', -1],
    ['maximum(1, minimum(5, 3))', 3],
    ['sqrt(pow(3, 2) + 4 ** 2)', 5],
  ])('%s = %d', (formula, value) => expect(valueOf(formula)).toBeCloseTo(value, 12))

  test.each([
    ['3x^4', 'x=2', 48],
    ['3x^4 - 4x^3 - 12x^2', 'x=2', -32],
    ['-x^2', 'x=3', -9],
    ['2(x + 1)', 'x=3', 8],
    ['2 sin(x)', 'x=pi/2', 2],
    ['2x * 3y', 'x=5, y=7', 210],
    ['-3x', 'x=2', -6],
    ['2e', 'e=4', 8],
    ['2e1', '', 20],
    ['2sin(x)cos(x)', 'x=pi/4', 1],
    ['(x+1)(x-1)', 'x=3', 8],
    ['(x+1)(x-1)^2', 'x=3', 16],
    ['-(x+1)(x-1)', 'x=3', -8],
    ['(x+1)y', 'x=3, y=2', 8],
    ['x*2(y)', 'x=3, y=2', 12],
    ['1 + (x)(y) + 1', 'x=3, y=2', 8],
    ['exp(x)(y + 1)', 'x=0, y=2', 3],
    ['(x)/2*(y)', 'x=3, y=2', 3],
    ['2(x)(y)(x)', 'x=3, y=2', 36],
    ['x > 2', 'x=3', 1],
    ['x ≤ 2', 'x=3', 0],
    ['x + 1 >= 2y', 'x=3, y=2', 1],
    ['(x > 2) * (x < 4)', 'x=3', 1],
    ['1 - (x != 3)', 'x=3', 1],
    ['where(x > 0, x, -2x)', 'x=-3', 6],
    ['True + True - False', '', 2],
    ['v[0] - v[-1]', 'v=[1, 2, 5]', -4],
    ['sum(v[1:])', 'v=[1, 2, 5]', 7],
    ['A[1, 0] + A[0][1] + A.T[0, 1] + sum(A[:, 1])', 'A=[[1, 2], [3, 4]]', 14],
    ['dot(v, v[::-1])', 'v=[1, 2, 5]', 14],
    ['sum((2v)[:-1])', 'v=[1, 2, 5]', 6],
    ['[x, 2x, 3x][1]', 'x=5', 10],
    ['sum([[x, 1], [2, y]] @ [1, 1])', 'x=3, y=4', 10],
    ['sum(A, axis=None)', 'A=[[1, 2], [3, 4]]', 10],
    ['np.logsumexp((x, x))', 'x=1', 1 + Math.log(2)],
  ])('%s at %s as in a textbook: %d', (formula, at, value) => expect(valueOf(formula, at)).toBeCloseTo(value, 12))

  test.each([
    ['np.exp(x)', 'exp(x)'],
    ['torch.log(x)', 'log(x)'],
    ['ln(x)', 'log(x)'],
    ['math.atan(x)', 'arctan(x)'],
    ['np.linalg.norm([x, 2])', 'norm([x, 2])'],
    ['torch.nn.functional.relu(x)', 'relu(x)'],
    ['torch.logsumexp([x, 1], dim=0)', 'log(exp(x) + exp(1))'],
    ['np.maximum(x, 0)', 'relu(x)'],
    ['x**2', 'x^2'],
    ['f = x + 1', 'x + 1'],
    ['a = x + 1; a * a', '(x + 1)^2'],
    ['a = x + 1\nb = 2a\nb^2', '(2(x + 1))^2'],
    ['c = 2a; a = x + 1; 3c', '6(x + 1)'],
    ['(x +\n 1) * [1,\n 2]', '(x + 1) * [1, 2]'],
    ['α_1 = 2x; α_1 + 1', '2x + 1'],
  ])('%s is %s', (one, other) => {
    const [a, b] = [valueOf(one, 'x=0.7'), valueOf(other, 'x=0.7')].map((found) => [found].flat() as number[])
    expect(a).toHaveLength(b!.length)
    a!.forEach((x, i) => expect(x).toBeCloseTo(b![i]!, 12))
  })

  test.each([
    ['v[3]', 'v=[1, 2, 3]', 'v has 3 entries, numbered 0 to 2 along axis 0: there is no entry 3.'],
    ['v[-4]', 'v=[1, 2, 3]', 'there is no entry −4'],
    ['A[0, 2]', 'A=[[1, 2]]', 'A has 2 entries, numbered 0 to 1 along axis 1: there is no entry 2.'],
    ['x[0]', 'x=1', 'x is a number'],
    ['v[0, 0]', 'v=[1]', 'an array with 2 axes'],
    ['v[::0]', 'v=[1]', 'places such as'],
  ])('%s at %s is refused: %s', (formula, at, words) => {
    const { diagnostics } = compile(graphOf(formula, at))
    expect(diagnostics.map(sentence).join()).toContain(words)
  })

  test('every function under each of its names', () => {
    for (const op of allOps.filter((candidate) => !isSource(candidate) && !candidate.grows && !candidate.fault)) {
      for (const name of [op.name, ...(op.calls ?? [])]) {
        const arity = op.name === 'power' ? 2 : op.ports.length
        const names = Array.from({ length: arity }, (_, i) => `x${i}`)
        const graph = graphOf(`${name}(${op.name === 'power' ? 'x0, 3' : names.join(', ')})`)
        expect(
          graph.nodes.filter((node) => node.op === 'input'),
          name,
        ).toHaveLength(op.ports.length)
      }
    }
  })

  test('matrices: products, transposes, lists, axes', () => {
    expect(valueOf('A @ v', 'A=[[1,2],[3,4]], v=[1,1]')).toEqual([3, 7])
    expect(valueOf('A.T', 'A=[[1,2],[3,4]]')).toEqual([
      [1, 3],
      [2, 4],
    ])
    expect(valueOf('(A @ B).T', 'A=[[1,2],[3,4]], B=[[0,1],[1,0]]')).toEqual([
      [2, 4],
      [1, 3],
    ])
    expect(valueOf('transpose(A)', 'A=[[1,2]]')).toEqual([[1], [2]])
    expect(valueOf('[x, 2x, x^2]', 'x=3')).toEqual([3, 6, 9])
    expect(valueOf('[[1, 2], [3, 4]] @ [x, 1]', 'x=3')).toEqual([5, 13])
    expect(valueOf('sum(A, axis=0)', 'A=[[1,2],[3,4]]')).toEqual([4, 6])
    expect(valueOf('torch.mean(A, dim=1)', 'A=[[1,2],[3,4]]')).toEqual([1.5, 3.5])
  })

  test('any sum or product of numbers is what the language of the machine makes of it', () => {
    const number = fc.integer({ min: 1, max: 9 }).map((n) => ({ text: String(n), value: n }))
    const { tree } = fc.letrec<{ tree: { text: string; value: number } }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        number,
        fc.tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree')).map(([a, sign, b]) => {
          const value = {
            '+': a.value + b.value,
            '-': a.value - b.value,
            '*': a.value * b.value,
            '/': a.value / b.value,
          }[sign]
          return { text: `(${a.text}) ${sign} (${b.text})`, value }
        }),
        fc
          .tuple(number, fc.constantFrom('+', '-'), number, fc.constantFrom('*', '/'), number)
          .map(([a, plus, b, times, c]) => {
            const right = times === '*' ? b.value * c.value : b.value / c.value
            const text = `${a.text}${plus}${b.text}${times}${c.text}`
            return { text, value: plus === '+' ? a.value + right : a.value - right }
          }),
        tie('tree').map((a) => ({ text: `-(${a.text})`, value: -a.value })),
      ),
    }))
    fc.assert(
      fc.property(tree, ({ text, value }) => {
        fc.pre(Number.isFinite(value))
        expect(Math.abs((valueOf(text) as number) - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)))
      }),
      { numRuns: 300, seed: 7 },
    )
  })
})

describe('the graph of a formula', () => {
  test('has one node per sum of many terms, with its signs', () => {
    expect(stepsOf(graphOf('w + x - y - z'))).toEqual(['total{"signs":"++--"}'])
    expect(stepsOf(graphOf('x + y'))).toEqual(['add'])
    expect(stepsOf(graphOf('x - y'))).toEqual(['sub'])
  })

  test('keeps plain exponents and factors as settings', () => {
    expect(stepsOf(graphOf('3x^4'))).toEqual(['power{"exponent":4}', 'scale{"factor":3}'])
    expect(stepsOf(graphOf('x^2'))).toEqual(['square'])
    expect(stepsOf(graphOf('x^y'))).toEqual(['pow'])
  })

  test('uses a name that comes twice as one node', () => {
    const graph = graphOf('x * x + x')
    expect(graph.nodes.filter(({ op }) => op === 'input')).toHaveLength(1)
    expect(graph.edges.filter(({ from }) => from === indexOf(graph).byName.get('x')?.id)).toHaveLength(3)
  })

  test('names its nodes as the definitions do, and its result f', () => {
    const graph = graphOf('s1 = w + x; s2 = w - x; s1 * s2')
    expect(graph.nodes.map(({ name }) => name).sort()).toEqual(['f', 's1', 's2', 'w', 'x'])
    expect(indexOf(graph).nodes.get(rootOf(graph)!)?.name).toBe('f')
  })

  test('has its inputs in order of appearance, with the values given, and what was typed', () => {
    const inputs = graphOf('z + x * log(y)', 'x=1, y=log(2), z=3').nodes.filter(({ op }) => op === 'input')
    expect(inputs.map(({ name }) => name)).toEqual(['z', 'x', 'y'])
    expect(inputs[2]).toMatchObject({ expressions: { 0: 'log(2)' }, value: { data: Float64Array.of(Math.log(2)) } })
  })

  test('has the last definition as its root, even when others lead nowhere', () => {
    const graph = graphOf('a = x^2; b = x + 1; c = 2b')
    expect(indexOf(graph).nodes.get(rootOf(graph)!)?.name).toBe('c')
  })
})
