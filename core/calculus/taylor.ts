// Taylor coefficients along a line or a curve through a point, exact, by duals of duals: one layer of duals per order.
// It reads programs; it never moves them.
import type { Algebra } from '../algebra/algebra'
import type { Dual } from '../algebra/dual'
import { dualOf } from '../algebra/dual'
import { numbers } from '../algebra/numbers'
import { backward } from '../engine/backward'
import type { Sources } from '../engine/derivative'
import { forward } from '../engine/forward'
import type { Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { full, scalar } from '../tensor'

/** Coefficients of t, t², …: how each input moves, by slot. The curve is at the point itself at t = 0. */
export type Curve = ReadonlyMap<number, readonly Tensor[]>

/** Duals of duals of … numbers, so many layers deep, with one variable t at 0. */
interface Layers<V> {
  readonly m: Algebra<V>
  readonly t: V
  lift(x: Tensor): V
  /** d^k/dt^k of `v` at t = 0; null where it stands still. */
  derivative(v: V, k: number): Tensor | null
}

const ground: Layers<Tensor> = {
  m: numbers,
  t: scalar(0),
  lift: (x) => x,
  derivative: (v, k) => (k === 0 ? v : null),
}

function deeper<V>(below: Layers<V>): Layers<Dual<V>> {
  const m = dualOf(below.m)
  const still = (primal: V): Dual<V> => m.detach({ primal, tangent: primal })
  return {
    m,
    t: { primal: below.t, tangent: below.lift(scalar(1)) },
    lift: (x) => still(below.lift(x)),
    derivative: ({ primal, tangent }, k) => {
      if (k === 0) return below.derivative(primal, 0)
      return tangent === null ? null : below.derivative(tangent, k - 1)
    },
  }
}

/** Calls `use` with `order` layers. The type of the numbers grows with the depth, so it is known only inside. */
function layered<V, R>(layers: Layers<V>, order: number, use: <W>(layers: Layers<W>) => R): R {
  return order === 0 ? use(layers) : layered(deeper(layers), order - 1, use)
}

/** Sources that move along the curve, in layered numbers. */
function moving<V>({ m, t, lift }: Layers<V>, sources: Sources, curve: Curve): ReadonlyMap<number, V> {
  return new Map(
    [...sources].map(([slot, at]) => {
      let [sum, power] = [lift(at), t]
      for (const coefficient of curve.get(slot) ?? []) {
        sum = m.add(sum, m.mul(lift(coefficient), power))
        power = m.mul(power, t)
      }
      return [slot, sum] as const
    }),
  )
}

const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1))

/**
 * Coefficients c₀ … c of the root along the curve: f = Σ cₖ tᵏ. Empty when there is no root.
 * Cost: one forward pass, each number of which does the work of 3^order.
 */
export function taylorAlong(program: Program, sources: Sources, curve: Curve, order: number): readonly number[] {
  const { root } = program
  if (root === null) return []
  return layered(ground, order, (layers) => {
    const value = forward(layers.m, program, moving(layers, sources, curve))[root]
    return Array.from({ length: order + 1 }, (_, k) => {
      const derivative = value === undefined ? null : layers.derivative(value, k)
      return (derivative?.data[0] ?? 0) / factorial(k)
    })
  })
}

/** Coefficients of tᵏ of the gradient along the curve, by input slot; inputs without a path are missing. Cost: as above, and a backward pass. */
export function gradientAlong(
  program: Program,
  sources: Sources,
  curve: Curve,
  k: number,
): ReadonlyMap<number, Tensor> {
  const { root } = program
  if (root === null) return new Map()
  return layered(ground, k, (layers) => {
    const { m, lift } = layers
    const values = forward(m, program, moving(layers, sources, curve))
    const one = lift(full(program.instructions[root]?.shape ?? [], 1))
    const adjoints = backward(m, program, values, root, one)
    return new Map(
      program.inputs.flatMap((slot) => {
        const adjoint = adjoints[slot]
        if (adjoint === null || adjoint === undefined) return []
        const derivative = layers.derivative(adjoint, k)
        const { shape } = sources.get(slot) as Tensor
        const coefficient = derivative ? numbers.div(derivative, scalar(factorial(k))) : full(shape, 0)
        return [[slot, coefficient] as const]
      }),
    )
  })
}
