// The command line as a teacher's script sees it: the course's numbers, the shapes of answers, and a sentence for every mistake.
import { Readable } from 'node:stream'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Nested } from '../../core/tensor'
import { fromNested } from '../../core/tensor'
import { main } from './main'

interface Ran {
  readonly status: number
  readonly out: string
  readonly err: string
}

const examples = path.resolve(import.meta.dirname, '../../assets/examples')

async function run(argv: readonly string[], input = '', files: Readonly<Record<string, string>> = {}): Promise<Ran> {
  let [out, err] = ['', '']
  const status = await main(argv, {
    input: Readable.from([input]),
    out: (text) => {
      out += text
      return Promise.resolve()
    },
    err: (text) => {
      err += text
    },
    readFile: (name) => {
      const text = files[name]
      return text === undefined ? readFile(name) : Promise.resolve(new TextEncoder().encode(text))
    },
  })
  return { status, out, err }
}

interface Answer {
  readonly value: Nested
  readonly gradient: Readonly<Record<string, Nested>>
  readonly hessian: { readonly order: readonly string[]; readonly matrix: Nested }
  readonly diagnostics: readonly { readonly code: string; readonly severity: string; readonly message: string }[]
  readonly error: { readonly code: string; readonly message: string }
}

/** `eval … --json`, with every derivative, as an object. */
async function evaluated(formula: string, at: string, flags = ['--grad', '--hessian']): Promise<Answer> {
  const { status, out, err } = await run(['eval', formula, '--at', at, ...flags, '--json'])
  expect([status, err]).toEqual([0, ''])
  expect(out.split('\n')).toHaveLength(2)
  return JSON.parse(out) as Answer
}

function close(found: Nested, wanted: Nested): void {
  const [a, b] = [fromNested(found), fromNested(wanted)]
  expect(a?.shape).toEqual(b?.shape)
  a?.data.forEach((x, i) => {
    const y = b?.data[i] ?? NaN
    expect(Math.abs(x - y), `${x} for ${y}`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(y)))
  })
}

const course = 's1 = w+x+y+z; s2 = w+x-y-z; a = s1^2; b = s2^2; p = a+b; q = a-b; u = p^2; v = q^2; t = u+v; f = t^2'
const flat = '(((w+x+y+z)^2 + (w+x-y-z)^2)^2 + ((w+x+y+z)^2 - (w+x-y-z)^2)^2)^2'
const X = 'X=[[1,2,3,4],[5,6,7,8],[9,10,11,12]], U=[[1,0],[0,1],[1,1]], V=[[1,1,1,1],[1,1,1,1]]'

