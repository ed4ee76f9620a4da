// Each method against PyTorch's own runs on x² + 10y² from (1, 1), and the second-order ones against the course.
import { describe, expect, it } from 'vitest'
import { walk } from '../descent'
import { endingOf } from '../ending'
import { bowl, chainRule, graphOf, programOf, quartic } from '../graphs.fixture'
import type { Landscape } from '../landscape'
import { landscapeOf } from '../landscape'
import type { MethodName } from './catalogue'
import { methodNames, methods } from './catalogue'
import { settingsOf } from './method'

type Graph = ReturnType<typeof quartic>
const landOf = (graph: Graph, ...names: string[]): Landscape => {
  const program = programOf(graph)
  return landscapeOf(
    program,
    program.sources,
    names.map((node) => ({ node, index: 0 })),
  ) as Landscape
}
const onBowl = (x = 1, y = 1) => landOf(bowl(x, y), 'x', 'y')

// PyTorch 2.13, float64.
const runs: readonly [MethodName, Record<string, number>, readonly (readonly [number, number])[]][] = [
  [
    'gradient',
    { rate: 0.05 },
    [
      [0.9, 0],
      [0.81, 0],
      [0.729, 0],
    ],
  ],
  [
    'gradient',
    { rate: 0.1 },
    [
      [0.8, -1],
      [0.64, 1],
      [0.512, -1],
    ],
  ],
  [
    'gradient',
    { rate: 0.11 },
    [
      [0.78, -1.2],
      [0.6084, 1.44],
      [0.474552, -1.728],
    ],
  ],
  [
    'momentum',
    { rate: 0.05, momentum: 0.9 },
    [
      [0.9, 0],
      [0.72, -0.9],
      [0.486, -0.81],
    ],
  ],
  [
    'nesterov',
    { rate: 0.05, momentum: 0.9 },
    [
      [0.81, -0.9],
      [0.5751, 0],
      [0.327321, 0],
    ],
  ],
  [
    'adagrad',
    { rate: 0.5 },
    [
      [0.500000000025, 0.500000000003],
      [0.276393202276, 0.276393202253],
      [0.156398736046, 0.156398736026],
    ],
  ],
  [
    'rmsprop',
    { rate: 0.05 },
    [
      [0.500000025, 0.5000000025],
      [0.275493398585, 0.275493375078],
      [0.154843704681, 0.154843685083],
    ],
  ],
  [
    'adam',
    { rate: 0.1 },
    [
      [0.9000000005, 0.90000000005],
      [0.800412228692, 0.800412227773],
      [0.701586272946, 0.701586271543],
    ],
  ],
  [
    'adamw',
    { rate: 0.1, decay: 0.01 },
    [
      [0.8990000005, 0.89900000005],
      [0.798519027169, 0.79851902625],
      [0.698911183158, 0.698911181757],
    ],
  ],
]

describe('PyTorch walks the same way', () => {
  it.each(runs)('%s %o', (method, settings, expected) => {
    const { points } = walk(onBowl(), method, settings, 3)
    // The reference is printed with 12 digits.
    const found = points.slice(1).flatMap(({ point }) => point)
    expected.flat().forEach((x, i) => expect(Math.abs((found[i] as number) - x)).toBeLessThanOrEqual(6e-13))
  })
})

describe('every method', () => {
  it.each(methodNames)('%s goes down from a point on the bowl and keeps what it remembers', (method) => {
    const path = walk(onBowl(), method, { rate: 0.05 }, 300)
    expect(path.points.at(-1)!.value).toBeLessThan(2)
    for (const { move } of path.points.slice(1)) {
      for (const { value } of move!.inner) expect([value].flat().every(Number.isFinite)).toBe(true)
    }
  })
  it.each(methodNames)('%s has settings within their ends, and takes no others', (method) => {
    const own = methods[method]
    for (const [name, { default: start, low, high }] of Object.entries(own.settings)) {
      expect(start >= low && start <= high).toBe(true)
      expect(settingsOf(own, { [name]: NaN })[name]).toBe(start)
      expect(settingsOf(own, { [name]: low })[name]).toBe(low)
    }
  })
  it.each(methodNames)('%s is deterministic and does not look back at what was changed', (method) => {
    const [one, other] = [walk(onBowl(), method, {}, 20), walk(onBowl(), method, {}, 20)]
    expect(one.points.map(({ point }) => point)).toEqual(other.points.map(({ point }) => point))
  })
  it.each(['linesearch', 'lbfgs', 'trust', 'newton'] as const)('%s reaches the bottom of the bowl', (method) => {
    const land = onBowl()
    const path = walk(land, method, {}, 120)
    expect(path.points.at(-1)!.value).toBeLessThan(1e-18)
    expect(endingOf(land, path)).toMatchObject({ kind: 'flat', definiteness: 'positive definite' })
  })
})

