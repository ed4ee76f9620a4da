// Writes instructions on two numbers side by side, each as WebAssembly on locals. It knows of no loop and no point.
import { power, relu } from '../elementary/functions'
import type { Elementary } from '../elementary/module'
import { pairOf, twinOf } from '../elementary/module'
import * as code from '../fast/codes'
import { functionAt } from '../fast/registers'
import type { Import } from './bytes'
import { ByteWriter } from './bytes'
import type { Reach } from './reach'
import { operandsOf, perPoint } from './reach'
import type { Scalar, Scalars } from './scalars'
import { larger, mapPair } from './scalars'

/** Two doubles side by side: the second byte of each instruction (the first is `simd`). */
const simd = 0xfd
export const pair = {
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
const call = 0x10
const localGet = 0x20
const localSet = 0x21

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

/** Writes one number after another. Locals are used again as soon as what they held is needed no more. */
export class Emitter {
  readonly body = new ByteWriter()
  /** Functions of WebAssembly that are called, by name. */
  readonly functions: Record<string, unknown> = {}
  readonly imports: Import[] = []
  /** How many locals there are. */
  pairs = 0
  private readonly list: Scalars
  private readonly reach: Reach
  private readonly firstLocal: number
  private readonly local: Int32Array
  /** Locals that hold nothing that is still needed. */
  private free: number[] = []
  /** How many locals hold what is the same throughout the inner loop. */
  private kept = 0
  private readonly places = new Map<Elementary, number>()

  constructor(list: Scalars, reach: Reach, firstLocal: number) {
    this.list = list
    this.reach = reach
    this.firstLocal = firstLocal
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
    this.body.push(localGet).unsigned(this.local[at] as number)
  }

  /** Takes the pair on the stack as the number `at`. */
  set(at: Scalar): void {
    this.local[at] = this.free.pop() ?? this.firstLocal + this.pairs++
    this.body.push(localSet).unsigned(this.local[at] as number)
  }

  /** From here on, every number that is set differs from point to point: what was set before keeps its local. */
  keep(): void {
    this.kept = this.pairs
  }

  /** Everything that differs from point to point is needed no more. */
  forget(): void {
    this.free = Array.from({ length: this.pairs - this.kept }, (_, i) => this.firstLocal + this.pairs - 1 - i)
  }

  /** Gives up the locals of what is needed no more after `at`. */
  private release(at: Scalar): void {
    const { pace, lastUse } = this.reach
    for (const operand of new Set(operandsOf(this.list, at))) {
      if (pace[operand] === perPoint && lastUse[operand] === at) this.free.push(this.local[operand] as number)
    }
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
    this.release(at)
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

  /** A function of numbers: an instruction where there is one, else one call for both points, or one for each. */
  private map(at: Scalar, fn: Elementary, operands: readonly Scalar[]): void {
    const instruction = instructionFor.get(fn)
    if (instruction !== undefined) {
      for (const operand of operands) this.get(operand)
      if (fn === relu) this.zero()
      this.simd(instruction)
      return
    }
    const together = pairOf(fn)
    if (together !== undefined) {
      this.get(operands[0] as Scalar)
      this.body.push(call).unsigned(this.placeOf(fn, 'pair', together))
      return
    }
    const place = this.placeOf(fn, operands.length, twinOf(fn))
    const callAt = (point: number): void => {
      for (const operand of operands) {
        this.get(operand)
        this.simd(pair.entry, point)
      }
      this.body.push(call).unsigned(place)
    }
    callAt(0)
    this.simd(pair.twice)
    if (this.reach.pace[at] !== perPoint) return
    callAt(1)
    this.simd(pair.replace, 1)
  }

  private placeOf(fn: Elementary, parameters: Import['parameters'], linked: unknown): number {
    const known = this.places.get(fn)
    if (known !== undefined) return known
    const place = this.imports.length
    const name = `f${place}`
    this.places.set(fn, place)
    this.imports.push({ name, parameters })
    this.functions[name] = linked
    return place
  }
}
