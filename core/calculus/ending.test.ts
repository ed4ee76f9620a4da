// A walk's ending is judged by slope, curvature and rounding, as the verdict is, and never by the height of f.
import { describe, expect, it } from 'vitest'
import { caught } from '../diagnostic'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import { readFormula } from '../language/read'
import { scalar } from '../tensor'
import { sayEnding } from '../words/walks'
import type { Path } from './descent'
import { walk } from './descent'
import type { Ending } from './ending'
import { endingOf } from './ending'
import type { Landscape } from './landscape'
import { landscapeOf } from './landscape'
import type { MethodName } from './methods/catalogue'
import { verdictAt } from './verdict'

function landOf(formula: string, at: Readonly<Record<string, number>>): Landscape {
  const given = new Map(Object.entries(at).map(([name, x]) => [name, { value: scalar(x) }]))
  const { graph } = caught(() => readFormula(formula, given)) as GraphDocument
  const { program } = compile(graph)
  const entries = graph.nodes.filter(({ op }) => op === 'input').map(({ id }) => ({ node: id, index: 0 }))
  return landscapeOf(program, program.sources, entries) as Landscape
}

/** Step for step, as the page walks: the path and its ending where it is over. */
function walked(land: Landscape, method: MethodName, rate: number, most: number): readonly [Path, Ending | null] {
  for (let steps = 0; steps <= most; steps++) {
    const path = walk(land, method, { rate }, steps)
    const ending = endingOf(land, path)
    if (ending) return [path, ending]
  }
  return [walk(land, method, { rate }, most), null]
}

const lastOf = ({ points }: Path): readonly number[] => points[points.length - 1]!.point

describe('the end of a walk', () => {
  it('on a plateau that curves down is no maximum', () => {
    const [path, ending] = walked(landOf('tanh(x)^2', { x: 12 }), 'gradient', 0.1, 20)
    expect(ending).toMatchObject({ kind: 'plateau' })
    expect(path.points.length).toBeLessThan(4)
    const said = sayEnding(ending!, 1, 0.1)
    expect(said).toMatch(/^A plateau: .*no minimum\.$/)
    expect(said).not.toMatch(/maximum|converge|slope is 0/)
  })
  it('is not called where a method still gets on over the plateau', () => {
    const [path, ending] = walked(landOf('tanh(x)^2', { x: 12 }), 'adam', 0.1, 20)
    expect(ending).toBeNull()
    expect(lastOf(path)[0]).toBeLessThan(11.95)
  })
  it('does not come sooner because f is high', () => {
    const high = walked(landOf('(x-3)^2 + 10^11', { x: 1 }), 'gradient', 0.1, 200)
    const low = walked(landOf('(x-3)^2', { x: 1 }), 'gradient', 0.1, 200)
    expect(high[1]).toMatchObject({ kind: 'flat', definiteness: 'positive definite' })
    expect(lastOf(high[0])[0]).toBeCloseTo(3, 7)
    expect(high[0].points.length).toBe(low[0].points.length)
  })
  it('far out beside a steep slope is no saddle', () => {
    const land = landOf('x^3-3*x*y^2', { x: -4e5, y: 3e5 })
    const [, ending] = walked(land, 'gradient', 0.1, 40)
    expect(['bottomless', 'diverging', 'stopped']).toContain(ending?.kind)
  })
  it.each([1e-3, 1e-6])('waits for a curvature of %s instead of calling it a plateau', (curvature) => {
    const land = landOf(`${curvature}*(x-3)^2`, { x: 3 + 1e-4 / curvature ** 0.5 })
    const [, ending] = walked(land, 'gradient', 0.1, 60)
    expect(ending?.kind).not.toBe('plateau')
  })
  it.each([
    ['x^2*y^2', { x: 0, y: 0 }, 'zero'],
    ['x^2-y^2', { x: 0, y: 0 }, 'indefinite'],
    ['x^2+y^2', { x: 1e-12, y: 0 }, 'positive definite'],
  ] as const)('on %s is what the verdict says', (formula, at, definiteness) => {
    const land = landOf(formula, at)
    expect(endingOf(land, walk(land, 'gradient', { rate: 0.1 }, 0))).toMatchObject({ kind: 'flat', definiteness })
  })
  it('never says that a slope is 0 where the verdict says that the point is not critical', () => {
    for (const [formula, x] of [
      ['(x-3)^2 + 10^11', 1.4],
      ['tanh(x)^2', 12],
      ['10^-12*(x-3)^2', 1],
      ['exp(-x^2)', 5.5],
    ] as const) {
      const { graph } = readFormula(formula, new Map([['x', { value: scalar(x) }]])) as GraphDocument
      expect(verdictAt(compile(graph).program)?.kind).toBe('not critical')
      const land = landOf(formula, { x })
      expect(endingOf(land, walk(land, 'gradient', { rate: 0.1 }, 0))?.kind ?? 'goes on').toBe('goes on')
    }
  })
})

