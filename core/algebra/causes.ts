// The algebra over numbers that remember why they are none: each NaN, each infinity and each 0 that underflowed carries the
// step of a rule at which it arose. Values are those of `numbers`; it must never be used where speed matters.
import type { BirthReason } from '../diagnostic'
import type { Shape, Tensor } from '../tensor'
import { full, sizeOf, tensor } from '../tensor'
import type { Algebra, Elementary } from './algebra'
import { stretchedStrides, walk, walkPlaces } from './broadcast'
import { endsGradually } from './gradual'
import { numbers } from './numbers'

/** Where a bad number arose. One object for all entries of one step that share the reason. */
export interface Cause {
  readonly reason: BirthReason
  /** Of the operand that brought it about, such as the ∞ in 0 × ∞. */
  readonly because: Cause | undefined
}

/** A tensor and, by flat index, the cause of each entry that has one; null when none has. */
export interface Caused {
  readonly value: Tensor
  readonly causes: Causes
}

type Causes = readonly (Cause | undefined)[] | null

/** A tensor whose bad entries were simply given. */
export const given = (value: Tensor): Caused => ({ value, causes: explained(value, () => ({ reason: 'given' })) })

interface Operand {
  readonly x: number
  readonly cause: Cause | undefined
}

/** A cause that is inherited, or the reason for a new one; undefined for a number that needs none. */
type Verdict = Cause | { readonly reason: BirthReason; readonly because?: Cause | undefined } | undefined

const isBad = (x: number): boolean => !Number.isFinite(x)

/** Asks for the verdict on each entry that is bad or 0; new causes of one step are shared by reason. */
function explained(value: Tensor, verdictAt: (entry: number, x: number) => Verdict): Causes {
  const made = new Map<BirthReason, Cause>()
  let causes: (Cause | undefined)[] | null = null
  value.data.forEach((x, entry) => {
    if (!isBad(x) && x !== 0) return
    const verdict = verdictAt(entry, x)
    if (verdict === undefined) return
    const cause = isCause(verdict) ? verdict : (made.get(verdict.reason) ?? settled(verdict))
    if (cause !== verdict) made.set(verdict.reason, cause)
    causes ??= new Array<Cause | undefined>(value.data.length).fill(undefined)
    causes[entry] = cause
  })
  return causes
}

const known = new WeakSet<object>()
function fresh(reason: BirthReason, because?: Cause): Cause {
  const cause = { reason, because }
  known.add(cause)
  return cause
}
const isCause = (verdict: NonNullable<Verdict>): verdict is Cause => known.has(verdict)
const settled = (verdict: NonNullable<Verdict>): Cause =>
  isCause(verdict) ? verdict : fresh(verdict.reason, verdict.because)

/** The operand of each entry of a result that `of` was stretched to. */
function operandsOf(of: Caused, to: Shape): (entry: number) => Operand {
  const origin = sizeOf(of.value.shape) === sizeOf(to) ? null : numbers.expand(indicesOf(of), to).data
  return (entry) => {
    const at = origin ? (origin[entry] as number) : entry
    return { x: of.value.data[at] as number, cause: of.causes?.[at] }
  }
}

type Judge = (x: number, a: Operand, b: Operand) => Verdict

function pairwise(value: Tensor, a: Caused, b: Caused, judge: Judge): Caused {
  const hasNews = a.causes !== null || b.causes !== null || value.data.some((x) => isBad(x) || x === 0)
  if (!hasNews) return { value, causes: null }
  const [left, right] = [operandsOf(a, value.shape), operandsOf(b, value.shape)]
  return { value, causes: explained(value, (entry, x) => judge(x, left(entry), right(entry))) }
}

/** The cause of the first operand that is NaN or infinite (or 0), as `of` asks. */
const from = (of: (x: number) => boolean, ...operands: readonly Operand[]): Cause | undefined =>
  operands.find(({ x, cause }) => of(x) && cause)?.cause

const isInfinite = (x: number): boolean => x === Infinity || x === -Infinity
const isZero = (x: number): boolean => x === 0
const because = (reason: BirthReason, ...operands: readonly Operand[]): Verdict => ({
  reason,
  because: from(isBad, ...operands) ?? from(isZero, ...operands),
})

const judgeSum: Judge = (x, a, b) => {
  if (Number.isNaN(x)) return from(Number.isNaN, a, b) ?? because('∞ − ∞', a, b)
  if (isInfinite(x)) return from(isInfinite, a, b) ?? { reason: 'overflow' }
  return a.x === 0 && b.x === 0 ? from(isZero, a, b) : undefined
}

const judgeProduct: Judge = (x, a, b) => {
  if (Number.isNaN(x)) return from(Number.isNaN, a, b) ?? because('0 × ∞', a, b)
  if (isInfinite(x)) return from(isInfinite, a, b) ?? { reason: 'overflow' }
  return a.x === 0 || b.x === 0 ? from(isZero, a, b) : { reason: 'underflow' }
}

