// What a point is: minimum, maximum, saddle, neither, or not decided; with the reason, and whether it is proved or only seen.
// Near-zero eigenvalues are never forced into a sign: then higher orders are asked, along curves. Facts only; the sentences
// stand in core/words.
import { numbers } from '../algebra/numbers'
import { backward } from '../engine/backward'
import type { Sources } from '../engine/derivative'
import { entriesOf, hessian } from '../engine/derivative'
import { forward } from '../engine/forward'
import { standsOnKink } from '../engine/points'
import type { Entry, NodeId } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { full } from '../tensor'
import type { Spectrum } from './definite'
import { spectrumOf } from './definite'
import type { Conclusion } from './reduced'
import { conclude } from './reduced'

export type Reason =
  /** Not critical: this entry of the gradient is not 0. */
  | { readonly kind: 'slope'; readonly entry: Entry; readonly slope: number }
  /** All eigenvalues have one sign. */
  | { readonly kind: 'curvature' }
  /** Along the eigenvector of the largest it rises, of the smallest it falls. */
  | { readonly kind: 'both curvatures'; readonly up: readonly number[]; readonly down: readonly number[] }
  | Conclusion['reason']
  /** A node stands on a kink, so second derivatives mean nothing. */
  | { readonly kind: 'kink'; readonly node: NodeId }
  /** A value or derivative is not a finite number. */
  | { readonly kind: 'undefined' }

export interface Verdict {
  readonly kind: 'minimum' | 'maximum' | 'saddle' | 'neither' | 'inconclusive' | 'not critical' | 'undefined'
  /** "seen": no direction tried says otherwise, which proves nothing. */
  readonly certainty: 'proved' | 'seen'
  readonly reason: Reason
  readonly value: number
  readonly order: readonly Entry[]
  readonly gradient: readonly number[]
  readonly matrix: readonly (readonly number[])[]
  /** Null where the Hessian is not finite. */
  readonly spectrum: Spectrum | null
  /** The curves that were tried; empty where the second-derivative test decides. */
  readonly rays: Conclusion['rays']
}

type Slotted = Entry & { readonly slot: number }

/** The point was typed with some seven digits, so the gradient need not be 0 to the last bit. */
const typed = 1e-7

/**
 * The verdict at the point `sources` over `entries` (all of them unless chosen). Null when there is no root or no entry.
 * Cost: one Hessian; where it is silent, some sixty-four curves of a few passes over layered duals.
 */
export function verdictAt(
  program: Program,
  sources: Sources = program.sources,
  entries: readonly Slotted[] = entriesOf(program, sources),
): Verdict | null {
  const { root } = program
  if (root === null || entries.length === 0) return null
  const { values, gradient, sizes } = slopesOf(program, sources, entries, root)
  const { order, matrix } = hessian(program, sources, entries)
  const length = Math.max(1, ...entries.map(({ slot, index }) => Math.abs(sources.get(slot)?.data[index] ?? 0)))
  const spectrum = spectrumOf(matrix, Math.max(...sizes) / length)
  const known = { value: values[root]?.data[0] as number, order, gradient, matrix, spectrum }
  const say = (kind: Verdict['kind'], reason: Reason): Verdict => ({
    ...known,
    kind,
    certainty: 'proved',
    reason,
    rays: [],
  })

  const kink = program.instructions.find(({ inputs }, slot) => slot <= root && stands(program, values, inputs, slot))
  if (kink) return say('undefined', { kind: 'kink', node: kink.node })
  if (!spectrum || ![known.value, ...gradient].every(Number.isFinite)) return say('undefined', { kind: 'undefined' })

  if (!isCritical(spectrum, gradient, sizes, length)) {
    const steepest = gradient.reduce((most, x, i) => (Math.abs(x) > Math.abs(gradient[most] as number) ? i : most), 0)
    return say('not critical', {
      kind: 'slope',
      entry: order[steepest] as Entry,
      slope: gradient[steepest] as number,
    })
  }

  const { definiteness, pairs } = spectrum
  if (definiteness === 'positive definite') return say('minimum', { kind: 'curvature' })
  if (definiteness === 'negative definite') return say('maximum', { kind: 'curvature' })
  if (definiteness === 'indefinite') {
    const [up, down] = [pairs[0], pairs[pairs.length - 1]].map((pair) => pair?.vector ?? [])
    return say('saddle', { kind: 'both curvatures', up: up as number[], down: down as number[] })
  }
  return { ...known, ...conclude({ program, sources, entries, length }, spectrum) }
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

function stands(program: Program, values: readonly Tensor[], inputs: readonly number[], slot: number): boolean {
  return standsOnKink(
    program.instructions[slot] as Instruction,
    inputs.map((from) => values[from] as Tensor),
  )
}

/** The gradient over the entries, and for each the sum of the sizes of what was added up to it: the scale of its rounding. */
function slopesOf(program: Program, sources: Sources, entries: readonly Slotted[], root: number) {
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
