// The algebra over many tensors of one shape at once: those that differ from lane to lane carry a first axis of lanes, the
// others stay as they are and are computed once. Written in the algebra below, so every interpreter can be batched.
import type { Shape } from '../tensor'
import type { Algebra } from './algebra'

export interface Batched<V> {
  readonly value: V
  /** Has `value` a first axis of lanes? */
  readonly hasLanes: boolean
}

/** The algebra over `lanes` values of `m` side by side. */
export function batchedOver<V>(m: Algebra<V>, lanes: number): Algebra<Batched<V>> {
  const shapeOf = ({ value, hasLanes }: Batched<V>): Shape => (hasLanes ? m.shapeOf(value).slice(1) : m.shapeOf(value))
  const laned = (value: V): Batched<V> => ({ value, hasLanes: true })
  const alone = (value: V): Batched<V> => ({ value, hasLanes: false })
  const onesBefore = (shape: Shape, rank: number): Shape => [
    ...new Array<number>(rank - shape.length).fill(1),
    ...shape,
  ]

  /** The value with axes of size 1 put in, so that its lanes stay first when shapes of this rank meet. */
  const aligned = (v: Batched<V>, rank: number): V =>
    v.hasLanes ? m.reshape(v.value, [lanes, ...onesBefore(shapeOf(v), rank)]) : v.value
  const meet = (values: readonly Batched<V>[], f: (values: readonly V[]) => V): Batched<V> => {
    if (values.every((v) => !v.hasLanes)) return alone(f(values.map((v) => v.value)))
    const rank = Math.max(...values.map((v) => shapeOf(v).length))
    return laned(f(values.map((v) => aligned(v, rank))))
  }
  const pairwise =
    (f: (a: V, b: V) => V) =>
    (a: Batched<V>, b: Batched<V>): Batched<V> =>
      meet([a, b], ([x, y]) => f(x!, y!))
  const each =
    (f: (a: V) => V) =>
    ({ value, hasLanes }: Batched<V>): Batched<V> => ({ value: f(value), hasLanes })
  const spread = (v: Batched<V>): V => (v.hasLanes ? v.value : m.expand(v.value, [lanes, ...shapeOf(v)]))
  const laneOf = (v: Batched<V>, lane: number): V => (v.hasLanes ? m.part(v.value, lane) : v.value)

  /** Lane by lane, where nothing can be done for all of them at once. */
  const perLane = (values: readonly Batched<V>[], f: (values: readonly V[]) => V): Batched<V> => {
    if (values.every((v) => !v.hasLanes)) return alone(f(values.map((v) => v.value)))
    return laned(m.stack(Array.from({ length: lanes }, (_, lane) => f(values.map((v) => laneOf(v, lane))))))
  }

  /** Folds within lanes; axes that go are those that `to` lacks or has as 1. */
  const fold =
    (f: (a: V, to: Shape) => V) =>
    (a: Batched<V>, to: Shape): Batched<V> => {
      if (!a.hasLanes) return alone(f(a.value, to))
      const kept = f(a.value, [lanes, ...onesBefore(to, shapeOf(a).length)])
      return laned(m.reshape(kept, [lanes, ...to]))
    }

  /** Lanes on the left are more rows. Lanes on the right are more columns, which transposing makes rows. */
  function matmul(a: Batched<V>, b: Batched<V>): Batched<V> {
    const [rows, inner] = shapeOf(a) as [number, number]
    const columns = shapeOf(b)[1] as number
    if (a.hasLanes && b.hasLanes) return perLane([a, b], ([x, y]) => m.matmul(x!, y!))
    if (a.hasLanes) {
      const product = m.matmul(m.reshape(a.value, [lanes * rows, inner]), b.value)
      return laned(m.reshape(product, [lanes, rows, columns]))
    }
    if (!b.hasLanes) return alone(m.matmul(a.value, b.value))
    const right = m.reshape(m.transpose(b.value), [lanes * columns, inner])
    return laned(m.transpose(m.reshape(m.matmul(right, m.transpose(a.value)), [lanes, columns, rows])))
  }

  /** Parts come first and lanes second; taking entries in another order turns that round. */
  function stack(parts: readonly Batched<V>[]): Batched<V> {
    if (parts.every((part) => !part.hasLanes)) return alone(m.stack(parts.map((part) => part.value)))
    const shape = shapeOf(parts[0] as Batched<V>)
    const count = parts.length
    const size = shape.reduce((product, length) => product * length, 1)
    const rows = m.reshape(m.stack(parts.map(spread)), [count * lanes, size])
    const places = Array.from({ length: count * lanes }, (_, i) => (i % count) * lanes + Math.floor(i / count))
    return laned(m.reshape(m.take(rows, 0, places), [lanes, count, ...shape]))
  }

  return {
    constant: (x) => alone(m.constant(x)),
    shapeOf,
    add: pairwise(m.add),
    sub: pairwise(m.sub),
    mul: pairwise(m.mul),
    div: pairwise(m.div),
    pow: pairwise(m.pow),
    neg: each(m.neg),
    map: (fn, a) => each((x) => m.map(fn, x))(a),
    map2: (fn, a, b) => pairwise((x, y) => m.map2(fn, x, y))(a, b),
    greater: pairwise(m.greater),
    select: (mask, a, b) => meet([mask, a, b], ([c, x, y]) => m.select(c!, x!, y!)),
    matmul,
    transpose: (a) => (shapeOf(a).length < 2 ? a : each(m.transpose)(a)),
    expand: (a, to) =>
      a.hasLanes ? laned(m.expand(aligned(a, to.length), [lanes, ...to])) : alone(m.expand(a.value, to)),
    collapse: fold(m.collapse),
    reshape: (a, to) => (a.hasLanes ? laned(m.reshape(a.value, [lanes, ...to])) : alone(m.reshape(a.value, to))),
    largest: fold(m.largest),
    stack,
    part: (a, index) => {
      if (!a.hasLanes) return alone(m.part(a.value, index))
      return laned(m.reshape(m.take(a.value, 1, [index]), [lanes, ...shapeOf(a).slice(1)]))
    },
    take: (a, axis, places) => ({ ...a, value: m.take(a.value, a.hasLanes ? axis + 1 : axis, places) }),
    put: (a, axis, places, to) =>
      a.hasLanes ? laned(m.put(a.value, axis + 1, places, [lanes, ...to])) : alone(m.put(a.value, axis, places, to)),
    join: (parts, axis) => {
      if (parts.every((part) => !part.hasLanes))
        return alone(
          m.join(
            parts.map((part) => part.value),
            axis,
          ),
        )
      return laned(m.join(parts.map(spread), axis + 1))
    },
    diagonal: (a) => perLane([a], ([x]) => m.diagonal(x!)),
    embed: (a) => perLane([a], ([x]) => m.embed(x!)),
    solve: (a, b) => perLane([a, b], ([x, y]) => m.solve(x!, y!)),
    cofactors: (a, along) => perLane([a, ...along], ([x, ...directions]) => m.cofactors(x!, directions)),
    eigenvectors: (a, within) => perLane([a, within], ([x, y]) => m.eigenvectors(x!, y!)),
    detach: each(m.detach),
  }
}
