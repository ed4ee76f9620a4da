// What frameworks were measured to do where several slopes are possible, and how ours is compared. For tests only.
import { numbers } from '../algebra/numbers'
import { forward } from '../engine/forward'
import type { Tensor } from '../tensor'
import type { Golden, Written } from './golden'
import { answerTo, errorOf, tensorOf } from './golden'

export interface Measured {
  readonly f: Written
  readonly gradient: Readonly<Record<string, Written>>
}
export type Framework = 'torch' | 'tensorflow' | 'jax'
/** What a framework did at a point: `raises` refused it, null has no such function. */
type Column = Measured | 'raises' | null
export type KinkCase = Pick<Golden, 'op' | 'formula' | 'at'> & Readonly<Record<Framework, Column>>

/** The op at its point, as a short title. */
export const titleOf = ({ formula, at }: KinkCase): string => `${formula.slice(6, -14)} at ${JSON.stringify(at)}`

const boundsBelong = 'up to 2.13, and with a single bound in 2.15 too, a bound belongs to the inside'

/** What ours is where it is not PyTorch's, and why. `f` where the value differs too. */
interface Difference {
  readonly f?: Written
  readonly gradient: Readonly<Record<string, Written>>
  readonly why: string
}

/** Where we differ from PyTorch on purpose. */
export const announced: Readonly<Record<string, Difference>> = {
  'clamp(x, -1, 2) at {"x":-1}': { gradient: { x: 1 }, why: boundsBelong },
  'clamp(x, -1, 2) at {"x":2}': { gradient: { x: 1 }, why: boundsBelong },
  'clamp(x, -1, 2) at {"x":[-1,0,2,3]}': { gradient: { x: [1, 1, 1, 0] }, why: boundsBelong },
  'cbrt(x) at {"x":0}': {
    gradient: { x: 'Infinity' },
    why: 'PyTorch has no cube root, and sign(x) |x|^(1/3) no slope',
  },
  'xlogx(x) at {"x":0}': { gradient: { x: '-Infinity' }, why: 'xlogy adds up log 0 and 0/0, one slope per factor' },
  'log(x) at {"x":-1}': {
    gradient: { x: 'NaN' },
    why: 'outside the domain there is no slope, although 1/x is a number',
  },
  'where(x > 0, sqrt(x), 0 * x) at {"x":0}': { gradient: { x: 0 }, why: 'what is not taken does not leak' },
  'where(x > 0, sqrt(x), 0 * x) at {"x":-1}': { gradient: { x: 0 }, why: 'what is not taken does not leak' },
  'where(x > 0, sqrt(x), 0 * x) at {"x":[4,-1]}': {
    gradient: { x: [0.25, 0] },
    why: 'what is not taken does not leak',
  },
  'where(x > 0, log(x), 2 * x) at {"x":0}': { gradient: { x: 2 }, why: 'what is not taken does not leak' },
  'normalize(x) at {"x":[0,0]}': {
    f: 'NaN',
    gradient: { x: ['NaN', 'NaN'] },
    why: '0 has no direction; PyTorch divides by 10⁻¹² instead, as no mathematics does',
  },
  'cosine_similarity(a, b) at {"a":[0,0],"b":[1,2]}': {
    f: 'NaN',
    gradient: { a: ['NaN', 'NaN'], b: ['NaN', 'NaN'] },
    why: '0 makes no angle; PyTorch divides by 10⁻⁸ instead',
  },
  'det(A) at {"A":[[1,2],[2,4]]}': {
    gradient: {
      A: [
        [4, -2],
        [-2, 1],
      ],
    },
    why: 'the cofactors of a singular matrix are not 0; PyTorch divides by the determinant',
  },
  'det(A) at {"A":[[1,2,3],[4,5,6],[7,8,9]]}': {
    gradient: {
      A: [
        [-3, 6, -3],
        [6, -12, 6],
        [-3, 6, -3],
      ],
    },
    why: 'the cofactors of a singular matrix are not 0; PyTorch divides by the determinant',
  },
  'bce(a, b) at {"a":0,"b":1}': {
    f: 'Infinity',
    gradient: { a: '-Infinity', b: 'Infinity' },
    why: 'a wrong certainty costs infinitely much; PyTorch stops at 100',
  },
  'bce(a, b) at {"a":1,"b":0}': {
    f: 'Infinity',
    gradient: { a: 'Infinity', b: '-Infinity' },
    why: 'a wrong certainty costs infinitely much; PyTorch stops at 100',
  },
  'bce(a, b) at {"a":0,"b":0}': {
    gradient: { a: 1, b: 'Infinity' },
    why: '−log(1 − p) has the slope 1 at p = 0; PyTorch computes 0/0 with a small number added',
  },
  'bce(a, b) at {"a":1,"b":1}': {
    gradient: { a: -1, b: '-Infinity' },
    why: '−log p has the slope −1 at p = 1; PyTorch computes 0/0 with a small number added',
  },
}

const agree = (ours: Tensor | undefined, theirs: Written): boolean =>
  tensorOf(theirs).data.every((x, i) => errorOf(ours?.data[i] ?? 0, x) <= 1e-12)

/** What is wrong with our value and slope at a kink, in words; empty where they are PyTorch's, or differ as announced. */
export function differencesAtKink(given: KinkCase): readonly string[] {
  const { torch } = given
  if (torch === null || torch === 'raises') return ['PyTorch was not measured here']
  const { program, gradient } = answerTo(given)
  const difference = announced[titleOf(given)]
  const value = (forward(numbers, program, program.sources)[program.root as number] as Tensor).data[0] as number
  const found: string[] = []
  const f = difference?.f ?? torch.f
  if (!(errorOf(value, Number(f)) <= 1e-12)) found.push(`value ${value}, not ${String(f)}`)
  for (const [name, written] of Object.entries(difference?.gradient ?? torch.gradient)) {
    const part = gradient.get(name)
    if (!agree(part, written)) found.push(`slope of ${name} [${part?.data.join()}], not ${JSON.stringify(written)}`)
  }
  const isAsPyTorch = Object.entries(torch.gradient).every(([name, written]) => agree(gradient.get(name), written))
  if (difference && isAsPyTorch) found.push('no longer different from PyTorch')
  return found
}
