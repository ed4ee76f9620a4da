// What is laid over the surface, against the function itself: planes touch, models bend as the function does, eigenvectors lie on
// it, and the turned direction climbs by |∇f| cos θ.
import { describe, expect, it } from 'vitest'
import { bowl, graphOf, programOf } from '../../../core/calculus/graphs.fixture'
import { sampleGrid } from '../../../core/calculus/grid'
import { landscapeOf } from '../../../core/calculus/landscape'
import { modelAt } from '../../../core/calculus/models'
import type { HeightScale } from '../../../core/calculus/scale'
import { heightScale } from '../../../core/calculus/scale'
import type { Axis, Graph } from '../../../core/graph/document'
import type { Palette } from '../colours'
import type { Overlays, Picture } from '../picture'
import { drawnSlopes, isHidden, lift, place, pointAt, rise } from '../space'
import type { World } from '../space'
import { shapesOf } from './all'
import type { Shapes } from './shape'
import { arrowHead } from './shape'

const axes: readonly Axis[] = [
  { node: 'x', index: 0, low: -2, high: 4 },
  { node: 'y', index: 0, low: -1, high: 3 },
]
const nothing: Overlays = {
  critical: null,
  basins: null,
  model: null,
  hasPlane: false,
  hasQuadratic: false,
  hasEllipse: false,
  hasField: false,
  hasDirection: false,
  step: null,
  degrees: 0,
}

function pictureOf(graph: Graph, over: Partial<Overlays>, logarithm = false): Picture {
  const program = programOf(graph)
  const land = landscapeOf(program, program.sources, axes)
  if (!land) throw new Error('no landscape')
  const grid = sampleGrid({ program, sources: program.sources, axes, columns: 129, rows: 129 })
  const plain = heightScale(grid.values)
  const scale: HeightScale = logarithm ? { kind: 'log10', low: -1, high: 2 } : plain
  const names = axes.map(({ node }) => ({ name: node, at: [] }))
  const model = modelAt(land)
  return {
    axes,
    names,
    rootName: 'f',
    grid,
    scale,
    tint: { colouring: 'height', values: grid.values, scale },
    regions: null,
    palette: {} as Palette,
    hasEqualUnits: false,
    away: 0,
    reach: 1,
    here: { ...land.at(land.start), isOnKink: false },
    path: [],
    over: { ...nothing, ...over, model },
  }
}
const ballOf = ({ scale, here }: Picture): World => place(axes, here.point, lift(scale, here.value))
const shown = (picture: Picture): Shapes => shapesOf(picture, ballOf(picture))
/** x² + 10y² at (1, ½). */
const valley = bowl(1, 0.5)

describe('the tangent plane', () => {
  it.each([false, true])('touches the drawn surface at the ball, over a logarithm too (%s)', (logarithm) => {
    const picture = pictureOf(valley, { hasPlane: true }, logarithm)
    const [sheet] = shown(picture).sheets
    const [a, b, , d] = sheet!.points as [World, World, World, World]
    const middle = sheet!.points.reduce<number[]>((sum, p) => sum.map((s, i) => s + p[i]! / 4), [0, 0, 0])
    ballOf(picture).forEach((x, i) => expect(middle[i]).toBeCloseTo(x, 2))
    // Heights of the drawn surface a little to both sides of the ball, along each axis.
    const climb = (step: readonly [number, number]): number => {
      const f = (x: number, y: number): number => x * x + 10 * y * y
      const at = (sign: number): number => rise(picture.scale, f(1 + sign * step[0], 0.5 + sign * step[1]))
      return (at(1) - at(-1)) / 2
    }
    const h = 1e-4
    // World units: the window is 6 and 4 wide, the box 2.
    expect((b[1] - a[1]) / (b[0] - a[0])).toBeCloseTo(climb([h, 0]) / (h / 3), 5)
    expect((d[1] - a[1]) / (a[2] - d[2])).toBeCloseTo(climb([0, h]) / (h / 2), 5)
  })
  it('is even in size, however steep', () => {
    const side = (graph: Graph): number => {
      const [a, b] = shown(pictureOf(graph, { hasPlane: true })).sheets[0]!.points as [World, World]
      return Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2])
    }
    expect(side(bowl(2, 1.8))).toBeCloseTo(side(bowl(0, 0)), 12)
  })
  it('is not drawn where the scale cuts the surface off', () => {
    const picture = pictureOf(valley, { hasPlane: true })
    const low = { ...picture, scale: { ...picture.scale, high: 1 } }
    expect(shapesOf(low, ballOf(low)).sheets).toEqual([])
    expect(drawnSlopes(axes, low.scale, 3.5, [2, 10])).toBeNull()
  })
})

