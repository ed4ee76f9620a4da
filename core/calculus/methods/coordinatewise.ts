// Methods that treat every coordinate by itself: a rule for one number, with what is remembered of that number. The rules
// are PyTorch's (torch.optim), to the bit where they use only + − × ÷ √.
import { power } from '../../elementary/functions'
import type { Point } from '../landscape'
import type { Method, Setting, Settings, Walker } from './method'
import { rate } from './method'

/** One coordinate at its `count`-th step, counted from 1. */
interface Coordinate {
  readonly x: number
  readonly slope: number
  /** What was remembered, in the order of the record's `memory`; zeros at first. */
  readonly memory: readonly number[]
  readonly count: number
  readonly settings: Settings
}

interface Rule {
  /** LaTeX of each remembered number. */
  readonly memory: readonly string[]
  /** The new coordinate, what to remember, and which part of the move was carried over from earlier steps. */
  next(at: Coordinate): { readonly x: number; readonly memory: readonly number[]; readonly carried?: number }
}

function walkerOf(rule: Rule, memories: readonly (readonly number[])[], count: number): Walker {
  return {
    step({ point, gradient }, _land, settings) {
      const made = point.map((x, i) =>
        rule.next({ x, slope: gradient[i] as number, memory: memories[i] as number[], count, settings }),
      )
      const to = made.map(({ x }) => x)
      const remembered = made.map(({ memory }) => memory)
      const step = to.map((x, i) => x - (point[i] as number))
      const carried = made.map(({ carried: part = 0 }) => part)
      return {
        to,
        next: walkerOf(rule, remembered, count + 1),
        inner: rule.memory.map((symbol, k) => ({ symbol, value: remembered.map((one) => one[k] as number) })),
        arrows: carried.some((part) => part !== 0)
          ? [
              { name: 'slope', vector: step.map((x, i) => x - (carried[i] as number)) as Point },
              { name: 'carried', vector: carried },
            ]
          : [{ name: 'step', vector: step }],
        reason: { kind: 'rule' },
      }
    },
  }
}

const coordinatewise = (record: Omit<Method, 'start'>, rule: Rule): Method => ({
  ...record,
  start: (dimension) => walkerOf(rule, new Array<number[]>(dimension).fill(rule.memory.map(() => 0)), 1),
})

const share = (title: string, symbol: string, start: number): Setting => ({
  title,
  symbol,
  default: start,
  low: 0,
  high: 0.999999,
})
const small = (start: number): Setting => ({ title: 'ε', symbol: '\\varepsilon', default: start, low: 0, high: 1 })
const momentumShare = share('momentum', '\\mu', 0.9)

export const gradientDescent = coordinatewise(
  {
    title: 'Gradient descent',
    about: 'Straight down the slope. Along a steep direction the rate must stay below 2/λ; along a flat one it crawls.',
    rule: 'x \\leftarrow x - \\eta \\, \\nabla f',
    settings: { rate: rate(0.1) },
    limit: { rule: '2/λ', at: (lambda) => 2 / lambda },
  },
  { memory: [], next: ({ x, slope, settings: s }) => ({ x: x - s['rate']! * slope, memory: [] }) },
)

export const momentum = coordinatewise(
  {
    title: 'Momentum',
    about:
      'A heavy ball: earlier slopes are carried on, so that it gains speed along a valley and overshoots at its end.',
    rule: 'v \\leftarrow \\mu v + \\nabla f, \\quad x \\leftarrow x - \\eta v',
    settings: { rate: rate(0.05), momentum: momentumShare },
    // One coordinate is x ← x − ηv, v ← μv + λx: both eigenvalues of that lie in the unit circle below it.
    limit: { rule: '(2 + 2μ)/λ', at: (lambda, { momentum: mu }) => (2 + 2 * mu!) / lambda },
  },
  {
    memory: ['v'],
    next({ x, slope, memory: [before = 0], settings: s }) {
      const v = s['momentum']! * before + slope
      return { x: x - s['rate']! * v, memory: [v], carried: -s['rate']! * s['momentum']! * before }
    },
  },
)