describe('Newton on the quartic', () => {
  const newton = (x: number, steps: number) => walk(landOf(quartic(x), 'x'), 'newton', {}, steps)
  it.each([
    [0.5, [0]],
    [-0.5, [2]],
    [1, [-1]],
    [1.5, [2.5714, 2.158, 2.0173, 2.0002, 2]],
    [-0.6, [-2.8286, -1.9256, -1.3864, -1.109]],
  ])('from %s', (start, expected) => {
    const found = newton(start, expected.length).points.slice(1)
    expected.forEach((x, i) => expect(found[i]!.point[0]).toBeCloseTo(x, 4))
  })
  it('lands on the maximum from 0.5, and says so', () => {
    const land = landOf(quartic(0.5), 'x')
    const path = walk(land, 'newton', {}, 1)
    expect(path.points[1]!.point[0]).toBe(0)
    expect(path.points[1]!.move!.reason).toEqual({ kind: 'newton', definiteness: 'negative definite' })
    expect(endingOf(land, path)).toMatchObject({ kind: 'flat', definiteness: 'negative definite' })
  })
  it('is refused where a direction has no curvature, and names it', () => {
    const flat = landOf(graphOf({ x: 0, y: Math.log(2) }, [['f', 'logaddexp', 'x y']]), 'x', 'y')
    const { refusal, points } = walk(flat, 'newton', {}, 3)
    expect(points).toHaveLength(1)
    expect(refusal).toMatchObject({ kind: 'singular' })
    if (refusal?.kind !== 'singular') throw new Error('no direction')
    refusal.flat[0]!.forEach((x) => expect(Math.abs(x)).toBeCloseTo(Math.SQRT1_2, 12))
  })
  it('goes on x e^(−x²−y²) as the course says', () => {
    const graph = graphOf({ x: -1, y: 0 }, [
      ['p', 'square', 'x'],
      ['q', 'square', 'y'],
      ['r', 'total', 'p q', { signs: '--' }],
      ['e', 'exp', 'r'],
      ['f', 'mul', 'x e'],
    ])
    const { points } = walk(landOf(graph, 'x', 'y'), 'newton', {}, 4)
    const expected = [-1, -0.5, -0.7, -0.7070721358, -0.7071067803]
    expected.forEach((x, i) => expect(points[i]!.point[0]).toBeCloseTo(x, 9))
  })
})

describe('a trust region', () => {
  it('leaves a saddle that gradient descent sits on for ever', () => {
    const saddle = graphOf({ x: 0, y: 0 }, [
      ['p', 'square', 'x'],
      ['q', 'square', 'y'],
      ['r', 'square', 'q'],
      ['f', 'total', 'p q r', { signs: '+-+' }],
    ])
    const land = landOf(saddle, 'x', 'y')
    expect(walk(land, 'gradient', {}, 50).points.at(-1)!.point).toEqual([0, 0])
    const end = walk(land, 'trust', {}, 60).points.at(-1)!
    expect(end.value).toBeCloseTo(-0.25, 12)
    expect(Math.abs(end.point[1]!)).toBeCloseTo(Math.SQRT1_2, 6)
  })
  it('never goes up', () => {
    const { points } = walk(landOf(chainRule(2, 0, 1, 0), 'w', 'x', 'y', 'z'), 'trust', {}, 40)
    points.slice(1).forEach(({ value }, i) => expect(value).toBeLessThanOrEqual(points[i]!.value))
  })
})

describe('how a walk ends', () => {
  const ended = (start: number, rate: number, steps: number) => {
    const land = landOf(quartic(start), 'x')
    return endingOf(land, walk(land, 'gradient', { rate }, steps))
  }
  it('at a minimum', () =>
    expect(ended(0.5, 0.01, 400)).toMatchObject({ kind: 'flat', definiteness: 'positive definite' }))
  it('at the maximum, which is not "converged"', () =>
    expect(ended(0, 0.01, 3)).toMatchObject({ kind: 'flat', definiteness: 'negative definite' }))
  it('circling just above 2/λ, with the limit', () =>
    expect(ended(1.9, 0.028, 4000)).toMatchObject({ kind: 'circling' }))
  it('diverging, with the limit', () =>
    expect(ended(3, 0.05, 200)).toMatchObject({ kind: 'diverging', limit: { rate: expect.closeTo(2 / 228, 9) } }))
  it('without a lowest value', () => {
    const land = landOf(graphOf({ x: 0 }, [['f', 'scale', 'x', { factor: -1 }]]), 'x')
    expect(endingOf(land, walk(land, 'momentum', { rate: 1e6, momentum: 0.999 }, 3000))).toEqual({ kind: 'bottomless' })
  })
  it('not yet', () => expect(ended(0.5, 0.01, 3)).toBeNull())
})

describe('a step says what its rule comes to', () => {
  const first = (name: MethodName, settings: Record<string, number>, steps = 1) =>
    walk(onBowl(), name, settings, steps).points[steps]!.move!
  it('by the parts that it is made of', () => {
    expect(first('gradient', { rate: 0.05 }).reason).toEqual({ kind: 'slope', rate: 0.05 })
    expect(first('momentum', { rate: 0.05, momentum: 0.9 }).reason).toMatchObject({ kind: 'carried', carried: 0 })
    const { reason, arrows } = first('momentum', { rate: 0.05, momentum: 0.9 }, 2)
    expect(reason).toMatchObject({ kind: 'carried', carried: expect.closeTo(Math.hypot(...arrows[1]!.vector), 12) })
  })
  it('by the rate of each number', () => {
    // The slopes are 2 and 20.
    const rates = { kind: 'own rates', least: expect.closeTo(0.5 / 20, 7), most: expect.closeTo(0.5 / 2, 7) }
    expect(first('adagrad', { rate: 0.5 }).reason).toMatchObject(rates)
    expect(first('adam', { rate: 0.5 }).reason).toMatchObject({ ...rates, of: 'mean', shrink: 0 })
    expect(first('adamw', { rate: 0.5, decay: 0.01 }).reason).toMatchObject({ shrink: 0.005 })
  })
  it('and Adam shows the corrected means of its formula', () => {
    const inner = first('adam', { rate: 0.5 }).inner
    expect(inner.map(({ symbol }) => symbol)).toEqual(['m', 'v', '\\hat m', '\\hat v'])
    expect((inner[2]!.value as number[])[1]).toBeCloseTo(20, 9)
    expect((inner[3]!.value as number[])[1]).toBeCloseTo(400, 6)
  })
})