describe('the quadratic sheet', () => {
  it('is the surface itself where f is quadratic, and stays in the box', () => {
    const picture = pictureOf(valley, { hasQuadratic: true })
    const [sheet] = shown(picture).sheets
    expect(sheet!.points.length).toBeGreaterThan(500)
    for (const [x, y, z] of sheet!.points) {
      const [u, v] = pointAt(axes, x, z)
      expect(y).toBeCloseTo(rise(picture.scale, u * u + 10 * v * v), 1)
      expect(Math.max(Math.abs(x), Math.abs(z))).toBeLessThanOrEqual(1)
    }
    expect(Math.max(...sheet!.faces)).toBe(sheet!.points.length - 1)
  })
  it('lies over the surface on one side and under it on the other where a cubic term is missing', () => {
    const cubic = graphOf({ x: 1, y: 1 }, [
      ['s', 'square', 'x'],
      ['c', 'mul', 's x'],
      ['f', 'add', 'c y'],
    ])
    const picture = pictureOf(cubic, { hasQuadratic: true })
    const ball = ballOf(picture)
    const away = shown(picture).sheets[0]!.points.map(([x, y, z]) => {
      const [u, v] = pointAt(axes, x, z)
      return { right: x - ball[0], over: y - rise(picture.scale, u ** 3 + v) }
    })
    const far = away.filter(({ right }) => Math.abs(right) > 0.25)
    expect(far.length).toBeGreaterThan(100)
    for (const { right, over } of far) expect(Math.sign(over)).toBe(-Math.sign(right))
  })
})

describe('eigenvectors', () => {
  it('lie on the surface, at right angles where units are equal, with their signed eigenvalues', () => {
    const { strokes, words } = shown(pictureOf(valley, { hasEllipse: true }))
    expect(words.map(({ text, tone }) => [text, tone])).toEqual([
      ['λ₁ = +20', 'positive'],
      ['λ₂ = +2', 'positive'],
    ])
    const scale = pictureOf(valley, {}).scale
    for (const [x, y, z] of strokes.flatMap(({ points }) => points)) {
      const [u, v] = pointAt(axes, x, z)
      expect(Math.abs(y - lift(scale, u * u + 10 * v * v))).toBeLessThan(0.02)
    }
    // The ellipse ends the arms; a saddle has none.
    expect(strokes.some(({ isDashed }) => isDashed)).toBe(true)
    const saddle = graphOf({ x: 1, y: 1 }, [['f', 'mul', 'x y']])
    const seen = shown(pictureOf(saddle, { hasEllipse: true }))
    expect(seen.strokes.some(({ isDashed }) => isDashed)).toBe(false)
    expect(seen.words.map(({ tone }) => tone)).toEqual(['positive', 'negative'])
  })
})

