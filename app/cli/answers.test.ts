// What `eval` and `check` answer: the shape of JSON, text for people, documents, agreement.
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Answer } from './cli.fixture'
import { course, evaluated, examples, factors, run } from './cli.fixture'

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

  test('has no −0, which the engine and files keep', async () => {
    expect((await run(['eval', '-x', '--at', 'x=0', '--grad'])).out).toBe('value       0\ngradient    x  -1\n')
    expect((await run(['eval', 'x * y', '--at', 'x=-1, y=0', '--grad', '--hessian', '--json'])).out).not.toContain('-0')
    const { out } = await run(['check', '-(x^2)', '--at', 'x=0', '--json'])
    expect(out).not.toContain('-0')
    expect(out).toContain('"exact":0')
  })

  test('finds the first rate of change that is none, in forward mode', async () => {
    const { diagnostics } = await evaluated('y + sqrt(x)', 'x=0, y=1', ['--jvp', 'x=1, y=1'])
    const said =
      'The first rate of change that is not a finite number appears on the wire x → a: 1 × ∞ (something is divided by 0).'
    expect(diagnostics.map(({ message }) => message)).toContain(said)
    expect((await evaluated('y + sqrt(x)', 'x=0, y=1', ['--jvp', 'y=1'])).diagnostics).toHaveLength(1)
  })

  test('hints at a stable formula, once', async () => {
    const { diagnostics } = await evaluated('log(1 + exp(x))', 'x=1000', ['--grad'])
    expect(diagnostics.map(({ hint }) => hint)).toEqual(Array(2).fill('softplus does this safely: softplus(x).'))
    const { out } = await run(['eval', 'log(1 + exp(x))', '--at', 'x=1000', '--grad'])
    expect(out.match(/^hint .*softplus\(x\)\.$/gm)).toHaveLength(1)
    expect((await run(['eval', 'exp(x)', '--at', 'x=1000'])).out).not.toContain('hint')
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

describe('the convention at kinks', () => {
  const at = (convention: string, ...flags: string[]) =>
    run(['eval', 'relu(x) + y^2', '--at', 'x=0, y=1', '--json', '--convention', convention, ...flags])

  test('is PyTorch’s unless another is asked for', async () => {
    const { out } = await at('pytorch', '--grad')
    expect(JSON.parse(out)).toEqual(await evaluated('relu(x) + y^2', 'x=0, y=1', ['--grad']))
  })

  test('second derivatives at a kink come with the word that they mean nothing', async () => {
    for (const [formula, at] of [
      ['relu(x)', 'x=0'],
      ['norm(v)', 'v=[0, 0]'],
      ['maximum(x, y)', 'x=1, y=1'],
    ] as const) {
      const { diagnostics } = await evaluated(formula, at, ['--hessian'])
      expect(diagnostics).toMatchObject([{ code: 'E304', message: expect.stringContaining('Second derivatives') }])
    }
  })

  test('mathematics gives no number where there is none, of either order, and every other number as it is', async () => {
    const { out } = await at('mathematics', '--grad', '--hessian')
    expect(JSON.parse(out)).toMatchObject({
      value: 1,
      gradient: { x: 'NaN', y: 2 },
      hessian: {
        matrix: [
          ['NaN', 0],
          ['NaN', 2],
        ],
      },
      diagnostics: [{ code: 'E304', severity: 'note' }],
    })
  })

  test('strict stops with the reason: no gradient, and no value after the kink', async () => {
    for (const flags of [[], ['--grad'], ['--hessian']]) {
      const { status, out } = await at('strict', ...flags)
      expect(status).toBe(2)
      expect((JSON.parse(out) as Answer).error).toMatchObject({
        code: 'E304',
        message: expect.stringContaining('strict'),
      })
    }
    const alone = await run(['eval', 'relu(x)', '--at', 'x=0', '--json', '--convention', 'strict'])
    expect(JSON.parse(alone.out)).toMatchObject({ value: 0, diagnostics: [{ code: 'E304', severity: 'error' }] })
    const outside = await run(['check', 'log(x)', '--at', 'x=-1', '--convention=strict'])
    expect(outside).toMatchObject({ status: 2, err: expect.stringContaining('E301') })
    const smooth = await run(['eval', 'relu(x)', '--at', 'x=1', '--grad', '--json', '--convention', 'strict'])
    expect(JSON.parse(smooth.out)).toEqual({ value: 1, gradient: { x: 1 }, diagnostics: [] })
  })

  test('has three names', async () => {
    expect((await at('physics')).status).toBe(2)
    const { out } = await run(
      ['eval', '--lines'],
      '{"expr": "abs(x)", "at": {"x": 0}, "grad": true, "convention": "mathematics"}',
    )
    expect(JSON.parse(out)).toMatchObject({ gradient: { x: 'NaN' } })
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

describe('check', () => {
  test('agrees on the course’s graph, input by input', async () => {
    const { status, out } = await run(['check', course, '--at', 'w=2, x=0, y=1, z=0'])
    expect(status).toBe(0)
    for (const number of ['73472', '68224']) expect(out).toContain(number)
    expect(out.match(/agrees$/gm)).toHaveLength(4)
  })

  test('goes through every entry of a matrix, and tells a script', async () => {
    const { status, out } = await run(['check', 'sqnorm(X - U @ V)', '--at', factors, '--json'])
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

  test('does not agree where a difference cannot: on a jump of slope', async () => {
    const { status, out } = await run(['check', 'relu(x)', '--at', 'x=0'])
    expect(status).toBe(1)
    expect(out).toContain('not agree')
    // Nor where it agrees by symmetry.
    const even = await run(['check', 'abs(x)', '--at', 'x=0'])
    expect([even.status, even.out]).toEqual([1, expect.stringContaining('on a kink')])
  })

  test('says that a detach is held, and does not agree with the whole', async () => {
    const { status, out } = await run(['check', 'detach(x)*x', '--at', 'x=3'])
    expect([status, out]).toEqual([1, expect.stringContaining('agrees, with constants held')])
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
