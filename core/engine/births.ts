// The birth of a NaN or an infinity: at which node, through which port and for which reason a run first stopped being
// finite, forward and backward. It runs the rules again over numbers that remember their causes.
import type { Cause, Caused } from '../algebra/causes'
import { causes, given } from '../algebra/causes'
import { dualOf } from '../algebra/dual'
import type { BirthReason } from '../diagnostic'
import type { Instruction } from '../graph/program'
import { isSource } from '../ops/op'
import type { Tensor } from '../tensor'
import { full } from '../tensor'
import { backward } from './backward'
import type { Direction } from './derivative'
import type { Trace } from './trace'

/** The entry of a node's value, or of what it sent back through a port, that was born there. */
export interface Birth {
  readonly slot: number
  /** Forward: the wire that brought what made it so. Backward: the wire on which it appeared. */
  readonly port: number
  readonly entry: number
  readonly reason: BirthReason
  /** It arose where the contributions to a node were added up. */
  readonly isSum?: true
}

export interface Births {
  readonly forward: Birth | null
  readonly backward: Birth | null
  /** Slot of the node in which the 0 at this entry of a value underflowed; undefined for a 0 that is one. */
  underflowOf(slot: number, entry: number): number | undefined
}

const none: Births = { forward: null, backward: null, underflowOf: () => undefined }

/**
 * The first births of a trace. `isExplained` are slots whose bad numbers have a finding of their own (a domain, a kink
 * without a slope): what is born there, or of that, is none of its own. Cost: nothing for a finite trace, else a few
 * dozen rules per node.
 */
export function birthsOf(trace: Trace, isExplained: (slot: number) => boolean): Births {
  if (trace.readings.isFinite()) return none
  const home = new Map<Cause, number>()
  const values = forwardWith(trace, home)
  const isOwn = (cause: Cause | undefined): boolean =>
    cause === undefined || (!isExplained(home.get(cause) ?? -1) && isOwn(cause.because))
  return {
    forward: firstForward(trace, values, home, isOwn),
    backward: firstBackward(trace, values, home, isExplained, isOwn),
    underflowOf: (slot, entry) => {
      const cause = values[slot]?.causes?.[entry]
      return cause?.reason === 'underflow' ? home.get(cause) : undefined
    },
  }
}

/** All values with their causes; `home` learns at which slot each cause arose. */
function forwardWith(trace: Trace, home: Map<Cause, number>): readonly Caused[] {
  const values: Caused[] = []
  trace.program.instructions.forEach(({ op, inputs, attributes }, slot) => {
    const shown = trace.values[slot] as Tensor
    const computed = isSource(op)
      ? given(shown)
      : op.forward(
          causes,
          inputs.map((from) => values[from] as Caused),
          attributes,
        )
    // A value that was held by hand is a given one.
    const isHeld = shown.data.some((x, entry) => !Object.is(x + 0, (computed.value.data[entry] as number) + 0))
    const made = isHeld ? given(shown) : computed
    values.push(made)
    settle(made, slot, home)
  })
  return values
}

/** Causes that nobody has seen before arose here. */
function settle({ causes: found }: Caused, slot: number, home: Map<Cause, number>): void {
  found?.forEach((cause) => {
    for (let at = cause; at !== undefined && !home.has(at); at = at.because) home.set(at, slot)
  })
}

type IsOwn = (cause: Cause | undefined) => boolean

/** The first bad entry whose cause arose where it stands. */
function bornAt({ value, causes: found }: Caused, isNew: (cause: Cause) => boolean): number {
  return value.data.findIndex((x, entry) => {
    const cause = found?.[entry]
    return !Number.isFinite(x) && cause !== undefined && cause.reason !== 'given' && isNew(cause)
  })
}

function firstForward(trace: Trace, values: readonly Caused[], home: ReadonlyMap<Cause, number>, isOwn: IsOwn) {
  for (const [slot, made] of values.entries()) {
    const entry = bornAt(made, (cause) => home.get(cause) === slot && isOwn(cause))
    if (entry < 0) continue
    const { reason } = made.causes?.[entry] as Cause
    const inputs = (trace.program.instructions[slot] as Instruction).inputs.map((from) => trace.values[from] as Tensor)
    return { slot, port: portToBlame(inputs, entry), entry, reason }
  }
  return null
}

/** The port that brought an infinity, else the largest number, to an entry. */
function portToBlame(inputs: readonly Tensor[], entry: number): number {
  const sizes = inputs.map(({ data }) =>
    Math.abs((entry < data.length ? data[entry] : (data.find((x) => !Number.isFinite(x)) ?? data[0])) as number),
  )
  const infinite = sizes.indexOf(Infinity)
  return infinite >= 0 ? infinite : Math.max(0, sizes.indexOf(Math.max(...sizes)))
}

function firstBackward(
  trace: Trace,
  values: readonly Caused[],
  home: Map<Cause, number>,
  isExplained: (slot: number) => boolean,
  isOwn: IsOwn,
): Birth | null {
  const { program } = trace
  const { root } = program
  if (root === null || trace.adjoints[root] == null) return null
  const seed: Caused = { value: full((trace.values[root] as Tensor).shape, 1), causes: null }
  let found: Birth | null = null
  backward(causes, program, values, root, seed, ({ slot, port, contribution, sum }) => {
    const note = (made: Caused, isSum: boolean): void => {
      const entry = bornAt(made, (cause) => !home.has(cause) && isOwn(cause))
      settle(made, slot, home)
      if (found || entry < 0 || (!isSum && isExplained(slot))) return
      const { reason } = made.causes?.[entry] as Cause
      found = { slot, port, entry, reason, ...(isSum ? { isSum } : {}) }
    }
    note(contribution, false)
    note(sum, true)
  })
  return found
}

const duals = dualOf(causes)

/**
 * The first birth in forward mode along `direction`: at the wire that brings it, or where what the wires bring is added up.
 * Cost: a few dozen rules per wire.
 */
export function tangentBirthOf(
  trace: Trace,
  direction: Direction,
  isExplained: (slot: number) => boolean,
): Birth | null {
  const home = new Map<Cause, number>()
  const values = forwardWith(trace, home)
  const tangents: (Caused | null)[] = []
  let found: Birth | null = null
  trace.program.instructions.forEach(({ op, inputs, attributes, varies }, slot) => {
    const note = (made: Caused, port: number, isSum: boolean): void => {
      const isOwn = (cause: Cause | undefined): boolean =>
        cause === undefined || (!isExplained(home.get(cause) ?? -1) && isOwn(cause.because))
      const entry = bornAt(made, (cause) => !home.has(cause) && isOwn(cause))
      settle(made, slot, home)
      if (found || entry < 0 || isExplained(slot)) return
      const { reason } = made.causes?.[entry] as Cause
      found = { slot, port, entry, reason, ...(isSum ? { isSum } : {}) }
    }
    const start = inputs.length === 0 && varies ? direction.get(slot) : undefined
    let sum: Caused | null = start ? given(start) : null
    inputs.forEach((from, port) => {
      const tangent = tangents[from]
      if (!tangent) return
      const moving = inputs.map((tail, i) => {
        const primal = values[tail] as Caused
        return i === port ? { primal, tangent } : duals.detach({ primal, tangent: primal })
      })
      const moved = op.forward(duals, moving, attributes)
      settle(moved.primal, slot, home)
      if (moved.tangent === null) return
      note(moved.tangent, port, false)
      sum = sum === null ? moved.tangent : causes.add(sum, moved.tangent)
      note(sum, port, true)
    })
    tangents.push(sum)
  })
  return found
}
