// What is said of a window's critical points: which value is lowest and why, and whether the list is proved to be complete.
import type { Certificate } from '../calculus/certificate'
import type { CriticalPoints } from '../calculus/critical'
import type { Extreme } from '../calculus/extremes'
import type { Standing } from '../calculus/standing'
import { formatNumber } from './numbers'

const listed = (point: readonly number[]): string =>
  point.length === 1 ? formatNumber(point[0] as number, 6) : `(${point.map((x) => formatNumber(x, 6)).join(', ')})`

const why: Readonly<Record<Extreme['where'], (way: 'lowest' | 'highest') => string>> = {
  inside: (way) =>
    `no other critical point, and nothing on the edge of the window, is ${way === 'lowest' ? 'lower' : 'higher'}`,
  edge: () => 'it lies on the edge of the window, so with a larger window it may go on',
  kink: () => 'it was found by trying points: no slope of 0 leads there, as at a kink',
}

/** The lowest and the highest value with their reasons. `names` are those of the axes. */
export function sayExtremes(
  { lowest, highest, hasGaps, isNowhere, poles }: CriticalPoints,
  names: readonly string[],
): readonly string[] {
  const axes = names.length === 1 ? names[0] : `(${names.join(', ')})`
  const about = (way: 'lowest' | 'highest', extreme: Extreme): string =>
    `${way === 'lowest' ? 'Lowest' : 'Highest'} in the window: ${formatNumber(extreme.value, 6)} at ${axes} = ${listed(extreme.point)}; ${why[extreme.where](way)}.`
  if (isNowhere)
    return ['f has no value at any point that was tried in the window. Move the window, or look at the formula.']
  const unbounded = (way: 'lowest' | 'highest', sign: '+' | '−'): readonly string[] => {
    const pole = poles.find((one) => one.sign === sign || one.sign === '±')
    const verb = way === 'lowest' ? 'falls' : 'rises'
    return pole ? [`No ${way} value in the window: f ${verb} without bound at ${axes} = ${listed(pole.point)}.`] : []
  }
  return [
    ...(lowest ? [about('lowest', lowest)] : []),
    ...(highest ? [about('highest', highest)] : []),
    ...unbounded('lowest', '−'),
    ...unbounded('highest', '+'),
    ...(hasGaps ? ['Somewhere in the window f has no finite value, so it may go beyond what is named.'] : []),
  ]
}

/** Whether there are others. Null: the proof is under way. */
export function sayCompleteness(
  { points, isContinuum, isNowhere }: CriticalPoints,
  certificate: Certificate | null,
): string {
  if (isNowhere) return 'Where f has no value there is no critical point to look for.'
  if (isContinuum)
    return 'The slope is 0 along a whole curve or area: those points are not listed one by one, and nothing is proved of others.'
  if (!certificate) return 'Proving that there are no others …'
  if (certificate.isComplete) {
    return points.length === 0
      ? `Proved: there is no critical point in the window (interval arithmetic over ${formatNumber(certificate.tested)} boxes).`
      : `Proved: there are no others (interval arithmetic over ${formatNumber(certificate.tested)} boxes; each point is alone in a box of its own).`
  }
  const { open } = certificate
  return `Not proved: ${open.length === 1 ? 'one box stays' : `${formatNumber(open.length)} boxes stay`} open, around ${listed(middleOf(open[0] as Certificate['open'][number]))}; there may be a point without curvature, a kink, or several close together.`
}

const middleOf = (region: Certificate['open'][number]): readonly number[] =>
  region.map(([low, high]) => low + (high - low) / 2)

/** What a place where walks end is, in a word. */
export function sayPlace({ spectrum, isCritical }: Standing): string {
  if (spectrum && !isCritical) return 'no critical point: the slope is small there, but not 0'
  switch (spectrum?.definiteness) {
    case 'positive definite':
      return 'a minimum'
    case 'negative definite':
      return 'a maximum'
    case 'indefinite':
      return 'a saddle'
    default:
      return 'without curvature in some direction'
  }
}
