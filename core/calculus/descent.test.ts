// Steepest descent against the course's own numbers.
import { describe, expect, it } from 'vitest'
import type { Path } from './descent'
import { rateLimit, startPath, walk, walkOn } from './descent'
import { bowl, chainRule, graphOf, programOf, quartic } from './graphs.fixture'
import { methodNames } from './methods/catalogue'
import type { Landscape } from './landscape'
import { landscapeOf } from './landscape'

const x = { node: 'x', index: 0 }
const y = { node: 'y', index: 0 }
const all = ['w', 'x', 'y', 'z'].map((node) => ({ node, index: 0 }))

const landOf = (graph: ReturnType<typeof quartic>, entries: readonly (typeof x)[]): Landscape => {
  const program = programOf(graph)
  return landscapeOf(program, program.sources, entries) as Landscape
}
const path = (graph: ReturnType<typeof quartic>, entries: readonly (typeof x)[], rate: number, steps: number): Path =>
  walk(landOf(graph, entries), 'gradient', { rate }, steps)
const column = (graph: ReturnType<typeof quartic>, rate: number, steps: number): number[] =>
  path(graph, [x], rate, steps).points.map((at) => at.point[0] as number)

describe('descent on the quartic', () => {
  it('walks from 0.5 to the global minimum', () => {
    const expected = [0.5, 0.635, 0.805061255, 1.0134372849, 1.2550061334, 1.5080102101]
    column(quartic(0.5), 0.01, 5).forEach((at, i) => expect(at).toBeCloseTo(expected[i] as number, 9))
    expect(column(quartic(0.5), 0.01, 400).at(-1)).toBeCloseTo(2, 12)
  })
  it('walks from −0.5 to the local minimum', () => {
    const expected = [-0.5, -0.575, -0.650511875, -0.7228219235]
    column(quartic(-0.5), 0.01, 3).forEach((at, i) => expect(at).toBeCloseTo(expected[i] as number, 9))
  })
  it('stays at a maximum for ever', () => {
    expect(column(quartic(0), 0.01, 20)).toEqual(new Array(21).fill(0))
  })
  it('ends in a two-cycle just above the limit 2/36', () => {
    const [last, before] = column(quartic(1.9), 0.028, 4000).reverse()
    expect([last, before].sort()).toEqual([expect.closeTo(1.9139807596, 8), expect.closeTo(2.0751785662, 8)])
  })
  it('stops with a finding when it runs away', () => {
    const far = path(quartic(3), [x], 0.05, 200)
    expect(far.stopped?.code).toBe('E302')
    expect(far.points.length).toBeLessThan(201)
    expect(Number.isFinite(far.points.at(-2)?.value)).toBe(true)
  })
})

describe('descent on the chain-rule graph', () => {
  it.each([
    [1e-6, [1024, 958.7841, 900.5822, 848.3565]],
    [1e-5, [1024, 516.8258, 345.6142, 257.1676]],
  ])('reads the course values at rate %s', (rate, values) => {
    const { points } = path(chainRule(-1, 0, -2, 1), all, rate, 3)
    points.forEach((at, i) => expect(at.value).toBeCloseTo(values[i] as number, 4))
    expect(points[0]?.gradient).toEqual([-4096, -4096, -4096, -4096])
  })
  it('moves only the entries it was given', () => {
    const { points } = path(chainRule(2, 0, 1, 0), [all[0] as typeof x], 1e-6, 1)
    expect(points[0]?.gradient).toEqual([73472])
    expect(points[1]?.point).toEqual([2 - 1e-6 * 73472])
  })
})

