// Newton's method: to the critical point of the quadratic model. It seeks where the slope is 0, not where f is low; where a
// direction has no curvature the model has no such point, and the step is refused with that direction.
import { numbers } from '../../algebra/numbers'
import { spectrumOf } from '../definite'
import type { Landscape, Point, View } from '../landscape'
import type { Method, Refusal } from './method'
import { along } from './vectors'

type Solution = { readonly step: Point; readonly curvature: ReturnType<typeof spectrumOf> & object }

/** −H⁻¹ ∇f, or why there is none. Cost: the Hessian and its eigenvalues. */
export function newtonStep(here: View, land: Landscape): Solution | { readonly refusal: Refusal } {
  const matrix = land.curvature(here.point)
  const curvature = spectrumOf(matrix)
  if (!curvature) return { refusal: { kind: 'no curvature' } }
  if (curvature.zero.length > 0) {
    return { refusal: { kind: 'singular', flat: curvature.zero.map(({ vector }) => vector) } }
  }
  const n = matrix.length
  const H = { shape: [n, n], data: Float64Array.from(matrix.flat()) }
  const g = { shape: [n, 1], data: Float64Array.from(here.gradient) }
  return { step: Array.from(numbers.solve(H, g).data, (x) => 0 - x), curvature }
}

export const newton: Method = {
  title: 'Newton',
  about:
    'To the critical point of the quadratic model, in one step where f is quadratic: a minimum, a saddle or a maximum.',
  rule: 'x \\leftarrow x - \\theta \\, H^{-1} \\nabla f',
  settings: { share: { title: 'share of the step', symbol: '\\theta', default: 1, low: 1e-6, high: 1 } },
  start: () => walker,
}

const walker: ReturnType<Method['start']> = {
  step(here, land, settings) {
    const found = newtonStep(here, land)
    if ('refusal' in found) return found
    const share = settings['share']!
    const to = share === 1 ? here.point.map((x, i) => x + found.step[i]!) : along(here.point, share, found.step)
    return {
      to,
      next: walker,
      inner: found.curvature.pairs.map(({ value }, i) => ({ symbol: `\\lambda_{${i + 1}}`, value })),
      arrows: [{ name: 'step', vector: to.map((x, i) => x - here.point[i]!) }],
      reason: { kind: 'newton', definiteness: found.curvature.definiteness },
    }
  },
}
