// `eval --lines`: one answer per question, in order, while the questions are still coming.
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { Answer } from './cli.fixture'
import { close, run } from './cli.fixture'
import { main } from './main'

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
