// Which slip turns the exact derivative into the claimed one? Each hypothesis is a computation of its own; only what agrees
// at every point is named, so a slip that is named is one that was really made, or one that cannot be told from it.
import { numbers } from '../algebra/numbers'
import { backward } from '../engine/backward'
import type { GraphPath } from '../engine/paths'
import { pathsFrom } from '../engine/paths'
import type { Trace } from '../engine/trace'
import type { EdgeId, NodeId } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { OpDefinition } from '../ops/op'
import type { Shape, Tensor } from '../tensor'
import { full, isSameShape } from '../tensor'

/** The graph at one point, the exact derivative there and the claimed one. */
export interface Sample {
  readonly trace: Trace
  readonly exact: Tensor
  readonly claimed: Tensor
}

export type Slip =
  | { readonly kind: 'shape'; readonly wanted: Shape; readonly found: Shape }
  | { readonly kind: 'transposed' }
  | { readonly kind: 'sign' }
  /** The value of the function, not its derivative. */
  | { readonly kind: 'value' }
  /** The local derivative on this wire was left out (as in cos(x²) for sin(x²)). */
  | { readonly kind: 'local'; readonly edge: EdgeId; readonly head: NodeId; readonly tail: NodeId }
  /** These paths are left out; `kept` of them are there. */
  | { readonly kind: 'paths'; readonly missing: readonly (readonly NodeId[])[]; readonly kept: number }
  /** This path has the wrong sign, or comes twice. */
  | { readonly kind: 'flipped' | 'doubled'; readonly path: readonly NodeId[] }
  /** One path stands in place of another, as in 2Ax for (A + Aᵀ)x. */
  | { readonly kind: 'replaced'; readonly path: readonly NodeId[]; readonly by: readonly NodeId[] }
  /** Right but for another input, by which the claim had to be multiplied, or divided. */
  | { readonly kind: 'input'; readonly node: NodeId; readonly isDivisor: boolean }
  /** Right up to this constant: claimed = factor · exact. */
  | { readonly kind: 'factor'; readonly factor: number }

/** Subsets of more paths than this are not searched. */
const mostPaths = 10
const mostWires = 200

/** The slips that explain the claim at all of these samples, likeliest first. Cost: a backward pass per wire and sample. */
export function slipsOf(all: readonly Sample[], slot: number): readonly Slip[] {
  const [first] = all
  if (!first) return []
  const { claimed, exact } = first
  if (!isSameShape(claimed.shape, exact.shape)) {
    if (isTransposedShape(claimed.shape, exact.shape) && every(all, transposedBack)) return [{ kind: 'transposed' }]
    return [{ kind: 'shape', wanted: exact.shape, found: claimed.shape }]
  }
  const found: Slip[] = []
  if (every(all, ({ exact: g }) => numbers.neg(g))) found.push({ kind: 'sign' })
  if (exact.shape.length === 2 && isSameShape(exact.shape, numbers.transpose(exact).shape)) {
    if (every(all, ({ exact: g }) => numbers.transpose(g))) found.push({ kind: 'transposed' })
  }
  if (every(all, ({ trace }) => valueOf(trace, exact.shape))) found.push({ kind: 'value' })
  const inputs = missingInputs(all, slot)
  return [
    ...found,
    ...inputs,
    ...(inputs.length > 0 ? [] : missingLocals(all, slot)),
    ...pathSlips(all, slot),
    ...factorOf(all),
  ]
}

const tolerance = 1e-9

/** Flat index of the first entry that differs; −1 where the two agree. Shapes are equal. */
export function firstDifference(claimed: Tensor, exact: Tensor): number {
  const largest = exact.data.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-3)
  return claimed.data.findIndex((c, i) => {
    const e = exact.data[i] as number
    return !(Math.abs(c - e) <= tolerance * Math.max(largest, Math.abs(c)))
  })
}

/** Is the claim what `model` makes of every sample? */
const every = (all: readonly Sample[], model: (sample: Sample) => Tensor | null): boolean =>
  all.every((sample) => {
    const made = model(sample)
    return made !== null && isSameShape(made.shape, sample.claimed.shape) && firstDifference(sample.claimed, made) < 0
  })

/** (m, n) for (n, m), or a row or column for a vector. */
function isTransposedShape(found: Shape, wanted: Shape): boolean {
  if (wanted.length === 1) return found.length === 2 && isSameShape(found, [1, wanted[0] as number])
  return wanted.length === 2 && isSameShape(found, [wanted[1] as number, wanted[0] as number])
}

const transposedBack = ({ exact, claimed }: Sample): Tensor =>
  exact.shape.length === 1 ? numbers.reshape(exact, claimed.shape) : numbers.transpose(exact)

function valueOf({ program, values }: Trace, shape: Shape): Tensor | null {
  const value = program.root === null ? undefined : values[program.root]
  return value && isSameShape(value.shape, shape) ? value : null
}

/** Other inputs, numbers, by which the claim is off as a factor. */
function missingInputs(all: readonly Sample[], slot: number): readonly Slip[] {
  const { program } = (all[0] as Sample).trace
  const others = program.inputs.filter((input) => input !== slot && program.instructions[input]?.shape.length === 0)
  return others.flatMap((input): readonly Slip[] => {
    const { node } = program.instructions[input] as Instruction
    const valueIn = ({ trace }: Sample): Tensor => trace.values[input] as Tensor
    if (every(all, (sample) => numbers.div(sample.exact, valueIn(sample))))
      return [{ kind: 'input', node, isDivisor: false }]
    return every(all, (sample) => numbers.mul(sample.exact, valueIn(sample)))
      ? [{ kind: 'input', node, isDivisor: true }]
      : []
  })
}

