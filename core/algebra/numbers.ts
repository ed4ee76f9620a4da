// The algebra over numbers: values, adjoints and contributions come from here. Plain loops; this is the reference path.
import { power } from '../elementary/functions'
import type { Shape, Tensor } from '../tensor'
import { isSameShape, scalar, sizeOf } from '../tensor'
import type { Algebra } from './algebra'
import {
  broadcastShapes,
  joinedShape,
  joinOf,
  productShape,
  resizedShape,
  sideOf,
  solutionShape,
  stretchedStrides,
  transposedShape,
  walk,
  walkPlaces,
} from './broadcast'
import { cofactorsOf } from './cofactors'
import { eigenvectorsOf } from './eigen'
import { eliminate, solveWith } from './elimination'

type Binary = (x: number, y: number) => number

/** Plain numbers are the common case: they skip every loop over shapes. */
const isPlain = (a: Tensor): boolean => a.shape.length === 0

const each = (a: Tensor, f: (x: number) => number): Tensor => {
  if (isPlain(a)) return scalar(f(a.data[0] as number))
  const data = new Float64Array(a.data.length)
  for (let i = 0; i < data.length; i++) data[i] = f(a.data[i] as number)
  return { shape: a.shape, data }
}

function pairwise(a: Tensor, b: Tensor, f: Binary): Tensor {
  if (isPlain(a) && isPlain(b)) return scalar(f(a.data[0] as number, b.data[0] as number))
  if (isSameShape(a.shape, b.shape)) {
    const data = new Float64Array(a.data.length)
    for (let i = 0; i < data.length; i++) data[i] = f(a.data[i] as number, b.data[i] as number)
    return { shape: a.shape, data }
  }
  const shape = broadcastShapes(a.shape, b.shape)
  const left = stretch(a, shape)
  const right = stretch(b, shape)
  return pairwise(left, right, f)
}

function stretch(a: Tensor, to: Shape): Tensor {
  if (isSameShape(a.shape, to)) return a
  const data = new Float64Array(sizeOf(to))
  if (a.data.length === 1) data.fill(a.data[0] as number)
  else walk(to, stretchedStrides(a.shape, to), (index, source) => (data[index] = a.data[source] as number))
  return { shape: to, data }
}

/** Adds in the order of the data, so that every machine gets the same bits. */
function addUp(a: Tensor, to: Shape): Tensor {
  if (isSameShape(a.shape, to)) return a
  const data = new Float64Array(sizeOf(to))
  walk(a.shape, stretchedStrides(to, a.shape), (index, target) => {
    data[target] = (data[target] as number) + (a.data[index] as number)
  })
  return { shape: to, data }
}

function largestOver(a: Tensor, to: Shape): Tensor {
  const data = new Float64Array(sizeOf(to)).fill(-Infinity)
  // Math.max lets a NaN through, as a maximum must.
  walk(a.shape, stretchedStrides(to, a.shape), (index, target) => {
    data[target] = Math.max(data[target] as number, a.data[index] as number)
  })
  return { shape: to, data }
}

function multiply(a: Tensor, b: Tensor): Tensor {
  const shape = productShape(a.shape, b.shape)
  const [rows, columns] = shape as [number, number]
  const inner = a.shape[1] as number
  const data = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const factor = a.data[i * inner + k] as number
      for (let j = 0; j < columns; j++) {
        const at = i * columns + j
        data[at] = (data[at] as number) + factor * (b.data[k * columns + j] as number)
      }
    }
  }
  return { shape, data }
}

function swapped(a: Tensor): Tensor {
  if (a.shape.length < 2) return a
  const rows = a.shape[a.shape.length - 2] as number
  const columns = a.shape[a.shape.length - 1] as number
  const data = new Float64Array(a.data.length)
  const block = rows * columns
  for (let start = 0; start < a.data.length; start += block) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) data[start + j * rows + i] = a.data[start + i * columns + j] as number
    }
  }
  return { shape: transposedShape(a.shape), data }
}

function stacked(parts: readonly Tensor[]): Tensor {
  const first = parts[0] as Tensor
  const data = new Float64Array(first.data.length * parts.length)
  parts.forEach((part, i) => data.set(part.data, i * first.data.length))
  return { shape: [parts.length, ...first.shape], data }
}

function partOf(a: Tensor, index: number): Tensor {
  const shape = a.shape.slice(1)
  const size = sizeOf(shape)
  return { shape, data: a.data.slice(index * size, (index + 1) * size) }
}

function takenFrom(a: Tensor, axis: number, places: readonly number[]): Tensor {
  const shape = resizedShape(a.shape, axis, places.length)
  const data = new Float64Array(sizeOf(shape))
  walkPlaces(a.shape, axis, places, (taken, index) => (data[taken] = a.data[index] as number))
  return { shape, data }
}

function putInto(a: Tensor, axis: number, places: readonly number[], to: Shape): Tensor {
  const data = new Float64Array(sizeOf(to))
  walkPlaces(to, axis, places, (taken, index) => {
    data[index] = (data[index] as number) + (a.data[taken] as number)
  })
  return { shape: to, data }
}

function diagonalOf(a: Tensor): Tensor {
  const side = sideOf(a.shape)
  return { shape: [side], data: Float64Array.from({ length: side }, (_, i) => a.data[i * (side + 1)] as number) }
}

function embedded(a: Tensor): Tensor {
  const side = a.data.length
  const data = new Float64Array(side * side)
  a.data.forEach((x, i) => (data[i * (side + 1)] = x))
  return { shape: [side, side], data }
}

function solved(a: Tensor, b: Tensor): Tensor {
  const shape = solutionShape(a.shape, b.shape)
  return { shape, data: solveWith(eliminate(a.data, shape[0] as number), b.data, shape[1] as number) }
}

export const numbers: Algebra<Tensor> = {
  constant: scalar,
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
  select: (mask, a, b) => {
    const shape = broadcastShapes(mask.shape, broadcastShapes(a.shape, b.shape))
    const [choose, yes, no] = [stretch(mask, shape), stretch(a, shape), stretch(b, shape)]
    return { shape, data: choose.data.map((c, i) => (c !== 0 ? (yes.data[i] as number) : (no.data[i] as number))) }
  },
  matmul: multiply,
  transpose: swapped,
  expand: stretch,
  collapse: addUp,
  reshape: (a, to) => (isSameShape(a.shape, to) ? a : { shape: to, data: a.data }),
  largest: largestOver,
  stack: stacked,
  part: partOf,
  take: takenFrom,
  put: putInto,
  join: (parts, axis) => ({
    shape: joinedShape(
      parts.map((part) => part.shape),
      axis,
    ),
    data: joinOf(parts, axis, 1),
  }),
  diagonal: diagonalOf,
  embed: embedded,
  solve: solved,
  cofactors: (a, along) => ({
    shape: a.shape,
    data: cofactorsOf(
      a.data,
      sideOf(a.shape),
      along.map((direction) => direction.data),
    ),
  }),
  eigenvectors: (a, within) => ({ shape: a.shape, data: eigenvectorsOf(a.data, sideOf(a.shape), within.data) }),
  detach: (a) => a,
}
