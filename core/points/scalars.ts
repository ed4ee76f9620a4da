// A lowered program as a list of instructions on single numbers, each computed once. Sums keep their order, so the bits are
// those of the reference. Only for small programs: a matrix product becomes all of its multiplications.
import * as code from '../fast/codes'
import { neededBy, sideOf } from '../fast/operands'
import type { Register, RegisterFile, Side } from '../fast/registers'

/** A number's place in the list. Operands stand before what is made of them. */
export type Scalar = number

/** The larger of two numbers, NaN if one is: what the largest of many is made of. Not a code of the tape. */
export const larger = code.source - 1
/** A function of two numbers, `functions[extra]`. Not a code of the tape. */
export const mapPair = larger - 1

export interface Scalars {
  /** What makes each number: a code of the tape, `larger`, or `code.firstMap` plus the number of a function. */
  readonly code: readonly number[]
  readonly a: readonly Scalar[]
  readonly b: readonly Scalar[]
  readonly c: readonly Scalar[]
  readonly functions: readonly ((x: number, y: number) => number)[]
  /** The value of a constant; the register of a source; the place of a function of two numbers. */
  readonly extra: readonly number[]
  /** Which number of its register a source is. */
  readonly entry: readonly number[]
}

/** Where the instructions of a list are collected: the same instruction is never listed twice. */
class List {
  readonly code: number[] = []
  readonly a: Scalar[] = []
  readonly b: Scalar[] = []
  readonly c: Scalar[] = []
  readonly extra: number[] = []
  readonly entry: number[] = []
  readonly functions: ((x: number, y: number) => number)[] = []
  private readonly known = new Map<string, Scalar>()

  add(operation: number, a = -1, b = -1, c = -1, extra = 0, entry = 0): Scalar {
    const simpler = this.simpler(operation, a, b)
    if (simpler !== null) return simpler
    if ((operation === code.add || operation === code.mul) && a > b) [a, b] = [b, a]
    const key = `${operation} ${a} ${b} ${c} ${Object.is(extra, -0) ? '-0' : extra} ${entry}`
    const before = this.known.get(key)
    if (before !== undefined) return before
    const at = this.code.length
    this.code.push(operation)
    this.a.push(a)
    this.b.push(b)
    this.c.push(c)
    this.extra.push(extra)
    this.entry.push(entry)
    this.known.set(key, at)
    return at
  }

  /** A function of two numbers. */
  addPair(fn: (x: number, y: number) => number, a: Scalar, b: Scalar): Scalar {
    if (!this.functions.includes(fn)) this.functions.push(fn)
    return this.add(mapPair, a, b, -1, this.functions.indexOf(fn))
  }

  /** The same to the last bit with less: x · 1 and x / 1 are x, x + (−y) is x − y, and minus by minus is plus. */
  private simpler(operation: number, a: Scalar, b: Scalar): Scalar | null {
    const [p, q] = [this.negated(a), this.negated(b)]
    switch (operation) {
      case code.neg:
        return p
      case code.add:
        return q !== null ? this.add(code.sub, a, q) : p !== null ? this.add(code.sub, b, p) : null
      case code.sub:
        return q !== null ? this.add(code.add, a, q) : null
      case code.mul:
        if (this.isOne(b)) return a
        if (this.isOne(a)) return b
        return p !== null && q !== null ? this.add(code.mul, p, q) : null
      case code.div:
        if (this.isOne(b)) return a
        return p !== null && q !== null ? this.add(code.div, p, q) : null
      default:
        return null
    }
  }

  /** What a number is the negative of; null where it is nobody's. */
  private negated(at: Scalar): Scalar | null {
    return at >= 0 && this.code[at] === code.neg ? (this.a[at] as Scalar) : null
  }

  private isOne(at: Scalar): boolean {
    return at >= 0 && this.code[at] === code.constant && this.extra[at] === 1
  }
}

/**
 * The list behind the given numbers of the given registers, and where each of those stands in it. Null if it would be
 * longer than `most`, or if the program does something that has no such list.
 */
export function scalarsOf(
  file: RegisterFile,
  outputs: readonly (readonly [register: Register, entry: number])[],
  most: number,
): { readonly list: Scalars; readonly outputs: readonly Scalar[] } | null {
  const needed = neededBy(
    file,
    outputs.map(([register]) => register),
  )
  if (isFarLonger(file, needed, most)) return null
  const list = new List()
  const entries = new Map<Register, (entry: number) => Scalar>()
  const at = (r: Register, entry: number): Scalar => (entries.get(r) as (entry: number) => Scalar)(entry)
  for (let r = 0; r < file.count; r++) {
    if (needed[r] === 0) continue
    const operation = file.code[r] as number
    if (operation === code.source) entries.set(r, (entry) => list.add(code.source, -1, -1, -1, r, entry))
    else if (operation === code.constant) {
      const made = list.add(code.constant, -1, -1, -1, file.constantAt(r) as number)
      entries.set(r, () => made)
    } else if (operation === code.alias) {
      const offset = file.extra[r] as number
      entries.set(r, (entry) => at(file.a[r] as number, offset + entry))
    } else {
      if (costOf(file, r) + list.code.length > most) return null
      const made = expand(file, r, list, at)
      if (made === null) return null
      entries.set(r, (entry) => made[entry] as Scalar)
    }
  }
  return { list, outputs: outputs.map(([register, entry]) => at(register, entry)) }
}

