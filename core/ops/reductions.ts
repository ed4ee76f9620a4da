// Many entries into one, over all entries or along one axis: sums, means, products, extremes, spread.
import type { Algebra } from '../algebra/algebra'
import { both, equal, standsAt } from '../algebra/masks'
import { asRuns, axisText, piece, reduced, reducible, reduction, sequence, someEntries, spreadOver } from './axes'
import { euclideanNorm } from './norms'
import type { Attributes, OpDefinition } from './op'

const reducing = (rule: Omit<OpDefinition, 'family' | 'ports'>): OpDefinition => ({
  family: 'vectors',
  ports: ['x'],
  attributes: reduction,
  testShapes: reducible,
  ...rule,
})

/** Largest entries (`direction` 1) or smallest (−1), in the shape of the answer. */
function extremeOf<V>(m: Algebra<V>, x: V, attributes: Attributes, direction: 1 | -1): V {
  const shape = m.shapeOf(x)
  someEntries(shape, attributes)
  const { kept, out } = reduced(shape, attributes)
  if (direction === 1) return m.reshape(m.largest(x, kept), out)
  return m.neg(m.reshape(m.largest(m.neg(x), kept), out))
}

const extreme = (name: 'max' | 'min', direction: 1 | -1, word: string): OpDefinition =>
  reducing({
    name,
    title: `${word} entry`,
    sign: `\\${name}_i`,
    calls: [`a${name}`],
    forward: (m, [x], attributes) => extremeOf(m, x!, attributes, direction),
    vjp: (m, { inputs: [x], output: y, cotangent: g, attributes }) => {
      const shape = m.shapeOf(x!)
      const isIt = equal(m, x!, spreadOver(m, y, shape, attributes))
      const ties = m.collapse(isIt, reduced(shape, attributes).kept)
      return [m.mul(spreadOver(m, g, shape, attributes), m.div(isIt, ties))]
    },
    notation: {
      latex: (_inputs, [x]) => `\\${name} ${x}`,
      numpy: ([x], attributes) => `np.${name}(${x}${axisText(attributes)})`,
    },
    kink: {
      // The entries that share the extreme.
      on: (m, [x], attributes) => {
        const y = spreadOver(m, extremeOf(m, x!, attributes, direction), m.shapeOf(x!), attributes)
        const isIt = standsAt(m, m.sub(x!, y), 0)
        const ties = m.collapse(isIt, reduced(m.shapeOf(x!), attributes).kept)
        return both(m, isIt, m.greater(ties, m.constant(1)))
      },
      where: `several entries are the ${word}`,
      slopes: 'any shares of theirs that add up to 1',
      chosen: 'Equal shares',
      tensorflow: 'equal shares',
      jax: 'equal shares',
    },
    about: `The ${word} of all entries, or of those along one axis; equal ones share the derivative.`,
    gate: `{node} takes the ${word} entry, so its adjoint goes only there, shared where several are equal`,
  })

/**
 * Halves multiplied with each other, again and again, up to one: the levels of a tree. Products of all but one entry come
 * from the way back down, without a division, so zeros do no harm.
 */
function productLevels<V>(m: Algebra<V>, runs: V): readonly V[] {
  const levels = [runs]
  for (;;) {
    const last = levels[levels.length - 1] as V
    const count = m.shapeOf(last)[1] as number
    if (count <= 1) return levels
    const half = Math.floor(count / 2)
    const paired = m.mul(piece(m, last, 1, 0, half), piece(m, last, 1, half, 2 * half))
    levels.push(count % 2 === 0 ? paired : m.join([paired, piece(m, last, 1, 2 * half, count)], 1))
  }
}

function productOf<V>(m: Algebra<V>, x: V, attributes: Attributes): V {
  const { out, count } = reduced(m.shapeOf(x), attributes)
  const levels = productLevels(m, asRuns(m, x, attributes))
  return count === 0 ? m.expand(m.constant(1), out) : m.reshape(levels[levels.length - 1] as V, out)
}

/** Each answer's cotangent times the product of the entries other than this one. */
function timesOthers<V>(m: Algebra<V>, x: V, g: V, attributes: Attributes): V {
  const levels = productLevels(m, asRuns(m, x, attributes))
  const [top, ...below] = levels.slice().reverse() as [V, ...V[]]
  if (m.shapeOf(top)[1] === 0) return x
  const parts = below.reduce((above, level) => downOne(m, level, above), m.reshape(g, m.shapeOf(top)))
  return m.reshape(parts, m.shapeOf(x))
}

