// Tables drawn by a rule and a seed: the plane data sets that every course trains on, and two curves with noise. Only the
// seeded generator and portable functions are used, so that every machine draws the same bits.
import { cos, sin } from '../elementary/functions'
import type { Random } from '../random'
import { seeded } from '../random'
import type { Tensor } from '../tensor'

interface Generator {
  /** Features first, the target last. */
  readonly columns: readonly string[]
  /** The row number `i`, before its features (or, for a curve, its target) are moved by the noise. */
  row(random: Random, i: number): readonly number[]
  /** Which columns the noise moves. */
  readonly noisy: readonly number[]
}

const plane = ['x1', 'x2', 't']
const curve = ['x', 't']
const between = (random: Random, low: number, high: number): number => low + (high - low) * random.uniform()

/** Rows of class 0 and 1 in turn, so that both are equally many. */
const inClasses = (place: (random: Random, label: number) => readonly [number, number]): Generator => ({
  columns: plane,
  noisy: [0, 1],
  row: (random, i) => [...place(random, i % 2), i % 2],
})

const alongCurve = (of: (x: number) => number): Generator => ({
  columns: curve,
  noisy: [1],
  row: (random) => {
    const x = between(random, -1, 1)
    return [x, of(x)]
  },
})

const generators = {
  'two moons': inClasses((random, label) => {
    const angle = Math.PI * random.uniform()
    return label === 0 ? [cos(angle) - 0.5, sin(angle) - 0.25] : [0.5 - cos(angle), 0.25 - sin(angle)]
  }),
  circles: inClasses((random, label) => {
    const [angle, radius] = [2 * Math.PI * random.uniform(), label === 0 ? 1 : 0.4]
    return [radius * cos(angle), radius * sin(angle)]
  }),
  XOR: inClasses((random, label) => {
    const [x, y] = [between(random, 0.1, 1), between(random, 0.1, 1)]
    const side = random.integer(2) === 0 ? 1 : -1
    return [side * x, label === 0 ? side * y : -side * y]
  }),
  spiral: inClasses((random, label) => {
    const along = Math.sqrt(random.uniform())
    const angle = 1.5 * Math.PI * along * 1.4 + (label === 0 ? 0 : Math.PI)
    return [along * cos(angle), along * sin(angle)]
  }),
  blobs: inClasses((_, label) => (label === 0 ? [-0.5, -0.5] : [0.5, 0.5])),
  line: alongCurve((x) => 2 * x + 1),
  sine: alongCurve((x) => sin(Math.PI * x)),
} as const satisfies Readonly<Record<string, Generator>>

export type GeneratorName = keyof typeof generators

export const generatorNames = Object.keys(generators) as readonly GeneratorName[]

const isGenerator = (name: string): name is GeneratorName => Object.hasOwn(generators, name)

const called = (name: string): Generator => generators[isGenerator(name) ? name : 'two moons']

/** What the columns are called: features, then the target. */
export const columnsOfGenerator = (name: string): readonly string[] => called(name).columns

/** `rows` rows of a generator, each feature moved by `noise` times a normal deviate. Cost: linear. */
export function drawTable(name: string, rows: number, noise: number, seed: number): Tensor {
  const { columns, noisy, row } = called(name)
  const random = seeded(seed)
  const data = new Float64Array(rows * columns.length)
  for (let i = 0; i < rows; i++) {
    const made = row(random, i)
    // Drawn even where there is no noise: then less noise moves the same rows less.
    const moves = columns.map((_, column) => (noisy.includes(column) ? noise * random.normal() : 0))
    made.forEach((x, column) => (data[i * columns.length + column] = x + (moves[column] as number)))
  }
  return { shape: [rows, columns.length], data }
}
