// The same numbers under another shape: reshaping, joining, stretching, running sums.
import type { Algebra } from '../algebra/algebra'
import { broadcastShapes } from '../algebra/broadcast'
import { caught, diagnostic, isDiagnostic, Refusal } from '../diagnostic'
import type { Shape } from '../tensor'
import { describeShape, isSameShape, sizeOf } from '../tensor'
import { asRuns, axisOf, axisText, piece, reducible } from './axes'
import type { Attributes, OpDefinition } from './op'
import { shapeSetting } from './settings'

/** Refuses with E203 what has more or fewer numbers than the shape that was asked for. */
function fits(from: Shape, to: Shape): Shape {
  if (sizeOf(from) === sizeOf(to)) return to
  const needs = `${sizeOf(to)} numbers to fill ${describeShape(to)}, not ${sizeOf(from)}`
  throw new Refusal(diagnostic('E203', { op: '', needs, shape: from }))
}

/** Refuses with E203 what cannot be stretched to the shape that was asked for. */
function stretches(from: Shape, to: Shape): Shape {
  const met = caught(() => broadcastShapes(from, to))
  if (!isDiagnostic(met) && isSameShape(met, to)) return to
  const needs = `sizes that stretch to ${describeShape(to)}: equal to these, or 1, counted from the last axis`
  throw new Refusal(diagnostic('E203', { op: '', needs, shape: from }))
}

/** The axis along which parts are joined; parts of all axes are made vectors first. Refuses numbers with E203. */
function joining<V>(
  m: Algebra<V>,
  inputs: readonly V[],
  attributes: Attributes,
): { parts: readonly V[]; axis: number } {
  const number = inputs.map((x) => m.shapeOf(x)).find((shape) => shape.length === 0)
  if (number)
    throw new Refusal(diagnostic('E203', { op: '', needs: 'vectors or matrices; numbers are stacked', shape: number }))
  const axis = axisOf(m.shapeOf(inputs[0] as V), attributes)
  if (axis !== 'all') return { parts: inputs, axis }
  return { parts: inputs.map((x) => m.reshape(x, [sizeOf(m.shapeOf(x))])), axis: 0 }
}

/** Cuts a cotangent where the parts were joined. */
function cut<V>(m: Algebra<V>, g: V, inputs: readonly V[], attributes: Attributes): readonly V[] {
  const { parts, axis } = joining(m, inputs, attributes)
  let start = 0
  return parts.map((part, i) => {
    const from = start
    start += m.shapeOf(part)[axis] as number
    return m.reshape(piece(m, g, axis, from, start), m.shapeOf(inputs[i] as V))
  })
}

/**
 * Running sums along the middle axis, from the front (`direction` 1) or from the back (−1): what is `step` places away is
 * added, for steps 1, 2, 4, …
 */
function runningSums<V>(m: Algebra<V>, runs: V, direction: 1 | -1): V {
  const count = m.shapeOf(runs)[1] as number
  let sums = runs
  for (let step = 1; step < count; step *= 2) {
    const [near, far] = [piece(m, sums, 1, 0, count - step), piece(m, sums, 1, step, count)]
    const both = m.add(near, far)
    sums =
      direction === 1
        ? m.join([piece(m, sums, 1, 0, step), both], 1)
        : m.join([both, piece(m, sums, 1, count - step, count)], 1)
  }
  return sums
}

