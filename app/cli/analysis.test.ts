// Directions, Jacobians, paths, verdicts, claims, wires and V-curves, as the command line answers them.
import { describe, expect, test } from 'vitest'
import { course, run } from './cli.fixture'

const asked = async (argv: readonly string[]): Promise<Record<string, never>> => {
  const { out, err } = await run([...argv, '--json'])
  expect(err).toBe('')
  return JSON.parse(out) as Record<string, never>
}
const lse = ['eval', 'log(exp(x) + exp(y))', '--at', 'x=0, y=log(2)'] as const
const generic = ['--at', 'w=2, x=0, y=1, z=0'] as const

describe('a direction', () => {
  test('gives the rate of every node, and the same product at every cut', async () => {
    const found = await asked(['eval', course, ...generic, '--jvp', 'w=1'])
    expect(found).toMatchObject({ jvp: 73472, tangents: { s1: 1, a: 6, p: 8, q: 4, t: 224 } })
    expect(found['cuts']).toEqual(Array(10).fill(73472))
    expect(found['wires']).toMatchObject({ 'a → p, 0': 6, 'b → p, 1': 2 })
    const small = await asked([...lse, '--jvp=x=0.01, y=-0.03'])
    expect(small['jvp']).toBeCloseTo(-1 / 60, 14)
  })

  test('is null where nothing that moves leads, and goes into vectors', async () => {
    expect(await asked(['eval', 'a = y^2; f = x^2', '--at', 'x=3, y=1', '--jvp', 'y=1'])).toMatchObject({ jvp: null })
    const matrix = await asked(['eval', 'A @ x', '--at', 'A=[[1, 2], [3, 4]], x=[1, 1]', '--jvp', 'x=[1, -1]'])
    expect(matrix).toMatchObject({ jvp: [-1, -1], cuts: [] })
  })

  test.each([
    ['q=1', 'no input q'],
    ['x=[1, 2]', 'same shape'],
    ['x=', 'expected'],
  ])('that does not fit is refused: %s', async (direction, words) => {
    const { status, err } = await run([...lse, '--jvp', direction])
    expect([status, err]).toEqual([2, expect.stringContaining(words)])
  })
})

describe('a Jacobian', () => {
  test('of a vector, by either mode, with what each costs', async () => {
    const question = ['eval', '[x*y, x+y, x^2]', '--at', 'x=2, y=3'] as const
    const matrix = [
      [3, 2],
      [1, 1],
      [4, 0],
    ]
    for (const mode of ['forward', 'reverse']) {
      expect(await asked([...question, '--mode', mode])).toMatchObject({ jacobian: { matrix, mode, rows: [3] } })
    }
    expect(await asked([...question, '--jacobian'])).toMatchObject({
      jacobian: { mode: 'forward', prices: { forward: { passes: 2 }, reverse: { passes: 3 } } },
    })
  })

  test('in text says the passes', async () => {
    const { out } = await run(['eval', course, ...generic, '--jacobian'])
    expect(out).toContain('forward: 4 passes of 10, 45 with the value')
    expect(out).toContain('reverse: 1 pass of 10, 15 with the value')
  })
})

test('paths have their products and their sum', async () => {
  const found = await asked(['eval', course, '--at', 'w=-1, x=0, y=-2, z=1', '--paths', 'w'])
  const { paths } = found as unknown as { paths: { count: number; sum: number; paths: { product: number }[] } }
  expect([paths.count, paths.sum]).toEqual([4, -4096])
  expect(paths.paths.map(({ product }) => product)).toEqual([-2048, 0, -2048, 0])
  const { out } = await run(['eval', course, ...generic, '--paths', 'y'])
  expect(out).toContain('-13120')
  expect(await run(['eval', course, ...generic, '--paths', 'q7'])).toMatchObject({ status: 2 })
})

describe('a verdict', () => {
  test('is reasoned, in words and in JSON', async () => {
    const { out } = await run(['eval', 'x^2*y + x*y^2', '--at', 'x=0, y=0', '--verdict'])
    expect(out).toContain('Neither a minimum nor a maximum.')
    expect(out).toContain('(1, 1)t, f changes by 2t³')
    expect(await asked([...lse, '--verdict'])).toMatchObject({
      verdict: { kind: 'not critical', definiteness: 'positive semidefinite', reason: 'slope', order: ['x', 'y'] },
    })
  })

  test('says fractions where the digits hide them', async () => {
    const { out } = await run([...lse, '--hessian', '--verdict', '--jvp', 'x=1'])
    expect(out).toContain('= [  2/9  −2/9 ]')
    expect(out).toContain('= 4/9')
    expect(out).toContain('= 1/3')
    const { out: plain } = await run(['eval', 'x^2 / 4 + x*sin(y)', '--at', 'x=1, y=1', '--hessian'])
    expect(plain).not.toContain('/')
  })
})