/** Wires whose local derivative, taken as 1, gives the claim. */
function missingLocals(all: readonly Sample[], slot: number): readonly Slip[] {
  const { trace } = all[0] as Sample
  const { program } = trace
  const after = descendants(program, slot)
  const wires = program.instructions.flatMap(({ inputs, edges, node, shape }, head) =>
    inputs.flatMap((tail, port) => {
      const edge = edges[port] as EdgeId
      const isOnPath = after.has(tail) && trace.contributions.has(edge)
      const fits = isSameShape(shape, (program.instructions[tail] as Instruction).shape)
      return isOnPath && fits ? [{ head, port, edge, node, tail: program.instructions[tail]?.node as NodeId }] : []
    }),
  )
  return wires.slice(0, mostWires).flatMap(({ head, port, edge, node, tail }): Slip[] => {
    const isIt = every(all, (sample) => gradientWithout(sample.trace, slot, head, port))
    return isIt ? [{ kind: 'local', edge, head: node, tail }] : []
  })
}

/** The adjoint at `slot` when the wire into `port` of `head` passes on what arrives. */
function gradientWithout({ program, values }: Trace, slot: number, head: number, port: number): Tensor | null {
  const instructions = program.instructions.map((instruction, i) => {
    if (i !== head) return instruction
    const vjp: OpDefinition['vjp'] = (m, rule) =>
      instruction.op.vjp(m, rule).map((part, at) => (at === port ? rule.cotangent : part))
    return { ...instruction, op: { ...instruction.op, vjp } }
  })
  const root = program.root as number
  const seed = full((values[root] as Tensor).shape, 1)
  return backward(numbers, { ...program, instructions }, values, root, seed)[slot] ?? null
}

function descendants({ instructions }: Program, slot: number): ReadonlySet<number> {
  const after = new Set([slot])
  instructions.forEach(({ inputs }, at) => {
    if (inputs.some((from) => after.has(from))) after.add(at)
  })
  return after
}

/** Paths left out, fewest first; then those with the wrong sign, twice, or in place of another. */
function pathSlips(all: readonly Sample[], slot: number): readonly Slip[] {
  const input = (all[0] as Sample).trace.program.instructions[slot]?.node as NodeId
  const lists = all.map(({ trace }) => pathsFrom(trace, input, mostPaths)?.paths ?? null)
  const paths = lists[0]
  if (!paths || paths.length < 2 || lists.includes(null)) return []
  /** The claim is Σ weight · product. */
  const isWeighted = (weights: readonly number[]): boolean =>
    all.every(({ claimed }, i) => firstDifference(claimed, weighted(lists[i] as readonly GraphPath[], weights)) < 0)
  const subsets = Array.from({ length: 2 ** paths.length - 2 }, (_, i) => i + 1)
    .map((bits) => paths.map((_, k) => (bits >> k) & 1))
    .sort((a, b) => sum(b) - sum(a))
  const kept = subsets.find(isWeighted)
  const found: Slip[] = []
  if (kept) {
    const missing = paths.filter((_, k) => kept[k] === 0).map(({ nodes }) => nodes)
    found.push({ kind: 'paths', missing, kept: sum(kept) })
  }
  paths.forEach(({ nodes }, k) => {
    const but = (weight: number): readonly number[] => paths.map((_, j) => (j === k ? weight : 1))
    if (isWeighted(but(-1))) found.push({ kind: 'flipped', path: nodes })
    if (isWeighted(but(2))) found.push({ kind: 'doubled', path: nodes })
  })
  for (const [k, path] of paths.entries()) {
    const by = paths.find(
      (_, other) => other !== k && isWeighted(paths.map((__, j) => (j === k ? 0 : j === other ? 2 : 1))),
    )
    if (by) found.push({ kind: 'replaced', path: path.nodes, by: by.nodes })
  }
  return found
}

const sum = (numbersOf: readonly number[]): number => numbersOf.reduce((total, x) => total + x, 0)

const weighted = (paths: readonly GraphPath[], weights: readonly number[]): Tensor =>
  paths
    .map(({ product }, k) => numbers.mul(numbers.constant(weights[k] as number), product))
    .reduce((total, part) => numbers.add(total, part))

/** The one ratio of claimed to exact, over all entries and samples. */
function factorOf(all: readonly Sample[]): readonly Slip[] {
  const { claimed, exact } = all[0] as Sample
  const at = exact.data.reduce((most, x, i) => (Math.abs(x) > Math.abs(exact.data[most] as number) ? i : most), 0)
  const factor = (claimed.data[at] as number) / (exact.data[at] as number)
  // 0 is no slip in a factor, and −1 is a sign.
  if (!Number.isFinite(factor) || factor === 0 || Math.abs(factor + 1) < 1e-9) return []
  const isIt = every(all, ({ exact: g }) => numbers.mul(numbers.constant(factor), g))
  return isIt ? [{ kind: 'factor', factor }] : []
}
