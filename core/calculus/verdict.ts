// What a point is: minimum, maximum, saddle, neither, or not decided; with the reason, and whether it is proved or only seen.
// Near-zero eigenvalues are never forced into a sign: then higher orders are asked, along curves. Facts only; the sentences
// stand in core/words.
import type { Sources } from '../engine/derivative'
import { entriesOf, hessian } from '../engine/derivative'
import type { Entry, NodeId } from '../graph/document'
import type { Program } from '../graph/program'
import type { Spectrum } from './definite'
import type { Conclusion } from './reduced'
import { conclude } from './reduced'
import type { Slotted } from './standing'
import { kinkedNode, lengthAt, slopesOf, standingOf } from './standing'

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
  const point = entries.map(({ slot, index }) => sources.get(slot)?.data[index] ?? 0)
  const { spectrum, isCritical } = standingOf(point, gradient, sizes, matrix)
  const known = { value: values[root]?.data[0] as number, order, gradient, matrix, spectrum }
  const say = (kind: Verdict['kind'], reason: Reason): Verdict => ({
    ...known,
    kind,
    certainty: 'proved',
    reason,
    rays: [],
  })

  const kink = kinkedNode(program, values, root)
  if (kink) return say('undefined', { kind: 'kink', node: kink.node })
  if (!spectrum || ![known.value, ...gradient].every(Number.isFinite)) return say('undefined', { kind: 'undefined' })

  if (!isCritical) {
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
  return { ...known, ...conclude({ program, sources, entries, length: lengthAt(point) }, spectrum) }
}
