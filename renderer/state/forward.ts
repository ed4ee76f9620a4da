// Forward mode: the direction in which the inputs move, the place of the cut, and what follows from both. The choice is this
// sitting's and never saved; tangents and sums are derived from it and from the run that is shown.
import { create } from 'zustand'
import type { Diagnostic } from '../../core/diagnostic'
import type { Cut } from '../../core/engine/cut'
import { cutAt, inputSide } from '../../core/engine/cut'
import type { Direction } from '../../core/engine/derivative'
import { hvp } from '../../core/engine/derivative'
import { tangentFindingOf } from '../../core/engine/findings'
import type { Tangents } from '../../core/engine/tangents'
import { pushForward } from '../../core/engine/tangents'
import type { GraphDocument, NodeId } from '../../core/graph/document'
import type { Instruction, Program } from '../../core/graph/program'
import type { Tensor } from '../../core/tensor'
import { full, isSameShape } from '../../core/tensor'
import type { Derived } from './derived'
import { useDerived } from './derived'
import { useDocument } from './document'
import { boxOf, shapeOfNode } from './node-box'

interface ForwardChoice {
  /** How fast each input moves; an input that is not named stands still. */
  readonly direction: ReadonlyMap<NodeId, Tensor>
  /** Where the cut stands across the canvas; null until it has been moved. */
  readonly cutX: number | null
}

export const useForwardChoice = create<ForwardChoice>(() => ({ direction: new Map(), cutX: null }))

/** Lets one input move in another way. */
export const moveInput = (node: NodeId, tangent: Tensor, all: ReadonlyMap<NodeId, Tensor>): void =>
  useForwardChoice.setState({ direction: new Map([...all, [node, tangent]]) })

/** Lets one input move at rate 1 and all others stand still. */
export const moveOnly = (node: NodeId, shape: Tensor['shape']): void =>
  useForwardChoice.setState({ direction: new Map([[node, full(shape, 1)]]) })

export const placeCut = (cutX: number): void => useForwardChoice.setState({ cutX })

export interface Forward {
  /** By input; all that can move are there, with 0 where they stand still. */
  readonly direction: ReadonlyMap<NodeId, Tensor>
  readonly tangents: Tangents
  /** The first rate that is not finite. */
  readonly finding: Diagnostic | null
  /** Hessian times direction, by slot; null while something is held, when it would be of another function. */
  readonly curvature: Direction | null
}

/** What was chosen, in so far as it fits the inputs; where nothing fits, the first input moves at rate 1. */
function directionFor({ inputs, instructions }: Program, wanted: ForwardChoice['direction']): Map<number, Tensor> {
  const chosen = inputs.flatMap((slot) => {
    const { node, shape } = instructions[slot] as Instruction
    const tangent = wanted.get(node)
    return tangent && isSameShape(tangent.shape, shape) ? [[slot, tangent] as const] : []
  })
  const [first] = inputs
  if (chosen.length > 0 || first === undefined) return new Map(chosen)
  return new Map([[first, full((instructions[first] as Instruction).shape, 1)]])
}

let last: { readonly derived: Derived; readonly choice: ForwardChoice['direction']; readonly forward: Forward } | null =
  null

/** Made once per run and direction. Cost: one rule over duals per wire, and a pass over duals both ways. */
export function forwardOf(derived: Derived): Forward {
  const choice = useForwardChoice.getState().direction
  if (last?.derived === derived && last.choice === choice) return last.forward
  const { program, trace, whatIf } = derived
  const all = directionFor(program, choice)
  // Who stands still has no tangent, which is not a rate of 0 that was reckoned.
  const direction: Direction = new Map([...all].filter(([, t]) => t.data.some((x) => x !== 0)))
  const forward: Forward = {
    direction: new Map(
      program.inputs.map((slot) => {
        const { node, shape } = program.instructions[slot] as Instruction
        return [node, all.get(slot) ?? full(shape, 0)]
      }),
    ),
    tangents: pushForward(trace, direction),
    finding: tangentFindingOf(trace, direction),
    curvature: whatIf || program.root === null ? null : hvp(program, program.sources, direction),
  }
  last = { derived, choice, forward }
  return forward
}

export function useForward(): Forward {
  useForwardChoice()
  return forwardOf(useDerived())
}

/** A place at which the cut crosses other wires than at the place before. */
interface Stop {
  readonly x: number
  readonly inside: ReadonlySet<number>
}

export interface PlacedCut extends Cut {
  readonly x: number
  readonly stops: readonly Stop[]
  /** Which of the stops crosses the same wires. */
  readonly at: number
}

/** Nodes that do not hang on the root, by the middle of their box: these can come to the side of the inputs. */
function crossersIn({ graph, layout }: GraphDocument, program: Program): readonly { id: NodeId; x: number }[] {
  const after = new Set<number>()
  program.instructions.forEach(({ inputs }, slot) => {
    if (slot === program.root || inputs.some((from) => after.has(from))) after.add(slot)
  })
  return graph.nodes.flatMap((node) => {
    const slot = program.slotOf.get(node.id)
    if (slot === undefined || after.has(slot)) return []
    return [{ id: node.id, x: (layout.positions[node.id]?.x ?? 0) + boxOf(node, shapeOfNode(program, node)).width / 2 }]
  })
}

/** The cut as it stands now; null when there is nothing to cut. Cost: a look per node and stop. */
export function cutOf(document: GraphDocument, { program, trace }: Derived, { tangents }: Forward): PlacedCut | null {
  const crossers = crossersIn(document, program)
  const insideAt = (x: number): ReadonlySet<number> | null =>
    inputSide(
      program,
      crossers.filter((node) => node.x < x).map(({ id }) => id),
    )
  const stops = stopsOf(
    crossers.map(({ x }) => x),
    insideAt,
  )
  const middle = stops[Math.floor(stops.length / 2)]
  if (!middle) return null
  const x = useForwardChoice.getState().cutX ?? middle.x
  const inside = insideAt(x) ?? middle.inside
  const at = stops.findIndex((stop) => stop.inside.size === inside.size)
  return { ...cutAt(trace, tangents, inside), x, stops, at }
}

/** About half the way from one column of nodes to the next. */
const reach = 92

/** One place for each set of wires that a cut can cross: the last, so that what hangs on inputs alone is cut behind them. */
function stopsOf(xs: readonly number[], insideAt: (x: number) => ReadonlySet<number> | null): readonly Stop[] {
  const sorted = [...new Set(xs)].sort((a, b) => a - b)
  const places = sorted.map((x, i) => (x + (sorted[i + 1] ?? x + 2 * reach)) / 2)
  const bySize = new Map<number, Stop>()
  for (const x of places) {
    const inside = insideAt(x)
    if (inside) bySize.set(inside.size, { x, inside })
  }
  return [...bySize.values()]
}

export function usePlacedCut(): PlacedCut | null {
  const forward = useForward()
  return cutOf(useDocument(), useDerived(), forward)
}
