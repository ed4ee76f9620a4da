// Which one or two numbers of a graph the surface is drawn over, and between what. Never changes the document.
import { lanes, uniform, varied } from '../algebra/lanes'
import { log10, power } from '../elementary/functions'
import { entriesOf } from '../engine/derivative'
import { forward } from '../engine/forward'
import type { Axis, Entry, Study } from '../graph/document'
import type { Program } from '../graph/program'
import type { Tensor } from '../tensor'

/** The node's name, with a subscript where the node holds more than one number: w, A[3]. */
export interface EntryName {
  readonly name: string
  /** Position by axis of the tensor; empty for a plain number. */
  readonly at: readonly number[]
}

/** The number an entry holds now; undefined when the program has no such entry. */
export function entryValue(program: Program, sources: ReadonlyMap<number, Tensor>, entry: Entry): number | undefined {
  const slot = program.slotOf.get(entry.node)
  return slot === undefined ? undefined : sources.get(slot)?.data[entry.index]
}

/** How an entry is called on an axis. */
export function entryName(program: Program, entry: Entry): EntryName {
  const slot = program.slotOf.get(entry.node)
  const instruction = slot === undefined ? undefined : program.instructions[slot]
  const shape = instruction?.shape ?? []
  const at: number[] = []
  let rest = entry.index
  for (const size of shape.slice().reverse()) {
    at.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return { name: instruction?.name ?? '', at: shape.every((size) => size === 1) ? [] : at }
}

export const isSameEntry = (a: Entry, b: Entry): boolean => a.node === b.node && a.index === b.index

export const areSameEntries = (some: readonly Entry[], others: readonly Entry[]): boolean =>
  some.length === others.length && some.every((entry, i) => isSameEntry(entry, others[i] as Entry))

/**
 * The one or two axes of the surface: the study's where they still exist, filled up to two (unless it asks for a curve) with
 * the first other numbers that the root is computed from, and a range chosen for these. Empty when nothing varies. Cost: a
 * run of 33 points per chosen range.
 */
export function axesOf(program: Program, study: Pick<Study, 'axes' | 'picture'>): readonly Axis[] {
  const known = study.axes.filter(
    (axis) => entryValue(program, program.sources, axis) !== undefined && axis.low < axis.high,
  )
  if (known.length > 1 || (known.length > 0 && study.picture?.isCurve)) return known.slice(0, 2)
  const others = entriesBelow(program)
    .filter((entry) => !known.some((axis) => isSameEntry(axis, entry)))
    .slice(0, 2 - known.length)
    .map(({ node, index }) => ({ node, index, ...defaultRange(program, { node, index }) }))
  return [...known, ...others]
}

/** The numbers that the root is computed from, since over others it is flat; all numbers where it is computed from none. */
export function entriesBelow(program: Program): readonly Entry[] {
  const { root, instructions } = program
  const below = new Set(root === null ? [] : [root])
  for (const slot of below) for (const from of instructions[slot]?.inputs ?? []) below.add(from)
  const all = entriesOf(program, program.sources)
  const own = all.filter(({ slot }) => below.has(slot))
  return own.length > 0 ? own : all
}

/**
 * A round range around 0 that holds the present number with room to spare: [−3, 3] for 2, [−2000, 2000] for 1000.
 * Where the function has no value on the negative half (a logarithm), the range starts at 0.
 */
export function defaultRange(program: Program, entry: Entry): { low: number; high: number } {
  const value = entryValue(program, program.sources, entry) ?? 0
  const half = roundUp(Math.max(2, 1.25 * Math.abs(value)))
  if (value > 0 && !hasValues(program, entry, -half, 0) && hasValues(program, entry, 0, half)) {
    return { low: 0, high: half }
  }
  return { low: -half, high: half }
}

/** The next of 1, 2, 3, 5, 10, 20, 30, 50 … */
function roundUp(x: number): number {
  if (!Number.isFinite(x)) return 2
  const unit = power(10, Math.floor(log10(x)))
  const step = [1, 2, 3, 5, 10].find((factor) => factor * unit >= x * (1 - 1e-12)) ?? 10
  return step * unit
}

/** Is f finite anywhere strictly between the two ends, everything else as it is? */
function hasValues(program: Program, entry: Entry, low: number, high: number): boolean {
  const count = 16
  const points = Float64Array.from({ length: count }, (_, i) => low + ((i + 0.5) / count) * (high - low))
  const slot = program.slotOf.get(entry.node)
  const source = slot === undefined ? undefined : program.sources.get(slot)
  if (program.root === null || slot === undefined || source === undefined) return false
  const sources = new Map([...program.sources].map(([at, t]) => [at, uniform(t)]))
  sources.set(slot, varied(source, entry.index, points))
  const values = forward(lanes, program, sources)[program.root]
  return values?.data.some((x) => Number.isFinite(x)) ?? false
}
