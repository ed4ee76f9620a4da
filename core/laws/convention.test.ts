// Laws of the three conventions, over every op that has a kink.
import { describe, expect, it } from 'vitest'
import { dualOf } from '../algebra/dual'
import { lanes, uniform } from '../algebra/lanes'
import { numbers } from '../algebra/numbers'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import { pullBackWith } from '../ops/chain'
import { underConvention } from '../ops/convention'
import { defaultAttributes } from '../ops/catalogue'
import type { Attributes, OpDefinition } from '../ops/op'
import { seeded } from '../random'
import type { Shape, Tensor } from '../tensor'
import { full, sizeOf, tensor } from '../tensor'
import { casesOf, computing } from './cases'

/** Numbers on which kinks stand, and some that do not. */
const places = [0, 0.5, 1, -1, 2, 3, -3, 6, 0.25]

interface Point {
  readonly inputs: readonly Tensor[]
  readonly mask: Tensor
  readonly output: Tensor
}

/** Points of an op at which some entry stands on its kink: mixtures of likely places first, then a single place all over. */
function kinkPoints(op: OpDefinition, attributes: Attributes): readonly Point[] {
  const sets: readonly (readonly Shape[])[] = op.testShapes ?? [op.ports.map(() => []), op.ports.map(() => [4])]
  const random = seeded(17)
  const tries = (shapes: readonly Shape[]): readonly Tensor[][] => [
    ...Array.from({ length: 40 }, () =>
      shapes.map((shape) =>
        tensor(
          shape,
          Array.from({ length: sizeOf(shape) }, () => places[random.integer(places.length)]!),
        ),
      ),
    ),
    ...places.map((x) => shapes.map((shape) => full(shape, x))),
  ]
  return sets.flatMap((shapes) =>
    tries(shapes).flatMap((inputs) => {
      const mask = op.kink!.on(numbers, inputs, attributes)
      if (!mask.data.some((stands) => stands !== 0)) return []
      return [{ inputs, mask, output: op.forward(numbers, inputs, attributes) }]
    }),
  )
}

const kinked = computing.filter((op) => op.kink && op.blocks !== 'all')
const bits = (t: Tensor): readonly string[] => [...t.data].map((x) => (Object.is(x, -0) ? '-0' : String(x)))
const duals = dualOf(numbers)

describe.each(kinked.map((op) => [op.name, op] as const))('the kink of %s', (_name, op) => {
  // With some settings there is no kink, as in an elu with α = 1.
  const settings = [{}, ...(op.testSettings ?? [])].map((chosen) => ({ ...defaultAttributes(op), ...chosen }))
  const attributes = settings.find((each) => kinkPoints(op, each).length > 0) ?? {}
  const mathematical = underConvention(op, 'mathematics')
  const points = kinkPoints(op, attributes)
  const ruleAt = ({ inputs, output }: Point, cotangent: Tensor) => ({ inputs, output, cotangent, attributes })

  it('is stood on at some point of these laws', () => expect(points.length).toBeGreaterThan(0))

  it('changes no rule under the other conventions', () => {
    expect(underConvention(op, 'pytorch')).toBe(op)
    expect(underConvention(op, 'strict')).toBe(op)
  })

  it('changes no value', () => {
    for (const point of points)
      expect(bits(mathematical.forward(numbers, point.inputs, attributes))).toEqual(bits(point.output))
  })

  it('has an undefined slope, where it stands and nowhere else', () => {
    for (const point of points) {
      const rule = ruleAt(point, full(point.output.shape, 1))
      const chosen = pullBackWith(numbers, op, rule)
      const marked = pullBackWith(numbers, mathematical, rule)
      marked.forEach((part, port) => {
        const { shape } = point.inputs[port]!
        const stands =
          point.mask.data.length > sizeOf(shape)
            ? numbers.collapse(point.mask, shape)
            : numbers.expand(point.mask, shape)
        part.data.forEach((x, at) => {
          if (stands.data[at] !== 0) expect(x, `${op.name} ${[...point.inputs[port]!.data]}`).toBeNaN()
          else expect(x).toBe(chosen[port]!.data[at])
        })
      })
    }
  })

  it('is nothing to a cotangent of 0, unless the slopes have no bound', () => {
    for (const point of points) {
      for (const part of pullBackWith(numbers, mathematical, ruleAt(point, full(point.output.shape, 0))))
        expect([...part.data].some(Number.isNaN)).toBe(op.kink!.isUnbounded === true)
    }
  })

  it('is the same in many lanes', () => {
    for (const point of points) {
      const [inputs, output] = [point.inputs.map(uniform), uniform(point.output)]
      const cotangent = uniform(full(point.output.shape, 1))
      const wide = pullBackWith(lanes, mathematical, { inputs, output, cotangent, attributes })
      const narrow = pullBackWith(numbers, mathematical, ruleAt(point, full(point.output.shape, 1)))
      wide.forEach((part, port) => expect([...part.data]).toEqual([...narrow[port]!.data]))
    }
  })

  it('has no rate of change along a direction that moves, and the old one along none', () => {
    for (const { inputs, output } of points) {
      const moving = (rate: number) => inputs.map((primal) => ({ primal, tangent: full(primal.shape, rate) }))
      const moved = mathematical.forward(duals, moving(1), attributes)
      // Equal eigenvalues take the basis that the direction asks for, so their last bits may differ.
      if (op.name === 'eigvalsh') moved.primal.data.forEach((x, i) => expect(x).toBeCloseTo(output.data[i]!, 12))
      else expect(bits(moved.primal)).toEqual(bits(output))
      expect([...moved.tangent!.data].some(Number.isNaN)).toBe(true)
      const rates = (rule: OpDefinition) => rule.forward(duals, moving(0), attributes).tangent ?? full(output.shape, 0)
      expect([...rates(mathematical).data].map(Number.isNaN)).toEqual([...rates(op).data].map(Number.isNaN))
    }
  })

  it('is the same on the tape', () => {
    for (const { title, document } of casesOf(op, 1)) {
      const { program } = compile({ ...document.graph, convention: 'mathematics' })
      for (const x of [0, 1, -1]) {
        const sources = new Map([...program.sources].map(([slot, t]) => [slot, full(t.shape, x)]))
        const [tape, reference] = (['tape', 'reference'] as const).map((path) => run(program, sources, {}, path))
        expect(
          tape!.adjoints.map((t) => t && bits(t)),
          `${title} at ${x}`,
        ).toEqual(reference!.adjoints.map((t) => t && bits(t)))
      }
    }
  })

  it('has no second derivative where it stands', () => {
    for (const point of points) {
      const inputs = point.inputs.map((primal) => ({ primal, tangent: full(primal.shape, 1) }))
      const cotangent = { primal: full(point.output.shape, 1), tangent: full(point.output.shape, 0) }
      const output = mathematical.forward(duals, inputs, attributes)
      const parts = pullBackWith(duals, mathematical, { inputs, output, cotangent, attributes })
      expect(parts.every((part) => part.tangent !== null && [...part.tangent.data].some(Number.isNaN))).toBe(true)
    }
  })
})
