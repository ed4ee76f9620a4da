// Makes ops out of functions of one or two numbers: the backward rule is cotangent times slope.
import type { BinaryElementary, Elementary } from '../algebra/algebra'
import type { Shape } from '../tensor'
import type { OpDefinition } from './op'

type Rest = Omit<OpDefinition, 'name' | 'title' | 'ports' | 'forward' | 'vjp'> & {
  readonly title?: string
  readonly ports?: readonly string[]
}

/** Shapes on which two-port ops are tested: equal, a stretched number, row and column, axes of one and of none. */
export const pairShapes: readonly (readonly Shape[])[] = [
  [[], []],
  [[1], []],
  [[3], [3]],
  [[2, 3], []],
  [[], [2, 2]],
  [[3], [2, 3]],
  [[2, 1], [3]],
  [
    [2, 3],
    [2, 1],
  ],
  [
    [1, 3],
    [2, 3],
  ],
  [[2, 2, 1], [2]],
  [[0], [0]],
  [[2, 0], []],
]

/** The op that applies `fn` to every entry. */
export const elementwise = (fn: Elementary, rest: Rest): OpDefinition => ({
  name: fn.name,
  title: fn.name,
  ports: ['x'],
  forward: (m, [x]) => m.map(fn, x!),
  vjp: (m, { inputs: [x], output, cotangent }) => [m.mul(cotangent, fn.slope(m, x!, output))],
  ...rest,
})

/** The op that applies `fn` to every pair of entries. */
export const pairwise = (fn: BinaryElementary, rest: Rest): OpDefinition => ({
  name: fn.name,
  title: fn.name,
  ports: ['a', 'b'],
  forward: (m, [a, b]) => m.map2(fn, a!, b!),
  vjp: (m, { inputs: [a, b], output, cotangent }) =>
    fn.slopes(m, a!, b!, output).map((slope) => m.mul(cotangent, slope)),
  testShapes: pairShapes,
  ...rest,
})

/**
 * The op that jumps by `fn` from one constant to the next: between its jumps nothing moves, so its slope is 0 whatever
 * the adjoint is, an infinite one too.
 */
export const stepwise = (fn: Elementary, rest: Rest): OpDefinition => ({
  name: fn.name,
  title: fn.name,
  ports: ['x'],
  forward: (m, [x]) => m.detach(m.map(fn, x!)),
  vjp: (m, { inputs: [x] }) => [m.expand(m.constant(0), m.shapeOf(x!))],
  ...rest,
})
