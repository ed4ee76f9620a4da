// The Jacobian of any node, of a vector or a matrix too: one forward pass per number that varies, or one reverse pass per
// number that comes out, whichever is cheaper. Both give the same matrix; what they cost is counted.
import { numbers } from '../algebra/numbers'
import type { Entry } from '../graph/document'
import type { Instruction, Program } from '../graph/program'
import type { Shape, Tensor } from '../tensor'
import { basis, sizeOf } from '../tensor'
import { backward } from './backward'
import type { Costs, Price } from './costs'
import { costsOf, priceOf } from './costs'
import type { Sources } from './derivative'
import { entriesOf, jvp } from './derivative'
import { forward } from './forward'

export type Mode = 'forward' | 'reverse'

export interface Jacobian {
  /** Shape of what comes out; its entries in flat order are the rows. */
  readonly rows: Shape
  /** The numbers that vary: the columns. */
  readonly order: readonly Entry[]
  readonly matrix: readonly (readonly number[])[]
  /** How it was computed. */
  readonly mode: Mode
  readonly costs: Costs
  readonly prices: Readonly<Record<Mode, Price>>
}

type Slotted = Entry & { readonly slot: number }

/** What both modes cost for the node at `slot` over these entries. */
export function pricesOf(
  program: Program,
  slot: number,
  entries: readonly Slotted[],
): { readonly costs: Costs; readonly prices: Readonly<Record<Mode, Price>> } {
  const costs = costsOf(program, slot, [...new Set(entries.map((entry) => entry.slot))])
  const rows = sizeOf((program.instructions[slot] as Instruction).shape)
  return {
    costs,
    prices: {
      forward: priceOf(costs.value, costs.forward, entries.length),
      reverse: priceOf(costs.value, costs.reverse, rows),
    },
  }
}

/**
 * Jacobian of the node at `slot` by `entries` (all of them unless chosen), by the cheaper mode unless `mode` is forced; on
 * a tie by the one with fewer passes, and then reverse. A number that has no path to the node has a column of zeros.
 * Cost: the passes that it says.
 */
export function jacobian(
  program: Program,
  sources: Sources,
  slot: number,
  entries: readonly Slotted[] = entriesOf(program, sources),
  mode?: Mode,
): Jacobian {
  const { costs, prices } = pricesOf(program, slot, entries)
  const chosen = mode ?? cheaper(prices)
  const matrix = (chosen === 'forward' ? byColumns : byRows)(program, sources, slot, entries)
  const order = entries.map(({ node, index }) => ({ node, index }))
  return { rows: (program.instructions[slot] as Instruction).shape, order, matrix, mode: chosen, costs, prices }
}

function cheaper({ forward: one, reverse: other }: Readonly<Record<Mode, Price>>): Mode {
  if (one.total !== other.total) return one.total < other.total ? 'forward' : 'reverse'
  return one.passes < other.passes ? 'forward' : 'reverse'
}

function byColumns(program: Program, sources: Sources, slot: number, entries: readonly Slotted[]): number[][] {
  const columns = entries.map((entry) => {
    const direction = new Map([[entry.slot, basis((sources.get(entry.slot) as Tensor).shape, entry.index)]])
    return (jvp(program, sources, direction)[slot] as Tensor).data
  })
  const rows = sizeOf((program.instructions[slot] as Instruction).shape)
  return Array.from({ length: rows }, (_, row) => columns.map((column) => column[row] as number))
}

function byRows(program: Program, sources: Sources, slot: number, entries: readonly Slotted[]): number[][] {
  const values = forward(numbers, program, sources)
  const { shape } = values[slot] as Tensor
  return Array.from({ length: sizeOf(shape) }, (_, row) => {
    const adjoints = backward(numbers, program, values, slot, basis(shape, row))
    return entries.map((entry) => adjoints[entry.slot]?.data[entry.index] ?? 0)
  })
}