const judgeQuotient: Judge = (x, a, b) => {
  if (Number.isNaN(x)) return from(Number.isNaN, a, b) ?? because(b.x === 0 ? '0 ÷ 0' : '∞ ÷ ∞', a, b)
  if (isInfinite(x)) {
    if (isInfinite(a.x)) return from(isInfinite, a)
    return b.x === 0 ? because('division by 0', b) : { reason: 'overflow' }
  }
  if (a.x === 0) return from(isZero, a)
  return isInfinite(b.x) ? undefined : { reason: 'underflow' }
}

const judgePower: Judge = (x, a, b) => {
  if (Number.isNaN(x)) return from(Number.isNaN, a, b) ?? because('no value', a, b)
  if (isInfinite(x)) {
    const inherited = from(isInfinite, a, b)
    return inherited ?? (a.x === 0 ? because('division by 0', a) : { reason: 'overflow' })
  }
  if (a.x === 0) return from(isZero, a)
  return isInfinite(a.x) || isInfinite(b.x) ? undefined : { reason: 'underflow' }
}

function judgeMap(fn: Elementary, y: number, a: Operand): Verdict {
  if (Number.isNaN(y)) return from(Number.isNaN, a) ?? because('no value', a)
  if (isInfinite(y))
    return from(isInfinite, a) ?? (endsGradually(fn, a.x) ? { reason: 'overflow' } : because('pole', a))
  if (a.x === 0) return from(isZero, a)
  return Number.isFinite(a.x) && endsGradually(fn, a.x) ? { reason: 'underflow' } : undefined
}

/** Of a function of two numbers: an infinity out of finite numbers can only be one that is too large. */
const judgePair: Judge = (x, a, b) => {
  if (Number.isNaN(x)) return from(Number.isNaN, a, b) ?? because('no value', a, b)
  if (isInfinite(x)) return from(isInfinite, a, b) ?? { reason: 'overflow' }
  return from(isZero, a, b)
}

const indicesOf = ({ value }: Caused): Tensor => tensor(value.shape, Float64Array.from(value.data.keys()))

/** A function that only moves entries about: each takes its cause along. */
function moved(a: Caused, move: (t: Tensor) => Tensor): Caused {
  const value = move(a.value)
  if (a.causes === null) return { value, causes: null }
  const origin = move(indicesOf(a)).data
  return { value, causes: Array.from(origin, (at) => a.causes?.[at]) }
}

/** Entries folded together: which of them made the result what it is. */
function folded(a: Caused, value: Tensor, judge: (x: number, operands: readonly Operand[]) => Verdict): Caused {
  const odd = value.data.some((x) => isBad(x) || x === 0)
  if (!odd) return { value, causes: null }
  const operands = Array.from(value.data, (): Operand[] => [])
  walk(a.value.shape, stretchedStrides(value.shape, a.value.shape), (entry, target) => {
    operands[target]?.push({ x: a.value.data[entry] as number, cause: a.causes?.[entry] })
  })
  return { value, causes: explained(value, (entry, x) => judge(x, operands[entry] as Operand[])) }
}

function judgeFold(x: number, operands: readonly Operand[]): Verdict {
  if (Number.isNaN(x)) return from(Number.isNaN, ...operands) ?? because('∞ − ∞', ...operands)
  if (isInfinite(x)) return from(isInfinite, ...operands) ?? { reason: 'overflow' }
  return operands.every((operand) => operand.x === 0) ? from(isZero, ...operands) : undefined
}

const judgeLargest = (x: number, operands: readonly Operand[]): Verdict =>
  from((y) => Object.is(x, y), ...operands) ?? (isBad(x) ? { reason: 'no value' } : undefined)

/** Each entry of a product is a row of products, folded. */
function multiplied(a: Caused, b: Caused): Caused {
  const value = numbers.matmul(a.value, b.value)
  const [, columns] = value.shape as [number, number]
  const inner = a.value.shape[1] as number
  const causes = explained(value, (entry, x) => {
    const [row, column] = [Math.floor(entry / columns), entry % columns]
    const products = Array.from({ length: inner }, (_, k): Operand => {
      const [i, j] = [row * inner + k, k * columns + column]
      const [left, right] = [a.value.data[i] as number, b.value.data[j] as number]
      const verdict = judgeProduct(left * right, { x: left, cause: a.causes?.[i] }, { x: right, cause: b.causes?.[j] })
      return { x: left * right, cause: verdict && settled(verdict) }
    })
    return judgeFold(x, products)
  })
  return { value, causes }
}