describe('the turned direction', () => {
  it.each([
    [0, '|∇f| cos θ = +10.2', 'positive'],
    [90, '|∇f| cos θ = 0', 'quiet'],
    [180, '|∇f| cos θ = −10.2', 'negative'],
  ] as const)('at %d° says %s', (degrees, text, tone) => {
    const { words } = shown(pictureOf(valley, { hasDirection: true, degrees }))
    expect(words[0]).toMatchObject({ text, tone })
  })
  it('its line at the ball has the slope of the surface along it', () => {
    const picture = pictureOf(valley, { hasDirection: true, degrees: 35 })
    const line = shown(picture).strokes.find(({ points: [a, b] }) => a![1] !== b![1])!
    const [from, to] = line.points as [World, World]
    const run = Math.hypot(to[0] - from[0], to[2] - from[2])
    const h = 1e-4
    const beside = (sign: number): number => {
      const [u, v] = pointAt(axes, ...ahead(sign * h))
      return rise(picture.scale, u * u + 10 * v * v)
    }
    const ahead = (by: number): [number, number] => {
      const [x, , z] = ballOf(picture)
      return [x + (by * (to[0] - from[0])) / run, z + (by * (to[2] - from[2])) / run]
    }
    expect((to[1] - from[1]) / run).toBeCloseTo((beside(1) - beside(-1)) / (2 * h), 5)
  })
})

it('says how far the point and the walk are from the picture, each once', () => {
  const picture = pictureOf(valley, {})
  const step = (x: number, away: number): Picture['path'][number] => ({
    ...picture.here,
    point: [x, 0],
    step: 0,
    move: null,
    // Nobody walks on from here.
    walker: {} as Picture['path'][number]['walker'],
    away,
  })
  const said = (away: number, path: Picture['path']): readonly string[] =>
    shown({ ...picture, away, path }).words.map(({ text }) => text)
  expect(said(0, [step(0, 0), step(1, 0)])).toEqual([])
  expect(said(0, [step(0, 0.25), step(1, 0.5), step(2, 0)])).toEqual(['0.5 off'])
  expect(said(0.5, [step(0, 0.25), step(1, 0.5)])).toEqual(['0.5 off'])
  expect(said(0.5, [step(0, 2), step(1, 0.5)])).toEqual(['0.5 off', '2 off'])
})

it('nothing is said of a ball that is not in the picture', () => {
  const picture = pictureOf(valley, { hasPlane: true, hasQuadratic: true, hasEllipse: true, hasDirection: true })
  expect(shapesOf(picture, null)).toEqual({ strokes: [], sheets: [], dots: [], words: [] })
})

it('the surface hides what lies behind it, not what lies on it', () => {
  const picture = pictureOf(bowl(0, 0), {})
  const eye: World = [-6, 1, 0]
  const on = (u: number, v: number): World => place(axes, [u, v], lift(picture.scale, u * u + 10 * v * v))
  expect(isHidden(picture.grid, picture.scale, [0, 8, 0], on(1, 1))).toBe(false)
  // Low behind the high border of the valley.
  expect(isHidden(picture.grid, picture.scale, [0, 1, 8], on(1, 0))).toBe(true)
  expect(isHidden(picture.grid, picture.scale, eye, [-1.2, 0, 0])).toBe(false)
})

describe('an arrow’s head', () => {
  it('is as long, as wide and as straight in the drawing, however the box is stretched and wherever it points', () => {
    for (const stretch of [
      [1, 1],
      [1, 0.25],
      [0.4, 1],
    ] as const)
      for (const to of [
        [0.3, 0, 0],
        [0, 0, -0.3],
        [0.2, 0, 0.2],
        [0.3, 0.4, -0.1],
      ] as const) {
        const drawn = ([x, y, z]: World): World => [x * stretch[0], y, z * stretch[1]]
        const [left, tip, right] = arrowHead([0, 0, 0], to, stretch).map(drawn) as [World, World, World]
        const minus = (a: World, b: World): World => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
        const dot = (a: World, b: World): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
        const [barb, other, base] = [minus(left, tip), minus(right, tip), minus(left, right)]
        expect(tip).toEqual(drawn(to))
        expect(Math.hypot(...base)).toBeCloseTo(0.07, 9)
        expect(Math.hypot(...barb)).toBeCloseTo(Math.hypot(...other), 9)
        // Across the shaft, and back from its tip.
        expect(dot(base, drawn(to))).toBeCloseTo(0, 9)
        expect(dot(barb, drawn(to)) / Math.hypot(...drawn(to))).toBeCloseTo(-0.07, 9)
      }
  })
})
