// Names of nodes: which are free, which a formula can hold, and the next good one.
import type { Diagnostic } from '../diagnostic'
import { diagnostic } from '../diagnostic'
import { isName, longestName } from '../grammar/letters'
import { allOps } from '../ops/catalogue'
import type { OpDefinition } from '../ops/op'
import type { Graph, NodeId } from './document'
import { indexOf } from './look'

/** Names a formula reads as something else. */
const reserved = new Set([
  'pi',
  'T',
  'True',
  'False',
  'None',
  ...allOps.flatMap((op) => [op.name, ...(op.calls ?? [])]),
])

/** Does a formula read this word as something else than a name? */
export const isReserved = (name: string): boolean => reserved.has(name)

/** Why a node cannot have this name; null when it can. */
export function nameProblem(graph: Graph, id: NodeId, name: string): Diagnostic | null {
  if (!isName(name) || isReserved(name)) return diagnostic('E109', { name }, { node: id })
  const holder = indexOf(graph).byName.get(name)
  return holder && holder.id !== id ? diagnostic('E107', { name }, { node: id }) : null
}

/** Letters in the order a course uses them: unknowns for inputs, weights for parameters, steps for the rest. */
const letters: Readonly<Record<string, string>> = {
  input: 'xyzwuv',
  parameter: 'wbθφ',
  constant: 'ckm',
  data: 'DEG',
  generated: 'DEG',
}
const stepLetters = 'abpqstuvrdghmn'

/** The first free letter of the op's family, then letter and number. */
export const freshName = (graph: Graph, op: OpDefinition): string => nextName(new Set(indexOf(graph).byName.keys()), op)

/** The same, for names that are not in a graph yet. */
export function nextName(taken: ReadonlySet<string>, op: OpDefinition): string {
  const order = letters[op.name] ?? stepLetters
  const free = [...order].find((letter) => !taken.has(letter))
  if (free) return free
  const stem = order[0] as string
  let count = 1
  while (taken.has(`${stem}${count}`)) count++
  return `${stem}${count}`
}

/** The name of a copy: the name's letters with the next free number, s1 → s2, x → x1. */
export function copyName(name: string, isTaken: (name: string) => boolean): string {
  const [, stem = name, number = '0'] = /^(.*?)(\d{0,9})$/.exec(name) ?? []
  // A letter may take two units of text; nine digits must find room behind.
  const room = stem.length <= longestName - 9 ? stem : [...stem].slice(0, 15).join('')
  for (let count = Number(number) + 1; ; count++) {
    const next = `${room}${count}`
    if (!isTaken(next) && isName(next) && !reserved.has(next)) return next
  }
}