/** What each entry of a level receives, given what each product above it receives. */
function downOne<V>(m: Algebra<V>, level: V, above: V): V {
  const count = m.shapeOf(level)[1] as number
  const half = Math.floor(count / 2)
  const g = piece(m, above, 1, 0, half)
  const parts = [m.mul(g, piece(m, level, 1, half, 2 * half)), m.mul(g, piece(m, level, 1, 0, half))]
  return m.join(count % 2 === 0 ? parts : [...parts, piece(m, above, 1, half, half + 1)], 1)
}

/**
 * Entries less their mean. The largest is taken away first: equal entries then give exactly 0, whatever the rounding of
 * their mean.
 */
function centred<V>(m: Algebra<V>, x: V, attributes: Attributes): V {
  const shape = m.shapeOf(x)
  const { kept, count } = reduced(shape, attributes)
  const near = m.sub(x, m.detach(m.largest(x, kept)))
  return m.sub(near, m.div(m.collapse(near, kept), m.constant(count)))
}

/** The count that squares are divided by; 0 where there are too few entries, so that the answer is undefined. */
function freedom<V>(m: Algebra<V>, x: V, attributes: Attributes): V {
  const { count } = reduced(m.shapeOf(x), attributes)
  return m.constant(Math.max(count - Number(attributes['correction']), 0))
}

const spread: Pick<OpDefinition, 'attributes' | 'testRange' | 'domain' | 'testSettingsOn'> = {
  attributes: { ...reduction, correction: { title: 'correction', kind: 'number', default: 1 } },
  domain: {
    admits: ([x], attributes) => reduced(x!.shape, attributes).count > Number(attributes['correction']),
    needs: 'more entries than its correction, since it divides by their count less the correction',
  },
  // One entry alone has no spread but with correction 0.
  testSettingsOn: ([x = []]): readonly Attributes[] => [
    { correction: 0 },
    { correction: 0, keepdims: 1 },
    ...x.flatMap((size, axis) => (size > 1 ? [{ axis: String(axis) }] : [{ axis: String(axis), correction: 0 }])),
  ],
}

const spreadText = (name: string, x: string | undefined, attributes: Attributes): string =>
  `np.${name}(${x}${axisText(attributes)}, ddof=${attributes['correction']})`

