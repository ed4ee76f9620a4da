// Whether a point is critical: the one rule by which the verdict on the Hessian and the ending of a walk both judge. A slope
// is held against curvature and against its own rounding, never against the height of f, which says nothing of either.
import { numbers } from '../algebra/numbers'
import { backward } from '../engine/backward'
import type { Sources } from '../engine/derivative'
import { forward } from '../engine/forward'
import { standsOnKink } from '../engine/points'
import type { Entry } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { full } from '../tensor'
import type { Spectrum } from './definite'
import { spectrumOf } from './definite'

export type Slotted = Entry & { readonly slot: number }

/** The first node below the root that stands on a kink, so that second derivatives mean nothing; undefined where none does. */
export const kinkedNode = (
  { instructions }: Program,
  values: readonly Tensor[],
  root: number,
): Instruction | undefined =>
  instructions.slice(0, root + 1).find((instruction) =>
    standsOnKink(
      instruction,
      instruction.inputs.map((from) => values[from] as Tensor),
    ),
  )

/** A point was typed with some seven digits, so the gradient need not be 0 to the last bit. */
const typed = 1e-7

/** How long a direction counts as being at a point: that of its largest number, but at least 1. */
export const lengthAt = (point: readonly number[]): number => Math.max(1, ...point.map(Math.abs))

export interface Standing {
  /** Null where the Hessian is not finite. */
  readonly spectrum: Spectrum | null
  readonly isCritical: boolean
}

/** What first and second derivatives say of a point; `sizes` as `slopesOf` finds them. */
export function standingOf(
  point: readonly number[],
  gradient: readonly number[],
  sizes: readonly number[],
  matrix: readonly (readonly number[])[],
): Standing {
  const length = lengthAt(point)
  const spectrum = spectrumOf(matrix, Math.max(...sizes) / length)
  return { spectrum, isCritical: spectrum !== null && isCritical(spectrum, gradient, sizes, length) }
}

/**
 * Along a curved direction Newton's step says how far the critical point is; along one without curvature the slope is held
 * against the sizes of what was added up to it.
 */
function isCritical(
  { pairs, tolerance }: Spectrum,
  gradient: readonly number[],
  sizes: readonly number[],
  length: number,
): boolean {
  return pairs.every(({ value, vector }) => {
    const slope = Math.abs(vector.reduce((sum, x, i) => sum + x * (gradient[i] as number), 0))
    if (Math.abs(value) > tolerance) return slope <= typed * length * Math.abs(value)
    return slope <= typed * vector.reduce((sum, x, i) => sum + Math.abs(x) * (sizes[i] as number), 0)
  })
}

/**
 * False only where `standingOf` would say so too: what can be known before the Hessian from its product with the way of the
 * slope, `bend` long. Some eigenvector has a share 1/√n of the slope at least, and may bend no more than that product says.
 */
export function mayBeCritical(
  point: readonly number[],
  slope: number,
  sizes: readonly number[],
  bend: number,
): boolean {
  const most = Math.max(lengthAt(point) * bend, ...sizes)
  return !(slope > 2 * typed * point.length * most)
}

/** The gradient over the entries, and for each the sum of the sizes of what was added up to it: the scale of its rounding. */
export function slopesOf(program: Program, sources: Sources, entries: readonly Slotted[], root: number) {
  const values = forward(numbers, program, sources)
  const sizes = entries.map(() => 0)
  const seed = full((program.instructions[root] as Instruction).shape, 1)
  const adjoints = backward(numbers, program, values, root, seed, ({ target, contribution }) =>
    entries.forEach(({ slot, index }, i) => {
      if (slot === target) sizes[i] = (sizes[i] as number) + Math.abs(contribution.data[index] as number)
    }),
  )
  return { values, sizes, gradient: entries.map(({ slot, index }) => adjoints[slot]?.data[index] ?? 0) }
}
