// Writes a list of instructions as WebAssembly: two points at a time, everything in locals, no branch but the loop.
// What is the same at every point stands before the loop.
import { power, relu } from '../elementary/functions'
import type { Elementary } from '../elementary/module'
import * as code from '../fast/codes'
import { functionAt } from '../fast/registers'
import type { Import } from './bytes'
import { ByteWriter, i32, moduleOf, v128 } from './bytes'
import type { Scalar, Scalars } from './scalars'
import { larger, mapPair } from './scalars'

/** Two doubles side by side: the second byte of each instruction (the first is `simd`). */
const simd = 0xfd
const pair = {
  load: 0x00,
  loadTwice: 0x0a,
  store: 0x0b,
  constant: 0x0c,
  twice: 0x14,
  entry: 0x21,
  replace: 0x22,
  unequal: 0x48,
  above: 0x4a,
  and: 0x4e,
  choose: 0x52,
  ceil: 0x74,
  floor: 0x75,
  trunc: 0x7a,
  abs: 0xec,
  neg: 0xed,
  sqrt: 0xef,
  add: 0xf0,
  sub: 0xf1,
  mul: 0xf2,
  div: 0xf3,
  min: 0xf4,
  max: 0xf5,
}
const plain = { loop: 0x03, end: 0x0b, branchIf: 0x0d, call: 0x10, get: 0x20, set: 0x21, tee: 0x22, add: 0x6a }
const constantOfI32 = 0x41
const isBelow = 0x49
const emptyBlock = 0x40

const binary: Readonly<Record<number, number>> = {
  [code.add]: pair.add,
  [code.sub]: pair.sub,
  [code.mul]: pair.mul,
  [code.div]: pair.div,
  [larger]: pair.max,
}

/** Functions that are one instruction; `relu` is the larger of its number and 0. */
const instructionFor = new Map<Elementary, number>([
  [Math.sqrt, pair.sqrt],
  [Math.abs, pair.abs],
  [Math.floor, pair.floor],
  [Math.ceil, pair.ceil],
  [Math.trunc, pair.trunc],
  [Math.max, pair.max],
  [Math.min, pair.min],
  [relu, pair.max],
])

/** Where the module finds and leaves numbers, in bytes. */
export interface Layout {
  /** One number per leaf that is the same at every point, in the order of `leaves`. */
  readonly leaves: readonly Scalar[]
  /** The numbers that the varying source takes, then one column per output. */
  readonly points: number
  readonly columns: readonly number[]
  readonly end: number
}

export interface Emitted {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly layout: Layout
  /** Functions that it imports, by name. */
  readonly functions: Readonly<Record<string, Elementary>>
}

interface Reach {
  /** Numbers that the outputs are made of. */
  readonly needed: Uint8Array
  /** Those that differ from point to point. */
  readonly varies: Uint8Array
  /** Where each is used last. */
  readonly lastUse: Int32Array
}

function reachOf(list: Scalars, outputs: readonly Scalar[], isVarying: (at: Scalar) => boolean): Reach {
  const count = list.code.length
  const [needed, varies] = [new Uint8Array(count), new Uint8Array(count)]
  const lastUse = new Int32Array(count).fill(-1)
  for (const output of outputs) needed[output] = 1
  for (let at = count - 1; at >= 0; at--) {
    if (needed[at] === 0) continue
    for (const operand of operandsOf(list, at)) {
      needed[operand] = 1
      lastUse[operand] = Math.max(lastUse[operand] as number, at)
    }
  }
  for (let at = 0; at < count; at++) {
    const hasVarying = operandsOf(list, at).some((operand) => varies[operand] === 1)
    varies[at] = hasVarying || (list.code[at] === code.source && isVarying(at)) ? 1 : 0
  }
  for (const output of outputs) lastUse[output] = count
  return { needed, varies, lastUse }
}

const operandsOf = ({ a, b, c }: Scalars, at: Scalar): readonly Scalar[] =>
  ([a[at], b[at], c[at]] as Scalar[]).filter((operand) => operand >= 0)

/** How many points fit between two calls. */
export const blockPoints = 512
const blockBytes = blockPoints * 8

/** Locals: how many bytes to go over, how many are done, then pairs. */
const total = 0
const done = 1
const firstPair = 2

/** Writes one number after another. Locals are used again as soon as what they held is needed no more. */
class Emitter {
  readonly body = new ByteWriter()
  readonly functions: Record<string, Elementary> = {}
  readonly imports: Import[] = []
  pairs = 0
  private readonly list: Scalars
  private readonly reach: Reach
  private readonly free: number[] = []
  private readonly local: Int32Array
  private readonly places = new Map<Elementary, number>()

  constructor(list: Scalars, reach: Reach) {
    this.list = list
    this.reach = reach
    this.local = new Int32Array(list.code.length)
  }

  simd(operation: number, ...immediates: readonly number[]): void {
    this.body
      .push(simd)
      .unsigned(operation)
      .push(...immediates)
  }

  /** Loads or stores at an address on the stack plus `offset`; `align` as a power of two. */
  memory(operation: number, align: number, offset: number): void {
    this.body.push(simd).unsigned(operation).push(align).unsigned(offset)
  }

