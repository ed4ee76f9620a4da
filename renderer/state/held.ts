// What the learner holds against the rules: a value or an adjoint pulled by hand, a wire cut, a leaf frozen. It is a question
// about the document and no part of it: never saved, never undone, over when another document is opened.
import { create } from 'zustand'
import type { Intervention } from '../../core/engine/counterfactual'
import type { Trace } from '../../core/engine/trace'
import type { EdgeId, Graph, NodeId } from '../../core/graph/document'
import { indexOf, nameOf } from '../../core/graph/look'
import { isSource } from '../../core/ops/op'
import type { Tensor } from '../../core/tensor'
import { isSameShape } from '../../core/tensor'
import { shortValue } from '../../core/words/steps'
import { announce } from './announce'
import { digitsNow } from './digits'
import { presentDocument, useOpenDocument } from './document'

export type Held = Required<Intervention>

const nothing: Held = { values: new Map(), adjoints: new Map(), cut: new Set(), frozen: new Set() }

export const useHeld = create<Held>(() => nothing)

useOpenDocument.subscribe(({ sitting }, before) => {
  if (sitting !== before.sitting) useHeld.setState(nothing)
})

const named = (node: NodeId): string => nameOf(presentDocument().graph, node)

function withKey<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | null): ReadonlyMap<K, V> {
  const next = new Map(map)
  if (value === null) next.delete(key)
  else next.set(key, value)
  return next
}

function toggled<K>(set: ReadonlySet<K>, key: K): ReadonlySet<K> {
  const next = new Set(set)
  if (!next.delete(key)) next.add(key)
  return next
}

/** Holds what a node hands on; null lets it go. Silent while a hand still drags. */
export function holdValue(node: NodeId, value: Tensor | null, isDragging = false): void {
  useHeld.setState(({ values }) => ({ values: withKey(values, node, value) }))
  if (!isDragging)
    announce(value ? `held: ${named(node)} = ${shortValue(value, digitsNow())}` : `${named(node)} released`)
}

/** Holds the adjoint that a node passes back; null lets it go. */
export function holdAdjoint(node: NodeId, adjoint: Tensor | null, isDragging = false): void {
  useHeld.setState(({ adjoints }) => ({ adjoints: withKey(adjoints, node, adjoint) }))
  const what = `adjoint of ${named(node)}`
  if (!isDragging) announce(adjoint ? `held: ${what} = ${shortValue(adjoint, digitsNow())}` : `${what} released`)
}

/** Cuts a wire, so that nothing comes back on it, or joins it again. */
export function toggleCut(edge: EdgeId): void {
  useHeld.setState(({ cut }) => ({ cut: toggled(cut, edge) }))
  announce(`${wireName(presentDocument().graph, edge)} ${useHeld.getState().cut.has(edge) ? 'cut' : 'joined again'}`)
}

/** Lets an input or a parameter count as a constant, or vary again. */
export function toggleFrozen(node: NodeId): void {
  useHeld.setState(({ frozen }) => ({ frozen: toggled(frozen, node) }))
  announce(`${named(node)} ${useHeld.getState().frozen.has(node) ? 'frozen' : 'varies again'}`)
}

export function releaseAll(): void {
  useHeld.setState(nothing)
  announce('everything released')
}

export const isHolding = ({ values, adjoints, cut, frozen }: Held): boolean =>
  values.size + adjoints.size + cut.size + frozen.size > 0

function wireName(graph: Graph, edge: EdgeId): string {
  const wire = indexOf(graph).edges.get(edge)
  return wire ? `wire ${nameOf(graph, wire.from)} → ${nameOf(graph, wire.to)}` : 'wire'
}

/** What of it has a place in a trace: nodes and wires that are there, numbers of the shape that is there. */
export function heldIn({ program, values: found, adjoints: arrived }: Trace, held: Held): Held {
  const { slotOf, instructions } = program
  const fits = (known: readonly (Tensor | null)[], node: NodeId, t: Tensor): boolean => {
    const there = known[slotOf.get(node) ?? -1]
    return there != null && isSameShape(there.shape, t.shape)
  }
  const edges = new Set(instructions.flatMap((instruction) => instruction.edges))
  return {
    values: new Map([...held.values].filter(([node, t]) => fits(found, node, t) && !isLeaf(program, node))),
    adjoints: new Map([...held.adjoints].filter(([node, t]) => fits(arrived, node, t))),
    cut: new Set([...held.cut].filter((edge) => edges.has(edge))),
    frozen: new Set([...held.frozen].filter((node) => isLeaf(program, node))),
  }
}

function isLeaf({ slotOf, instructions }: Trace['program'], node: NodeId): boolean {
  const instruction = instructions[slotOf.get(node) ?? -1]
  return instruction !== undefined && isSource(instruction.op)
}

/** One thing that is held, as the banner says it. */
export interface HeldPart {
  readonly key: string
  readonly text: string
  readonly release: () => void
}

export function heldParts(graph: Graph, { values, adjoints, cut, frozen }: Held): readonly HeldPart[] {
  return [
    ...[...values].map(([node, t]) => ({
      key: `value ${node}`,
      text: `${nameOf(graph, node)} = ${shortValue(t, digitsNow())}`,
      release: () => holdValue(node, null),
    })),
    ...[...adjoints].map(([node, t]) => ({
      key: `adjoint ${node}`,
      text: `adjoint of ${nameOf(graph, node)} = ${shortValue(t, digitsNow())}`,
      release: () => holdAdjoint(node, null),
    })),
    ...[...cut].map((edge) => ({
      key: `cut ${edge}`,
      text: `${wireName(graph, edge)} cut`,
      release: () => toggleCut(edge),
    })),
    ...[...frozen].map((node) => ({
      key: `frozen ${node}`,
      text: `${nameOf(graph, node)} frozen`,
      release: () => toggleFrozen(node),
    })),
  ]
}
