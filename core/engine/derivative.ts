// Derivatives of a program as numbers: gradient, jvp, vjp, Hessian-vector product, Hessian. All exact, all from the rules.
import type { Dual } from '../algebra/dual'
import { dualOf } from '../algebra/dual'
import { holesOf, solid } from '../algebra/holes'
import { numbers } from '../algebra/numbers'
import { preparedHessian } from '../fast/hessian'
import type { Entry } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { basis, full } from '../tensor'
import { backward } from './backward'
import { forward } from './forward'

export type Sources = ReadonlyMap<number, Tensor>
/** One tensor per input slot, of that input's shape. */
export type Direction = ReadonlyMap<number, Tensor>

const duals = dualOf(numbers)
const zerosLike = (t: Tensor): Tensor => full(t.shape, 0)

/** The value at `slot`. */
export const valueAt = (program: Program, sources: Sources, slot: number): Tensor =>
  forward(numbers, program, sources)[slot] as Tensor

/**
 * Cotangent of every input, given the cotangent of the node at `slot`. An input with no path to it is missing from the
 * answer: "no path" is not zero. Cost: one forward and one backward pass.
 */
export function vjp(program: Program, sources: Sources, slot: number, cotangent: Tensor): Direction {
  const values = forward(numbers, program, sources)
  const adjoints = backward(numbers, program, values, slot, cotangent)
  return new Map(program.inputs.flatMap((input) => (adjoints[input] ? [[input, adjoints[input]] as const] : [])))
}

/** Gradient of the root; empty when there is no root. */
export function gradient(program: Program, sources: Sources): Direction {
  const { root } = program
  if (root === null) return new Map()
  return vjp(program, sources, root, full((program.instructions[root] as Instruction).shape, 1))
}

/** Sources as dual numbers that move along `direction`; what it does not name stands still. */
const moving = (sources: Sources, direction: Direction): ReadonlyMap<number, Dual<Tensor>> =>
  new Map([...sources].map(([slot, primal]) => [slot, { primal, tangent: direction.get(slot) ?? null }] as const))

/** How an adjoint changes. Where there is no first derivative there is no second one, even if nothing moves. */
const curvatureOf = ({ primal, tangent }: Dual<Tensor>): Tensor =>
  tangent ?? { shape: primal.shape, data: primal.data.map((x) => (Number.isNaN(x) ? NaN : 0)) }

const tangentOf = ({ primal, tangent }: Dual<Tensor>): Tensor => tangent ?? zerosLike(primal)

/** Rate of change of every node along `direction`, by slot (forward mode). Cost: one pass over duals. */
export function jvp(program: Program, sources: Sources, direction: Direction): readonly Tensor[] {
  return forward(duals, program, moving(sources, direction)).map(tangentOf)
}

/**
 * Hessian of the root times `direction`: forward over reverse. Inputs without a path to the root are missing.
 * Cost: one forward and one backward pass over duals.
 */
export function hvp(program: Program, sources: Sources, direction: Direction): Direction {
  const { root } = program
  if (root === null) return new Map()
  const values = forward(duals, program, moving(sources, direction))
  const one = full((program.instructions[root] as Instruction).shape, 1)
  const adjoints = backward(duals, program, values, root, { primal: one, tangent: null })
  return new Map(
    program.inputs.flatMap((slot) => (adjoints[slot] ? [[slot, curvatureOf(adjoints[slot])] as const] : [])),
  )
}

/** Every number of every input, in document order: the rows and columns of a Hessian. */
export function entriesOf(program: Program, sources: Sources): readonly (Entry & { readonly slot: number })[] {
  return program.inputs.flatMap((slot) => {
    const { node } = program.instructions[slot] as Instruction
    return Array.from({ length: sources.get(slot)?.data.length ?? 0 }, (_, index) => ({ node, index, slot }))
  })
}

export interface Hessian {
  readonly order: readonly Entry[]
  readonly matrix: readonly (readonly number[])[]
}

/** From this many entries on, lowering costs less than one pass per entry. */
const fewest = 8

/**
 * Exact Hessian of the root over `entries` (all of them unless chosen). Cost: one hvp per entry where they are few or
 * something is not finite; otherwise one run of a tape that is made at the first time.
 */
export function hessian(program: Program, sources: Sources, entries = entriesOf(program, sources)): Hessian {
  const order = entries.map(({ node, index }) => ({ node, index }))
  const { root } = program
  const { length } = entries
  const flat = root === null || length < fewest ? null : preparedHessian(program, root, entries).run(sources)
  if (flat) return { order, matrix: order.map((_, i) => order.map((__, j) => flat[j * length + i] as number)) }
  const matrix = entries.map(({ slot, index }) => {
    const row = hvp(program, sources, new Map([[slot, basis((sources.get(slot) as Tensor).shape, index)]]))
    const found = entries.map((entry) => row.get(entry.slot)?.data[entry.index] ?? 0)
    if (!found.some(Number.isNaN)) return found
    const alone = movedAlone(program, sources, slot, index)
    return entries.map((entry) => alone.get(entry.slot)?.data[entry.index] ?? 0)
  })
  return { order, matrix }
}

const holedDuals = dualOf(holesOf(numbers))

/**
 * The row of a Hessian in which only this entry moves: its neighbours in the same tensor are holes, not rates of 0, so an
 * infinite slope of theirs (√0) makes no NaN of it. Cost: one forward and one backward pass over duals with holes.
 */
function movedAlone(program: Program, sources: Sources, slot: number, index: number): Direction {
  const root = program.root as number
  const moves = basis((sources.get(slot) as Tensor).shape, index)
  const given = new Map(
    [...sources].map(([at, t]) => {
      const tangent = at === slot ? { value: moves, filled: moves } : null
      return [at, { primal: solid(t), tangent }] as const
    }),
  )
  const values = forward(holedDuals, program, given)
  const one = solid(full((program.instructions[root] as Instruction).shape, 1))
  const adjoints = backward(holedDuals, program, values, root, { primal: one, tangent: null })
  return new Map(
    program.inputs.flatMap((at) => {
      const adjoint = adjoints[at]
      if (!adjoint) return []
      const tangent = adjoint.tangent?.value
      const still = curvatureOf({ primal: adjoint.primal.value, tangent: null })
      if (!tangent) return [[at, still] as const]
      return [
        [
          at,
          { shape: tangent.shape, data: tangent.data.map((x, i) => (Number.isNaN(still.data[i]) ? NaN : x)) },
        ] as const,
      ]
    }),
  )
}