describe('eval gives the course’s numbers', () => {
  test('log-sum-exp at (0, log 2)', async () => {
    const { value, gradient, hessian, diagnostics } = await evaluated('log(exp(x) + exp(y))', 'x=0, y=log(2)')
    close(value, 1.0986122886681098)
    close([gradient['x']!, gradient['y']!], [1 / 3, 2 / 3])
    expect(hessian.order).toEqual(['x', 'y'])
    close(hessian.matrix, [
      [2 / 9, -2 / 9],
      [-2 / 9, 2 / 9],
    ])
    expect(diagnostics).toEqual([])
  })

  test.each([course, flat])('the chain rule at both points: %s', async (formula) => {
    const at = await evaluated(formula, 'w=-1, x=0, y=-2, z=1')
    expect([at.value, at.gradient]).toEqual([1024, { w: -4096, x: -4096, y: -4096, z: -4096 }])
    expect(at.hessian.matrix).toEqual(Array(4).fill(Array(4).fill(14336)))
    const generic = await evaluated(formula, 'w=2, x=0, y=1, z=0', ['--grad'])
    expect([generic.value, generic.gradient]).toEqual([26896, { w: 73472, x: 73472, y: 68224, z: 68224 }])
  })

  test.each([
    [-1, -5, 36],
    [0, 0, -24],
    [2, -32, 72],
  ])('the quartic at %d', async (x, value, curvature) => {
    const formula = '3x^4 - 4x^3 - 12x^2'
    expect(await evaluated(formula, `x=${x}`)).toEqual({
      value,
      gradient: { x: 0 },
      hessian: { order: ['x'], matrix: [[curvature]] },
      diagnostics: [],
    })
  })

  test('the zeros and inflections of the quartic', async () => {
    const formula = '3x^4 - 4x^3 - 12x^2'
    close((await evaluated(formula, 'x=(2+2*sqrt(10))/3')).value, 0)
    const inflection = await evaluated(formula, 'x=(1-sqrt(7))/3')
    expect(inflection.value).toBeCloseTo(-2.6792553746, 9)
    expect((inflection.hessian.matrix as number[][])[0]![0]).toBeCloseTo(0, 10)
  })

  test.each(['x.T @ A @ x', 'x @ A @ x', 'dot(x, A @ x)'])('xᵀAx: %s', async (formula) => {
    const { value, gradient, hessian } = await evaluated(formula, 'x=[1, 2], A=[[1, 2], [3, 4]]')
    expect([value, gradient]).toEqual([
      27,
      {
        x: [12, 21],
        A: [
          [1, 2],
          [2, 4],
        ],
      },
    ])
    expect(hessian.order).toEqual(formula.startsWith('dot') ? ['x', 'A'] : ['x', 'A'])
    const matrix = hessian.matrix as number[][]
    expect(matrix).toHaveLength(6)
    expect(matrix.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([
      [2, 5],
      [5, 8],
    ])
  })

  test.each(['sqnorm(X - U @ V)', 'sum((X - U @ V)^2)', 'norm(X - U @ V)^2'])('‖X − UV‖²: %s', async (formula) => {
    const { value, gradient } = await evaluated(formula, X, ['--grad'])
    close(value, 434)
    close(gradient['U']!, [
      [-12, -12],
      [-44, -44],
      [-68, -68],
    ])
    close(gradient['V']!, [
      [-14, -18, -22, -26],
      [-22, -26, -30, -34],
    ])
  })

  test('the best V for this U leaves 14/3 and no gradient', async () => {
    const best = X.replace(/V=.*/, 'V=[[2, 8/3, 10/3, 4], [6, 20/3, 22/3, 8]]')
    const { value, gradient } = await evaluated('sqnorm(X - U @ V)', best, ['--grad'])
    close(value, 14 / 3)
    close(gradient['V']!, [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
  })

  test.each(['beta.T @ x', 'x.T @ beta', 'dot(beta, x)', 'sum(beta * x)'])('βᵀx: %s', async (formula) => {
    const { value, gradient } = await evaluated(formula, 'beta=[1, 2, 3], x=[4, 5, 6]', ['--grad'])
    expect([value, gradient]).toEqual([32, { beta: [4, 5, 6], x: [1, 2, 3] }])
  })

  test('‖v‖ at (3, 4), and its Hessian', async () => {
    const { value, gradient, hessian } = await evaluated('norm(v)', 'v=[3, 4]')
    expect(value).toBe(5)
    close(gradient['v']!, [0.6, 0.8])
    close(hessian.matrix, [
      [0.128, -0.096],
      [-0.096, 0.072],
    ])
  })

  test('‖v‖ at 0: the chosen slope, and that it was chosen', async () => {
    const { value, gradient, diagnostics } = await evaluated('norm(v)', 'v=[0, 0]', ['--grad'])
    expect([value, gradient]).toEqual([0, { v: [0, 0] }])
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['E304', 'note']])
  })

  test.each(['logsumexp([x, y])', 'torch.logsumexp([x, y], dim=0)'])('%s does not overflow', async (formula) => {
    const { value, gradient, hessian } = await evaluated(formula, 'x=1000, y=1000')
    close(value, 1000 + Math.log(2))
    expect(gradient).toEqual({ x: 0.5, y: 0.5 })
    close(hessian.matrix, [
      [0.25, -0.25],
      [-0.25, 0.25],
    ])
  })

  test('logsumexp of a vector is the same function', async () => {
    const { gradient } = await evaluated('logsumexp(v)', 'v=[0, log(2)]', ['--grad'])
    close(gradient['v']!, [1 / 3, 2 / 3])
  })

  test('x²y + xy² at (1, 2) and at (0, 0)', async () => {
    const formula = 'x^2*y + x*y^2'
    const { value, gradient } = await evaluated(formula, 'x=1, y=2')
    expect([value, gradient]).toEqual([6, { x: 8, y: 5 }])
    const origin = await evaluated(formula, 'x=0, y=0')
    expect(origin).toMatchObject({
      value: 0,
      gradient: { x: 0, y: 0 },
      hessian: {
        matrix: [
          [0, 0],
          [0, 0],
        ],
      },
    })
    expect((await evaluated(formula, 'x=1, y=1')).hessian.matrix).toEqual([
      [2, 4],
      [4, 2],
    ])
  })

  test('x e^(−x²−y²) at (−1, 0)', async () => {
    const { value, gradient, hessian } = await evaluated('x * exp(-x^2 - y^2)', 'x=-1, y=0')
    const e = Math.exp(-1)
    close(value, -e)
    close([gradient['x']!, gradient['y']!], [-e, 0])
    close(hessian.matrix, [
      [2 * e, 0],
      [0, 2 * e],
    ])
  })

  test('where two pulls balance: (x−1)² + y² + x² + 2(y−1)² at (1/2, 2/3)', async () => {
    const { value, gradient } = await evaluated('(x-1)^2 + y^2 + x^2 + 2(y-1)^2', 'x=1/2, y=2/3', ['--grad'])
    close(value, 7 / 6)
    close([gradient['x']!, gradient['y']!], [0, 0])
  })

  test.each([
    ['pow(x, y)', 'x=2, y=3', [12, 8 * Math.log(2)]],
    ['maximum(x, y)', 'x=1, y=1', [0.5, 0.5]],
    ['w*x + sin(y)*z', 'w=1.5, x=-2, y=0.5, z=3', [-2, 1.5, 3 * Math.cos(0.5), Math.sin(0.5)]],
  ] as const)('%s at %s', async (formula, at, slopes) => {
    close(Object.values((await evaluated(formula, at, ['--grad'])).gradient), slopes)
  })
})

describe('the answer', () => {
  test('holds what was asked for and nothing else', async () => {
    expect(Object.keys(await evaluated('x^2', 'x=3', []))).toEqual(['value', 'diagnostics'])
    expect(Object.keys(await evaluated('x^2', 'x=3', ['--grad']))).toEqual(['value', 'gradient', 'diagnostics'])
    expect(Object.keys(await evaluated('x^2', 'x=3', ['--hessian']))).toEqual(['value', 'hessian', 'diagnostics'])
  })

  test('gives vectors and matrices as lists', async () => {
    expect((await evaluated('A @ v', 'A=[[1, 2], [3, 4]], v=[1, 1]', [])).value).toEqual([3, 7])
    expect((await evaluated('A.T', 'A=[[1, 2, 3]]', [])).value).toEqual([[1], [2], [3]])
  })

  test('says that something is undefined, and gives no number for it', async () => {
    const { value, gradient, diagnostics } = await evaluated('log(x)', 'x=-1', ['--grad'])
    expect([value, gradient]).toEqual(['NaN', { x: 'NaN' }])
    expect(diagnostics.map(({ code }) => code)).toEqual(['E301'])
    expect(diagnostics[0]?.message).toContain('−1')
  })

  test('writes infinities as words', async () => {
    expect((await evaluated('exp(x)', 'x=1000', [])).value).toBe('Infinity')
    expect((await evaluated('-exp(x)', 'x=1000', [])).value).toBe('-Infinity')
    expect((await evaluated('x', 'x=inf', [])).value).toBe('Infinity')
  })

  test('has null, not 0, where no path leads to the root', async () => {
    expect((await evaluated('a = y^2; f = x^2', 'x=3, y=1', ['--grad'])).gradient).toEqual({ y: null, x: 6 })
  })

  test('is readable without --json: aligned, with all digits', async () => {
    const { status, out } = await run(['eval', 'x * sum(A)', '--at', 'x=1/3, A=[[1, -20], [3, 4]]', '--grad'])
    expect(status).toBe(0)
    expect(out).toBe(
      [
        'value       -4',
        'gradient    x  -12',
        '            A  [ 0.3333333333333333  0.3333333333333333 ]',
        '               [ 0.3333333333333333  0.3333333333333333 ]',
        '',
      ].join('\n'),
    )
  })
})

describe('documents', () => {
  const file = (name: string): string => path.join(examples, name)

  test('are evaluated where they stand', async () => {
    const { out } = await run(['eval', file('chain-rule-generic.gradwire'), '--grad', '--json'])
    expect(JSON.parse(out)).toMatchObject({ value: 26896, gradient: { w: 73472, y: 68224 }, diagnostics: [] })
  })

  test('can be moved to another point', async () => {
    const { out } = await run(['eval', file('quartic.gradwire'), '--at', 'x=2', '--grad', '--json'])
    expect(JSON.parse(out)).toMatchObject({ value: -32, gradient: { x: 0 } })
  })

  const cycle = JSON.stringify({
    format: 'gradwire',
    version: 1,
    graph: {
      nodes: [
        { id: 'a', op: 'sin', name: 'a' },
        { id: 'b', op: 'cos', name: 'b' },
      ],
      edges: [
        { from: 'a', to: 'b', port: 0 },
        { from: 'b', to: 'a', port: 0 },
      ],
      root: 'b',
    },
    layout: { positions: {} },
    study: { axes: [], rate: 0.1 },
  })

  test.each([
    ['a loop', cycle, 'E101', 'a → b → a'],
    ['an empty file', '', 'E405', 'empty'],
    ['a web page', '<!doctype html>', 'E402', 'HTML'],
    ['half a file', cycle.slice(0, 99), 'E401', 'Line 1'],
    ['a newer file', cycle.replace('"version":1', '"version":9'), 'E403', '9'],
  ])('with %s are refused by name', async (_, text, code, words) => {
    const { status, out, err } = await run(['eval', 'my.gradwire', '--json'], '', { 'my.gradwire': text })
    expect(status).toBe(2)
    expect((JSON.parse(out) as Answer).error.code).toBe(code)
    expect(err).toContain(words)
  })

  test('that are not there, or take no such value, are refused', async () => {
    expect(await run(['eval', 'gone.gradwire'])).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('gone'),
    })
    const moved = await run(['eval', file('quartic.gradwire'), '--at', 'q7=2'])
    expect(moved).toMatchObject({ status: 2, out: '', err: expect.stringContaining('q7') })
  })
})

