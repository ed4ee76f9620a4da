// Registers: numbers and tensors that a flat program will compute, each once and by one primitive instruction. Kept in
// columns of integers, because there are millions of them. Knows nothing of ops, shapes or where memory lies.
import type { Elementary } from '../algebra/algebra'
import type { Tensor } from '../tensor'
import * as code from './codes'

/** Place of a register in the columns of its file. */
export type Register = number

/** None: an operand that an instruction does not have. */
export const none = -1

/** What an instruction needs to know beyond three operands. */
export interface Side {
  /** Operands of those that take any number. */
  readonly parts?: readonly Register[]
  /** For each entry a place in the parts laid end to end (gather), or in the result (sumInto, largestInto). */
  readonly table?: Int32Array
  /** Sizes: rows and columns, or rows, inner and columns of a product. */
  readonly sizes?: readonly number[]
  /** A function of two numbers, entry by entry over two parts of the result's size: what `call` does too. */
  readonly pair?: (x: number, y: number) => number
  /** What the reference does with the parts. */
  readonly call?: (parts: readonly Float64Array[]) => Tensor
}

const functions: Elementary[] = []
const numberOf = new Map<Elementary, number>()

/** The number of an elementary function, the same for all files. */
export function functionNumber(fn: Elementary): number {
  const known = numberOf.get(fn)
  if (known !== undefined) return known
  functions.push(fn)
  numberOf.set(fn, functions.length - 1)
  return functions.length - 1
}

export const functionAt = (number: number): Elementary => functions[number] as Elementary

/** Instructions of one class can stand in one run. All that make tensors are one class. */
const classOf = (operation: number): number =>
  operation >= code.entrywise && operation < code.firstMap ? code.entrywise : operation

/**
 * Runs: instructions that can run one after another without anything between, of one class, in one round. What needs
 * something of a later class waits for the next round; in its own class, order is enough.
 */
export interface Runs {
  readonly round: number[]
  readonly kind: number[]
}

type Column = 'code' | 'a' | 'b' | 'c' | 'extra' | 'size' | 'run'
const columns: readonly Column[] = ['code', 'a', 'b', 'c', 'extra', 'size', 'run']
/** More classes than there will ever be. */
const mostKinds = 65_536
/** The run of what is there before anything runs. */
const beforeAll = 0

export class RegisterFile {
  count = 0
  code: Int32Array
  /** Operands: registers that are no aliases of a whole register. */
  a: Int32Array
  b: Int32Array
  c: Int32Array
  /** Index of the side, of the constant, of the function; offset of an alias. */
  extra: Int32Array
  /** How many numbers it holds. */
  size: Int32Array
  /** Which of `runs` makes it; of a source or a constant 0, of an alias that of what it is part of. */
  run: Int32Array
  runs: Runs = { round: [], kind: [] }
  sides: Side[] = []
  constants: number[] = []
  private readonly places = new Map<number, Register>()
  private negativeZero = none
  /** By class, the run that was asked for last; the others by round and class. */
  private recent: number[] = []
  private readonly runPlaces = new Map<number, number>()
  private firstMoved = Infinity

  constructor(capacity: number) {
    const column = (): Int32Array => new Int32Array(capacity)
    this.code = column()
    this.a = column()
    this.b = column()
    this.c = column()
    this.extra = column()
    this.size = column()
    this.run = column()
    this.clear()
  }

  /** Empties the file. What was read from it stays as it is. */
  clear(): void {
    this.count = 0
    this.sides = []
    this.constants = []
    this.places.clear()
    this.negativeZero = none
    this.runs = { round: [0], kind: [0] }
    this.recent = []
    this.runPlaces.clear()
  }

  /** A value that is set from outside. */
  source(size: number): Register {
    return this.put(code.source, none, none, none, size, 0)
  }

  /** One number, held once however often it is asked for. */
  constant(x: number): Register {
    if (Object.is(x, -0))
      return this.negativeZero === none ? (this.negativeZero = this.newConstant(x)) : this.negativeZero
    const known = this.places.get(x)
    if (known !== undefined) return known
    const made = this.newConstant(x)
    this.places.set(x, made)
    return made
  }

  private newConstant(x: number): Register {
    this.constants.push(x)
    return this.put(code.constant, none, none, none, 1, this.constants.length - 1)
  }

