// Pieces of formula: what every interpreter that writes text shares. What a textbook leaves out (times 1, minus minus,
// a stretched shape) is left out here, once.
import { caught, isDiagnostic } from '../diagnostic'
import type { Shape } from '../tensor'
import type { Algebra, Elementary } from './algebra'
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
}

/** From loose to tight: a sum needs brackets in a product, a product under a power. */
export const binds = { sum: 1, product: 2, open: 3, call: 4, power: 5, atom: 9 } as const

export const atom = (text: string, shape: Shape = []): Term => ({ text, binds: binds.atom, shape })

/** How one language spells each function of the algebra. Texts come in brackets where they need them. */
export interface Dialect {
  readonly brackets: readonly [open: string, close: string]
  constant(x: number): string
  product(a: Term, b: Term, wrap: (t: Term, least: number) => string): string
  quotient(a: Term, b: Term, wrap: (t: Term, least: number) => string): Pick<Term, 'text' | 'binds'>
  power(base: string, exponent: Term, wrap: (t: Term, least: number) => string): string
  map(fn: Elementary, a: Term, wrap: (t: Term, least: number) => string): Pick<Term, 'text' | 'binds'>
  greater(a: string, b: string): string
  select(mask: Term, a: Term, b: Term): string
  matmul(a: string, b: string): string
  transpose(a: string): string
  /** Null: the language stretches by itself. */
  expand(a: Term, to: Shape): string | null
  collapse(a: Term, to: Shape, wrap: (t: Term, least: number) => string): Pick<Term, 'text' | 'binds'>
  reshape(a: Term, to: Shape): string | null
  largest(a: Term, to: Shape, wrap: (t: Term, least: number) => string): Pick<Term, 'text' | 'binds'>
  stack(parts: readonly Term[]): string
  part(a: string, index: number): string
}

const isSame = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((size, i) => size === b[i])

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

/** The algebra that writes text in one dialect. Shapes are carried along, so collapse and reshape know what they do. */
export function writing(dialect: Dialect): Algebra<Term> {
  const wrap = wrapper(dialect.brackets)
  const meet = (a: Term, b: Term): Shape => fitting(() => shapes.add(a.shape, b.shape), a.shape)
  const shaped = (t: Term, shape: Shape): Term => ({ ...t, shape })

  const m: Algebra<Term> = {
    constant: (x) => ({ text: dialect.constant(x), binds: x < 0 ? binds.sum : binds.atom, shape: [], number: x }),
    shapeOf: (t) => t.shape,
    add: (a, b) => {
      if (a.number === 0) return shaped(b, meet(a, b))
      if (b.number === 0) return shaped(a, meet(a, b))
      if (b.negated) return m.sub(a, b.negated)
      return { text: `${a.text} + ${b.text}`, binds: binds.sum, shape: meet(a, b) }
    },
    sub: (a, b) => {
      if (b.number === 0) return shaped(a, meet(a, b))
      if (b.negated) return m.add(a, b.negated)
      return { text: `${a.text} - ${wrap(b, binds.product)}`, binds: binds.sum, shape: meet(a, b) }
    },
    mul: (a, b) => {
      if (a.number === 1) return shaped(b, meet(a, b))
      if (b.number === 1) return shaped(a, meet(a, b))
      if (a.negated) return m.neg(m.mul(a.negated, b))
      if (b.negated) return m.neg(m.mul(a, b.negated))
      return { text: dialect.product(a, b, wrap), binds: binds.product, shape: meet(a, b) }
    },
    div: (a, b) => (b.number === 1 ? shaped(a, meet(a, b)) : { ...dialect.quotient(a, b, wrap), shape: meet(a, b) }),
    pow: (a, b) =>
      b.number === 1 ? a : { text: dialect.power(wrap(a, binds.atom), b, wrap), binds: binds.power, shape: meet(a, b) },
    neg: (a) => a.negated ?? { text: `-${wrap(a, binds.product)}`, binds: binds.sum, shape: a.shape, negated: a },
    map: (fn, a) => ({ ...dialect.map(fn, a, wrap), shape: a.shape }),
    greater: (a, b) => ({ ...atom(dialect.greater(a.text, b.text)), shape: meet(a, b) }),
    // What is undefined elsewhere needs no words.
    select: (mask, a, b) => {
      const shape = fitting(() => shapes.add(mask.shape, meet(a, b)), a.shape)
      if (Number.isNaN(a.number ?? 0)) return shaped(b, shape)
      if (Number.isNaN(b.number ?? 0)) return shaped(a, shape)
      return atom(dialect.select(mask, a, b), shape)
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
        text: dialect.transpose(wrap(a, binds.atom)),
        binds: binds.power,
        shape: shapes.transpose(a.shape),
        transposed: a,
      }
    },
    expand: (a, to) => {
      const text = isSame(a.shape, to) ? null : dialect.expand(a, to)
      return text === null ? shaped(a, to) : atom(text, to)
    },
    collapse: (a, to) => (isSame(a.shape, to) ? a : { ...dialect.collapse(a, to, wrap), shape: to }),
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
    detach: (a) => a,
  }
  return m
}
