// A proof that the list of critical points in a window is complete: around each one a box in which it is alone (Krawczyk's
// test), and everywhere else the slope cannot be 0. Interval arithmetic bounds every rounding, so what is proved is proved;
// boxes that could not be decided stay open and are shown. Where f is not differentiable nothing is claimed.
// Source: A. Neumaier, Interval Methods for Systems of Equations, 1990, §5.1 (Krawczyk's operator).
import { dualOf } from '../algebra/dual'
import type { Box } from '../algebra/intervals'
import { intervals, pointBox, rangeAt } from '../algebra/intervals'
import { numbers } from '../algebra/numbers'
import { backward } from '../engine/backward'
import type { Sources } from '../engine/derivative'
import { forward } from '../engine/forward'
import type { Axis, Entry } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { basis, full } from '../tensor'
import type { Point } from './landscape'

/** One range per axis. */
export type Region = readonly (readonly [low: number, high: number])[]

export interface Certificate {
  /** Regions with exactly one critical point each, and where it is about. */
  readonly alone: readonly { readonly point: Point; readonly region: Region }[]
  /** Regions in which there may be one, or many, or none. */
  readonly open: readonly Region[]
  /** Boxes that were looked at. */
  readonly tested: number
  /** Nothing is open: the list is complete. */
  readonly isComplete: boolean
}

/** A proof under way: `advance` looks at so many more boxes and says whether it is at its end. */
export interface Proof {
  advance(boxes: number): boolean
  certificate(): Certificate
}

const mostBoxes = 20_000
/** A box whose sides are shorter than this share of the window stays open. */
const finest = 2 ** -16
/** Boxes are split off the middle, so that a root at a round number does not lie on the border of two. */
const splitAt = 0.4871

/** Bounds of slope and curvature over regions of a window. */
interface Bounds {
  slope(region: Region): readonly (readonly [number, number])[]
  /** Row i: how the slope along entry i changes. */
  curvature(region: Region): readonly Box[]
}

function boundsOf(program: Program, sources: Sources, entries: readonly Entry[], root: number): Bounds {
  const slots = entries.map(({ node }) => program.slotOf.get(node) as number)
  const one = pointBox(full((program.instructions[root] as Instruction).shape, 1))
  const sourcesIn = (region: Region): Map<number, Box> => {
    const boxes = new Map([...sources].map(([slot, t]) => [slot, pointBox(t)] as const))
    entries.forEach(({ index }, i) => {
      const slot = slots[i] as number
      const { low, high } = boxes.get(slot) as Box
      const [from, to] = region[i] as readonly [number, number]
      boxes.set(slot, { low: withNumber(low, index, from), high: withNumber(high, index, to) })
    })
    return boxes
  }
  const duals = dualOf(intervals)
  const read = (adjoints: readonly (Box | null)[]): readonly (readonly [number, number])[] =>
    entries.map(({ index }, i) => {
      const adjoint = adjoints[slots[i] as number]
      return adjoint ? rangeAt(adjoint, index) : [0, 0]
    })
  return {
    slope(region) {
      const values = forward(intervals, program, sourcesIn(region))
      return read(backward(intervals, program, values, root, one))
    },
    curvature(region) {
      const boxes = sourcesIn(region)
      return entries.map(({ index }, i) => {
        const slot = slots[i] as number
        const moving = new Map(
          [...boxes].map(([at, primal]) => {
            const tangent = at === slot ? pointBox(basis(primal.low.shape, index)) : null
            return [at, { primal, tangent }] as const
          }),
        )
        const values = forward(duals, program, moving)
        const adjoints = backward(duals, program, values, root, { primal: one, tangent: null })
        const row = read(adjoints.map((adjoint) => adjoint?.tangent ?? null))
        return columnOf(row)
      })
    },
  }
}

function withNumber(t: Tensor, index: number, x: number): Tensor {
  const data = t.data.slice()
  data[index] = x
  return { shape: t.shape, data }
}

const columnOf = (ranges: readonly (readonly [number, number])[]): Box => ({
  low: { shape: [ranges.length, 1], data: Float64Array.from(ranges, ([low]) => low) },
  high: { shape: [ranges.length, 1], data: Float64Array.from(ranges, ([, high]) => high) },
})

const isInside = (inner: Region, outer: Region): boolean =>
  inner.every(([low, high], i) => {
    const [from, to] = outer[i] as readonly [number, number]
    return from <= low && high <= to
  })

/**
 * Where in `region` the critical points of it must lie: K = m − Y∇f(m) + (I − Y·H(region))(region − m), with m its middle and Y
 * about the inverse of the Hessian there. If K lies strictly inside, there is exactly one; if K and the region have nothing in
 * common, there is none. Slope and curvature are weighed together here: along a curved valley each slope alone may be 0 nearly
 * everywhere. Null where nothing is said. Cost: a Hessian over intervals.
 */
