// The graph of an op of one number, sampled from the op itself: its values, its slopes and where it has a kink.
import { numbers } from '../algebra/numbers'
import { caught, isDiagnostic } from '../diagnostic'
import { defaultAttributes, isOfArrays, keepsShape } from '../ops/catalogue'
import type { OpDefinition } from '../ops/op'
import { carriesThrough, isSource } from '../ops/op'
import { scalar, tensor } from '../tensor'

export interface CurvePoint {
  readonly x: number
  readonly y: number
  /** NaN where no derivative flows. */
  readonly slope: number
  readonly isKink: boolean
}

export interface OpCurve {
  /** Runs of points without a jump, a pole or a hole in them. */
  readonly runs: readonly (readonly CurvePoint[])[]
  readonly x: readonly [low: number, high: number]
  readonly y: readonly [low: number, high: number]
}

/** The window, and the step between two samples: whole numbers, halves and most borders are among them. */
const reach = 4
const step = 1 / 32
/** A jump is this much more than the slopes on both sides explain. */
const leap = 0.2

const known = new Map<OpDefinition, OpCurve | null>()

/** The curve of an op with one port at its default settings; null where it is no function of one number. Cost: 257 runs of it. */
export function opCurve(op: OpDefinition): OpCurve | null {
  const before = known.get(op)
  if (before !== undefined) return before
  const made = sample(op)
  known.set(op, made)
  return made
}

function sample(op: OpDefinition): OpCurve | null {
  if (isSource(op) || op.grows || op.ports.length !== 1 || isOfArrays(op) || !keepsShape(op)) return null
  const all = Array.from({ length: (2 * reach) / step + 1 }, (_, i) => pointAt(op, -reach + i * step))
  const points = all.filter(({ y }) => Number.isFinite(y))
  const [first, last] = [points[0], points[points.length - 1]]
  if (!first || !last) return null
  // A function that is defined on a small interval fills the picture with it.
  const isShort = last.x - first.x < reach
  const x: [number, number] = isShort ? [first.x - 0.5, last.x + 0.5] : [-reach, reach]
  const inside = points.flatMap(({ y, slope }) => [y, slope]).filter((value) => Math.abs(value) <= reach)
  const y: [number, number] = [Math.min(-1, ...inside), Math.max(1, ...inside)]
  return { runs: runsOf(all), x, y }
}

function pointAt(op: OpDefinition, x: number): CurvePoint {
  const attributes = defaultAttributes(op)
  const inputs = [scalar(x)]
  const made = caught(() => {
    const output = op.forward(numbers, inputs, attributes)
    const [sent] = op.vjp(numbers, { inputs, output, cotangent: scalar(1), attributes })
    return { y: output.data[0] ?? NaN, slope: sent?.data[0] ?? NaN }
  })
  const isAllowed = op.domain?.isLenient === true || op.domain?.allows?.(x, attributes) !== false
  if (isDiagnostic(made) || !isAllowed) return { x, y: NaN, slope: NaN, isKink: false }
  const isKink = (op.kink?.on(numbers, [tensor([], [x])], attributes).data[0] ?? 0) !== 0
  return { x, y: made.y, slope: carriesThrough(op, 0, attributes) ? made.slope : NaN, isKink }
}

/** Cuts where a value is missing, and where the values leap: there the slopes say nothing of the way between. */
function runsOf(points: readonly CurvePoint[]): readonly (readonly CurvePoint[])[] {
  const runs: CurvePoint[][] = []
  let before: CurvePoint | null = null
  for (const point of points) {
    if (!Number.isFinite(point.y)) before = null
    else {
      const isNew = before === null || Math.abs(point.y - before.y) > leap + expectedRise(before, point)
      if (isNew) runs.push([])
      runs[runs.length - 1]?.push(point)
      before = point
    }
  }
  return runs
}

const expectedRise = (a: CurvePoint, b: CurvePoint): number => {
  const slopes = [a.slope, b.slope].map((slope) => (Number.isFinite(slope) ? slope : 0))
  // Through a pole the slopes go one way and the values the other.
  const isAgainst = slopes.every((slope) => slope * (b.y - a.y) < 0)
  return isAgainst ? 0 : Math.max(...slopes.map(Math.abs)) * (b.x - a.x)
}
