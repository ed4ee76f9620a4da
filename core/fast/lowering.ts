// The algebra over registers: whoever runs a rule in it gets the list of primitive instructions that the rule comes to.
// What is known already (constants, the same instruction twice) is not computed again; bits never change by it.
import type { Algebra } from '../algebra/algebra'
import {
  broadcastShapes,
  productShape,
  solutionShape,
  stretchedStrides,
  transposedShape,
  walk,
} from '../algebra/broadcast'
import { numbers } from '../algebra/numbers'
import { power } from '../elementary/functions'
import type { Shape, Tensor } from '../tensor'
import { isSameShape, scalar, sizeOf } from '../tensor'
import * as code from './codes'
import type { Register, RegisterFile } from './registers'
import { functionNumber, none } from './registers'

/** A register seen under a shape. */
export interface Lowered {
  readonly register: Register
  readonly shape: Shape
}

type Binary = (x: number, y: number) => number

/** What is done at once when both numbers are known. */
const known: Readonly<Record<number, Binary>> = {
  [code.add]: (x, y) => x + y,
  [code.sub]: (x, y) => x - y,
  [code.mul]: (x, y) => x * y,
  [code.div]: (x, y) => x / y,
  [code.greater]: (x, y) => (x > y ? 1 : 0),
  [code.pow]: power,
}

/** 0, 1, 2, … under a shape: what the reference makes of it says which entry goes where. */
const placesOf = (shape: Shape, first = 0): Tensor => ({
  shape,
  data: Float64Array.from({ length: sizeOf(shape) }, (_, i) => first + i),
})

const withoutLeadingOnes = (shape: Shape): Shape => shape.slice(shape.findIndex((size) => size !== 1) >>> 0)

/** Does `shape` begin again and again, in order, when it is stretched to `to`? */
function repeats(shape: Shape, to: Shape): boolean {
  const own = withoutLeadingOnes(shape)
  return sizeOf(shape) === sizeOf(to) || isSameShape(own, to.slice(to.length - own.length))
}