export const nesterov = coordinatewise(
  {
    title: 'Nesterov',
    about: 'Momentum that looks ahead: it counts the slope once more as if the next step were already made.',
    rule: 'v \\leftarrow \\mu v + \\nabla f, \\quad x \\leftarrow x - \\eta \\left(\\nabla f + \\mu v\\right)',
    settings: { rate: rate(0.05), momentum: momentumShare },
    limit: { rule: '(2 + 2μ)/((1 + 2μ)λ)', at: (lambda, { momentum: mu }) => (2 + 2 * mu!) / ((1 + 2 * mu!) * lambda) },
  },
  {
    memory: ['v'],
    next({ x, slope, memory: [before = 0], settings: s }) {
      const mu = s['momentum']!
      const v = mu * before + slope
      return { x: x - s['rate']! * (slope + mu * v), memory: [v], carried: -s['rate']! * mu * mu * before }
    },
  },
)

export const adaGrad = coordinatewise(
  {
    title: 'AdaGrad',
    about: 'Divides each slope by the root of all its squares so far: every direction moves alike, ever slower.',
    rule: 's \\leftarrow s + (\\nabla f)^2, \\quad x \\leftarrow x - \\eta \\, \\frac{\\nabla f}{\\sqrt{s} + \\varepsilon}',
    settings: { rate: rate(0.5), epsilon: small(1e-10) },
  },
  {
    memory: ['s'],
    next({ x, slope, memory: [before = 0], settings: s }) {
      const sum = before + slope * slope
      return { x: x - s['rate']! * (slope / (Math.sqrt(sum) + s['epsilon']!)), memory: [sum] }
    },
  },
)

export const rmsProp = coordinatewise(
  {
    title: 'RMSProp',
    about: 'AdaGrad that forgets: the squares fade, so the steps do not die out, and near a minimum they circle.',
    rule: 's \\leftarrow \\alpha s + (1 - \\alpha)(\\nabla f)^2, \\quad x \\leftarrow x - \\eta \\, \\frac{\\nabla f}{\\sqrt{s} + \\varepsilon}',
    settings: { rate: rate(0.05), alpha: share('memory', '\\alpha', 0.99), epsilon: small(1e-8) },
  },
  {
    memory: ['s'],
    next({ x, slope, memory: [before = 0], settings: s }) {
      const mean = before * s['alpha']! + (1 - s['alpha']!) * slope * slope
      return { x: x - s['rate']! * (slope / (Math.sqrt(mean) + s['epsilon']!)), memory: [mean] }
    },
  },
)

/** What Adam and AdamW share: fading means of slope and square, both corrected for having begun at 0. */
function adaptive({ x, slope, memory: [m0 = 0, v0 = 0], count, settings: s }: Coordinate) {
  const [first, second] = [s['beta1']!, s['beta2']!]
  const m = m0 + (slope - m0) * (1 - first)
  const v = v0 * second + (1 - second) * slope * slope
  const reach = s['rate']! / (1 - power(first, count))
  const root = Math.sqrt(v) / Math.sqrt(1 - power(second, count)) + s['epsilon']!
  return { x: x - reach * (m / root), memory: [m, v] }
}

const adamRule =
  'm \\leftarrow \\beta_1 m + (1 - \\beta_1) \\nabla f, \\; v \\leftarrow \\beta_2 v + (1 - \\beta_2)(\\nabla f)^2, \\; x \\leftarrow x - \\eta \\, \\frac{\\hat m}{\\sqrt{\\hat v} + \\varepsilon}'

const adamSettings = {
  rate: rate(0.1),
  beta1: share('memory of slopes', '\\beta_1', 0.9),
  beta2: share('memory of squares', '\\beta_2', 0.999),
  epsilon: small(1e-8),
}

export const adam = coordinatewise(
  {
    title: 'Adam',
    about: 'Momentum divided by the size of recent slopes: it sees the sign of a slope, hardly its size.',
    rule: adamRule,
    settings: adamSettings,
  },
  { memory: ['m', 'v'], next: adaptive },
)

export const adamW = coordinatewise(
  {
    title: 'AdamW',
    about: 'Adam, and every step also pulls each number a little towards 0, whatever its slope.',
    rule: `x \\leftarrow (1 - \\eta \\lambda) x, \\; ${adamRule}`,
    settings: { ...adamSettings, decay: { title: 'decay', symbol: '\\lambda', default: 0.01, low: 0, high: 1 } },
  },
  {
    memory: ['m', 'v'],
    next: (at) => adaptive({ ...at, x: at.x * (1 - at.settings['rate']! * at.settings['decay']!) }),
  },
)