describe('what cannot be used is refused at once, with one sentence and status 2', () => {
  const brackets = '('.repeat(5000) + 'x' + ')'.repeat(5000)
  const mistakes: readonly (readonly [formula: string, at: string, code: string])[] = [
    ["__import__('os')", '', 'E416'],
    ['__import__(os)', 'os=1', 'E412'],
    ['x.constructor', 'x=1', 'E417'],
    ['constructor(x)', 'x=1', 'E412'],
    [brackets, 'x=1', 'E413'],
    ['('.repeat(900) + 'x', 'x=1', 'E413'],
    ['['.repeat(900), '', 'E413'],
    [' ' + '-'.repeat(900) + 'x', 'x=1', 'E413'],
    ['', '', 'E411'],
    ['x +', 'x=1', 'E411'],
    ['x y', 'x=1,y=1', 'E411'],
    ['exp()', '', 'E414'],
    ['exp(x, y, z)', 'x=1,y=1,z=1', 'E414'],
    ['lgo(x)', 'x=1', 'E412'],
    ['A @ B', 'A=[[1,2]], B=[[1,2]]', 'E202'],
    ['A + B', 'A=[1,2], B=[1,2,3]', 'E201'],
    ['x + y', 'x=1', 'E415'],
    ['x', 'x=[[1,2],[3]]', 'E205'],
    ['x', 'x=y', 'E411'],
    ['x', 'x', 'E411'],
    ['x', 'x=1, x=2', 'E418'],
    ['x = x + 1', 'x=1', 'E101'],
    ['a = b; b = a', '', 'E101'],
    ['a = 1; a = 2', '', 'E107'],
  ]
  const titled = mistakes.map(([formula, at, code]) => ({
    title: `${formula.slice(0, 30)} at ${at}`,
    formula,
    at,
    code,
  }))

  test.each(titled)(
    '$title',
    async ({ formula, at, code }) => {
      const { status, out, err } = await run(['eval', formula, '--at', at, '--json'])
      expect(status).toBe(2)
      const { error } = JSON.parse(out) as Answer
      expect(error.code).toBe(code)
      expect(err).toBe(`${error.message} (${code})\n`)
      expect(error.message.length).toBeLessThan(300)
    },
    2000,
  )

  test('a gradient of something that is no number', async () => {
    const ran = await run(['eval', '2A', '--at', 'A=[1, 2]', '--grad'])
    expect(ran).toMatchObject({ status: 2, out: '', err: expect.stringContaining('E104') })
  })

  test.each([
    [[]],
    [['eval']],
    [['evaluate', 'x']],
    [['eval', 'x', '--hesian']],
    [['eval', 'x', 'y']],
    [['eval', 'x', '--at']],
    [['eval', 'x', '--lines']],
    [['check', 'x', '--grad']],
  ])('arguments %j', async (argv) => {
    const { status, out, err } = await run(argv)
    expect([status, out]).toEqual([2, ''])
    expect(err).toContain('npm run --silent cli -- eval')
  })

  test('and --help is an answer', async () => {
    const { status, out, err } = await run(['--help'])
    expect([status, err]).toEqual([0, ''])
    for (const word of ['eval', 'check', '--at', '--grad', '--hessian', '--json', '--lines'])
      expect(out).toContain(word)
  })
})

