// Arrays of float64 numbers with a shape, rank 0 to 4. Only what every room needs; arithmetic lives in algebra/.

/** Sizes along each axis; `[]` is a single number. */
export type Shape = readonly number[]

/** Row-major numbers. Never changed after it is made. */
export interface Tensor {
  readonly shape: Shape
  readonly data: Float64Array
}

/** Nested arrays as a person writes them; a lone number is rank 0. */
export type Nested = number | readonly Nested[]

export const maximumRank = 4
export const maximumElements = 1_000_000
/** Numbers in all values of a graph together. */
export const maximumTotal = 10_000_000

/** How many numbers a shape holds. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, size) => product * size, 1)

export function isSameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false
  return true
}

/** A tensor of this shape over this data; throws RangeError when the count of numbers is wrong (our bug, not a user's). */
export function tensor(shape: Shape, data: ArrayLike<number>): Tensor {
  if (data.length !== sizeOf(shape)) throw new RangeError(`${data.length} numbers for shape [${shape.join(', ')}]`)
  return { shape, data: data instanceof Float64Array ? data : Float64Array.from(data) }
}

/** A single number. */
export function scalar(x: number): Tensor {
  const data = new Float64Array(1)
  data[0] = x
  return { shape: noAxes, data }
}

/** One object for all plain numbers, so that comparing shapes is one comparison. */
const noAxes: Shape = []

/** Every entry equal to `x`. */
export const full = (shape: Shape, x: number): Tensor => ({ shape, data: new Float64Array(sizeOf(shape)).fill(x) })

/** The tensor of zeros with a one at `index` of the flat order: a basis direction. */
export function basis(shape: Shape, index: number): Tensor {
  const data = new Float64Array(sizeOf(shape))
  data[index] = 1
  return { shape, data }
}

/** A copy with one entry replaced. Cost: one copy. */
export function withEntry(t: Tensor, index: number, x: number): Tensor {
  const data = t.data.slice()
  data[index] = x
  return { shape: t.shape, data }
}

/** The one number of a tensor with a single entry, whatever its rank; undefined otherwise. */
export const soleNumber = (t: Tensor): number | undefined => (t.data.length === 1 ? t.data[0] : undefined)

/** The shape of nested arrays, or undefined when rows differ in length. */
export function shapeOfNested(value: Nested): Shape | undefined {
  if (typeof value === 'number') return []
  const inner = value.map(shapeOfNested)
  const first = inner[0] ?? []
  if (inner.some((shape) => shape === undefined || !isSameShape(shape, first))) return undefined
  return [value.length, ...first]
}

/** Reads nested arrays; undefined when ragged. */
export function fromNested(value: Nested): Tensor | undefined {
  const shape = shapeOfNested(value)
  if (!shape) return undefined
  const flat = typeof value === 'number' ? [value] : (value as readonly unknown[]).flat(Infinity)
  return tensor(shape, flat as number[])
}

/** Writes a tensor as nested arrays. */
export function toNested(t: Tensor): Nested {
  const build = (axis: number, offset: number, stride: number): Nested => {
    if (axis === t.shape.length) return t.data[offset] as number
    const size = t.shape[axis] as number
    const inner = size === 0 ? 0 : stride / size
    return Array.from({ length: size }, (_, i) => build(axis + 1, offset + i * inner, inner))
  }
  return build(0, 0, t.data.length)
}

/** A shape in words of the canvas: "number", "vector of 3", "3 × 4". */
export function describeShape(shape: Shape): string {
  if (shape.length === 0) return 'number'
  if (shape.length === 1) return `vector of ${shape[0]}`
  return shape.join(' × ')
}
