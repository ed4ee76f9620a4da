// What a way of going downhill is: one record, from which menu, settings, race and inner state are printed. A method never
// sees a graph, only a landscape, and keeps its memory in the walker that it hands on, so that going back is free.
import type { Definiteness } from '../definite'
import type { Landscape, Point, View } from '../landscape'

/** A setting as the panel shows it: a number from `low` to `high`, on a logarithmic slider where `isLog`. */
export interface Setting {
  readonly title: string
  readonly symbol: string
  readonly default: number
  readonly low: number
  readonly high: number
  readonly isLog?: boolean
}

export type Settings = Readonly<Record<string, number>>

/** A number or one number per coordinate that the method remembers, by the name that it has in the rule (LaTeX). */
export interface Inner {
  readonly symbol: string
  readonly value: number | Point
}

/** A share of the step, drawn from the point: what the slope asks for, what is carried over. */
export interface Arrow {
  readonly name: 'slope' | 'carried' | 'step'
  readonly vector: Point
}

/** Why the step is what it is: what the method's rule comes to here. */
export type Reason =
  /** The slope is 0: there is nowhere to go. */
  | { readonly kind: 'no slope' }
  /** Against the slope, so many times as far as it is long. */
  | { readonly kind: 'slope'; readonly rate: number }
  /** Lengths of the two parts of the step. */
  | { readonly kind: 'carried'; readonly slope: number; readonly carried: number }
  /**
   * Each number has a rate of its own, from `least` to `most`, for its slope or for the mean of its slopes. `shrink` is the share
   * that each number loses besides.
   */
  | {
      readonly kind: 'own rates'
      readonly of: 'slope' | 'mean'
      readonly least: number
      readonly most: number
      readonly shrink: number
    }
  /** To the critical point of the quadratic model, which curves so. */
  | { readonly kind: 'newton'; readonly definiteness: Definiteness }
  /** The longest of the tried rates at which f fell enough. */
  | { readonly kind: 'searched'; readonly rate: number; readonly tries: number }
  /** The curvature guessed from this many pairs of steps, and the rate that was searched along it. */
  | { readonly kind: 'pairs'; readonly pairs: number; readonly rate: number; readonly tries: number }
  /** The model promised; f kept `ratio` of it. A step that kept too little is not made. */
  | { readonly kind: 'trusted'; readonly ratio: number; readonly radius: number; readonly isMade: boolean }

/** Why no step is made. */
export type Refusal =
  /** No curvature along these directions (each of length 1): no model has its critical point at a finite distance. */
  | { readonly kind: 'singular'; readonly flat: readonly Point[] }
  /** The Hessian is no finite number here. */
  | { readonly kind: 'no curvature' }
  /** No rate that was tried lowers f, although the slope is not 0. */
  | { readonly kind: 'no fall'; readonly tries: number }

export interface Move {
  readonly to: Point
  readonly next: Walker
  readonly inner: readonly Inner[]
  readonly arrows: readonly Arrow[]
  readonly reason: Reason
}

/** A method on its way, with what it remembers. Never changed: stepping gives another. */
export interface Walker {
  step(here: View, land: Landscape, settings: Settings): Move | { readonly refusal: Refusal }
}

export interface Limit {
  /** As text: "2/λ". */
  readonly rule: string
  at(lambda: number, settings: Settings): number
}

export interface Method {
  readonly title: string
  /** One sentence: the idea, and what it is good or bad at. */
  readonly about: string
  /** The update as LaTeX. */
  readonly rule: string
  readonly settings: Readonly<Record<string, Setting>>
  /**
   * Near a minimum whose Hessian has the largest eigenvalue λ, a larger rate does not settle. Only where the method's rule has
   * such a bound.
   */
  readonly limit?: Limit
  /** A walker that remembers nothing yet. */
  start(dimension: number): Walker
}

/** The settings of a method, each as given where it is a number that the method takes, else its default. */
export const settingsOf = (method: Method, given: Settings = {}): Settings =>
  Object.fromEntries(
    Object.entries(method.settings).map(([name, { default: start, low, high }]) => {
      const x = given[name]
      return [name, x !== undefined && x >= low && x <= high ? x : start]
    }),
  )

/** What every method that takes a rate calls so. */
export const rate = (start: number): Setting => ({
  title: 'rate',
  symbol: '\\eta',
  default: start,
  low: Number.MIN_VALUE,
  high: Number.MAX_VALUE,
  isLog: true,
})