describe('eval --lines', () => {
  const answers = async (lines: readonly string[]): Promise<Answer[]> => {
    const { status, out, err } = await run(['eval', '--lines'], lines.join('\n'))
    expect([status, err]).toEqual([0, ''])
    return out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Answer)
  }

  test('answers each line in its place, and goes on after a bad one', async () => {
    const found = await answers([
      '{"expr": "x^2", "at": {"x": 3}, "grad": true, "hessian": true}',
      'this is not JSON',
      '{"expr": "x +", "at": {"x": 3}}',
      '{"expr": "x"}',
      '{"at": {"x": 3}}',
      '[1]',
      '{"expr": "sum(A @ A)", "at": {"A": [[1, 2], [3, 4]]}, "grad": true}',
      '{"expr": "log(exp(x) + exp(y))", "at": {"x": 0, "y": "log(2)"}, "grad": true}',
      '{"expr": "x", "at": {"x": "seven"}}',
      '{"expr": "x + y", "at": {"x": "NaN", "y": "-Infinity"}}',
    ])
    expect(found.map(({ error }) => error?.code ?? 'answer')).toEqual([
      'answer',
      'E418',
      'E411',
      'E415',
      'E418',
      'E418',
      'answer',
      'answer',
      'E418',
      'answer',
    ])
    expect(found[0]).toEqual({
      value: 9,
      gradient: { x: 6 },
      hessian: { order: ['x'], matrix: [[2]] },
      diagnostics: [],
    })
    expect(found[6]).toMatchObject({
      value: 54,
      gradient: {
        A: [
          [7, 11],
          [9, 13],
        ],
      },
    })
    close(found[7]!.gradient['y']!, 2 / 3)
    expect(found[9]!.value).toBe('NaN')
  })

  test('answers while the questions are still coming', async () => {
    const heard: string[] = []
    const input = new Readable({ read: () => undefined })
    const running = main(['eval', '--lines'], {
      input,
      out: (text) => {
        heard.push(text)
        if (heard.length === 1) input.push(null)
        return Promise.resolve()
      },
      err: () => undefined,
      readFile: () => Promise.reject(new Error('no files here')),
    })
    // The end of the input comes only after the first answer: a program that waits for all lines would wait for ever.
    input.push('{"expr": "x", "at": {"x": 1}}\n')
    expect(await running).toBe(0)
    expect(heard).toEqual(['{"value":1,"diagnostics":[]}\n'])
  })

  test('a thousand lines', async () => {
    const lines = Array.from({ length: 1000 }, (_, i) => `{"expr": "x^2", "at": {"x": ${i}}}`)
    expect((await answers(lines)).map(({ value }) => value)).toEqual(lines.map((_, i) => i * i))
  })
})

