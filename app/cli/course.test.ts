// The course's numbers, as `eval` gives them (reference: the hand-checked table of the course).
import { describe, expect, test } from 'vitest'
import { close, course, evaluated, factors, flat } from './cli.fixture'

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
    expect(hessian.order).toEqual(['x', 'A'])
    const matrix = hessian.matrix as number[][]
    expect(matrix).toHaveLength(6)
    expect(matrix.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([
      [2, 5],
      [5, 8],
    ])
  })

  test.each(['sqnorm(X - U @ V)', 'sum((X - U @ V)^2)', 'norm(X - U @ V)^2'])('‖X − UV‖²: %s', async (formula) => {
    const { value, gradient } = await evaluated(formula, factors, ['--grad'])
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
    const best = factors.replace(/V=.*/, 'V=[[2, 8/3, 10/3, 4], [6, 20/3, 22/3, 8]]')
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
