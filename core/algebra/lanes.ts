// The algebra over many points at once: each entry of a tensor holds one number per lane. A surface row is one run of the
// same rules. It must agree with `numbers` lane by lane; nothing here may know what an op is.
import type { Shape, Tensor } from '../tensor'
import { isSameShape, sizeOf } from '../tensor'
import type { Algebra } from './algebra'
import {
  broadcastShapes,
  joinOf,
  productShape,
  resizedShape,
  sideOf,
  stretchedStrides,
  transposedShape,
  walk,
  walkPlaces,
} from './broadcast'
import { power } from '../elementary/functions'
import { numbers } from './numbers'

/** Entry e of lane l is `data[e * width + l]`. Width 1 means: the same in every lane, computed once. */
export interface Lanes {
  readonly shape: Shape
  readonly width: number
  readonly data: Float64Array
}

/** The same tensor in every lane. Shares the data. */
export const uniform = (t: Tensor): Lanes => ({ shape: t.shape, width: 1, data: t.data })

/** `t` with entry `index` running over `values`, one per lane. */
export function varied(t: Tensor, index: number, values: Float64Array): Lanes {
  const width = values.length
  const data = new Float64Array(t.data.length * width)
  t.data.forEach((x, entry) => data.fill(x, entry * width, (entry + 1) * width))
  data.set(values, index * width)
  return { shape: t.shape, width, data }
}

type Binary = (x: number, y: number) => number

const make = (shape: Shape, width: number): Lanes => ({ shape, width, data: new Float64Array(sizeOf(shape) * width) })

const each = (a: Lanes, f: (x: number) => number): Lanes => {
  const out = make(a.shape, a.width)
  for (let i = 0; i < out.data.length; i++) out.data[i] = f(a.data[i] as number)
  return out
}

/** Copies entries: `source[entry]` of `a` becomes entry `entry` of the result. */
function gather(a: Lanes, to: Shape, strides: readonly number[]): Lanes {
  const out = make(to, a.width)
  walk(to, strides, (entry, source) => {
    out.data.set(a.data.subarray(source * a.width, (source + 1) * a.width), entry * a.width)
  })
  return out
}

const stretch = (a: Lanes, to: Shape): Lanes =>
  isSameShape(a.shape, to) ? a : gather(a, to, stretchedStrides(a.shape, to))

/** Entries that are alike in every lane are read with step 0. */
function pairwise(a: Lanes, b: Lanes, f: Binary): Lanes {
  const shape = isSameShape(a.shape, b.shape) ? a.shape : broadcastShapes(a.shape, b.shape)
  const left = stretch(a, shape)
  const right = stretch(b, shape)
  const width = Math.max(a.width, b.width)
  const out = make(shape, width)
  const p = left.width === 1 ? 0 : 1
  const q = right.width === 1 ? 0 : 1
  const entries = sizeOf(shape)
  for (let entry = 0; entry < entries; entry++) {
    const i = entry * left.width
    const j = entry * right.width
    const k = entry * width
    for (let lane = 0; lane < width; lane++) {
      out.data[k + lane] = f(left.data[i + p * lane] as number, right.data[j + q * lane] as number)
    }
  }
  return out
}

/** Folds entries of `a` into the entries of `to` that `expand` would have copied them from. */
function fold(a: Lanes, to: Shape, start: number, f: Binary): Lanes {
  const out = make(to, a.width)
  out.data.fill(start)
  walk(a.shape, stretchedStrides(to, a.shape), (entry, target) => {
    const i = entry * a.width
    const k = target * a.width
    for (let lane = 0; lane < a.width; lane++) {
      out.data[k + lane] = f(out.data[k + lane] as number, a.data[i + lane] as number)
    }
  })
  return out
}

function multiply(a: Lanes, b: Lanes): Lanes {
  const shape = productShape(a.shape, b.shape)
  const [rows, columns] = shape as [number, number]
  const inner = a.shape[1] as number
  const width = Math.max(a.width, b.width)
  const out = make(shape, width)
  const p = a.width === 1 ? 0 : 1
  const q = b.width === 1 ? 0 : 1
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const from = (i * inner + k) * a.width
      for (let j = 0; j < columns; j++) {
        const by = (k * columns + j) * b.width
        const at = (i * columns + j) * width
        for (let lane = 0; lane < width; lane++) {
          const product = (a.data[from + p * lane] as number) * (b.data[by + q * lane] as number)
          out.data[at + lane] = (out.data[at + lane] as number) + product
        }
      }
    }
  }
  return out
}

function swapped(a: Lanes): Lanes {
  if (a.shape.length < 2) return a
  const to = transposedShape(a.shape)
  const strides = stretchedStrides(a.shape, a.shape).slice()
  const last = strides.length - 1
  // A size-1 axis has step 0 in either place, so swapping the two steps is all there is to it.
  const swap = strides[last] as number
  strides[last] = strides[last - 1] as number
  strides[last - 1] = swap
  return gather(a, to, strides)
}

/** Gives every part the same width, so that parts can stand side by side. */
const widen = (a: Lanes, width: number): Lanes =>
  a.width === width ? a : pairwise(a, { shape: [], width, data: new Float64Array(width) }, (x) => x)