  get(at: Scalar): void {
    this.body.push(plain.get).unsigned(this.local[at] as number)
  }

  /** Takes the pair on the stack as the number `at`. What stands before the loop keeps its local. */
  set(at: Scalar): void {
    const { varies, lastUse } = this.reach
    if (varies[at] === 1) {
      for (const operand of new Set(operandsOf(this.list, at))) {
        if (varies[operand] === 1 && lastUse[operand] === at) this.free.push(this.local[operand] as number)
      }
    }
    this.local[at] = this.free.pop() ?? firstPair + this.pairs++
    this.body.push(plain.set).unsigned(this.local[at] as number)
  }

  /** One instruction. */
  write(at: Scalar): void {
    const { list } = this
    const operation = list.code[at] as number
    const [a, b, c] = [list.a[at], list.b[at], list.c[at]] as [Scalar, Scalar, Scalar]
    if (operation >= code.firstMap) this.map(at, functionAt(operation - code.firstMap).value, [a])
    else if (operation === code.pow) this.map(at, power, [a, b])
    else if (operation === mapPair) this.map(at, list.functions[list.extra[at] as number] as Elementary, [a, b])
    else if (operation === code.select) this.select(a, b, c)
    else if (operation === code.greater) {
      this.compare(a, b)
      this.one()
      this.simd(pair.and)
    } else if (operation === code.neg) {
      this.get(a)
      this.simd(pair.neg)
    } else {
      this.get(a)
      this.get(b)
      this.simd(binary[operation] as number)
    }
    this.set(at)
  }

  /** All bits where a > b. */
  private compare(a: Scalar, b: Scalar): void {
    this.get(a)
    this.get(b)
    this.simd(pair.above)
  }

  private one(): void {
    this.simd(pair.constant, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f)
  }

  private zero(): void {
    this.simd(pair.constant, ...new Array<number>(16).fill(0))
  }

  /** b where the mask is not 0, else c. */
  private select(mask: Scalar, b: Scalar, c: Scalar): void {
    this.get(b)
    this.get(c)
    this.get(mask)
    this.zero()
    this.simd(pair.unequal)
    this.simd(pair.choose)
  }

  /** A function of numbers: an instruction where there is one, else a call for each of the two points. */
  private map(at: Scalar, fn: Elementary, operands: readonly Scalar[]): void {
    const instruction = instructionFor.get(fn)
    if (instruction !== undefined) {
      for (const operand of operands) this.get(operand)
      if (fn === relu) this.zero()
      this.simd(instruction)
      return
    }
    const place = this.placeOf(fn, operands.length)
    const call = (point: number): void => {
      for (const operand of operands) {
        this.get(operand)
        this.simd(pair.entry, point)
      }
      this.body.push(plain.call).unsigned(place)
    }
    call(0)
    this.simd(pair.twice)
    if (this.reach.varies[at] === 0) return
    call(1)
    this.simd(pair.replace, 1)
  }

  private placeOf(fn: Elementary, parameters: number): number {
    const known = this.places.get(fn)
    if (known !== undefined) return known
    const place = this.imports.length
    const name = `f${place}`
    this.places.set(fn, place)
    this.imports.push({ name, parameters })
    this.functions[name] = fn
    return place
  }
}

/** The module that computes `outputs` at many points; `isVarying` says which source differs from point to point. */
export function emit(list: Scalars, outputs: readonly Scalar[], isVarying: (at: Scalar) => boolean): Emitted {
  const reach = reachOf(list, outputs, isVarying)
  const emitter = new Emitter(list, reach)
  const { body } = emitter
  const needed = list.code.map((_, at) => at).filter((at) => reach.needed[at] === 1)
  const isLeaf = (at: Scalar): boolean => list.code[at] === code.source || list.code[at] === code.constant
  const leaves = needed.filter((at) => isLeaf(at) && reach.varies[at] === 0)
  const points = 16 * Math.ceil(leaves.length / 2)
  const columns = outputs.map((_, i) => points + (i + 1) * blockBytes)
  const layout = { leaves, points, columns, end: points + (outputs.length + 1) * blockBytes }

  leaves.forEach((at, i) => {
    body.push(constantOfI32, 0)
    emitter.memory(pair.loadTwice, 3, 8 * i)
    emitter.set(at)
  })
  for (const at of needed) if (reach.varies[at] === 0 && !isLeaf(at)) emitter.write(at)
  body.push(plain.loop, emptyBlock)
  for (const at of needed) {
    if (reach.varies[at] === 0) continue
    if (isLeaf(at)) {
      body.push(plain.get, done)
      emitter.memory(pair.load, 4, points)
      emitter.set(at)
    } else emitter.write(at)
  }
  outputs.forEach((output, i) => {
    body.push(plain.get, done)
    emitter.get(output)
    emitter.memory(pair.store, 4, columns[i] as number)
  })
  body.push(plain.get, done, constantOfI32, 16, plain.add, plain.tee, done, plain.get, total, isBelow)
  body.push(plain.branchIf, 0, plain.end)

  const locals = [
    [i32, 1],
    [v128, emitter.pairs],
  ] as const
  const bytes = moduleOf({ imports: emitter.imports, parameters: [i32], locals, body })
  return { bytes, layout, functions: emitter.functions }
}