describe('check', () => {
  test('agrees on the course’s graph, input by input', async () => {
    const { status, out } = await run(['check', course, '--at', 'w=2, x=0, y=1, z=0'])
    expect(status).toBe(0)
    for (const number of ['73472', '68224']) expect(out).toContain(number)
    expect(out.match(/agrees$/gm)).toHaveLength(4)
  })

  test('goes through every entry of a matrix, and tells a script', async () => {
    const { status, out } = await run(['check', 'sqnorm(X - U @ V)', '--at', X, '--json'])
    const found = JSON.parse(out) as {
      agrees: boolean
      inputs: Record<string, { agrees: boolean; worst: number; entries: unknown[] }>
    }
    expect([status, found.agrees]).toEqual([0, true])
    expect(Object.entries(found.inputs).map(([name, { entries }]) => [name, entries.length])).toEqual([
      ['X', 12],
      ['U', 6],
      ['V', 8],
    ])
    for (const { worst } of Object.values(found.inputs)) expect(worst).toBeLessThan(1e-7)
  })

  test('does not agree where a difference cannot: beside a jump of slope', async () => {
    const { status, out } = await run(['check', 'abs(x)', '--at', 'x=1e-9'])
    expect(status).toBe(1)
    expect(out).toContain('not agree')
  })

  test('does not agree where nothing is defined', async () => {
    const { status, out } = await run(['check', 'log(x)', '--at', 'x=-1'])
    expect(status).toBe(1)
    expect(out).toContain('E301')
    expect(out).not.toContain('The gradient agrees')
  })

  test('refuses what eval refuses', async () => {
    expect(await run(['check', '2A', '--at', 'A=[1, 2]'])).toMatchObject({ status: 2, out: '' })
    expect(await run(['check', 'x + y', '--at', 'x=1'])).toMatchObject({ status: 2, out: '' })
  })
})
