// The eigenvectors of the Hessian at a point, each as long as the quadratic model takes to rise or fall by the same amount, and
// where both curve alike the ellipse that joins their ends. Pure; contours and surface draw it.
import { spectrumOf } from '../../../core/calculus/definite'
import type { Model } from '../../../core/calculus/models'
import type { Axis } from '../../../core/graph/document'

/** How far the shape reaches, as a share of the picture. */
const reach = 0.16
const around = 48

export interface Arm {
  /** 0 where the Hessian is flat along it, but for rounding. */
  readonly value: number
  /** Ends as points of the axes, the eigenvector's own end last. */
  readonly ends: readonly [readonly number[], readonly number[]]
}

export interface EigenShape {
  /** Largest eigenvalue first. */
  readonly arms: readonly Arm[]
  /** Closed; empty where the model rises one way and falls another, or is flat. */
  readonly ring: readonly (readonly number[])[]
}

/** Null where there are not two axes or the Hessian is not finite. */
export function eigenShape(model: Model, axes: readonly Axis[]): EigenShape | null {
  const spectrum = spectrumOf(model.matrix)
  const [first, second] = axes
  if (!spectrum || !first || !second) return null
  const room = reach * Math.min(first.high - first.low, second.high - second.low)
  const isFlat = (value: number): boolean => Math.abs(value) <= spectrum.tolerance
  const flattest = Math.min(...spectrum.pairs.map(({ value }) => Math.abs(value)).filter((x) => !isFlat(x)))
  const arms = spectrum.pairs.map(({ value, vector }) => {
    const length = isFlat(value) ? room : room * Math.sqrt(flattest / Math.abs(value))
    return { value: isFlat(value) ? 0 : value, way: vector.map((x) => length * x) }
  })
  const at = (shares: readonly number[]): readonly number[] =>
    model.point.map((x, i) => x + arms.reduce((sum, { way }, k) => sum + (shares[k] as number) * (way[i] as number), 0))
  const isRound = arms.every(({ value }) => value !== 0) && spectrum.definiteness !== 'indefinite'
  const turn = (i: number): number => (2 * Math.PI * i) / around
  return {
    arms: arms.map(({ value }, k) => {
      const unit = arms.map((_, i) => (i === k ? 1 : 0))
      return { value, ends: [at(unit.map((x) => -x)), at(unit)] }
    }),
    ring: isRound ? Array.from({ length: around + 1 }, (_, i) => at([Math.cos(turn(i)), Math.sin(turn(i))])) : [],
  }
}
