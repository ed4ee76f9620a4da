// The root as a function of chosen numbers of the graph: a height, a slope and a curvature at every point of ℝⁿ. What walks,
// looks for critical points or fits models asks this and never a program. Never touches the document.
import { numbers } from '../algebra/numbers'
import type { Diagnostic } from '../diagnostic'
import { diagnostic } from '../diagnostic'
import { backward } from '../engine/backward'
import type { Direction, Sources } from '../engine/derivative'
import { hessian, hvp } from '../engine/derivative'
import { findingsOf } from '../engine/findings'
import { forward } from '../engine/forward'
import { pathFor, run } from '../engine/run'
import { prepared } from '../fast/prepare'
import { none } from '../fast/registers'
import type { Entry } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { full, withEntry } from '../tensor'
import type { EntryName } from './axes'
import { entriesBelow, entryName, entryValue, isSameEntry } from './axes'
import { kinkedNode, slopesOf } from './standing'

/** One number per entry. */
export type Point = readonly number[]

/** What the function is at a point, to first order. */
export interface View {
  readonly point: Point
  readonly value: number
  /** An entry with no path to the root has slope 0. */
  readonly gradient: Point
}

export interface Landscape {
  readonly entries: readonly Entry[]
  /** What each of them is called. */
  readonly names: readonly EntryName[]
  /** Where the graph stands. */
  readonly start: Point
  /** Cost: one forward and one backward pass. */
  at(point: Point): View
  /** Exact Hessian over the entries. Cost: one Hessian-vector product per entry. */
  curvature(point: Point): readonly (readonly number[])[]
  /** For each entry the size of what was added up to its slope: the scale of its rounding. Cost: two passes. */
  sizes(point: Point): Point
  /** The Hessian times a direction. Cost: one forward and one backward pass over duals. */
  bend(point: Point, direction: Point): Point
  /** The name of a node that stands on a kink there; null where none does. Cost: two passes. */
  kinkAt(point: Point): string | null
  /**
   * The other numbers that the root is computed from: they stay as they are, whoever moves over the entries. Cost: a pass
   * forward and back.
   */
  heldAt(point: Point): readonly Held[]
  /**
   * Why nobody can go on from here: what the run says where the function has no finite value or gradient (E301–E304), or
   * where a strict document stops it; null where one can.
   */
  faultAt(view: View): Diagnostic | null
}

/** A number that does not move, with the slope of the root in it. */
export interface Held extends EntryName {
  readonly value: number
  readonly slope: number
}

/** The root over `entries`; null when there is no root or an entry does not exist. */
export function landscapeOf(program: Program, sources: Sources, entries: readonly Entry[]): Landscape | null {
  const { root } = program
  const start = entries.map((entry) => entryValue(program, sources, entry))
  if (root === null || start.includes(undefined)) return null
  const sourcesAt = (point: Point): Sources => movedTo(program, sources, entries, point)
  const slotted = entries.map((entry) => ({ ...entry, slot: program.slotOf.get(entry.node) as number }))
  return {
    entries,
    names: entries.map((entry) => entryName(program, entry)),
    start: start as Point,
    at: (point) => ({ point, ...look(program, sourcesAt(point), entries, root) }),
    curvature: (point) => hessian(program, sourcesAt(point), slotted).matrix,
    sizes: (point) => slopesOf(program, sourcesAt(point), slotted, root).sizes,
    bend(point, direction) {
      const moved = sourcesAt(point)
      const product = hvp(program, moved, tangentOf(moved, slotted, direction))
      return slotted.map(({ slot, index }) => product.get(slot)?.data[index] ?? 0)
    },
    kinkAt: (point) => kinkedNode(program, slopesOf(program, sourcesAt(point), [], root).values, root)?.name ?? null,
    heldAt(point) {
      const moved = sourcesAt(point)
      const others = entriesBelow(program).filter((entry) => !entries.some((one) => isSameEntry(one, entry)))
      const { gradient } = lookByRules(program, moved, others, root)
      return others.map((entry, i) => ({
        ...entryName(program, entry),
        value: entryValue(program, moved, entry) as number,
        slope: gradient[i] as number,
      }))
    },
    faultAt(view) {
      const isLost = !isFinite(view.value) || !view.gradient.every(isFinite)
      if (!isLost && program.convention !== 'strict') return null
      const moved = sourcesAt(view.point)
      return isLost || run(program, moved).isStopped ? reasonAt(program, moved, root, view) : null
    },
  }
}

/** Sources with the entries replaced by the numbers of a point. */
export function movedTo(program: Program, sources: Sources, entries: readonly Entry[], point: Point): Sources {
  const moved = new Map(sources)
  entries.forEach(({ node, index }, i) => {
    const slot = program.slotOf.get(node)
    if (slot !== undefined) moved.set(slot, withEntry(moved.get(slot) as Tensor, index, point[i] as number))
  })
  return moved
}

/** One tensor per source that moves. */
function tangentOf(
  sources: Sources,
  slotted: readonly { readonly slot: number; readonly index: number }[],
  direction: Point,
): Direction {
  const found = new Map<number, Tensor>()
  slotted.forEach(({ slot, index }, i) => {
    const { shape } = sources.get(slot) as Tensor
    found.set(slot, withEntry(found.get(slot) ?? full(shape, 0), index, direction[i] as number))
  })
  return found
}

/** A walk looks thousands of times: from the second look on by the tape, whose bits are the same. */
function look(program: Program, sources: Sources, entries: readonly Entry[], root: number): Omit<View, 'point'> {
  const path = pathFor(program)
  return path === 'reference'
    ? lookByRules(program, sources, entries, root)
    : lookByTape(program, sources, entries, root, path)
}

function lookByTape(
  program: Program,
  sources: Sources,
  entries: readonly Entry[],
  root: number,
  path: 'tape' | 'wasm',
): Omit<View, 'point'> {
  const { lowered, tape, roomOf } = prepared(program)
  const room = roomOf(path)
  room.write(sources)
  const memory = room.run()
  const addressOf = (register: number): number => tape.address[register] as number
  const gradient = entries.map(({ node, index }) => {
    const slot = program.slotOf.get(node)
    const adjoint = slot === undefined ? none : (lowered.adjoints[slot] as number)
    return adjoint === none ? 0 : (memory[addressOf(adjoint) + index] as number)
  })
  return { value: memory[addressOf(lowered.values[root] as number)] as number, gradient }
}

function lookByRules(program: Program, sources: Sources, entries: readonly Entry[], root: number): Omit<View, 'point'> {
  const values = forward(numbers, program, sources)
  const seed = full((program.instructions[root] as Instruction).shape, 1)
  const adjoints = backward(numbers, program, values, root, seed)
  const gradient = entries.map(({ node, index }) => adjoints[program.slotOf.get(node) ?? -1]?.data[index] ?? 0)
  return { value: values[root]?.data[0] as number, gradient }
}

const isFinite = Number.isFinite

/** The first error that the run finds at this point, else what is worth knowing there. */
function reasonAt(program: Program, sources: Sources, root: number, here: View): Diagnostic {
  const found = findingsOf(run(program, sources))
  const reason = found.find(({ severity }) => severity === 'error') ?? found[0]
  return reason ?? lost(program, root, here)
}

/** For numbers that were none from the start. */
function lost(program: Program, root: number, here: View): Diagnostic {
  const { name, node, op } = program.instructions[root] as Instruction
  const value = isFinite(here.value) ? (here.gradient.find((x) => !isFinite(x)) as number) : here.value
  return diagnostic('E302', { node: name, op: op.title, value, reason: 'given', wire: '' }, { node })
}
