// Pieces of formula: what every interpreter that writes text shares. What a textbook leaves out (times 1, minus minus,
// a stretched shape) is left out here, once.
import { caught, isDiagnostic } from '../diagnostic'
import type { Shape } from '../tensor'
import type { Algebra, BinaryElementary, Elementary } from './algebra'
import { shapes } from './shapes'

/** A piece of formula: its text, how tightly it binds, and the shape it stands for. */
export interface Term {
  readonly text: string
  readonly binds: number
  readonly shape: Shape
  /** The number it is, for constants of a rule: 1 and 0 vanish where they change nothing. */
  readonly number?: number
  /** What was negated or transposed, so that doing it twice undoes it. */
  readonly negated?: Term
  readonly transposed?: Term
  /** It is 1 where this condition holds and 0 elsewhere. */
  readonly condition?: string
  /** The condition was high > low. */
  readonly comparison?: { readonly high: Term; readonly low: Term }
  /** A choice between values; the last one is for all other cases. */
  readonly cases?: readonly Case[]
  /** It is the identity matrix, so that solving for it is inverting. */
  readonly isIdentity?: boolean
  /** What was divided, so that times 1/b becomes over b. */
  readonly quotient?: { readonly top: Term; readonly bottom: Term }
}

export interface Case {
  readonly value: Term
  /** The mask under which it is taken; null for "otherwise". */
  readonly when: Term | null
}

/** As a formula spells them. */
export type Relation = '>' | '<' | '>=' | '<=' | '==' | '!='

/** From loose to tight: a comparison needs brackets in a sum, a sum needs brackets in a product, a product under a power. */
export const binds = { relation: 0, sum: 1, product: 2, open: 3, call: 4, power: 5, atom: 9 } as const

export const atom = (text: string, shape: Shape = []): Term => ({ text, binds: binds.atom, shape })

/** How one language spells each function of the algebra. Texts come in brackets where they need them. */
export interface Dialect {
  readonly brackets: readonly [open: string, close: string]
  constant(x: number): string
  product(a: Term, b: Term, wrap: (t: Term, least: number) => string): string
  quotient(a: Term, b: Term, wrap: (t: Term, least: number) => string): Pick<Term, 'text' | 'binds'>
  power(base: string, exponent: Term, wrap: (t: Term, least: number) => string): string
  map(fn: Elementary, a: Term, wrap: (t: Term, least: number) => string): Pick<Term, 'text' | 'binds'>
  map2(fn: BinaryElementary, a: Term, b: Term, wrap: (t: Term, least: number) => string): Pick<Term, 'text' | 'binds'>
  compare(a: string, relation: Relation, b: string): string
  /** Both conditions. */
  and(a: string, b: string): string
  /** The number 1 where the condition holds, 0 elsewhere. */
  mask(condition: string): string
  cases(rows: readonly Case[]): string
  sign(a: Term, wrap: (t: Term, least: number) => string): Pick<Term, 'text' | 'binds'>
  matmul(a: string, b: string): string
  transpose(a: string, rank: number): string
  /** Null: the language stretches by itself. */
  expand(a: Term, to: Shape): string | null
  collapse(a: Term, to: Shape, wrap: (t: Term, least: number) => string): Pick<Term, 'text' | 'binds'>
  reshape(a: Term, to: Shape): string | null
  largest(a: Term, to: Shape, wrap: (t: Term, least: number) => string): Pick<Term, 'text' | 'binds'>
  stack(parts: readonly Term[]): string
  part(a: string, index: number): string
  take(a: string, axis: number, places: readonly number[]): string
  put(a: Term, axis: number, places: readonly number[], to: Shape): string
  join(parts: readonly Term[], axis: number): string
  diagonal(a: Term): string
  embed(a: Term): string
  /** The matrix with ones on its diagonal. */
  identity(size: number): string
  /** Null: it is written as the inverse times b. */
  solve(a: Term, b: Term): string | null
  inverse(a: string): string
  cofactors(a: Term, along: readonly Term[]): string
  eigenvectors(a: Term): string
}

/** Places as a slice or, where they are none, as a list: 1:3, or 0, 2, 5. */
export function placesText(places: readonly number[]): string {
  const [first = 0] = places
  const isRun = places.length > 1 && places.every((place, i) => place === first + i)
  return isRun ? `${first}:${first + places.length}` : places.join(', ')
}

const isSame = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i])

/** [a > b] and [b > a]: their difference is a sign when b is 0. */
const isOpposite = (a: Term, b: Term): a is Term & Required<Pick<Term, 'comparison'>> =>
  a.comparison !== undefined &&
  a.comparison.low.number === 0 &&
  b.comparison?.high.number === 0 &&
  b.comparison.low.text === a.comparison.high.text

