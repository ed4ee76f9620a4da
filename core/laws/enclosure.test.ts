// Law: what an op gives over a box holds what it gives at every point of the box, forward, backward and to second order; and
// no function that a rule calls is without a bound.
import { describe, expect, it } from 'vitest'
import type { Algebra, Elementary } from '../algebra/algebra'
import type { Dual } from '../algebra/dual'
import { dualOf } from '../algebra/dual'
import { isEnclosed } from '../algebra/enclosures'
import type { Box } from '../algebra/intervals'
import { intervals } from '../algebra/intervals'
import { numbers } from '../algebra/numbers'
import { pullBackWith } from '../ops/chain'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { full, sizeOf } from '../tensor'
import type { Case } from './cases'
import { casesOf, computing } from './cases'

const random = seeded(11)
const widths = [0, 1e-9, 0.01, 0.3, 2]

const within = (x: number, low: number, high: number): boolean => x !== x || (low <= x && x <= high)

/** A box around the case's inputs and points in it, corners among them. */
function boxesOf({ inputs }: Case, width: number): { boxes: Box[]; points: Tensor[][] } {
  const drawn = inputs.map((t) => {
    const low = t.data.map((x) => x - width * random.uniform())
    const high = t.data.map((x) => x + width * random.uniform())
    return { low: { shape: t.shape, data: low }, high: { shape: t.shape, data: high } }
  })
  const between = (share: () => number): Tensor[] =>
    drawn.map(({ low, high }) => ({
      shape: low.shape,
      data: low.data.map((x, i) => Math.min(high.data[i] as number, x + share() * ((high.data[i] as number) - x))),
    }))
  return {
    boxes: drawn,
    points: [
      inputs.slice(),
      ...[() => 0, () => 1, ...Array.from({ length: 4 }, () => () => random.uniform())].map(between),
    ],
  }
}

function* escapes(found: Tensor, box: Box): Generator<string> {
  for (let i = 0; i < sizeOf(found.shape); i++) {
    const [x, low, high] = [found, box.low, box.high].map((t) => t.data[i] as number) as [number, number, number]
    if (!within(x, low, high)) yield `${x} is not in [${low}, ${high}]`
  }
}

/** Value, contributions and Hessian-vector products of one use of an op in any algebra. */
function runOf<V>(m: Algebra<V>, { op, attributes }: Case, inputs: readonly V[], shape: Tensor['shape']): V[] {
  const duals = dualOf(m)
  const moving = inputs.map((primal): Dual<V> => ({ primal, tangent: m.expand(m.constant(1), m.shapeOf(primal)) }))
  const output = op.forward(duals, moving, attributes)
  const cotangent: Dual<V> = { primal: m.expand(m.constant(1.25), shape), tangent: null }
  const parts = pullBackWith(duals, op, { inputs: moving, output, cotangent, attributes })
  return [output, ...parts].flatMap(({ primal, tangent }) => (tangent === null ? [primal] : [primal, tangent]))
}

describe('a box holds what its points give', () => {
  it.each(computing.filter(({ name }) => name !== 'custom').map((op) => [op.name, op] as const))('%s', (_, op) => {
    for (const one of casesOf(op, 1)) {
      const shape = op.forward(numbers, one.inputs, one.attributes).shape
      for (const width of widths) {
        const { boxes, points } = boxesOf(one, width)
        const bounds = runOf(intervals, one, boxes, shape)
        for (const point of points) {
          // Outside its domain an op gives no number, and no point of it is missed.
          const found = runOf(numbers, one, point, shape)
          found.forEach((t, k) => {
            const [escape] = escapes(t, bounds[k] as Box)
            expect(escape, `${one.title}, width ${width}, result ${k}`).toBeUndefined()
          })
        }
      }
    }
  })
  it('is never empty where a point gives a number', () => {
    const box = intervals.map(
      { name: 'log', numpy: '', value: Math.log, slope: (m) => m.constant(0) },
      {
        low: full([], -1),
        high: full([], 2),
      },
    )
    expect([box.low.data[0], box.high.data[0]]).toEqual([-Infinity, expect.closeTo(Math.log(2), 12)])
  })
})

it('every function that a rule calls has a bound', () => {
  const called = new Set<Elementary>()
  const listening: Algebra<Tensor> = {
    ...numbers,
    map: (fn, a) => {
      called.add(fn)
      return numbers.map(fn, a)
    },
  }
  for (const op of computing) for (const one of casesOf(op, 1)) op.forward(listening, one.inputs, one.attributes)
  const unknown = [...called].filter((fn) => !isEnclosed(fn)).map(({ name }) => name)
  expect(called.size).toBeGreaterThan(25)
  expect(unknown).toEqual([])
})
