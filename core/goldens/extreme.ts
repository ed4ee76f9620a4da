// Extreme arguments: zeros of both signs, subnormals, the edges of overflow, infinities, NaN. Ours against the true answer
// (mpmath, hundreds of digits) and against what PyTorch gives. For tests only.
import { numbers } from '../algebra/numbers'
import { forward } from '../engine/forward'
import type { Golden, Written } from './golden'
import { answerTo, tensorOf } from './golden'

interface Outcome {
  readonly f: Written
  readonly gradient: Readonly<Record<string, Written>>
}

export interface ExtremeCase extends Pick<Golden, 'op' | 'formula' | 'at'> {
  readonly torch: Outcome
  /** The exact answer rounded to float64; NaN where there is none. Absent for the wiring of a beginner. */
  readonly truth?: Outcome
}

/** A number that is one, an infinity with its sign, or NaN. */
const classOf = (x: number): string => (Number.isFinite(x) ? 'a number' : String(x))

/** All numbers of an outcome: the value, then the gradient in the order of the point. */
const entriesOf = ({ f, gradient }: Outcome, at: Golden['at']): readonly number[] => [
  Number(f),
  ...Object.keys(at).flatMap((name) => [...tensorOf(gradient[name] ?? 0).data]),
]

const labelsOf = (at: Golden['at']): readonly string[] => [
  'value',
  ...Object.entries(at).flatMap(([name, x]) => [...tensorOf(x).data.keys()].map((i) => `slope of ${name}[${i}]`)),
]

function ourEntries({ formula, at }: ExtremeCase): readonly number[] {
  const { program, gradient } = answerTo({ formula, at })
  const root = forward(numbers, program, program.sources)[program.root as number]
  const parts = Object.entries(at).flatMap(([name, x]) => [
    ...(gradient.get(name)?.data ?? tensorOf(x).data.map(() => 0)),
  ])
  return [root?.data[0] as number, ...parts]
}

/**
 * Off by more than rounding: values relative to themselves, slopes relative to 1 or to themselves. Among the subnormals,
 * where no number is exact to 1e−13, as many of their steps as an argument of a thousand multiplies one by.
 */
const isOff = (ours: number, truth: number, isValue: boolean): boolean => {
  if (classOf(ours) !== classOf(truth)) return true
  if (!Number.isFinite(truth)) return false
  const error = Math.abs(ours - truth)
  return isValue ? error > 1e-13 * Math.abs(truth) + 1e-320 : error > 1e-12 * Math.max(1, Math.abs(truth))
}

/** What is wrong with our answer, in words; empty where it is true, or PyTorch's where no truth is known. */
export function differencesAtExtreme(given: ExtremeCase): readonly string[] {
  const ours = ourEntries(given)
  const theirs = entriesOf(given.torch, given.at)
  const wanted = entriesOf(given.truth ?? given.torch, given.at)
  const labels = labelsOf(given.at)
  const points = Object.values(given.at)
  // At NaN no slope is truer than another: there only the kind is compared, with PyTorch’s.
  const count = points.includes('NaN') ? 1 : ours.length
  // At an infinity the truth is a limit; 0 × ∞ on the way there is no fault where PyTorch says so too.
  const isFar = points.includes('Infinity') || points.includes('-Infinity')
  return ours.slice(0, count).flatMap((x, i) => {
    const isHonest = isFar && Number.isNaN(x) && Number.isNaN(theirs[i])
    return !isHonest && isOff(x, wanted[i] as number, i === 0) ? [`${labels[i]} ${x}, not ${wanted[i]}`] : []
  })
}

/** Where PyTorch gives another kind of number than we do: NaN for a number, 0 for an infinity … */
export function kindsUnlikePyTorch(given: ExtremeCase): readonly string[] {
  const theirs = entriesOf(given.torch, given.at)
  const labels = labelsOf(given.at)
  return ourEntries(given).flatMap((x, i) =>
    classOf(x) === classOf(theirs[i] as number) ? [] : [`${labels[i]} ${x}, PyTorch ${theirs[i]}`],
  )
}
