// The root as a function of one disturbed thing, an input or what one wire carries: what difference quotients are made of.
// What counts as a constant (detach) keeps the value that it has undisturbed.
import { numbers } from '../algebra/numbers'
import type { Program } from '../graph/program'
import type { Tensor } from '../tensor'
import type { Sources } from './derivative'
import { forward } from './forward'
import type { Trace } from './trace'

/** The root's number when the disturbed thing has this value. Cost: one forward pass. */
export type Probe = (value: Tensor) => number

const heldAt = ({ instructions }: Program, values: readonly Tensor[]): ReadonlyMap<number, Tensor> =>
  new Map(instructions.flatMap(({ op }, slot) => (op.isHeld ? [[slot, values[slot] as Tensor] as const] : [])))

/** The values of all sources in a trace: where it was run. */
export const sourcesOf = ({ program, values }: Trace): Sources =>
  new Map(
    program.instructions.flatMap(({ inputs }, slot) =>
      inputs.length === 0 ? [[slot, values[slot] as Tensor] as const] : [],
    ),
  )

/** Probes the input at `slot`. The program must have a root. */
export function inputProbe(program: Program, sources: Sources, slot: number): Probe {
  const held = { values: heldAt(program, forward(numbers, program, sources)) }
  return (value) => rootOf(program, forward(numbers, program, new Map([...sources, [slot, value]]), held))
}

/** Probes what one port of one node receives. The program must have a root. */
export function wireProbe(trace: Trace, { slot, port }: { readonly slot: number; readonly port: number }): Probe {
  const { program } = trace
  const sources = sourcesOf(trace)
  const values = heldAt(program, trace.values)
  return (value) => rootOf(program, forward(numbers, program, sources, { wire: { slot, port, value }, values }))
}

const rootOf = ({ root }: Program, values: readonly Tensor[]): number =>
  (values[root as number] as Tensor).data[0] as number
