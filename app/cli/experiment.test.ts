// What if, the Hessian times a direction, and a Hessian of chosen inputs, as the command line answers them.
import { describe, expect, test } from 'vitest'
import { course, run } from './cli.fixture'

const asked = async (argv: readonly string[]): Promise<Record<string, never>> => {
  const { out, err } = await run([...argv, '--json'])
  expect(err).toBe('')
  return JSON.parse(out) as Record<string, never>
}
const generic = ['--at', 'w=2, x=0, y=1, z=0'] as const
const chain = ['eval', 'u = x*y; f = sin(u)', '--at', 'x=2, y=3'] as const

describe('a held run', () => {
  test('goes on from another value, and says who changes', async () => {
    const found = await asked([...chain, '--hold', 'u=0', '--grad'])
    expect(found).toMatchObject({ value: 0, gradient: { x: null, y: null } })
    expect(found).toMatchObject({ changed: { values: ['u', 'f'], adjoints: ['x', 'y', 'u'] } })
    // A second way to the root stays open.
    const past = await asked(['eval', 'u = x*y; f = sin(u) + x', '--at', 'x=2, y=3', '--hold', 'u=0', '--grad'])
    expect(past).toMatchObject({ value: 2, gradient: { x: 1, y: null } })
    expect(await asked(['eval', course, ...generic, '--hold', 'u=101', '--grad'])).toMatchObject({ value: 165 ** 2 })
  })

  test('sends back another adjoint', async () => {
    const found = await asked([...chain, '--hold-adjoint', 'u=10', '--grad', '--paths', 'x'])
    expect(found).toMatchObject({ gradient: { x: 30, y: 20 }, changed: { values: [] } })
    expect(found).toMatchObject({ paths: { count: 2, sum: 30, paths: [{ blocked: 'held' }, { blocked: null }] } })
  })

  test('brings nothing back over a cut wire or into a frozen input, and darkens their paths', async () => {
    const cut = await asked(['eval', 'f = x*x + y', '--at', 'x=2, y=1', '--freeze', 'y', '--grad', '--paths=y'])
    expect(cut).toMatchObject({ gradient: { x: 4, y: null }, paths: { paths: [{ blocked: 'frozen' }], sum: null } })
    const wire = await asked(['eval', 'u = x^2; f = u + x', '--at', 'x=2', '--cut', 'u -> f', '--grad', '--paths=x'])
    expect(wire).toMatchObject({ gradient: { x: 1 }, paths: { paths: [{ blocked: 'cut' }, { product: 1 }] } })
  })

  test('is checked against differences of what it differentiates', async () => {
    const held = ['--hold-adjoint=u=4', '--wires'] as const
    expect(await asked(['check', ...chain.slice(1), ...held])).toMatchObject({
      agrees: true,
      inputs: { x: { entries: [{ exact: 12 }] } },
    })
  })

  test('says in text who changes', async () => {
    const { out } = await run([...chain, '--hold', 'u=0'])
    expect(out).toContain('changed     values of u, f; adjoints of x, y, u')
  })

  test.each([
    [['--hold', 'q=1'], 'There is no node q'],
    [['--hold', 'u=[1, 2]'], 'same shape'],
    [['--cut', 'u'], 'names no wire'],
    [['--cut', 'f -> u'], 'No wire leads from f to u'],
    [['--freeze', 'u'], 'There is no input u'],
    [['--hold', 'u=1', '--hessian'], 'Ask it for --grad'],
    [['--hold'], 'come the nodes and their values'],
  ])('is refused where it makes no sense: %j', async (words, said) => {
    const { status, err } = await run([...chain, ...words])
    expect([status, err]).toEqual([2, expect.stringContaining(said)])
  })

  test('has no adjoint to hold where nothing flows back', async () => {
    const { err } = await run(['eval', 'a = y^2; f = x^2', '--at', 'x=1, y=2', '--hold-adjoint', 'a=1'])
    expect(err).toContain('Nothing flows back to a')
  })

  test('comes line by line too', async () => {
    const line = { expr: 'u = x*y; f = sin(u)', at: { x: 2, y: 3 }, hold: { u: 0 }, freeze: ['y'], grad: true }
    const { out } = await run(['eval', '--lines'], `${JSON.stringify(line)}\n`)
    expect(JSON.parse(out)).toMatchObject({ value: 0, gradient: { x: null, y: null } })
  })
})

describe('the Hessian', () => {
  test('times a direction, by input; null where no path leads', async () => {
    const found = await asked(['eval', 'a = z^2; f = x^2*y', '--at', 'x=3, y=1, z=0', '--hvp', 'x=1, y=2'])
    expect(found).toMatchObject({ hvp: { z: null, x: 2 + 12, y: 6 } })
    const { out } = await run(['eval', 'x^2*y', '--at', 'x=3, y=1', '--hvp=x=1'])
    expect(out).toContain('H · v       x  2\n            y  6\n')
  })

  test('keeps to chosen inputs, in their order', async () => {
    const question = ['eval', 'x^2*y + z^3', '--at', 'x=3, y=1, z=2'] as const
    const found = await asked([...question, '--hessian=z,x'])
    expect(found).toMatchObject({
      hessian: {
        order: ['z', 'x'],
        matrix: [
          [12, 0],
          [0, 2],
        ],
      },
    })
    expect((await run([...question, '--hessian=q'])).err).toContain('There is no input q')
    const { out } = await run(
      ['eval', '--lines'],
      '{"expr": "x^2*y", "at": {"x": 3, "y": 1}, "hessian": ["y"], "hvp": {"y": 1}}\n',
    )
    expect(JSON.parse(out)).toMatchObject({ hessian: { order: ['y'], matrix: [[0]] }, hvp: { x: 6, y: 0 } })
  })
})