/** "0 where v > w, 0 where w > v, else 1" is [v = w]. */
function isEquality(when: Term, a: Term, b: Term): boolean {
  const [first, last] = b.cases ?? []
  const other = first?.when?.comparison
  return (
    a.number === 0 &&
    b.cases?.length === 2 &&
    first?.value.number === 0 &&
    last?.value.number === 1 &&
    other?.high.text === when.comparison?.low.text &&
    other?.low.text === when.comparison?.high.text
  )
}

/** "1 where v < ∞, else [v > −∞]" asks whether v is a number at all. */
const asksForNumber = (when: Term, a: Term, b: Term): boolean =>
  a.number === 1 &&
  when.comparison?.high.number === Infinity &&
  b.comparison?.low.number === -Infinity &&
  b.comparison.high.text === when.comparison.low.text

/** A number combined with a choice between numbers is a choice again; null otherwise. */
function caseNumbers(a: Term, b: Term, combine: (x: number, y: number) => number): readonly Case[] | null {
  const { number } = a
  if (number === undefined || !b.cases?.every(({ value }) => value.number !== undefined)) return null
  return b.cases.map(({ value, when }) => {
    const x = combine(number, value.number as number)
    return { value: { ...value, text: String(x), number: x }, when }
  })
}

/** Brackets round a term that binds more loosely than its place needs. */
const wrapper =
  ([open, close]: Dialect['brackets']) =>
  (t: Term, least: number): string =>
    t.binds < least ? open + t.text + close : t.text

/** A graph under construction has shapes that do not meet yet; its formula is written all the same. */
function fitting(compute: () => Shape, otherwise: Shape): Shape {
  const shape = caught(compute)
  return isDiagnostic(shape) ? otherwise : shape
}

/** An algebra that writes text also knows all comparisons, which rules make out of `greater`. */
export interface Writing extends Algebra<Term> {
  relation(a: Term, relation: Relation, b: Term): Term
}