export const reductions = {
  sum: reducing({
    name: 'sum',
    title: 'sum of entries',
    sign: '\\Sigma_i',
    forward: (m, [x], attributes) => {
      const { kept, out } = reduced(m.shapeOf(x!), attributes)
      return m.reshape(m.collapse(x!, kept), out)
    },
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => [spreadOver(m, g, m.shapeOf(x!), attributes)],
    notation: {
      latex: (_inputs, [x]) => `\\sum ${x}`,
      numpy: ([x], attributes) => `np.sum(${x}${axisText(attributes)})`,
    },
    testShapes: [...reducible, [[0]], [[0, 3]]],
    about: 'Adds up all entries, or those along one axis.',
    gate: '{node} adds up entries, so it copies its adjoint to each of them',
  }),
  mean: reducing({
    name: 'mean',
    title: 'mean of entries',
    sign: '\\mu',
    forward: (m, [x], attributes) => {
      const { kept, out, count } = reduced(m.shapeOf(x!), attributes)
      return m.div(m.reshape(m.collapse(x!, kept), out), m.constant(count))
    },
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => {
      const shape = m.shapeOf(x!)
      const { count } = reduced(shape, attributes)
      return [spreadOver(m, m.div(g, m.constant(count)), shape, attributes)]
    },
    notation: {
      latex: ([x]) => `\\operatorname{mean}\\left(${x}\\right)`,
      numpy: ([x], attributes) => `np.mean(${x}${axisText(attributes)})`,
    },
    about: 'The mean of all entries, or of those along one axis.',
    gate: '{node} is a mean: each entry receives its adjoint divided by their count',
  }),
  prod: reducing({
    name: 'prod',
    title: 'product of entries',
    sign: '\\Pi_i',
    forward: (m, [x], attributes) => productOf(m, x!, attributes),
    // The product of the other entries, so entries that are 0 are no special case.
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => [timesOthers(m, x!, g, attributes)],
    notation: {
      latex: (_inputs, [x]) => `\\prod ${x}`,
      backward: ([x], _y, g) => [`${g}\\,\\prod_{j \\ne i} {${x}}_j`],
      numpy: ([x], attributes) => `np.prod(${x}${axisText(attributes)})`,
    },
    testShapes: [...reducible, [[7]], [[0]]],
    about: 'Multiplies all entries, or those along one axis.',
    gate: '{node} is a product: each entry receives the adjoint times the product of the others',
  }),
  max: extreme('max', 1, 'largest'),
  min: extreme('min', -1, 'smallest'),
  argmax: reducing({
    name: 'argmax',
    title: 'place of the largest',
    sign: '\\text{argmax}',
    blocks: 'all',
    forward: (m, [x], attributes) => {
      const shape = m.shapeOf(x!)
      someEntries(shape, attributes)
      const { out, count } = reduced(shape, attributes)
      const runs = asRuns(m, x!, attributes)
      const [outer, , inner] = m.shapeOf(runs) as [number, number, number]
      const isLargest = equal(m, runs, m.largest(runs, [outer, 1, inner]))
      // Of several that are equal, the first.
      const places = m.select(isLargest, m.reshape(sequence(m, count), [1, count, 1]), m.constant(Infinity))
      return m.reshape(m.neg(m.largest(m.neg(places), [outer, 1, inner])), out)
    },
    vjp: (m, { inputs: [x] }) => [m.expand(m.constant(0), m.shapeOf(x!))],
    notation: {
      latex: (_inputs, [x]) => `\\operatorname{argmax} ${x}`,
      numpy: ([x], attributes) => `np.argmax(${x}${axisText(attributes)})`,
    },
    about: 'Place of the largest entry, counted from 0; of equal ones, the first. It has no gradient.',
    gate: '{node} is a place, not a quantity: nothing flows back through it',
  }),
  var: reducing({
    name: 'var',
    title: 'variance',
    sign: '\\sigma^2',
    ...spread,
    forward: (m, [x], attributes) => {
      const { kept, out } = reduced(m.shapeOf(x!), attributes)
      const squares = m.pow(centred(m, x!, attributes), m.constant(2))
      return m.div(m.reshape(m.collapse(squares, kept), out), freedom(m, x!, attributes))
    },
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => {
      const share = m.div(m.mul(m.constant(2), g), freedom(m, x!, attributes))
      return [m.mul(spreadOver(m, share, m.shapeOf(x!), attributes), centred(m, x!, attributes))]
    },
    notation: {
      latex: ([x]) => `\\operatorname{var}\\left(${x}\\right)`,
      backward: ([x], _y, g, { correction }) => [
        `\\frac{2\\,${g}}{n - ${correction}} \\left(${x} - \\operatorname{mean} ${x}\\right)`,
      ],
      numpy: ([x], attributes) => spreadText('var', x, attributes),
    },
    about:
      'Mean squared distance from the mean. Divides by n − 1, as PyTorch does; correction 0 divides by n, as NumPy does.',
    gate: '{node} is a variance: each entry receives the adjoint times twice its distance from the mean, over n − 1',
  }),
  std: reducing({
    name: 'std',
    title: 'standard deviation',
    sign: '\\sigma_x',
    ...spread,
    forward: (m, [x], attributes) => {
      const { kept, out } = reduced(m.shapeOf(x!), attributes)
      const root = m.pow(freedom(m, x!, attributes), m.constant(0.5))
      return m.div(m.reshape(euclideanNorm(m, centred(m, x!, attributes), kept), out), root)
    },
    // Where all entries are equal the output itself (0) is handed on: the subgradient of least norm.
    vjp: (m, { inputs: [x], output: y, cotangent: g, attributes }) => {
      const shape = m.shapeOf(x!)
      const size = spreadOver(m, m.mul(y, freedom(m, x!, attributes)), shape, attributes)
      const slope = m.select(m.greater(size, m.constant(0)), m.div(centred(m, x!, attributes), size), size)
      return [m.mul(spreadOver(m, g, shape, attributes), slope)]
    },
    notation: {
      latex: ([x]) => `\\operatorname{std}\\left(${x}\\right)`,
      backward: ([x], y, g, { correction }) => [
        `\\frac{${g}}{\\left(n - ${correction}\\right)\\,${y}} \\left(${x} - \\operatorname{mean} ${x}\\right)`,
      ],
      numpy: ([x], attributes) => spreadText('std', x, attributes),
    },
    kink: {
      // Too few entries have no spread; one entry alone has the spread 0 wherever it is. Neither is a kink.
      on: (m, [x], attributes) => {
        const shape = m.shapeOf(x!)
        if (reduced(shape, attributes).count <= Math.max(1, Number(attributes['correction']))) return m.constant(0)
        const size = euclideanNorm(m, centred(m, x!, attributes), reduced(shape, attributes).kept)
        return m.expand(standsAt(m, size, 0), shape)
      },
      where: 'all entries are equal',
      slopes: 'a ball of vectors whose entries add up to 0',
      chosen: '0',
      tensorflow: 'undefined',
      jax: 'undefined',
    },
    about: 'Square root of the variance. Divides by n − 1, as PyTorch does; correction 0 divides by n, as NumPy does.',
    gate: '{node} is a standard deviation: it sends its adjoint along the distances from the mean',
  }),
} satisfies Record<string, OpDefinition>