/** The algebra whose results are instructions in `file`. */
export function registersIn(file: RegisterFile): Algebra<Lowered> {
  const made = new Map<string, Register>()
  const once = (operation: number, a: Register, b: Register, c: Register, size: number, extra = 0): Register => {
    const key = `${operation} ${a} ${b} ${c} ${size} ${extra}`
    const before = made.get(key)
    if (before !== undefined) return before
    const fresh = file.emit(operation, a, b, c, size, extra)
    made.set(key, fresh)
    return fresh
  }
  const constant = (x: number): Lowered => ({ register: file.constant(x), shape: scalar(x).shape })

  /** Copies by a table into the parts laid end to end. */
  const gathered = (parts: readonly Lowered[], places: Tensor): Lowered => {
    const table = Int32Array.from(places.data)
    const side = file.side({ parts: parts.map((part) => part.register), table })
    return { register: file.emit(code.gather, none, none, none, table.length, side), shape: places.shape }
  }

  /** Leaves it to the reference. */
  const called = (parts: readonly Lowered[], shape: Shape, f: (given: readonly Tensor[]) => Tensor): Lowered => {
    const side = file.side({
      parts: parts.map((part) => part.register),
      call: (all) => f(parts.map((part, i) => ({ shape: part.shape, data: all[i] as Float64Array }))),
    })
    return { register: file.emit(code.reference, none, none, none, sizeOf(shape), side), shape }
  }

  const expand = (v: Lowered, to: Shape): Lowered => {
    if (isSameShape(v.shape, to)) return v
    if (sizeOf(v.shape) === sizeOf(to)) return { register: v.register, shape: to }
    return gathered([v], numbers.expand(placesOf(v.shape), to))
  }
  /** As an operand of an entrywise instruction: stretched only if it does not simply begin again. */
  const fitted = (v: Lowered, to: Shape): Register => (repeats(v.shape, to) ? v : expand(v, to)).register

  const pairwise = (operation: number, a: Lowered, b: Lowered): Lowered => {
    const shape = isSameShape(a.shape, b.shape) ? a.shape : broadcastShapes(a.shape, b.shape)
    const size = sizeOf(shape)
    if (size !== 1) {
      return { register: once(operation + code.entrywise, fitted(a, shape), fitted(b, shape), none, size), shape }
    }
    const [x, y] = [file.constantAt(a.register), file.constantAt(b.register)]
    if (x !== undefined && y !== undefined)
      return { register: file.constant((known[operation] as Binary)(x, y)), shape }
    return { register: once(operation, a.register, b.register, none, 1), shape }
  }
  const mul = (a: Lowered, b: Lowered): Lowered => pairwise(code.mul, a, b)
  const div = (a: Lowered, b: Lowered): Lowered => pairwise(code.div, a, b)

  /** The multiplications that the reference makes for a whole exponent, in its order; 1 · x is x. */
  const wholePower = (x: Lowered, n: number): Lowered => {
    let result: Lowered | null = null
    let factor = x
    for (let left = Math.abs(n); left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result = result ? mul(result, factor) : factor
      if (left > 1) factor = mul(factor, factor)
    }
    if (!result) return expand(constant(1), x.shape)
    return n < 0 ? div(constant(1), result) : result
  }
  const pow = (a: Lowered, b: Lowered): Lowered => {
    const n = b.shape.length === 0 ? file.constantAt(b.register) : undefined
    const isWhole = n !== undefined && Number.isInteger(n) && Math.abs(n) <= 64
    return isWhole && file.constantAt(a.register) === undefined ? wholePower(a, n) : pairwise(code.pow, a, b)
  }

  const select = (mask: Lowered, a: Lowered, b: Lowered): Lowered => {
    const shape = broadcastShapes(mask.shape, broadcastShapes(a.shape, b.shape))
    const size = sizeOf(shape)
    const decided = file.constantAt(mask.register)
    if (decided !== undefined) return expand(decided !== 0 ? a : b, shape)
    const [p, q, r] = [mask, a, b].map((v) => fitted(v, shape)) as [Register, Register, Register]
    return { register: once(size === 1 ? code.select : code.select + code.entrywise, p, q, r, size), shape }
  }

  /** Folds what `expand` would have copied: row by row where each row has one target, else by a table. */
  const folded = (rows: number, into: number, v: Lowered, to: Shape): Lowered => {
    const size = sizeOf(to)
    const count = sizeOf(v.shape)
    const table = new Int32Array(count)
    walk(v.shape, stretchedStrides(to, v.shape), (index, target) => (table[index] = target))
    const length = size === 0 ? 0 : count / size
    const isByRow = table.every((target, index) => target === Math.floor(index / length))
    const side = file.side(isByRow ? { sizes: [size, length] } : { table })
    return { register: file.emit(isByRow ? rows : into, v.register, none, none, size, side), shape: to }
  }

  const collapse = (v: Lowered, to: Shape): Lowered => {
    if (isSameShape(v.shape, to)) return v
    // A sum starts at 0, and 0 + (−0) is 0.
    if (sizeOf(v.shape) === 1) return { register: pairwise(code.add, constant(0), v).register, shape: to }
    return folded(code.sumRows, code.sumInto, v, to)
  }

  const each = (operation: number, v: Lowered, extra: number): Lowered => {
    const size = sizeOf(v.shape)
    return { register: once(operation, v.register, none, none, size, extra), shape: v.shape }
  }

  return {
    constant,
    shapeOf: (v) => v.shape,
    add: (a, b) => pairwise(code.add, a, b),
    sub: (a, b) => pairwise(code.sub, a, b),
    mul,
    div,
    pow,
    neg: (a) => {
      const x = file.constantAt(a.register)
      if (x !== undefined) return { register: file.constant(-x), shape: a.shape }
      return each(sizeOf(a.shape) === 1 ? code.neg : code.neg + code.entrywise, a, 0)
    },
    map: (fn, a) => {
      const number = functionNumber(fn)
      return sizeOf(a.shape) === 1 ? each(code.firstMap + number, a, 0) : each(code.mapAll, a, number)
    },
    map2: (fn, a, b) => {
      const shape = broadcastShapes(a.shape, b.shape)
      const parts = [expand(a, shape).register, expand(b, shape).register]
      const call = ([x, y]: readonly Float64Array[]): Tensor =>
        numbers.map2(fn, { shape, data: x as Float64Array }, { shape, data: y as Float64Array })
      const side = file.side({ parts, pair: fn.value, call })
      return { register: file.emit(code.reference, none, none, none, sizeOf(shape), side), shape }
    },
    greater: (a, b) => pairwise(code.greater, a, b),
    select,
    matmul: (a, b) => {
      const shape = productShape(a.shape, b.shape)
      const side = file.side({ sizes: [shape[0] as number, a.shape[1] as number, shape[1] as number] })
      return { register: file.emit(code.matmul, a.register, b.register, none, sizeOf(shape), side), shape }
    },
    transpose: (a) => {
      const shape = transposedShape(a.shape)
      const [rows, columns] = a.shape.slice(-2)
      if (a.shape.length < 2 || rows === 1 || columns === 1) return { register: a.register, shape }
      return gathered([a], numbers.transpose(placesOf(a.shape)))
    },
    expand,
    collapse,
    reshape: (a, to) => ({ register: a.register, shape: to }),
    largest: (a, to) => folded(code.largestRows, code.largestInto, a, to),
    stack: (parts) => {
      const shape = (parts[0] as Lowered).shape
      return gathered(parts, numbers.stack(parts.map((_, i) => placesOf(shape, i * sizeOf(shape)))))
    },
    part: (a, index) => {
      const shape = a.shape.slice(1)
      const size = sizeOf(shape)
      return { register: file.part(a.register, index * size, size), shape }
    },
    take: (a, axis, places) => gathered([a], numbers.take(placesOf(a.shape), axis, places)),
    put: (a, axis, places, to) => {
      const table = Int32Array.from(numbers.take(placesOf(to), axis, places).data)
      const side = file.side({ table })
      return { register: file.emit(code.sumInto, a.register, none, none, sizeOf(to), side), shape: to }
    },
    join: (parts, axis) => {
      let start = 0
      const places = parts.map(({ shape }) => {
        const first = start
        start += sizeOf(shape)
        return placesOf(shape, first)
      })
      return gathered(parts, numbers.join(places, axis))
    },
    diagonal: (a) => gathered([a], numbers.diagonal(placesOf(a.shape))),
    embed: (a) => {
      // Off the diagonal stands what comes after the vector: a 0.
      const side = sizeOf(a.shape)
      const { shape, data } = numbers.embed(placesOf(a.shape, 1))
      return gathered([a, constant(0)], { shape, data: data.map((place) => (place === 0 ? side : place - 1)) })
    },
    solve: (a, b) => called([a, b], solutionShape(a.shape, b.shape), ([A, B]) => numbers.solve(A!, B!)),
    cofactors: (a, along) => called([a, ...along], a.shape, ([A, ...directions]) => numbers.cofactors(A!, directions)),
    eigenvectors: (a, within) => called([a, within], a.shape, ([A, W]) => numbers.eigenvectors(A!, W!)),
    detach: (a) => a,
  }
}