function stacked(parts: readonly Lanes[]): Lanes {
  const width = Math.max(...parts.map((part) => part.width))
  const out = make([parts.length, ...(parts[0] as Lanes).shape], width)
  parts.forEach((part, i) => out.data.set(widen(part, width).data, (i * out.data.length) / parts.length))
  return out
}

function partOf(a: Lanes, index: number): Lanes {
  const shape = a.shape.slice(1)
  const size = sizeOf(shape) * a.width
  return { shape, width: a.width, data: a.data.slice(index * size, (index + 1) * size) }
}

/** The tensor in one lane. */
export const laneOf = (v: Lanes, lane: number): Tensor => ({
  shape: v.shape,
  data: Float64Array.from(
    { length: v.data.length / v.width },
    (_, entry) => v.data[entry * v.width + (v.width === 1 ? 0 : lane)] as number,
  ),
})

/** For what branches on the numbers, such as elimination: one lane after the other. */
function laneByLane(operands: readonly Lanes[], f: (given: readonly Tensor[]) => Tensor): Lanes {
  const width = Math.max(...operands.map((operand) => operand.width))
  const each = Array.from({ length: width }, (_, lane) => f(operands.map((operand) => laneOf(operand, lane))))
  const out = make((each[0] as Tensor).shape, width)
  each.forEach(({ data }, lane) => data.forEach((x, entry) => (out.data[entry * width + lane] = x)))
  return out
}

function joined(parts: readonly Lanes[], axis: number): Lanes {
  const width = Math.max(...parts.map((part) => part.width))
  const wide = parts.map((part) => widen(part, width))
  const size = wide.reduce((sum, part) => sum + (part.shape[axis] as number), 0)
  const shape = (wide[0] as Lanes).shape.map((old, i) => (i === axis ? size : old))
  return { shape, width, data: joinOf(wide, axis, width) }
}

function embedded(a: Lanes): Lanes {
  const [side = 0] = a.shape
  const out = make([side, side], a.width)
  for (let i = 0; i < side; i++) {
    out.data.set(a.data.subarray(i * a.width, (i + 1) * a.width), i * (side + 1) * a.width)
  }
  return out
}

/** `yes` where the mask is not 0. Entry by entry, so nothing of the other side leaks in. */
function choose(mask: Lanes, yes: Lanes, no: Lanes): Lanes {
  const shape = broadcastShapes(mask.shape, broadcastShapes(yes.shape, no.shape))
  const width = Math.max(mask.width, yes.width, no.width)
  const [c, a, b] = [mask, yes, no].map((part) => widen(stretch(part, shape), width)) as [Lanes, Lanes, Lanes]
  const out = make(shape, width)
  for (let i = 0; i < out.data.length; i++) out.data[i] = (c.data[i] !== 0 ? a.data[i] : b.data[i]) as number
  return out
}

function takenFrom(a: Lanes, axis: number, places: readonly number[]): Lanes {
  const out = make(resizedShape(a.shape, axis, places.length), a.width)
  walkPlaces(a.shape, axis, places, (taken, index) => {
    out.data.set(a.data.subarray(index * a.width, (index + 1) * a.width), taken * a.width)
  })
  return out
}

function putInto(a: Lanes, axis: number, places: readonly number[], to: Shape): Lanes {
  const out = make(to, a.width)
  walkPlaces(to, axis, places, (taken, index) => {
    for (let lane = 0; lane < a.width; lane++) {
      const at = index * a.width + lane
      out.data[at] = (out.data[at] as number) + (a.data[taken * a.width + lane] as number)
    }
  })
  return out
}

export const lanes: Algebra<Lanes> = {
  constant: (x) => ({ shape: [], width: 1, data: Float64Array.of(x) }),
  shapeOf: (a) => a.shape,
  add: (a, b) => pairwise(a, b, (x, y) => x + y),
  sub: (a, b) => pairwise(a, b, (x, y) => x - y),
  mul: (a, b) => pairwise(a, b, (x, y) => x * y),
  div: (a, b) => pairwise(a, b, (x, y) => x / y),
  pow: (a, b) => pairwise(a, b, power),
  neg: (a) => each(a, (x) => -x),
  map: (fn, a) => each(a, (x) => fn.value(x)),
  map2: (fn, a, b) => pairwise(a, b, (x, y) => fn.value(x, y)),
  greater: (a, b) => pairwise(a, b, (x, y) => (x > y ? 1 : 0)),
  select: choose,
  matmul: multiply,
  transpose: swapped,
  expand: stretch,
  collapse: (a, to) => (isSameShape(a.shape, to) ? a : fold(a, to, 0, (sum, x) => sum + x)),
  reshape: (a, to) => ({ shape: to, width: a.width, data: a.data }),
  largest: (a, to) => fold(a, to, -Infinity, Math.max),
  stack: stacked,
  part: partOf,
  take: takenFrom,
  put: putInto,
  join: joined,
  diagonal: (a) => {
    const side = sideOf(a.shape)
    return gather(a, [side], [side + 1])
  },
  embed: embedded,
  solve: (a, b) => laneByLane([a, b], ([A, B]) => numbers.solve(A!, B!)),
  cofactors: (a, along) => laneByLane([a, ...along], ([A, ...directions]) => numbers.cofactors(A!, directions)),
  eigenvectors: (a, within) => laneByLane([a, within], ([A, W]) => numbers.eigenvectors(A!, W!)),
  detach: (a) => a,
}
