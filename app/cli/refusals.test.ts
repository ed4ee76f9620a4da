// Every mistake gets one sentence and status 2, at once.
import { describe, expect, test } from 'vitest'
import type { Answer } from './cli.fixture'
import { run } from './cli.fixture'

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
