import { describe, expect, it } from 'vitest'
import { graphOf } from '../engine/graphs.fixture'
import { compile } from '../graph/compile'
import { seeded } from '../random'
import { gradientAlong, taylorAlong } from './taylor'
import type { Verdict } from './verdict'
import { verdictAt } from './verdict'

const verdict = (formula: string, at: string): Verdict => verdictAt(compile(graphOf(formula, at)).program)!
const kinds = ({ kind, certainty, reason, spectrum }: Verdict) => [kind, certainty, reason.kind, spectrum?.definiteness]

describe('the second-derivative test', () => {
  it.each([
    [-1, 'minimum'],
    [0, 'maximum'],
    [2, 'minimum'],
  ])('decides the quartic at %d: %s', (x, kind) => {
    expect(verdict('3x^4 - 4x^3 - 12x^2', `x=${x}`)).toMatchObject({ kind, certainty: 'proved', rays: [] })
  })

  it('decides x e^(−x²−y²) at both of its critical points, and only there', () => {
    const f = 'x * exp(-x^2 - y^2)'
    const low = verdict(f, 'x=-1/sqrt(2), y=0')
    expect(kinds(low)).toEqual(['minimum', 'proved', 'curvature', 'positive definite'])
    expect(low.spectrum!.pairs.map(({ value }) => value)).toEqual([
      expect.closeTo(1.7155277699, 9),
      expect.closeTo(0.857763885, 9),
    ])
    expect(verdict(f, 'x=0.70710678, y=0').kind).toBe('maximum')
    expect(verdict(f, 'x=-1, y=0')).toMatchObject({ kind: 'not critical', reason: { kind: 'slope' } })
  })

  it('finds saddles and says along what they rise and fall', () => {
    expect(verdict('x^2 - y^2', 'x=0, y=0')).toMatchObject({
      kind: 'saddle',
      reason: { kind: 'both curvatures', up: [1, 0], down: [0, 1] },
    })
    expect(verdict('x.T @ A @ x', 'x=[0, 0], A=[[1, 2], [3, 4]]')).toMatchObject({ kind: 'saddle' })
  })

  it('calls a Hessian singular, not definite, within tolerance', () => {
    const lse = verdict('log(exp(x) + exp(y))', 'x=0, y=log(2)')
    expect(kinds(lse)).toEqual(['not critical', 'proved', 'slope', 'positive semidefinite'])
    const f = '(((w+x+y+z)^2 + (w+x-y-z)^2)^2 + ((w+x+y+z)^2 - (w+x-y-z)^2)^2)^2'
    const { spectrum, kind } = verdict(f, 'w=-1, x=0, y=-2, z=1')
    expect([kind, spectrum!.positive.length, spectrum!.zero.length]).toEqual(['not critical', 1, 3])
    expect(spectrum!.positive[0]!.value).toBeCloseTo(57344, 6)
  })
})

