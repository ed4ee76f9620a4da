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

/** Where we differ from PyTorch on purpose: what ours is, and why. */
export const announced: Readonly<
  Record<string, { readonly gradient: Readonly<Record<string, Written>>; readonly why: string }>
> = {
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
  if (!(errorOf(value, Number(torch.f)) <= 1e-12)) found.push(`value ${value}, not ${torch.f}`)
  for (const [name, written] of Object.entries(difference?.gradient ?? torch.gradient)) {
    const part = gradient.get(name)
    if (!agree(part, written)) found.push(`slope of ${name} [${part?.data.join()}], not ${JSON.stringify(written)}`)
  }
  const isAsPyTorch = Object.entries(torch.gradient).every(([name, written]) => agree(gradient.get(name), written))
  if (difference && isAsPyTorch) found.push('no longer different from PyTorch')
  return found
}