/** The algebra that writes text in one dialect. Shapes are carried along, so collapse and reshape know what they do. */
export function writing(dialect: Dialect): Writing {
  const wrap = wrapper(dialect.brackets)
  const meet = (a: Term, b: Term): Shape => fitting(() => shapes.add(a.shape, b.shape), a.shape)
  const shaped = (t: Term, shape: Shape): Term => ({ ...t, shape })
  const mask = (condition: string, shape: Shape): Term => {
    const text = dialect.mask(condition)
    return { text, binds: text === condition ? binds.relation : binds.atom, shape, condition }
  }
  const choice = (cases: readonly Case[], shape: Shape): Term => ({ ...atom(dialect.cases(cases), shape), cases })

  const m: Writing = {
    constant: (x) => ({ text: dialect.constant(x), binds: x < 0 ? binds.sum : binds.atom, shape: [], number: x }),
    shapeOf: (t) => t.shape,
    add: (a, b) => {
      if (a.number === 0) return shaped(b, meet(a, b))
      if (b.number === 0) return shaped(a, meet(a, b))
      if (b.negated) return m.sub(a, b.negated)
      return { text: `${wrap(a, binds.sum)} + ${wrap(b, binds.sum)}`, binds: binds.sum, shape: meet(a, b) }
    },
    sub: (a, b) => {
      if (b.number === 0) return shaped(a, meet(a, b))
      if (b.negated) return m.add(a, b.negated)
      if (isOpposite(a, b)) return { ...dialect.sign(a.comparison.high, wrap), shape: meet(a, b) }
      const differences = caseNumbers(a, b, (x, y) => x - y)
      if (differences) return choice(differences, meet(a, b))
      return { text: `${wrap(a, binds.sum)} - ${wrap(b, binds.product)}`, binds: binds.sum, shape: meet(a, b) }
    },
    mul: (a, b) => {
      if (a.number === 1) return shaped(b, meet(a, b))
      if (b.number === 1) return shaped(a, meet(a, b))
      if (a.negated) return m.neg(m.mul(a.negated, b))
      if (b.negated) return m.neg(m.mul(a, b.negated))
      if (a.condition !== undefined && b.condition !== undefined)
        return mask(dialect.and(a.condition, b.condition), meet(a, b))
      if (b.quotient?.top.number === 1) return shaped(m.div(a, b.quotient.bottom), meet(a, b))
      return { text: dialect.product(a, b, wrap), binds: binds.product, shape: meet(a, b) }
    },
    div: (a, b) =>
      b.number === 1
        ? shaped(a, meet(a, b))
        : { ...dialect.quotient(a, b, wrap), shape: meet(a, b), quotient: { top: a, bottom: b } },
    pow: (a, b) =>
      b.number === 1 ? a : { text: dialect.power(wrap(a, binds.atom), b, wrap), binds: binds.power, shape: meet(a, b) },
    neg: (a) =>
      a.negated
        ? shaped(a.negated, a.shape)
        : { text: `-${wrap(a, binds.product)}`, binds: binds.sum, shape: a.shape, negated: a },
    map: (fn, a) => ({ ...dialect.map(fn, a, wrap), shape: a.shape }),
    map2: (fn, a, b) => ({ ...dialect.map2(fn, a, b, wrap), shape: meet(a, b) }),
    greater: (a, b) => ({ ...m.relation(a, '>', b), comparison: { high: a, low: b } }),
    relation: (a, relation, b) => mask(dialect.compare(wrap(a, binds.sum), relation, wrap(b, binds.sum)), meet(a, b)),
    // What is undefined elsewhere needs no words, nor does that a letter stands for a number.
    select: (when, a, b) => {
      const shape = fitting(() => shapes.add(when.shape, meet(a, b)), a.shape)
      if (when.number !== undefined) return shaped(when.number === 0 ? b : a, shape)
      if (asksForNumber(when, a, b)) return shaped(m.constant(1), shape)
      if (Number.isNaN(a.number ?? 0)) return shaped(b, shape)
      if (Number.isNaN(b.number ?? 0)) return shaped(a, shape)
      const { comparison } = when
      if (comparison && isEquality(when, a, b)) {
        return mask(dialect.compare(comparison.high.text, '==', comparison.low.text), shape)
      }
      if (comparison && a.number === 0 && b.condition !== undefined) {
        return mask(dialect.and(b.condition, dialect.compare(comparison.low.text, '>=', comparison.high.text)), shape)
      }
      return choice([{ value: a, when }, ...(b.cases ?? [{ value: b, when: null }])], shape)
    },
    matmul: (a, b) => ({
      text: dialect.matmul(wrap(a, binds.product), wrap(b, binds.open)),
      binds: binds.product,
      shape: fitting(() => shapes.matmul(a.shape, b.shape), a.shape),
    }),
    transpose: (a) => {
      if (a.shape.length === 0) return a
      if (a.transposed) return a.transposed
      return {
        text: dialect.transpose(wrap(a, binds.atom), a.shape.length),
        binds: binds.power,
        shape: shapes.transpose(a.shape),
        transposed: a,
      }
    },
    expand: (a, to) => {
      const text = isSame(a.shape, to) ? null : dialect.expand(a, to)
      return text === null ? shaped(a, to) : atom(text, to)
    },
    collapse: (a, to) => {
      if (isSame(a.shape, to)) return a
      if (a.negated) return m.neg(m.collapse(a.negated, to))
      return { ...dialect.collapse(a, to, wrap), shape: to }
    },
    reshape: (a, to) => {
      const text = isSame(a.shape, to) ? null : dialect.reshape(a, to)
      // A row that is a vector in disguise keeps what it is the transpose of only while its shape stays.
      const { transposed: _, ...rest } = a
      return text === null ? { ...(isSame(a.shape, to) ? a : rest), shape: to } : atom(text, to)
    },
    largest: (a, to) => (isSame(a.shape, to) ? a : { ...dialect.largest(a, to, wrap), shape: to }),
    stack: (parts) =>
      atom(
        dialect.stack(parts),
        fitting(() => shapes.stack(parts.map((p) => p.shape)), []),
      ),
    part: (a, index) => ({ ...atom(dialect.part(wrap(a, binds.atom), index)), shape: a.shape.slice(1) }),
    take: (a, axis, places) => ({
      ...atom(dialect.take(wrap(a, binds.atom), axis, places)),
      shape: shapes.take(a.shape, axis, places),
    }),
    put: (a, axis, places, to) => atom(dialect.put(a, axis, places, to), to),
    join: (parts, axis) =>
      atom(
        dialect.join(parts, axis),
        fitting(
          () =>
            shapes.join(
              parts.map((p) => p.shape),
              axis,
            ),
          [],
        ),
      ),
    diagonal: (a) =>
      atom(
        dialect.diagonal(a),
        fitting(() => shapes.diagonal(a.shape), []),
      ),
    embed: (a) => {
      const shape = shapes.embed(a.shape)
      return a.number === 1
        ? { ...atom(dialect.identity(a.shape[0] ?? 0), shape), isIdentity: true }
        : atom(dialect.embed(a), shape)
    },
    solve: (a, b) => {
      const shape = fitting(() => shapes.solve(a.shape, b.shape), b.shape)
      const inverse: Term = { text: dialect.inverse(wrap(a, binds.atom)), binds: binds.power, shape: a.shape }
      if (b.isIdentity) return { ...inverse, shape }
      const text = dialect.solve(a, b)
      return text === null ? shaped(m.matmul(inverse, b), shape) : atom(text, shape)
    },
    cofactors: (a, along) => atom(dialect.cofactors(a, along), a.shape),
    eigenvectors: (a) => atom(dialect.eigenvectors(a), a.shape),
    detach: (a) => a,
  }
  return m
}