describe('where the second-derivative test is silent', () => {
  it('x²y + xy² at 0 is neither: it changes sign along (1, 1), where it is 2t³', () => {
    const found = verdict('x^2*y + x*y^2', 'x=0, y=0')
    expect(kinds(found)).toEqual(['neither', 'proved', 'through', 'zero'])
    expect(found.reason).toMatchObject({ ray: { direction: [1, 1], order: 3 } })
    expect(found.reason.kind === 'through' && found.reason.ray.coefficient).toBeCloseTo(2, 12)
    // Its three zero lines and six sectors of alternating sign.
    expect(found.rays.filter(({ trend }) => trend === 'flat')).toHaveLength(3)
    expect(found.rays.filter(({ trend }) => trend === 'through').length).toBe(61)
  })

  it.each([
    ['x^3', 'x=0', 'neither', 'through'],
    ['-x^4', 'x=0', 'maximum', 'one way'],
    ['x^6', 'x=0', 'minimum', 'one way'],
    ['x^2 + y^4', 'x=0, y=0', 'minimum', 'one way'],
    ['x^2 - y^4', 'x=0, y=0', 'neither', 'up and down'],
    ['x^2 + y^3', 'x=0, y=0', 'neither', 'through'],
    ['x^4 + y^4', 'x=0, y=0', 'minimum', 'one way'],
    ['x^4 - y^4', 'x=0, y=0', 'neither', 'up and down'],
    ['-x^4 - 3*y^4 - (x*y)^2', 'x=0, y=0', 'maximum', 'one way'],
    ['(x - 1)^4 + (y + 2)^2', 'x=1, y=-2', 'minimum', 'one way'],
  ])('%s at %s is %s, and that is proved', (formula, at, kind, reason) => {
    const found = verdict(formula, at)
    expect([found.kind, found.certainty, found.reason.kind]).toEqual([kind, 'proved', reason])
  })

  it('a function that rises along every line but falls along a parabola is no minimum', () => {
    const trap = verdict('(y - x^2) * (y - 2*x^2)', 'x=0, y=0')
    expect(kinds(trap)).toEqual(['neither', 'proved', 'up and down', 'positive semidefinite'])
    // Along y = ³⁄₂ x² it is −¼ x⁴.
    expect(trap.reason).toMatchObject({ down: { direction: [0, 1], order: 4 } })
    // Inputs stand in order of appearance: y, x.
    const { down } = trap.reason as Extract<Verdict['reason'], { kind: 'up and down' }>
    expect(down!.bend[0]).toBeCloseTo(1.5, 12)
    expect(down!.coefficient).toBeCloseTo(-0.25, 12)
  })

  it.each([
    // The same trap with both curvatures gone, straight and turned: no line falls, so it is not decided.
    '(y - x^2) * (y - 2*x^2) * (x^2 + y^2)',
    '((y - x) - (x + y)^2) * ((y - x) - 2*(x + y)^2) * (x^2 + y^2)',
    '((y - 0.3*x) - x^2) * ((y - 0.3*x) - 2*x^2) * (x^2 + y^2)',
  ])('%s is not called a minimum', (formula) => {
    expect(verdict(formula, 'x=0, y=0').kind).toBe('inconclusive')
  })

  it('what is seen on a ray goes with what is known of it', () => {
    for (const formula of ['x^2*y + x*y^2', 'x^4 - y^4', '(y - x^2) * (y - 2*x^2)', 'x^2 + y^3', '-x^4 - 3*y^4']) {
      for (const { trend, rises, order, coefficient, reach, direction } of verdict(formula, 'x=0, y=0').rays) {
        const signs = rises.map((rise) => (Math.abs(rise) < 1e-15 ? 0 : Math.sign(rise)))
        const wanted = { up: [1, 1], down: [-1, -1], flat: [0, 0], through: null, unknown: null }[trend]
        if (wanted) expect(signs, `${formula} along ${direction.join()}`).toEqual(wanted)
        else expect(signs[0]! * signs[1]!).toBe(-1)
        // These are homogeneous along their curves: one power is all there is.
        if (order !== null) expect(rises[1]).toBeCloseTo(coefficient * reach ** order, 12)
      }
    }
  })

  it('a weak direction is still proved, and one that is too weak is not', () => {
    expect(kinds(verdict('x^4 + y^4 / 100', 'x=0, y=0'))).toEqual(['minimum', 'proved', 'one way', 'zero'])
    expect(kinds(verdict('x^4 + y^4 / 10000', 'x=0, y=0'))).toEqual(['inconclusive', 'proved', 'thin', 'zero'])
  })

  it('a critical point is one within the digits that were typed, however the axes are scaled', () => {
    const far = '10^(-9) * x^2 + y^2'
    expect(verdict(far, 'x=1, y=0').kind).toBe('not critical')
    expect(verdict(far, 'x=0, y=0').kind).toBe('minimum')
    expect(verdict('x^4', 'x=1e-4').kind).toBe('not critical')
    expect(verdict('1e6 * (x - 1/3)^2', 'x=0.33333333').kind).toBe('minimum')
    expect(verdict('1e6 * (x - 1/3)^2', 'x=0.33333').kind).toBe('not critical')
  })

  it('in three dimensions it says that it has only looked', () => {
    expect(kinds(verdict('x^4 + y^4 + z^4', 'x=0, y=0, z=0'))).toEqual(['minimum', 'seen', 'one way', 'zero'])
  })

  it('a valley floor is not decided, and its direction is named', () => {
    const found = verdict('(x - y)^2', 'x=2, y=2')
    expect([found.kind, found.reason.kind]).toEqual(['inconclusive', 'flat'])
    expect(found.reason.kind === 'flat' && found.reason.ray.direction).toEqual([1, 1])
    expect(verdict('0 * x', 'x=1').kind).toBe('inconclusive')
  })

  it('a bent valley is followed: its floor is flat along the parabola', () => {
    const found = verdict('(y - x^2)^2', 'x=0, y=0')
    expect([found.kind, found.reason.kind]).toEqual(['inconclusive', 'flat'])
    expect(found.reason.kind === 'flat' && found.reason.ray.bend[0]).toBeCloseTo(1, 12)
  })

  it('a kink or a missing number is no flat place', () => {
    expect(verdict('abs(x)', 'x=0')).toMatchObject({ kind: 'undefined', reason: { kind: 'kink' } })
    expect(verdict('log(x)', 'x=-1')).toMatchObject({ kind: 'undefined' })
  })
})

describe('Taylor coefficients', () => {
  it('are those of the textbook', () => {
    const { program } = compile(graphOf('exp(x) * sin(x) + x^4', 'x=0'))
    const along = new Map([
      [program.inputs[0]!, [program.sources.get(program.inputs[0]!)!].map((t) => ({ ...t, data: Float64Array.of(1) }))],
    ])
    const found = taylorAlong(program, program.sources, along, 6)
    ;[0, 1, 1, 1 / 3, 1, -1 / 30, -1 / 90].forEach((c, k) => expect(found[k]).toBeCloseTo(c, 12))
  })

  it('of the gradient are those of the derivative along the curve', () => {
    const { program } = compile(graphOf('exp(x*y) + x^3*y', 'x=0.4, y=-0.7'))
    const random = seeded(1)
    const curve = new Map(program.inputs.map((slot) => [slot, [1, 2].map(() => random.tensor([]))]))
    const whole = taylorAlong(program, program.sources, curve, 4)
    // d/dt f = ∇f · ẋ, coefficient by coefficient.
    for (let k = 0; k < 4; k++) {
      let sum = 0
      for (let j = 0; j <= Math.min(k, 1); j++) {
        const slopes = gradientAlong(program, program.sources, curve, k - j)
        for (const slot of program.inputs) {
          sum += slopes.get(slot)!.data[0]! * (j + 1) * curve.get(slot)![j]!.data[0]!
        }
      }
      expect(sum).toBeCloseTo((k + 1) * whole[k + 1]!, 10)
    }
  })
})
