// Gradient descent with every step kept, and the step size beyond which it cannot settle. Never touches the document.
import type { Diagnostic } from '../diagnostic'
import { diagnostic } from '../diagnostic'
import { numbers } from '../algebra/numbers'
import { backward } from '../engine/backward'
import type { Sources } from '../engine/derivative'
import { hessian } from '../engine/derivative'
import { findingsOf } from '../engine/findings'
import { forward } from '../engine/forward'
import { run } from '../engine/run'
import type { Entry } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { Tensor } from '../tensor'
import { full, withEntry } from '../tensor'
import { entryValue } from './axes'
import { symmetricEigen } from '../algebra/eigen'

export interface PathPoint {
  /** How many steps were made to come here; the start is 0. */
  readonly step: number
  /** One number per entry of the path. */
  readonly point: readonly number[]
  readonly value: number
  readonly gradient: readonly number[]
}

/** Where a descent went. */
export interface Path {
  readonly entries: readonly Entry[]
  readonly points: readonly PathPoint[]
  /**
   * Why it ended early: what the run says where the function has no finite value or gradient (E301–E304), or where a
   * strict document stops it; null otherwise.
   */
  readonly stopped: Diagnostic | null
}

/**
 * Gradient descent, x ← x − rate · ∇f over `entries` only, from where `sources` stand: `steps` steps, so `steps + 1`
 * points unless it ends early. No points when there is no root or an entry does not exist. Cost: one forward and one
 * backward pass per point.
 */
export function descend(
  program: Program,
  sources: Sources,
  entries: readonly Entry[],
  rate: number,
  steps: number,
): Path {
  const start = entries.map((entry) => entryValue(program, sources, entry))
  if (program.root === null || start.includes(undefined)) return { entries, points: [], stopped: null }
  const points: PathPoint[] = []
  let point = start as readonly number[]
  for (let step = 0; step <= steps; step++) {
    const moved = movedTo(program, sources, entries, point)
    const here = look(program, moved, entries, program.root)
    points.push({ step, point, ...here })
    const isLost = !isFinite(here.value) || !here.gradient.every(isFinite)
    if (isLost || (program.convention === 'strict' && run(program, moved).isStopped)) {
      return { entries, points, stopped: reasonAt(program, moved, program.root, here) }
    }
    point = point.map((x, i) => x - rate * (here.gradient[i] as number))
  }
  return { entries, points, stopped: null }
}

/** The path with one more step. The path must not be empty or stopped; then it is returned as it is. */
export function descendOn(program: Program, sources: Sources, path: Path, rate: number): Path {
  const last = path.points[path.points.length - 1]
  if (!last || path.stopped) return path
  const more = descend(program, movedTo(program, sources, path.entries, last.point), path.entries, rate, 1)
  const next = more.points[1]
  if (!next) return { ...path, stopped: more.stopped }
  return { ...path, points: [...path.points, { ...next, step: last.step + 1 }], stopped: more.stopped }
}

/** Sources with the entries replaced by the numbers of a point. */
export function movedTo(
  program: Program,
  sources: Sources,
  entries: readonly Entry[],
  point: readonly number[],
): Sources {
  const moved = new Map(sources)
  entries.forEach(({ node, index }, i) => {
    const slot = program.slotOf.get(node)
    if (slot !== undefined) moved.set(slot, withEntry(moved.get(slot) as Tensor, index, point[i] as number))
  })
  return moved
}

/** Value and gradient over the entries; an entry with no path to the root has slope 0. */
function look(program: Program, sources: Sources, entries: readonly Entry[], root: number) {
  const values = forward(numbers, program, sources)
  const seed = full((program.instructions[root] as Instruction).shape, 1)
  const adjoints = backward(numbers, program, values, root, seed)
  const gradient = entries.map(({ node, index }) => adjoints[program.slotOf.get(node) ?? -1]?.data[index] ?? 0)
  return { value: values[root]?.data[0] as number, gradient }
}

const isFinite = Number.isFinite

/** The first error that the run finds at this point, else what is worth knowing there. */
function reasonAt(
  program: Program,
  sources: Sources,
  root: number,
  here: { value: number; gradient: readonly number[] },
): Diagnostic {
  const found = findingsOf(run(program, sources))
  const reason = found.find(({ severity }) => severity === 'error') ?? found[0]
  return reason ?? lost(program, root, here)
}

/** For numbers that were none from the start. */
function lost(program: Program, root: number, here: { value: number; gradient: readonly number[] }): Diagnostic {
  const { name, node, op } = program.instructions[root] as Instruction
  const value = isFinite(here.value) ? (here.gradient.find((x) => !isFinite(x)) as number) : here.value
  return diagnostic('E302', { node: name, op: op.title, value, reason: 'given', wire: '' }, { node })
}

/**
 * 2/λ, where λ is the largest eigenvalue of the exact Hessian over `entries`: near a minimum, descent with a larger rate
 * does not settle. Null where no direction curves upwards, so that the Hessian sets no limit, or where it is not finite.
 * Cost: one Hessian-vector product per entry.
 */
export function rateLimit(program: Program, sources: Sources, entries: readonly Entry[]): number | null {
  const slotted = entries.flatMap((entry) => {
    const slot = program.slotOf.get(entry.node)
    return slot === undefined || !sources.has(slot) ? [] : [{ ...entry, slot }]
  })
  if (program.root === null || slotted.length === 0) return null
  const largest = symmetricEigen(hessian(program, sources, slotted).matrix)?.[0]?.value ?? 0
  return largest > 0 ? 2 / largest : null
}