it('comes where numbers are so large that rounding keeps the slope from 0', () => {
  const land = landOf('10^20*(x-1/3)^2', { x: 1 })
  const [path, ending] = walked(land, 'gradient', 1e-21, 300)
  expect(ending).toMatchObject({ kind: 'flat', definiteness: 'positive definite' })
  expect(lastOf(path)[0]).toBeCloseTo(1 / 3, 12)
})

describe('over a kink', () => {
  it.each([0.1, 1e-3, 1e-5])('a fixed rate of %s circles, and no smaller one is said to settle', (rate) => {
    const [, ending] = walked(landOf('abs(x)', { x: 10.3 * rate }), 'gradient', rate, 40)
    expect(ending).toMatchObject({ kind: 'circling', over: 'kink' })
    expect(sayEnding(ending!, 1, rate)).toMatch(/kink.*a smaller rate circles too/)
  })
  it('a steep but smooth valley is no kink', () => {
    const [, ending] = walked(landOf('x^4/4 - x^2', { x: 1 }), 'gradient', 0.55, 400)
    expect(ending).toMatchObject({ kind: 'circling', over: 'smooth', limit: { rule: '2/λ' } })
    expect(sayEnding(ending!, 1, 0.55)).toContain('A smaller rate would settle.')
  })
  it('a place where the chosen slope is 0 is called neither minimum nor plateau', () => {
    for (const formula of ['abs(x)', '-abs(x)']) {
      const land = landOf(formula, { x: 0 })
      const ending = endingOf(land, walk(land, 'gradient', { rate: 0.1 }, 0))
      expect(ending).toMatchObject({ kind: 'kink' })
      expect(sayEnding(ending!, 0, 0.1)).toMatch(/^Stopped on a kink/)
    }
  })
})

describe('a place that is flat in some numbers alone', () => {
  const over = (names: readonly string[], at: Readonly<Record<string, number>>) => {
    const { graph } = caught(() =>
      readFormula('x^2+y^2-z^2', new Map(Object.entries(at).map(([name, x]) => [name, { value: scalar(x) }]))),
    ) as GraphDocument
    const entries = graph.nodes.filter(({ name }) => names.includes(name)).map(({ id }) => ({ node: id, index: 0 }))
    const { program } = compile(graph)
    const land = landscapeOf(program, program.sources, entries) as Landscape
    return endingOf(land, walk(land, 'gradient', { rate: 0.5 }, 1))
  }
  it('names what is held, with its slope', () => {
    const ending = over(['x', 'y'], { x: 1, y: 1, z: 1 })
    expect(ending).toMatchObject({ kind: 'flat', held: [{ name: 'z', value: 1, slope: -2 }] })
    expect(sayEnding(ending!, 1, 0.5)).toMatch(/^Over x and y alone: .*z is held at 1, where the slope in it is −2\.$/)
    expect(sayEnding(over(['x', 'y'], { x: 1, y: 1, z: 0 })!, 1, 0.5)).toMatch(/z is held at 0, .*0 too\.$/)
  })
  it('and holds nothing where all move', () => {
    expect(over(['x', 'y', 'z'], { x: 0, y: 0, z: 0 }) ?? null).toMatchObject({ definiteness: 'indefinite', held: [] })
  })
})