  /** The number that a constant register holds; undefined for others. */
  constantAt(r: Register): number | undefined {
    return this.code[r] === code.constant ? this.constants[this.extra[r] as number] : undefined
  }

  /** `size` numbers of `r` from `offset` on. */
  part(r: Register, offset: number, size: number): Register {
    if (offset === 0 && size === this.size[r]) return r
    const isAlias = this.code[r] === code.alias
    const whole = isAlias ? (this.a[r] as number) : r
    return this.put(code.alias, whole, none, none, size, offset + (isAlias ? (this.extra[r] as number) : 0))
  }

  /** Makes a source of what was computed: its numbers come from outside. */
  release(r: Register): void {
    this.code[r] = code.source
    this.a[r] = this.b[r] = this.c[r] = none
  }

  /** Another name for a whole register. */
  same(r: Register): Register {
    return this.put(code.alias, r, none, none, this.size[r] as number, 0)
  }

  /** The sum of two registers of one size. */
  sum(p: Register, q: Register): Register {
    const size = this.size[p] as number
    return this.put(size === 1 ? code.add : code.add + code.entrywise, p, q, none, size, 0)
  }

  /** A side for `emit`. */
  side(side: Side): number {
    this.sides.push(side)
    return this.sides.length - 1
  }

  /** Appends an instruction; `extra` as its code needs. Operands must stand before it. */
  emit(operation: number, a: Register, b: Register, c: Register, size: number, extra: number): Register {
    return this.put(operation, a, b, c, size, extra)
  }

  private put(operation: number, a: Register, b: Register, c: Register, size: number, extra: number): Register {
    const at = this.count
    if (at === this.code.length) this.grow()
    this.count = at + 1
    const isOver = operation > code.alias && (this.code[at] as number) > code.alias
    const was = this.run[at]
    this.code[at] = operation
    this.a[at] = a
    this.b[at] = b
    this.c[at] = c
    this.extra[at] = extra
    this.size[at] = size
    this.schedule(at)
    if (isOver && this.run[at] !== was && at < this.firstMoved) this.firstMoved = at
    return at
  }

  /** What is put next goes to the place of `r` and on, over what stands there. */
  goBackTo(r: Register): void {
    this.count = r
  }

  /** From here on it is noted which instructions come into another run when they are written over. */
  watch(): void {
    this.firstMoved = Infinity
  }

  /** Ends at `count` again after registers were written over. Cost: nothing where all stayed in their runs, else linear. */
  settle(count: number): void {
    this.count = count
    for (let r = this.firstMoved; r < count; r++) this.schedule(r)
  }

  /** Finds the run of a register from those of its operands. */
  private schedule(at: Register): void {
    const operation = this.code[at] as number
    const a = this.a[at] as Register
    if (operation <= code.alias) {
      this.run[at] = operation === code.alias ? (this.run[a] as number) : beforeAll
      return
    }
    const b = this.b[at] as Register
    const c = this.c[at] as Register
    const kind = classOf(operation)
    let round = a < 0 ? 0 : this.after(a, kind)
    if (b >= 0) round = Math.max(round, this.after(b, kind))
    if (c >= 0) round = Math.max(round, this.after(c, kind))
    if (operation === code.gather || operation === code.reference) {
      for (const part of (this.sides[this.extra[at] as number] as Side).parts ?? [])
        round = Math.max(round, this.after(part, kind))
    }
    const recent = this.recent[kind]
    const isThere = recent !== undefined && this.runs.round[recent] === round
    this.run[at] = isThere ? recent : this.runAt(round, kind)
  }

  /** The first round in which something of class `kind` can use `r`. */
  private after(r: Register, kind: number): number {
    const run = this.run[r] as number
    const round = this.runs.round[run] as number
    return (this.runs.kind[run] as number) > kind ? round + 1 : round
  }

  private runAt(round: number, kind: number): number {
    const key = round * mostKinds + kind
    let place = this.runPlaces.get(key)
    if (place === undefined) {
      place = this.runs.round.push(round) - 1
      this.runs.kind.push(kind)
      this.runPlaces.set(key, place)
    }
    this.recent[kind] = place
    return place
  }

  private grow(): void {
    const length = this.code.length * 2
    for (const name of columns) {
      const wider = new Int32Array(length)
      wider.set(this[name])
      this[name] = wider
    }
  }
}
