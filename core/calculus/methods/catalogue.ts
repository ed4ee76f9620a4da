// Every method once, under the name that documents and formulas of the study use.
import * as each from './coordinatewise'
import { lbfgs } from './lbfgs'
import { lineSearch } from './line-search'
import type { Method } from './method'
import { newton } from './newton'
import { trustRegion } from './trust-region'

export const methods = {
  gradient: each.gradientDescent,
  momentum: each.momentum,
  nesterov: each.nesterov,
  adagrad: each.adaGrad,
  rmsprop: each.rmsProp,
  adam: each.adam,
  adamw: each.adamW,
  newton,
  linesearch: lineSearch,
  lbfgs,
  trust: trustRegion,
} as const satisfies Readonly<Record<string, Method>>

export type MethodName = keyof typeof methods

export const methodNames = Object.keys(methods) as readonly MethodName[]

export const isMethodName = (name: string): name is MethodName => Object.hasOwn(methods, name)