function contracted(bounds: Bounds, region: Region): Region | null {
  const middle = region.map(([low, high]) => low + (high - low) / 2)
  const at = columnOf(middle.map((x) => [x, x]))
  const rows = bounds.curvature(region)
  const H = intervals.reshape(intervals.stack(rows), [rows.length, rows.length])
  const size = rows.length
  const identity = full([size, size], 0).data.map((_, i) => (i % (size + 1) === 0 ? 1 : 0))
  const unit: Tensor = { shape: [size, size], data: identity }
  const guess: Tensor = {
    shape: [size, size],
    data: H.low.data.map((low, i) => (low + (H.high.data[i] as number)) / 2),
  }
  const inverse = numbers.solve(guess, unit)
  if (!inverse.data.every(Number.isFinite)) return null
  const Y = pointBox(inverse)
  const slope = columnOf(bounds.slope(middle.map((x) => [x, x])))
  const away = intervals.sub(columnOf(region), at)
  const spread = intervals.matmul(intervals.sub(pointBox(unit), intervals.matmul(Y, H)), away)
  const K = intervals.add(intervals.sub(at, intervals.matmul(Y, slope)), spread)
  const found = region.map((_, i) => rangeAt(K, i))
  return found.every(([low, high]) => low <= high) ? found : null
}

const isStrictlyInside = (inner: Region, outer: Region): boolean =>
  inner.every(([low, high], i) => {
    const [from, to] = outer[i] as readonly [number, number]
    return low > from && high < to
  })

const isApart = (a: Region, b: Region): boolean =>
  a.some(([low, high], i) => {
    const [from, to] = b[i] as readonly [number, number]
    return high < from || low > to
  })

/** Over a kink the slope jumps, which no curvature tells: there only bounds of the slope itself exclude anything. */
const hasNoKink = ({ instructions }: Program, root: number): boolean =>
  instructions.slice(0, root + 1).every(({ op }) => !op.kink && !op.kinkedStep && !op.withSteps)

/** A region in which a critical point is proved to be alone, and how closely the proof knows its place. */
interface Alone {
  readonly point: Point
  readonly region: Region
  readonly place: Region
}

/** The largest region around a point, of those tried, in which it is proved to be alone; null where none is. */
function aloneAround(bounds: Bounds, window: Region, point: Point): Alone | null {
  for (let share = 0.25; share > 2 ** -30; share /= 2) {
    const region = window.map(([low, high], i): readonly [number, number] => {
      const reach = share * (high - low)
      return [(point[i] as number) - reach, (point[i] as number) + reach]
    })
    const place = contracted(bounds, region)
    if (place && isStrictlyInside(place, region)) return { point, region, place }
  }
  return null
}

/**
 * The proof over `axes`, given the critical points that were found. Null when there is no root or an axis does not exist.
 * Cost: about a pass over intervals per box, 20,000 boxes at most; a caller that must stay free asks for a few at a time.
 */
export function proofOf(
  program: Program,
  sources: Sources,
  axes: readonly Axis[],
  points: readonly Point[],
): Proof | null {
  const { root } = program
  if (root === null || axes.some(({ node }) => !program.slotOf.has(node))) return null
  const window: Region = axes.map(({ low, high }) => [low, high])
  const bounds = boundsOf(program, sources, axes, root)
  const isSmooth = hasNoKink(program, root)
  const alone = isSmooth ? points.flatMap((point) => aloneAround(bounds, window, point) ?? []) : []
  const waiting: Region[] = [window]
  const open: Region[] = []
  let tested = 0

  const look = (region: Region): void => {
    if (alone.some((known) => isInside(region, known.region))) return
    const slope = bounds.slope(region)
    // Not even a number anywhere in it (NaN bounds), or a slope that keeps its sign.
    if (slope.some(([low, high]) => low > 0 || high < 0 || low !== low)) return
    const place = isSmooth ? contracted(bounds, region) : null
    if (place && isApart(place, region)) return
    // Exactly one, and it is one of those that are listed.
    if (place && isStrictlyInside(place, region) && alone.some((known) => isInside(known.place, region))) return
    const longest = region.reduce((most, _, i) => (shareOf(i, region) > shareOf(most, region) ? i : most), 0)
    if (shareOf(longest, region) < finest) open.push(region)
    else waiting.push(...halves(region, longest))
  }
  const shareOf = (i: number, region: Region): number => {
    const [low, high] = region[i] as readonly [number, number]
    const [from, to] = window[i] as readonly [number, number]
    return (high - low) / (to - from)
  }
  return {
    advance(boxes) {
      for (let left = boxes; left > 0 && waiting.length > 0 && tested < mostBoxes; left--, tested++) {
        look(waiting.pop() as Region)
      }
      return waiting.length === 0 || tested >= mostBoxes
    },
    certificate: () => ({
      alone: alone.filter(({ point }) =>
        isInside(
          point.map((x) => [x, x]),
          window,
        ),
      ),
      open: [...open, ...waiting],
      tested,
      isComplete: open.length === 0 && waiting.length === 0,
    }),
  }
}

function halves(region: Region, along: number): readonly Region[] {
  const [low, high] = region[along] as readonly [number, number]
  const middle = low + splitAt * (high - low)
  return [
    [low, middle],
    [middle, high],
  ].map((half) => region.map((side, i) => (i === along ? (half as [number, number]) : side)))
}
