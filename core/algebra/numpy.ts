// The algebra that writes NumPy. Every text runs after `import numpy as np`, with names of arrays in
// place; what NumPy lacks comes from Python's own `math`.
import type { Shape } from '../tensor'
import type { Term, Writing } from './term'
import { binds, writing } from './term'

const tuple = (shape: Shape): string => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`)

/** A number as NumPy spells it. */
export const numpyNumber = (x: number): string => {
  if (Number.isNaN(x)) return 'np.nan'
  if (Math.abs(x) === Infinity) return x > 0 ? 'np.inf' : '-np.inf'
  return String(x)
}

/** Axes of `from` that shrink to 1, and whether axes in front disappear. */
function axesOver(from: Shape, to: Shape): string {
  if (to.length === 0) return ''
  const lead = from.length - to.length
  const axes = from.flatMap((size, axis) => (axis < lead || (to[axis - lead] === 1 && size !== 1) ? [axis] : []))
  return `, axis=(${axes.join(', ')},)${lead === 0 ? ', keepdims=True' : ''}`
}

/** By minors, since NumPy has no cofactors. */
const minors = (a: string, size: number): string =>
  `np.array([[(-1)**(i + j) * np.linalg.det(np.delete(np.delete(${a}, i, 0), j, 1)) ` +
  `for j in range(${size})] for i in range(${size})])`

/** A polynomial's derivative along a direction: the imaginary part after a step so small that its square is nothing. */
function cofactors(a: Term, along: readonly Term[]): string {
  const [direction, second] = along
  const [size = 0] = a.shape
  if (second) throw new RangeError('NumPy text has no second derivative of cofactors')
  return direction
    ? `np.imag(${minors(`${a.text} + 1e-30j * (${direction.text})`, size)}) / 1e-30`
    : minors(a.text, size)
}

const text = writing({
  brackets: ['(', ')'],
  constant: numpyNumber,
  product: (a, b, wrap) => `${wrap(a, binds.product)} * ${wrap(b, binds.open)}`,
  quotient: (a, b, wrap) => ({ text: `${wrap(a, binds.product)} / ${wrap(b, binds.open)}`, binds: binds.product }),
  power: (base, exponent, wrap) => `${base}**${wrap(exponent, binds.atom)}`,
  map: (fn, a, wrap) => ({
    text: typeof fn.numpy === 'string' ? `${fn.numpy}(${a.text})` : fn.numpy(a.text, wrap(a, binds.atom)),
    binds: binds.atom,
  }),
  map2: (fn, a, b) => ({ text: `${fn.numpy}(${a.text}, ${b.text})`, binds: binds.atom }),
  compare: (a, relation, b) => `${a} ${relation} ${b}`,
  and: (a, b) => `(${a}) & (${b})`,
  mask: (condition) => `(${condition})`,
  cases: (rows) =>
    rows.reduceRight(
      (rest, { value, when }) => (when === null ? value.text : `np.where(${when.text}, ${value.text}, ${rest})`),
      '',
    ),
  sign: (a) => ({ text: `np.sign(${a.text})`, binds: binds.atom }),
  matmul: (a, b) => `${a} @ ${b}`,
  // `.T` turns round all axes, not the last two.
  transpose: (a, rank) => (rank > 2 ? `np.swapaxes(${a}, -1, -2)` : `${a}.T`),
  expand: (a, to) => (to.every((size) => size === 1) ? null : `np.broadcast_to(${a.text}, ${tuple(to)})`),
  collapse: (a, to) => ({ text: `np.sum(${a.text}${axesOver(a.shape, to)})`, binds: binds.atom }),
  reshape: (a, to) => `np.reshape(${a.text}, ${tuple(to)})`,
  largest: (a, to) => ({ text: `np.max(${a.text}${axesOver(a.shape, to)})`, binds: binds.atom }),
  stack: (parts) => `np.stack([${parts.map((part) => part.text).join(', ')}])`,
  part: (a, index) => `${a}[${index}]`,
  take: (a, axis, places) => `np.take(${a}, [${places.join(', ')}], axis=${axis})`,
  // Columns of the identity put each entry in its place.
  put: (a, axis, places, to) =>
    `np.moveaxis(np.tensordot(np.eye(${to[axis]})[:, [${places.join(', ')}]], ${a.text}, (1, ${axis})), 0, ${axis})`,
  join: (parts, axis) => `np.concatenate([${parts.map((part) => part.text).join(', ')}], axis=${axis})`,
  diagonal: (a) => `np.diagonal(${a.text})`,
  embed: (a) => `np.diagflat(${a.text})`,
  identity: (size) => `np.eye(${size})`,
  solve: (a, b) => `np.linalg.solve(${a.text}, ${b.text})`,
  inverse: (a) => `np.linalg.inv(${a})`,
  cofactors,
  eigenvectors: (a) => `np.linalg.eigh((${a.text} + (${a.text}).T) / 2)[1]`,
})

/** NumPy refuses to subtract truths, and adds them by "or". */
const asNumber = (t: Term): Term =>
  t.condition !== undefined ? { ...t, text: `1.0 * ${t.text}`, binds: binds.product } : t

export const numpy: Writing = {
  ...text,
  add: (a, b) => text.add(asNumber(a), asNumber(b)),
  sub: (a, b) => text.sub(asNumber(a), asNumber(b)),
  neg: (a) => text.neg(asNumber(a)),
}
