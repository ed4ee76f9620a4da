// Entries of an array by their places: v[0], v[-1], v[1:3], A[:, 0]. One record for an index and for a slice.
import { resizedShape } from '../algebra/broadcast'
import { diagnostic, Refusal } from '../diagnostic'
import type { Shape } from '../tensor'
import type { Attributes, OpDefinition } from './op'

/** What is taken along one axis, in order. A single place drops the axis. */
interface Places {
  readonly taken: readonly number[]
  readonly isSingle: boolean
}

const slice = /^(-?\d*):(-?\d*)(?::(-?\d*))?$/

/** Python's rules for start:stop:step, which never go out of range. */
function sliced(text: readonly (string | undefined)[], size: number): readonly number[] {
  const [start, stop, step = 1] = text.map((part) => (part === undefined || part === '' ? undefined : Number(part)))
  const isBackwards = step < 0
  const [low, high] = isBackwards ? [-1, size - 1] : [0, size]
  const within = (x: number): number => Math.min(high, Math.max(low, x < 0 ? x + size : x))
  const from = start === undefined ? (isBackwards ? high : low) : within(start)
  const to = stop === undefined ? (isBackwards ? low : high) : within(stop)
  const count = Math.max(0, Math.ceil((to - from) / step))
  return Array.from({ length: count }, (_, i) => from + i * step)
}

/** Reads one part of an index; refuses with E206 a place that is not there, with E203 what is no place at all. */
function placesOf(part: string, axis: number, shape: Shape): Places {
  const size = shape[axis] as number
  const found = slice.exec(part)
  if (found && Number(found[3] || 1) !== 0) return { taken: sliced(found.slice(1), size), isSingle: false }
  const place = /^-?\d+$/.test(part) ? Number(part) : NaN
  if (Number.isNaN(place)) throw unfit(`places such as 0 or 1:3, not “${part.slice(0, 20)}”`, shape)
  if (place >= size || place < -size) throw new Refusal(diagnostic('E206', { place, axis, size }))
  return { taken: [place < 0 ? place + size : place], isSingle: true }
}

const unfit = (needs: string, shape: Shape): Refusal => new Refusal(diagnostic('E203', { op: 'index', needs, shape }))

/** Places along the leading axes; the other axes are taken whole. */
function allPlaces(attributes: Attributes, shape: Shape): readonly Places[] {
  const parts = String(attributes['at'])
    .split(',')
    .map((part) => part.trim())
  if (parts.length > shape.length)
    throw unfit(`an array with ${parts.length} ${parts.length === 1 ? 'axis' : 'axes'}`, shape)
  return parts.map((part, axis) => placesOf(part, axis, shape))
}

const isWhole = ({ taken }: Places, size: number): boolean =>
  taken.length === size && taken.every((place, i) => place === i)

const indexShape = (places: readonly Places[], shape: Shape): Shape =>
  shape.flatMap((size, axis) => (places[axis]?.isSingle ? [] : [places[axis]?.taken.length ?? size]))

export const indexing = {
  index: {
    name: 'index',
    title: 'entry or slice',
    family: 'shaping',
    sign: 'v_i',
    ports: ['x'],
    attributes: { at: { title: 'at', kind: 'entries', default: '0' } },
    forward: (m, inputs, attributes) => {
      const shape = m.shapeOf(inputs[0]!)
      const places = allPlaces(attributes, shape)
      let rest: (typeof inputs)[number] = inputs[0]!
      places.forEach((place, axis) => {
        if (!isWhole(place, shape[axis] as number)) rest = m.take(rest, axis, place.taken)
      })
      return m.reshape(rest, indexShape(places, shape))
    },
    // What was taken goes back to its place; everything else receives 0.
    vjp: (m, { inputs: [x], cotangent: g, attributes }) => {
      const shape = m.shapeOf(x!)
      const places = allPlaces(attributes, shape)
      const kept = shape.map((size, axis) => places[axis]?.taken.length ?? size)
      let rest = m.reshape(g, kept)
      places.forEach((place, axis) => {
        const size = shape[axis] as number
        if (!isWhole(place, size)) rest = m.put(rest, axis, place.taken, resizedShape(m.shapeOf(rest), axis, size))
      })
      return [rest]
    },
    notation: {
      latex: (_inputs, [x], attributes) => `{${x}}_{${attributes['at']}}`,
      numpy: ([x], attributes) => `${x}[${attributes['at']}]`,
    },
    testShapes: [[1], [2], [4], [7], [2, 3], [3, 1], [1, 2], [2, 2], [4, 3], [2, 3, 2], [2, 2, 3], [3, 2, 2]].map(
      (of) => [of],
    ),
    about: 'One entry, or the entries of a slice, counted from 0; −1 is the last.',
    gate: '{node} takes entries out: they receive its adjoint, all others 0',
  },
} satisfies Record<string, OpDefinition>