/** How many instructions on numbers a register comes to, at most: none where it only has others under its own name. */
function costOf(file: RegisterFile, r: Register): number {
  const operation = file.code[r] as number
  if (operation <= code.alias || operation === code.gather) return 0
  if (operation === code.matmul) return 2 * (file.size[r] as number) * (sideOf(file, r)?.sizes?.[1] as number)
  const isFold = operation > code.gather && operation < code.matmul
  return file.size[isFold ? (file.a[r] as Register) : r] as number
}

/** Would the list be far longer than `most`, even if a half of it stood in it twice? Then it is not begun. */
function isFarLonger(file: RegisterFile, needed: Uint8Array, most: number): boolean {
  let total = 0
  for (let r = 0; r < file.count; r++) if (needed[r] !== 0) total += costOf(file, r)
  return total > 2 * most
}

type At = (r: Register, entry: number) => Scalar

/** The numbers of one register. */
function expand(file: RegisterFile, r: Register, list: List, at: At): Scalar[] | null {
  const operation = file.code[r] as number
  const size = file.size[r] as number
  const [a, b, c] = [file.a[r], file.b[r], file.c[r]] as [Register, Register, Register]
  const side = sideOf(file, r)
  /** An operand that is shorter than the result begins again and again. */
  const taken = (operand: Register, i: number): Scalar =>
    operand < 0 ? -1 : at(operand, i % (file.size[operand] as number))
  const each = (make: (i: number) => Scalar): Scalar[] => Array.from({ length: size }, (_, i) => make(i))
  if (operation >= code.firstMap || operation === code.mapAll) {
    const fn = operation === code.mapAll ? code.firstMap + (file.extra[r] as number) : operation
    return each((i) => list.add(fn, at(a, i)))
  }
  if (operation <= code.pow) return each((i) => list.add(operation, taken(a, i), taken(b, i), taken(c, i)))
  if (operation < code.gather) {
    return each((i) => list.add(operation - code.entrywise, taken(a, i), taken(b, i), taken(c, i)))
  }
  switch (operation) {
    case code.gather:
      return gathered(file, side as Side, at)
    case code.sumRows:
    case code.sumInto:
      return folded(file, a, size, side as Side, list, code.add, 0, at)
    case code.largestRows:
    case code.largestInto:
      return folded(file, a, size, side as Side, list, larger, -Infinity, at)
    case code.reference: {
      const { pair, parts } = side as Side
      const [x, y] = (parts ?? []) as [Register, Register]
      return pair ? each((i) => list.addPair(pair, at(x, i), at(y, i))) : null
    }
    case code.matmul:
      return multiplied(side as Side, list, a, b, at)
    default:
      return null
  }
}

/** Numbers from where the table says, in the parts laid end to end. */
function gathered(file: RegisterFile, { parts = [], table = new Int32Array(0) }: Side, at: At): Scalar[] {
  const laid = parts.flatMap((part) =>
    Array.from({ length: file.size[part] as number }, (_, entry) => [part, entry] as const),
  )
  return Array.from(table, (place) => at(...(laid[place] as readonly [Register, number])))
}

/** Folds each entry into its target, in order and from `start`, as the reference does. */
function folded(
  file: RegisterFile,
  a: Register,
  size: number,
  { sizes = [], table }: Side,
  list: List,
  operation: number,
  start: number,
  at: At,
): Scalar[] {
  const into = new Array<Scalar>(size).fill(list.add(code.constant, -1, -1, -1, start))
  for (let i = 0; i < (file.size[a] as number); i++) {
    const target = table ? (table[i] as number) : Math.floor(i / (sizes[1] as number))
    into[target] = list.add(operation, into[target], at(a, i))
  }
  return into
}

/** Each entry of a product adds its products in rising order, from 0. */
function multiplied({ sizes = [] }: Side, list: List, a: Register, b: Register, at: At): Scalar[] {
  const [rows, inner, columns] = sizes as [number, number, number]
  const zero = list.add(code.constant, -1, -1, -1, 0)
  return Array.from({ length: rows * columns }, (_, entry) => {
    const [row, column] = [Math.floor(entry / columns), entry % columns]
    let sum = zero
    for (let k = 0; k < inner; k++) {
      sum = list.add(code.add, sum, list.add(code.mul, at(a, row * inner + k), at(b, k * columns + column)))
    }
    return sum
  })
}
