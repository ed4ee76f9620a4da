// A graph that came by message has nothing in common with the one that came before it, not even where they are equal. What
// compiling and sampling remember is remembered by object, so the old objects are put back.
import type { Graph } from './document'

/** The graph with the objects of `before` for whatever is equal in it. Cost: linear in both. */
export const recognised = (graph: Graph, before: Graph | null): Graph =>
  before === null ? graph : (shared(graph, before, new Map()) as Graph)

/** By new object, the old one that it was compared with, and the answer: functions hang on many nodes. */
type Known = Map<object, readonly [old: unknown, answer: unknown]>

const isObject = (x: unknown): x is object => typeof x === 'object' && x !== null

/** `old` where both are equal all the way down, else `next` with what is equal in it from there. */
function shared(next: unknown, old: unknown, known: Known): unknown {
  if (Object.is(next, old)) return old
  if (!isObject(next) || !isObject(old)) return next
  const asked = known.get(next)
  if (asked?.[0] === old) return asked[1]
  const answer = next instanceof Float64Array ? sameNumbers(next, old) : sameParts(next, old, known)
  known.set(next, [old, answer])
  return answer
}

function sameNumbers(next: Float64Array, old: object): object {
  const isSame = old instanceof Float64Array && next.length === old.length && next.every((x, i) => Object.is(x, old[i]))
  return isSame ? old : next
}

/** Of records and lists, part by part. */
function sameParts(next: object, old: object, known: Known): object {
  if (Array.isArray(next) !== Array.isArray(old)) return next
  const parts = new Map(Object.entries(old))
  const mixed = Object.entries(next).map(([key, part]) => [key, shared(part, parts.get(key), known)] as const)
  const isSame =
    mixed.length === parts.size && mixed.every(([key, part]) => parts.has(key) && Object.is(part, parts.get(key)))
  if (isSame) return old
  return Array.isArray(next) ? mixed.map(([, part]) => part) : Object.fromEntries(mixed)
}
