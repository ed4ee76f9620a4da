// What if: values and adjoints held by hand, wires cut, inputs frozen (`--hold` and its kin), and who changes by it.
import type { Refusal } from '../../core/diagnostic'
import { counterfactual } from '../../core/engine/counterfactual'
import type { Trace } from '../../core/engine/trace'
import { plainName } from '../../core/grammar/tokens'
import type { Instruction } from '../../core/graph/program'
import type { Tensor } from '../../core/tensor'
import { describeShape, isSameShape } from '../../core/tensor'
import type { Values } from './subject'
import { inputNamed, unusable } from './unusable'

/** By the names of nodes. */
export interface Experiment {
  readonly values: Values
  readonly adjoints: Values
  readonly frozen: readonly string[]
  /** Tail and head of each wire that delivers nothing; both of them where a node feeds another twice. */
  readonly cut: readonly (readonly [tail: string, head: string])[]
}

/** Names of the nodes whose value or adjoint is not what it would be by the rules. */
export interface Changed {
  readonly values: readonly string[]
  readonly adjoints: readonly string[]
}

/** "a -> f, b -> f" -> tails and heads; refuses what is no pair. */
export const wiresIn = (text: string): Experiment['cut'] =>
  text.split(',').map((part) => {
    const [tail, head, ...rest] = part.split(/->|→/).map((name) => name.trim())
    if (!tail || !head || rest.length > 0)
      throw unusable(`“${part.trim()}” names no wire. Write both of its nodes, for example 'u -> f'.`)
    return [tail, head]
  })

/** The trace under the experiment. Refuses with E418 what names no node, no wire, or has another shape. */
export function experimented(before: Trace, held: Experiment): { readonly trace: Trace; readonly changed: Changed } {
  const { program } = before
  const found = counterfactual(before, {
    values: byNode(before, held.values),
    adjoints: byNode(before, held.adjoints),
    frozen: new Set(held.frozen.map((name) => (program.instructions[inputNamed(program, name)] as Instruction).node)),
    cut: new Set(held.cut.flatMap(([tail, head]) => wiresBetween(before, tail, head))),
  })
  for (const [node] of byNode(before, held.adjoints))
    if (!found.trace.adjoints[program.slotOf.get(node) as number])
      throw unusable(`Nothing flows back to ${nameAt(before, node)}, so it has no adjoint to hold.`)
  const names = (nodes: ReadonlySet<string>): readonly string[] => [...nodes].map((node) => nameAt(before, node))
  return { trace: found.trace, changed: { values: names(found.values), adjoints: names(found.adjoints) } }
}

const nameAt = ({ program }: Trace, node: string): string =>
  (program.instructions[program.slotOf.get(node) as number] as Instruction).name

function nodeNamed({ program }: Trace, name: string): Instruction {
  const found = program.instructions.find((one) => one.name === plainName(name))
  if (found) return found
  throw unusable(`There is no node ${name}. The nodes are ${program.instructions.map((one) => one.name).join(', ')}.`)
}

function byNode(trace: Trace, values: Values): ReadonlyMap<string, Tensor> {
  return new Map(
    [...values].map(([name, { value }]) => {
      const { node, shape } = nodeNamed(trace, name)
      if (!isSameShape(shape, value.shape))
        throw unusable(`${name} is a ${describeShape(shape)}; what it is held at must have the same shape.`)
      return [node, value] as const
    }),
  )
}

function wiresBetween(trace: Trace, tail: string, head: string): readonly string[] {
  const from = trace.program.slotOf.get(nodeNamed(trace, tail).node)
  const { inputs, edges } = nodeNamed(trace, head)
  const found = inputs.flatMap((slot, port) => (slot === from ? [edges[port] as string] : []))
  if (found.length === 0) throw unusable(`No wire leads from ${tail} to ${head}.`)
  return found
}

/** "changed: values of u, f; adjoints of x", as lines. */
export const changedLines = ({ values, adjoints }: Changed): readonly string[] => {
  const said = (what: string, names: readonly string[]): string =>
    names.length === 0 ? `no ${what} differs` : `${what}s of ${names.join(', ')}`
  return [`${said('value', values)}; ${said('adjoint', adjoints)}`]
}

/** What only the function itself has, and not an experiment on one run of it. */
export const refuseBeyondRun = (): Refusal =>
  unusable('While something is held there is one run, and no function. Ask it for --grad, --jvp or --paths.')

/** What the words of the command line hold; null where they hold nothing. */
export function experimentOf(held: Experiment): Experiment | null {
  const { values, adjoints, frozen, cut } = held
  return values.size + adjoints.size + frozen.length + cut.length > 0 ? held : null
}