describe('descent on x² + 10y²', () => {
  it.each([
    [
      0.05,
      [
        [0.9, 0],
        [0.81, 0],
        [0.729, 0],
      ],
    ],
    [
      0.1,
      [
        [0.8, -1],
        [0.64, 1],
        [0.512, -1],
      ],
    ],
    [
      0.11,
      [
        [0.78, -1.2],
        [0.6084, 1.44],
        [0.474552, -1.728],
      ],
    ],
  ])('goes as in the book at rate %s', (rate, expected) => {
    const { points } = path(bowl(1, 1), [x, y], rate, 3)
    points.slice(1).forEach((at, i) => {
      expect(at.point[0]).toBeCloseTo(expected[i]?.[0] as number, 12)
      expect(at.point[1]).toBeCloseTo(expected[i]?.[1] as number, 12)
    })
  })
  it('one step at a time gives the same path', () => {
    const land = landOf(bowl(1, 1), [x, y])
    const told = ({ points }: Path) =>
      points.map(({ step, point, value, gradient, move }) => ({ step, point, value, gradient, move }))
    let grown = startPath(land, 'adam')
    for (let i = 0; i < 7; i++) grown = walkOn(land, grown, { rate: 0.03 })
    expect(told(grown)).toEqual(told(walk(land, 'adam', { rate: 0.03 }, 7)))
  })
  it('stops at a kink where the document is strict, and where mathematics has no slope', () => {
    const graph = graphOf({ x: 1 }, [['f', 'abs', 'x']])
    const pathUnder = (convention: 'strict' | 'mathematics') => {
      return path({ ...graph, convention }, [x], 0.5, 9)
    }
    for (const convention of ['strict', 'mathematics'] as const) {
      const { points, stopped } = pathUnder(convention)
      expect(points.map(({ point }) => point[0])).toEqual([1, 0.5, 0])
      expect(stopped).toMatchObject({ code: 'E304', facts: { convention } })
    }
    expect(path(graph, [x], 0.5, 9).stopped).toBeNull()
  })
  it('keeps a stopped path as it is', () => {
    const land = landOf(graphOf({ x: -1 }, [['f', 'log', 'x']]), [x])
    const stopped = startPath(land, 'gradient')
    expect(stopped.points).toHaveLength(1)
    expect(stopped.stopped?.code).toBe('E301')
    expect(walkOn(land, stopped, { rate: 0.1 })).toBe(stopped)
  })
})

describe('the limit of the rate', () => {
  const limit = (graph: ReturnType<typeof quartic>, entries: readonly (typeof x)[]) =>
    rateLimit(landOf(graph, entries), 'gradient', {})?.rate ?? null
  it('is 2/f″ for one number', () => {
    expect(limit(quartic(-1), [x])).toBeCloseTo(1 / 18, 12)
    expect(limit(quartic(2), [x])).toBeCloseTo(1 / 36, 12)
  })
  it('is 2/λ for the largest eigenvalue', () => {
    expect(limit(bowl(1, 1), [x, y])).toBeCloseTo(0.1, 14)
    expect(limit(chainRule(-1, 0, -2, 1), all)).toBeCloseTo(2 / 57344, 14)
  })
  it('is null at a maximum and where the Hessian is not finite', () => {
    expect(limit(quartic(0), [x])).toBeNull()
    expect(limit(graphOf({ x: -1 }, [['f', 'log', 'x']]), [x])).toBeNull()
  })
  it.each(['gradient', 'momentum', 'nesterov'] as const)('is where %s begins to run away', (name) => {
    const land = landOf(bowl(1, 1), [x, y])
    const limit = rateLimit(land, name, { momentum: 0.8 })!
    const end = (rate: number): number => walk(land, name, { rate, momentum: 0.8 }, 3000).points.at(-1)!.value
    expect(end(0.99 * limit.rate)).toBeLessThan(1e-6)
    expect(end(1.01 * limit.rate)).toBeGreaterThan(1e3)
  })
  it('is none where the method has no such bound', () => {
    const land = landOf(bowl(1, 1), [x, y])
    const others = methodNames.filter((name) => !['gradient', 'momentum', 'nesterov'].includes(name))
    expect(others.map((name) => rateLimit(land, name, {}))).toEqual(others.map(() => null))
  })
})