const sizesText = (shape: Shape): string => (shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`)

const rowsOf = (...sizes: readonly (readonly number[])[]): readonly (readonly number[])[] => sizes

export const shaping = {
  reshape: {
    name: 'reshape',
    title: 'reshape',
    family: 'shaping',
    sign: '\\text{reshape}',
    ports: ['x'],
    attributes: { shape: { title: 'shape', kind: 'shape', default: '-1' } },
    forward: (m, [x], attributes) => {
      const from = m.shapeOf(x!)
      return m.reshape(x!, fits(from, shapeSetting(attributes, 'shape', from)))
    },
    vjp: (m, { inputs: [x], cotangent: g }) => [m.reshape(g, m.shapeOf(x!))],
    notation: {
      latex: ([x]) => `\\operatorname{reshape}\\left(${x}\\right)`,
      numpy: ([x], attributes) => `np.reshape(${x}, (${attributes['shape']}${attributes['shape'] === '' ? '' : ','}))`,
    },
    testShapes: [...reducible, [[6]], [[0]], [[4, 3]]],
    testSettingsOn: ([from = []]) => {
      const count = sizeOf(from)
      return [`${count}, 1`, `1, ${count}, 1`, ...(count === 1 ? [''] : []), ...(count > 0 ? ['1, -1'] : [])].map(
        (shape) => ({ shape }),
      )
    },
    about: 'The same numbers in the same order under another shape; −1 stands for what is left.',
    gate: '{node} only rearranges, so it gives its adjoint the shape of its input',
  },
  concat: {
    name: 'concat',
    title: 'concatenate',
    family: 'shaping',
    sign: '[\\,\\cdot\\,|\\,\\cdot\\,]',
    ports: ['0', '1'],
    grows: true,
    calls: ['concatenate', 'cat'],
    attributes: {
      axis: { title: 'axis', kind: 'axis', default: '0' },
      count: { title: 'count', kind: 'whole', default: 2 },
    },
    forward: (m, inputs, attributes) => {
      const { parts, axis } = joining(m, inputs, attributes)
      return m.join(parts, axis)
    },
    vjp: (m, { inputs, cotangent: g, attributes }) => cut(m, g, inputs, attributes),
    notation: {
      latex: (inputs) => `\\left[${inputs.join(' \\,|\\, ')}\\right]`,
      numpy: (inputs, attributes) =>
        `np.concatenate([${inputs.join(', ')}], axis=${attributes['axis'] === 'all' ? 'None' : attributes['axis']})`,
    },
    testShapes: [
      rowsOf([1], [1]),
      rowsOf([3], [2]),
      rowsOf([2], [0]),
      rowsOf([2, 3], [2, 3]),
      rowsOf([1, 3], [1, 3]),
      rowsOf([3, 1], [3, 1]),
      rowsOf([2, 1, 2], [2, 1, 2]),
      rowsOf([1, 1], [1, 1]),
      rowsOf([4, 2], [4, 2]),
      rowsOf([5], [1]),
      rowsOf([0, 2], [0, 2]),
      rowsOf([2, 2, 1], [2, 2, 1]),
    ],
    testSettingsOn: ([shape = []]) => [...shape.keys(), -1, 'all'].map((axis) => ({ axis: String(axis) })),
    about: 'Puts vectors or matrices one after the other along an axis that they have.',
    gate: '{node} only gathers: each part receives its own piece of the adjoint',
  },
  expand: {
    name: 'expand',
    title: 'stretch',
    family: 'shaping',
    sign: '\\leftrightarrow',
    ports: ['x'],
    calls: ['broadcast_to'],
    attributes: { shape: { title: 'shape', kind: 'shape', default: '2, 3' } },
    forward: (m, [x], attributes) => m.expand(x!, stretches(m.shapeOf(x!), shapeSetting(attributes, 'shape'))),
    vjp: (_m, { cotangent: g }) => [g],
    notation: {
      latex: ([x]) => `\\operatorname{stretch}\\left(${x}\\right)`,
      numpy: ([x], attributes) => `np.broadcast_to(${x}, ${sizesText(shapeSetting(attributes, 'shape'))})`,
    },
    testShapes: [[], [1], [2], [3], [2, 1], [1, 3], [2, 3], [1, 1], [3, 1], [1, 2], [2, 2], [1, 2, 1]].map((from) => [
      from,
    ]),
    testSettingsOn: ([from = []]) => {
      const ends = [[], [2, 3], [4, 2, 3], [1, 2, 3]].map((front) => [
        ...front.slice(0, -from.length || undefined),
        ...from,
      ])
      return ends.map((shape) => ({ shape: shape.join(', ') }))
    },
    about: 'Stretches numbers over a larger shape, as + and × do by themselves.',
    gate: '{node} copies entries, so it adds up the adjoints of the copies',
  },
  cumsum: {
    name: 'cumsum',
    title: 'running sums',
    family: 'shaping',
    sign: '\\Sigma_{j\\le i}',
    ports: ['x'],
    attributes: { axis: { title: 'axis', kind: 'axis', default: 'all' } },
    forward: (m, [x], attributes) => {
      const shape = m.shapeOf(x!)
      const isFlat = axisOf(shape, attributes) === 'all'
      return m.reshape(runningSums(m, asRuns(m, x!, attributes), 1), isFlat ? [sizeOf(shape)] : shape)
    },
    vjp: (m, { inputs: [x], cotangent, attributes }) => {
      const runs = asRuns(m, x!, attributes)
      const g = m.reshape(cotangent, m.shapeOf(runs))
      return [m.reshape(runningSums(m, g, -1), m.shapeOf(x!))]
    },
    notation: {
      latex: ([x]) => `\\operatorname{cumsum}\\left(${x}\\right)`,
      backward: (_inputs, _y, g) => [`\\sum_{j \\ge i} {${g}}_j`],
      numpy: ([x], attributes) => `np.cumsum(${x}${axisText(attributes)})`,
    },
    testShapes: [...reducible, [[0]], [[7]]],
    about: 'Sums of the first 1, 2, 3, … entries, along one axis or through all.',
    gate: '{node} is a running sum: each entry receives the adjoints of its own place and of all after it',
  },
} satisfies Record<string, OpDefinition>
