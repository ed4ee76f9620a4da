import { describe, expect, it } from 'vitest'
import { dualOf } from '../algebra/dual'
import { numbers } from '../algebra/numbers'
import { shapes } from '../algebra/shapes'
import { gradient, hessian, hvp, jvp, vjp } from '../engine/derivative'
import { checkInput, checkWire } from '../engine/check'
import { forward } from '../engine/forward'
import { pullBack } from '../engine/backward'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { isSameShape } from '../tensor'
import { casesOf, computing } from './cases'

const dot = (a: Tensor, b: Tensor): number => a.data.reduce((sum, x, i) => sum + x * (b.data[i] as number), 0)

describe.each(computing.map((op) => [op.name, op] as const))('laws of %s', (_name, op) => {
  const cases = casesOf(op, 5)

  it('compiles on every test shape', () => {
    for (const { title, document } of cases) expect(compile(document.graph).diagnostics, title).toEqual([])
  })

  it('gives the shape that the shape rule promises', () => {
    for (const { title, op: rule, inputs, attributes } of cases) {
      const promised = rule.forward(
        shapes,
        inputs.map((t) => t.shape),
        attributes,
      )
      expect(rule.forward(numbers, inputs, attributes).shape, title).toEqual(promised)
    }
  })

  it('sends back cotangents of its inputs’ shapes', () => {
    for (const { title, document, inputs } of cases) {
      const { program } = compile(document.graph)
      const slot = program.slotOf.get(document.graph.nodes.find((node) => node.name === 'y')?.id ?? '') as number
      const values = forward(numbers, program, program.sources)
      const instruction = program.instructions[slot]!
      const given = instruction.inputs.map((from) => values[from]!)
      const parts = pullBack(numbers, instruction, given, values[slot]!, values[slot]!)
      parts.forEach((part, port) => expect(isSameShape(part.shape, inputs[port]!.shape), title).toBe(true))
    }
  })

  it('agrees with central differences on every input and wire', () => {
    for (const { title, document } of cases) {
      const { program } = compile(document.graph)
      const trace = run(program)
      for (const slot of program.inputs) {
        const check = checkInput(program, program.sources, slot)
        if (check) expect(check.worst, title).toBeLessThan(1e-7)
      }
      for (const edge of trace.contributions.keys()) {
        expect(checkWire(trace, edge)?.worst, `${title} ${edge}`).toBeLessThan(1e-7)
      }
    }
  })

  it('keeps ⟨c, J t⟩ = ⟨Jᵀ c, t⟩', () => {
    for (const { title, document } of cases) {
      const { program } = compile(document.graph)
      const random = seeded(99)
      const slot = program.slotOf.get(document.graph.nodes.find((node) => node.name === 'y')?.id ?? '') as number
      const tangents = new Map(program.inputs.map((input) => [input, random.tensor(program.sources.get(input)!.shape)]))
      const out = jvp(program, program.sources, tangents)[slot]!
      const cotangent = random.tensor(out.shape)
      const back = vjp(program, program.sources, slot, cotangent)
      const left = dot(cotangent, out)
      const right = [...back].reduce((sum, [input, part]) => sum + dot(part, tangents.get(input)!), 0)
      const size = dot(cotangent, cotangent) + [...back.values()].reduce((sum, part) => sum + dot(part, part), 1)
      expect(Math.abs(left - right) / size, title).toBeLessThan(1e-12)
    }
  })

  it('has a symmetric Hessian that agrees with differences of the gradient', () => {
    for (const { title, document } of casesOf(op, 1)) {
      const { program } = compile(document.graph)
      const { matrix } = hessian(program, program.sources)
      const largest = Math.max(1, ...matrix.flat().map(Math.abs))
      matrix.forEach((row, i) =>
        row.forEach((entry, j) => expect(Math.abs(entry - matrix[j]![i]!) / largest, title).toBeLessThan(1e-12)),
      )
      const random = seeded(5)
      const direction = new Map(program.inputs.map((s) => [s, random.tensor(program.sources.get(s)!.shape)]))
      const h = 1e-5
      const moved = (sign: number): ReadonlyMap<number, Tensor> =>
        new Map(
          [...program.sources].map(([slot, t]) => [
            slot,
            { shape: t.shape, data: t.data.map((x, i) => x + sign * h * direction.get(slot)!.data[i]!) },
          ]),
        )
      const [up, down] = [gradient(program, moved(1)), gradient(program, moved(-1))]
      for (const [slot, product] of hvp(program, program.sources, direction)) {
        product.data.forEach((entry, i) => {
          const difference = (up.get(slot)!.data[i]! - down.get(slot)!.data[i]!) / (2 * h)
          const error = Math.abs(entry - difference) / Math.max(1, Math.abs(entry), largest)
          expect(error, title).toBeLessThan(1e-6)
        })
      }
    }
  })
})

describe('duals of duals', () => {
  it('give the third derivative of x⁴', () => {
    const m = dualOf(dualOf(dualOf(numbers)))
    const lift = (x: number): ReturnType<typeof m.constant> => {
      const one = dualOf(dualOf(numbers)).constant(1)
      const inner = {
        primal: { primal: numbers.constant(x), tangent: numbers.constant(1) },
        tangent: dualOf(numbers).constant(1),
      }
      return { primal: inner, tangent: one }
    }
    const y = m.pow(lift(2), m.constant(4))
    expect(y.tangent.tangent.tangent.data[0]).toBeCloseTo(48, 9)
  })
})