function chosen(mask: Caused, a: Caused, b: Caused): Caused {
  const value = numbers.select(mask.value, a.value, b.value)
  if (a.causes === null && b.causes === null) return { value, causes: null }
  const [take, yes, no] = [mask, a, b].map((part) => operandsOf(part, value.shape)) as [Pick, Pick, Pick]
  return { value, causes: explained(value, (entry) => (take(entry).x !== 0 ? yes : no)(entry).cause) }
}

type Pick = (entry: number) => Operand

function joined(parts: readonly Caused[], axis: number): Caused {
  const value = numbers.join(
    parts.map((part) => part.value),
    axis,
  )
  if (parts.every((part) => part.causes === null)) return { value, causes: null }
  // Numbered through, so that each entry of the result knows where it stood.
  const all = parts.flatMap((part) => part.causes ?? new Array<undefined>(part.value.data.length).fill(undefined))
  let count = 0
  const places = parts.map(({ value: { shape, data } }) =>
    tensor(
      shape,
      Float64Array.from(data, () => count++),
    ),
  )
  return { value, causes: Array.from(numbers.join(places, axis).data, (at) => all[at]) }
}

function embedded(a: Caused): Caused {
  const value = numbers.embed(a.value)
  if (a.causes === null) return { value, causes: null }
  const side = a.value.data.length
  return {
    value,
    causes: Array.from(value.data, (_, at) => (at % (side + 1) === 0 ? a.causes?.[at / (side + 1)] : undefined)),
  }
}

/** Every entry depends on every operand's: a bad one has the first cause there is, or none of its own making had a value. */
function mixed(value: Tensor, operands: readonly Caused[]): Caused {
  const inherited = operands.flatMap((operand) => operand.causes ?? []).find((cause) => cause !== undefined)
  return { value, causes: explained(value, (_, x) => (isBad(x) ? (inherited ?? { reason: 'no value' }) : undefined)) }
}

export const causes: Algebra<Caused> = {
  constant: (x) => {
    const value = full([], x)
    const reason = Number.isNaN(x) ? 'no value' : 'pole'
    return { value, causes: isBad(x) ? [fresh(reason)] : null }
  },
  shapeOf: (a) => a.value.shape,
  add: (a, b) => pairwise(numbers.add(a.value, b.value), a, b, judgeSum),
  sub: (a, b) => pairwise(numbers.sub(a.value, b.value), a, b, judgeSum),
  mul: (a, b) => pairwise(numbers.mul(a.value, b.value), a, b, judgeProduct),
  div: (a, b) => pairwise(numbers.div(a.value, b.value), a, b, judgeQuotient),
  pow: (a, b) => pairwise(numbers.pow(a.value, b.value), a, b, judgePower),
  neg: (a) => ({ value: numbers.neg(a.value), causes: a.causes }),
  map: (fn, a) => pairwise(numbers.map(fn, a.value), a, a, (y, x) => judgeMap(fn, y, x)),
  map2: (fn, a, b) => pairwise(numbers.map2(fn, a.value, b.value), a, b, judgePair),
  greater: (a, b) => ({ value: numbers.greater(a.value, b.value), causes: null }),
  select: chosen,
  matmul: multiplied,
  transpose: (a) => moved(a, numbers.transpose),
  expand: (a, to) => moved(a, (t) => numbers.expand(t, to)),
  collapse: (a, to) => folded(a, numbers.collapse(a.value, to), judgeFold),
  reshape: (a, to) => ({ value: numbers.reshape(a.value, to), causes: a.causes }),
  largest: (a, to) => folded(a, numbers.largest(a.value, to), judgeLargest),
  stack: (parts) => ({
    value: numbers.stack(parts.map((part) => part.value)),
    causes: parts.every((part) => part.causes === null)
      ? null
      : parts.flatMap((part) => part.causes ?? new Array<undefined>(part.value.data.length).fill(undefined)),
  }),
  part: (a, index) => moved(a, (t) => numbers.part(t, index)),
  take: (a, axis, places) => moved(a, (t) => numbers.take(t, axis, places)),
  put: (a, axis, places, to) => {
    const value = numbers.put(a.value, axis, places, to)
    if (a.causes === null) return { value, causes: null }
    const found = new Array<Cause | undefined>(value.data.length).fill(undefined)
    walkPlaces(to, axis, places, (taken, index) => (found[index] ??= a.causes?.[taken]))
    return { value, causes: found }
  },
  join: joined,
  diagonal: (a) => moved(a, numbers.diagonal),
  embed: embedded,
  solve: (a, b) => mixed(numbers.solve(a.value, b.value), [a, b]),
  cofactors: (a, along) => {
    const directions = along.map((direction) => direction.value)
    return mixed(numbers.cofactors(a.value, directions), [a, ...along])
  },
  eigenvectors: (a, within) => mixed(numbers.eigenvectors(a.value, within.value), [a, within]),
  detach: (a) => a,
}
