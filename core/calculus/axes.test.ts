// Which numbers a surface is drawn over, and how high it is drawn.
import { describe, expect, it } from 'vitest'
import { axesOf, entryName, entryValue } from './axes'
import { chainRule, graphOf, network, programOf } from './graphs.fixture'
import { exp, power } from '../elementary/functions'
import { heightOf, heightScale, heightSlope } from './scale'

describe('axes', () => {
  it('are the first two numbers over a round range unless the study says otherwise', () => {
    const program = programOf(chainRule(2, 0, 1, 0))
    expect(axesOf(program, { axes: [] })).toEqual([
      { node: 'w', index: 0, low: -3, high: 3 },
      { node: 'x', index: 0, low: -2, high: 2 },
    ])
    const chosen = [{ node: 'y', index: 0, low: -1, high: 4 }]
    expect(axesOf(program, { axes: chosen, picture: { isCurve: true } })).toEqual(chosen)
    // One axis that was all there was, or whose fellow went, is no wish for a curve.
    expect(axesOf(program, { axes: chosen })).toEqual([...chosen, { node: 'w', index: 0, low: -3, high: 3 }])
  })
  it('forget entries that no longer exist and ranges turned round', () => {
    const program = programOf(chainRule(2, 0, 1, 0))
    const gone = { node: 'gone', index: 0, low: 0, high: 1 }
    const turned = { node: 'w', index: 0, low: 1, high: 0 }
    expect(axesOf(program, { axes: [gone, turned] })).toHaveLength(2)
    expect(axesOf(program, { axes: [gone, { ...turned, high: 2 }] })).toMatchObject([
      { ...turned, high: 2 },
      { node: 'x' },
    ])
  })
  it('scale with the number they hold', () => {
    const range = (x: number) => axesOf(programOf(graphOf({ x }, [['f', 'square', 'x']])), { axes: [] })[0]
    expect(range(1000)).toMatchObject({ low: -2000, high: 2000 })
    expect(range(-26)).toMatchObject({ low: -50, high: 50 })
    expect(range(0.001)).toMatchObject({ low: -2, high: 2 })
  })
  it('start at 0 where a function has no value below', () => {
    const program = programOf(graphOf({ x: 1.5 }, [['f', 'log', 'x']]))
    expect(axesOf(program, { axes: [] })[0]).toMatchObject({ low: 0, high: 2 })
  })
  it('count matrix entries in flat order and name them by row and column', () => {
    const program = programOf(network())
    expect(axesOf(program, { axes: [] }).map(({ node, index }) => [node, index])).toEqual([
      ['W', 0],
      ['W', 1],
    ])
    expect(entryName(program, { node: 'W', index: 3 })).toEqual({ name: 'W', at: [1, 1] })
    expect(entryValue(program, program.sources, { node: 'W', index: 5 })).toBe(0.7)
    expect(entryName(programOf(chainRule(2, 0, 1, 0)), { node: 'w', index: 0 })).toEqual({ name: 'w', at: [] })
  })
})

describe('heights', () => {
  const side = 65
  const over = (f: (x: number, y: number) => number): Float64Array =>
    Float64Array.from({ length: side * side }, (_, i) => {
      const [x, y] = [i % side, Math.floor(i / side)].map((k) => -2 + (4 * k) / (side - 1)) as [number, number]
      return f(x, y)
    })
  const kindOf = (f: (x: number, y: number) => number) => heightScale(over(f), 'automatic', side).kind
  const valley = (x: number, y: number): number => (1 - x) ** 2 + 100 * (y - x * x) ** 2
  it('are a logarithm where a valley would be one colour', () => {
    const scale = heightScale(over(valley), 'automatic', side)
    expect(scale.kind).toBe('log10')
    expect(heightOf(scale, 0)).toBe(0)
    expect(heightOf(scale, 10 ** ((scale.low + scale.high) / 2))).toBeCloseTo(0.5, 12)
  })
  it.each([1, 3, 5, 100])('show a bell of steepness %d as a bell', (steep) =>
    expect(kindOf((x, y) => exp(-steep * (x * x + y * y)))).toBe('linear'),
  )
  it('are linear where f rises through the window, lies high, or is a curve', () => {
    expect(kindOf((x) => exp(5 * x))).toBe('linear')
    expect(kindOf((x, y) => 1000 + valley(x, y))).toBe('linear')
    expect(kindOf((x, y) => x * x + 10 * y * y)).toBe('linear')
    // Below what rounding leaves of its largest numbers.
    expect(kindOf((x, y) => 1e-30 + power(valley(x, y), 8))).toBe('linear')
    expect(heightScale(Float64Array.from({ length: 513 }, (_, i) => (i / 256 - 1) ** 8)).kind).toBe('linear')
  })
  it('are linear for a signed function, a small one and a half-zero one', () => {
    expect(heightScale(Float64Array.of(-1, 10, 1e6)).kind).toBe('linear')
    expect(heightScale(Float64Array.of(1, 10, 1000))).toEqual({ kind: 'linear', low: 1, high: 1000 })
    expect(heightScale(Float64Array.of(0, 0, 0, 1e-9, 5)).kind).toBe('linear')
  })
  it('survive flat, empty and infinite functions', () => {
    expect(heightOf(heightScale(Float64Array.of(3, 3)), 3)).toBe(0.5)
    expect(heightOf(heightScale(Float64Array.of(0, 0)), 0)).toBe(0.5)
    expect(heightScale(Float64Array.of(NaN, Infinity))).toEqual({ kind: 'linear', low: 0, high: 1 })
    expect(heightOf(heightScale(Float64Array.of(1, 2)), NaN)).toBeNaN()
  })
  it('have the slope that a central difference finds', () => {
    for (const scale of [{ kind: 'log10', low: -1, high: 3 } as const, { kind: 'linear', low: -2, high: 9 } as const]) {
      const h = 1e-6
      const difference = (heightOf(scale, 5 + h) - heightOf(scale, 5 - h)) / (2 * h)
      expect(heightSlope(scale, 5, 1)).toBeCloseTo(difference, 8)
    }
  })
})

describe('a linear scale', () => {
  const size = 129
  const grid = (f: (x: number, y: number) => number, shift = 0): Float64Array =>
    Float64Array.from({ length: size * size }, (_, at) => {
      const place = (k: number): number => -2 + (4 * k) / (size - 1) + shift
      return f(place(at % size), place(Math.floor(at / size)))
    })
  it.each([3, 30, 100])('shows a peak whole whose flanks are seen: exp(−%d r²)', (k) => {
    const bell = grid((x, y) => Math.exp(-k * (x * x + y * y)))
    expect(heightScale(bell, 'linear', size).high).toBe(1)
    expect(
      heightScale(
        bell.map((z) => -z),
        'linear',
        size,
      ).low,
    ).toBe(-1)
  })
  it.each([
    ['1 / r²', (x: number, y: number) => 1 / (x * x + y * y)],
    ['1 / r', (x: number, y: number) => 1 / Math.hypot(x, y)],
    ['1 / x', (x: number) => 1 / x],
  ])('cuts a pole, wherever the grid lies: %s', (_, f) => {
    for (const shift of [0, 0.005, 0.0156, 0.025]) {
      const values = grid(f, shift)
      const top = Math.max(...values.filter(Number.isFinite))
      expect(heightScale(values, 'linear', size).high).toBeLessThan(top / 2)
    }
  })
})
