// What a trace differentiates, as a function of one disturbed thing, an input or what one wire carries: what difference
// quotients are made of. What counts as a constant (a detach, a cut wire) keeps the value that it has undisturbed, unless f
// itself is asked for.
import { numbers } from '../algebra/numbers'
import type { EdgeId } from '../graph/document'
import type { Instruction } from '../graph/program'
import type { Tensor } from '../tensor'
import type { Sources } from './derivative'
import type { Held } from './forward'
import { forward, givenTo } from './forward'
import type { Trace } from './trace'

/** The number that is differentiated when the disturbed thing has this value. Cost: one forward pass. */
export type Probe = (value: Tensor) => number

/** The values of all sources in a trace: where it was run. */
export const sourcesOf = ({ program, values }: Trace): Sources =>
  new Map(
    program.instructions.flatMap(({ inputs }, slot) =>
      inputs.length === 0 ? [[slot, values[slot] as Tensor] as const] : [],
    ),
  )

/** As the derivative has it, with constants held still, or as f itself moves, through detaches and cut wires. */
export type Motion = 'declared' | 'free'

type Disturbed = Pick<Held<Tensor>, 'wires'> & { readonly sources?: Sources }

/**
 * The root of the trace's own program, under the trace's own experiment. A held value stands still. A
 * node whose adjoint is held at g hands on what it did, and counts g · value instead: that is what g is the derivative of.
 */
function probeOf(trace: Trace, motion: Motion, disturb: (value: Tensor) => Disturbed): Probe {
  const { program, values, held } = trace
  const { instructions } = program
  const sources = sourcesOf(trace)
  const pulled = [...(held.adjoints ?? [])].filter(([slot]) => trace.adjoints[slot])
  const still = new Map<number, Tensor>(pulled.map(([slot]) => [slot, values[slot] as Tensor]))
  const cut = new Map<EdgeId, Tensor>()
  instructions.forEach((instruction, slot) => {
    const { op, inputs, edges } = instruction
    if (op.isHeld && motion === 'declared') still.set(slot, values[slot] as Tensor)
    if (inputs.length > 0 && held.values?.has(slot)) still.set(slot, values[slot] as Tensor)
    if (motion === 'declared')
      edges.forEach((edge, port) => held.cut?.has(edge) && cut.set(edge, values[inputs[port] as number] as Tensor))
  })
  return (value) => {
    const { sources: moved = sources, wires: disturbed = new Map<EdgeId, Tensor>() } = disturb(value)
    const wires = new Map([...cut, ...disturbed])
    const found = forward(numbers, program, moved, { wires, values: still })
    const weighed = pulled.map(([slot, g]) => {
      const instruction = instructions[slot] as Instruction
      return inner(g, moved.get(slot) ?? madeAt(instruction, found, wires))
    })
    return weighed.reduce((sum, part) => sum + part, (found[program.root as number] as Tensor).data[0] as number)
  }
}

/** What an instruction computes from these values, before anything is held against it. */
const madeAt = (instruction: Instruction, values: readonly Tensor[], wires: Held<Tensor>['wires']): Tensor =>
  instruction.op.forward(numbers, givenTo(instruction, values, wires), instruction.attributes)

const inner = (a: Tensor, b: Tensor): number => a.data.reduce((sum, x, i) => sum + x * (b.data[i] as number), 0)

/** Probes the input at `slot`. The program must have a root. */
export function inputProbe(trace: Trace, slot: number, motion: Motion = 'declared'): Probe {
  const sources = sourcesOf(trace)
  return probeOf(trace, motion, (value) => ({ sources: new Map([...sources, [slot, value]]) }))
}

/** Probes what one wire brings. The program must have a root. */
export const wireProbe = (trace: Trace, edge: EdgeId, motion: Motion = 'declared'): Probe =>
  probeOf(trace, motion, (value) => ({ wires: new Map([[edge, value]]) }))