describe('a claim', () => {
  test.each([
    ['x: 2*x', 0, 'Right'],
    ['x: 3*x', 1, '3/2 times'],
    ['x: x^2', 1, 'the function itself'],
    ['x: 2*q', 2, 'E419'],
    ['2*x', 2, 'names no input'],
    ['z: 2*x', 2, 'no input z'],
  ])('%s ends with %d: %s', async (claim, status, words) => {
    const ran = await run(['check', 'x^2', '--at', 'x=3', '--claim', claim])
    expect(ran.status).toBe(status)
    expect(ran.out + ran.err).toContain(words)
  })

  test('has its counterexample in JSON', async () => {
    const given = await run(['check', 'sin(x^2)*y', '--at', 'x=2, y=1', '--claim=x: 2*x*cos(x^2)', '--json'])
    expect([given.status, JSON.parse(given.out)]).toMatchObject([
      1,
      { claims: { x: { verdict: 'given', slips: ['input'] } } },
    ])
    const { status, out } = await run(['check', 'sin(x^2)', '--at', 'x=1', '--claim=x: cos(x^2)', '--json'])
    const found = JSON.parse(out) as { claims: { x: { counterexample: { at: { x: number }; claimed: number } } } }
    expect([status, found]).toMatchObject([1, { agrees: false, claims: { x: { verdict: 'wrong', slips: ['local'] } } }])
    const { at, claimed } = found.claims.x.counterexample
    expect(claimed).toBeCloseTo(Math.cos(at.x ** 2), 12)
  })
})

describe('check', () => {
  test('--wires goes over every wire and accuses nobody who is right', async () => {
    const { status, out } = await run(['check', course, ...generic, '--wires', '--json'])
    const found = JSON.parse(out) as { wires: { agrees: boolean }[]; firstWrong: null }
    expect([status, found.firstWrong, found.wires.length]).toEqual([0, null, 19])
    expect(found.wires.every(({ agrees }) => agrees)).toBe(true)
  })

  test('--vcurve has 16 steps and both regimes', async () => {
    const { out } = await run(['check', course, '--at', 'w=-1, x=0, y=-2, z=1', '--vcurve', 'w'])
    expect(out.match(/^h = /gm)).toHaveLength(16)
    expect(out).toMatch(/truncation error goes with h\^(2|1\.9|2\.0)/)
    expect(out).toContain('best')
  })

  test.each([
    ['v[1]', 0],
    ['v[3]', 2],
    ['v', 2],
    ['q', 2],
  ])('--vcurve %s ends with %d', async (entry, status) => {
    expect((await run(['check', 'sum(v^3)', '--at', 'v=[1, 2, 3]', '--vcurve', entry])).status).toBe(status)
  })
})

describe('eval --lines', () => {
  const answered = async (question: object): Promise<Record<string, never>> => {
    const { out } = await run(['eval', '--lines'], JSON.stringify(question))
    return JSON.parse(out) as Record<string, never>
  }

  test('takes the same questions', async () => {
    const found = await answered({
      expr: 'x^2*y',
      at: { x: 3, y: 2 },
      jvp: { x: 1, y: '1/2' },
      jacobian: 'forward',
      paths: 'x',
      verdict: true,
      claim: { x: '2*x*y', y: 'x' },
    })
    expect(found).toMatchObject({
      value: 18,
      jvp: 16.5,
      jacobian: { matrix: [[12, 9]], mode: 'forward' },
      paths: { count: 1, sum: 12 },
      verdict: { kind: 'not critical' },
      claims: { x: { verdict: 'right' }, y: { verdict: 'wrong' } },
    })
  })

  test.each([
    [{ jvp: 3 }, 'E418'],
    [{ claim: { x: 3 } }, 'E418'],
    [{ claim: { x: '2*' } }, 'E411'],
    [{ paths: 'nobody' }, 'E418'],
  ])('refuses %j', async (extra, code) =>
    expect(await answered({ expr: 'x^2', at: { x: 3 }, ...extra })).toMatchObject({ error: { code } }),
  )
})

test.each([
  [['eval', 'x', '--mode', 'sideways']],
  [['eval', 'x', '--jvp']],
  [['eval', 'x', '--claim', 'x: 1']],
  [['check', 'x', '--verdict']],
  [['check', 'x', '--vcurve']],
])('arguments %j are refused with the usage', async (argv) => {
  const { status, out, err } = await run(argv)
  expect([status, out]).toEqual([2, ''])
  expect(err).toContain('npm run --silent cli -- eval')
})
