// Makes an op out of a function of one number: its backward rule is cotangent times slope.
import type { Elementary } from '../algebra/algebra'
import type { OpDefinition } from './op'

type Rest = Omit<OpDefinition, 'name' | 'title' | 'ports' | 'forward' | 'vjp'> & { readonly title?: string }

/** The op that applies `fn` to every entry. */
export const elementwise = (fn: Elementary, rest: Rest): OpDefinition => ({
  name: fn.name,
  title: fn.name,
  ports: ['x'],
  forward: (m, [x]) => m.map(fn, x!),
  vjp: (m, { inputs: [x], output, cotangent }) => [m.mul(cotangent, fn.slope(m, x!, output))],
  ...rest,
})
