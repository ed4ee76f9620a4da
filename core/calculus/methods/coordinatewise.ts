// Methods that treat every coordinate by itself: a rule for one number, with what is remembered of that number. The rules
// are PyTorch's (torch.optim), to the bit where they use only + − × ÷ √.
import { power } from '../../elementary/functions'
import type { Point } from '../landscape'
import type { Method, Reason, Setting, Settings, Walker } from './method'
import { rate } from './method'
import { length } from './vectors'

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
  /** LaTeX of what else is shown of a coordinate. */
  readonly shown?: readonly string[]
  next(at: Coordinate): Made
  /** `slope` and `carried` are the two parts of the step. */
  why(
    step: { readonly made: readonly Made[]; readonly slope: Point; readonly carried: Point },
    settings: Settings,
  ): Reason
}

/** What a rule makes of one coordinate. */
interface Made {
  readonly x: number
  /** What to remember. */
  readonly memory: readonly number[]
  /** Which part of the move was carried over from earlier steps. */
  readonly carried?: number
  /** How many times as far as its slope, or the mean of its slopes, it went. */
  readonly rate?: number
  /** As `shown` names them. */
  readonly shown?: readonly number[]
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
      const slope = step.map((x, i) => x - (carried[i] as number))
      const shown = rule.shown ?? []
      return {
        to,
        next: walkerOf(rule, remembered, count + 1),
        inner: [
          ...rule.memory.map((symbol, k) => ({ symbol, value: remembered.map((one) => one[k] as number) })),
          ...shown.map((symbol, k) => ({ symbol, value: made.map((one) => one.shown?.[k] ?? 0) })),
        ],
        arrows: carried.some((part) => part !== 0)
          ? [
              { name: 'slope', vector: slope },
              { name: 'carried', vector: carried },
            ]
          : [{ name: 'step', vector: step }],
        reason:
          gradient.every((x) => x === 0) && step.every((x) => x === 0)
            ? { kind: 'no slope' }
            : rule.why({ made, slope, carried }, settings),
      }
    },
  }
}

const carriedOn: Rule['why'] = ({ slope, carried }) => ({
  kind: 'carried',
  slope: length(slope),
  carried: length(carried),
})

const ownRates =
  (of: 'slope' | 'mean'): Rule['why'] =>
  ({ made }, { rate: base = 0, decay = 0 }) => {
    const rates = made.map(({ rate: own = base }) => own)
    return { kind: 'own rates', of, least: Math.min(...rates), most: Math.max(...rates), shrink: base * decay }
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
  {
    memory: [],
    next: ({ x, slope, settings: s }) => ({ x: x - s['rate']! * slope, memory: [] }),
    why: (_, s) => ({ kind: 'slope', rate: s['rate']! }),
  },
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
    why: carriedOn,
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
    why: carriedOn,
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
      const root = Math.sqrt(sum) + s['epsilon']!
      return { x: x - s['rate']! * (slope / root), memory: [sum], rate: s['rate']! / root }
    },
    why: ownRates('slope'),
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
      const root = Math.sqrt(mean) + s['epsilon']!
      return { x: x - s['rate']! * (slope / root), memory: [mean], rate: s['rate']! / root }
    },
    why: ownRates('slope'),
  },
)

/** What Adam and AdamW share: fading means of slope and square, both corrected for having begun at 0. */
function adaptive({ x, slope, memory: [m0 = 0, v0 = 0], count, settings: s }: Coordinate) {
  const [first, second] = [s['beta1']!, s['beta2']!]
  const m = m0 + (slope - m0) * (1 - first)
  const v = v0 * second + (1 - second) * slope * slope
  const [fadedFirst, fadedSecond] = [1 - power(first, count), 1 - power(second, count)]
  const reach = s['rate']! / fadedFirst
  const root = Math.sqrt(v) / Math.sqrt(fadedSecond) + s['epsilon']!
  return {
    x: x - reach * (m / root),
    memory: [m, v],
    rate: s['rate']! / root,
    shown: [m / fadedFirst, v / fadedSecond],
  }
}

const adaptiveMemory = { memory: ['m', 'v'], shown: ['\\hat m', '\\hat v'], why: ownRates('mean') }

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
  { ...adaptiveMemory, next: adaptive },
)

export const adamW = coordinatewise(
  {
    title: 'AdamW',
    about: 'Adam, and every step also pulls each number a little towards 0, whatever its slope.',
    rule: `x \\leftarrow (1 - \\eta \\lambda) x, \\; ${adamRule}`,
    settings: { ...adamSettings, decay: { title: 'decay', symbol: '\\lambda', default: 0.01, low: 0, high: 1 } },
  },
  {
    ...adaptiveMemory,
    next: (at) => adaptive({ ...at, x: at.x * (1 - at.settings['rate']! * at.settings['decay']!) }),
  },
)
