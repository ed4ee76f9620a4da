// Which op a formula's function name means: op names and their `calls`, plus the names under which books know them.
import { diagnostic, Refusal } from '../../diagnostic'
import { decimalPoint } from '../../grammar/remedy'
import type { Tree } from '../../grammar/tree'
import type { Attributes, OpDefinition } from '../op'
import { isSource } from '../op'
import { plain } from '../plain'

export type Call = Extract<Tree, { kind: 'call' }>

/** One name can mean two ops: max(v) is the largest entry, max(a, b) the larger of two. */
const byCall = new Map<string, OpDefinition[]>()
for (const op of Object.values<OpDefinition>(plain)) {
  if (isSource(op)) continue
  for (const name of new Set([op.name, ...(op.calls ?? [])])) byCall.set(name, [...(byCall.get(name) ?? []), op])
}

/** Letters to add, drop or change to get from one word to the other. Words are at most 40 letters long. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[b.length] as number
}

/** Up to two function names that look like this one. */
function namesNear(name: string): readonly string[] {
  const short = name.slice(0, 40).toLowerCase()
  return [...byCall.keys()]
    .map((candidate) => ({ candidate, far: distance(short, candidate) }))
    .filter(
      ({ candidate, far }) =>
        far < Math.min(name.length, candidate.length) && far <= 1 + Math.floor(candidate.length / 4),
    )
    .sort((a, b) => a.far - b.far || a.candidate.length - b.candidate.length)
    .slice(0, 2)
    .map(({ candidate }) => candidate)
}

/**
 * The op that a call means; of two, the one with as many ports as values, else the one with fewer, whose further values
 * are settings. Refuses with E412 and what it might have meant.
 */
export function opCalled({ name, column, items }: Call): OpDefinition {
  // How a node with a backward rule of its own is shown: the rule itself has no place in a formula.
  if (name === 'custom') throw new Refusal(diagnostic('E420', { column }, { column }))
  const found = byCall.get(name)
  if (!found) throw new Refusal(diagnostic('E412', { column, name, near: namesNear(name) }, { column }))
  const [first] = [...found].sort((a, b) => a.ports.length - b.ports.length)
  return found.find((op) => op.ports.length === items.length) ?? (first as OpDefinition)
}

/** Is this the name of a function, so that it cannot be the name of a node? */
export const isFunctionName = (name: string): boolean => byCall.has(name)

/** The setting that says how many ports a use of an op that grows has; none for other ops. */
export const grownTo = (op: OpDefinition, ports: number): Attributes => {
  if (!op.grows) return {}
  return 'signs' in (op.attributes ?? {}) ? { signs: '+'.repeat(ports) } : { count: ports }
}

/** The refusal of a call with too few or too many values (E414). */
export function notTaken({ ports }: OpDefinition, { name, column, items }: Call): Refusal {
  const expects = ports.length === 1 ? '1 value' : `${ports.length} values`
  const facts = { column, name, expects, found: items.length }
  const remedy = remedyFor(items)
  return new Refusal(diagnostic('E414', remedy ? { ...facts, remedy } : facts, { column }))
}

/** Refuses with E414 what stands behind the values of a call and is no setting of its op. */
export function refuseSurplus(op: OpDefinition, call: Call, rest: readonly Tree[]): void {
  if (rest.length > placesFor(op)) throw notTaken(op, call)
}

/** `sin(2,5)`: two whole numbers with a comma and no space between them were probably one. */
function remedyFor(items: readonly Tree[]): string | null {
  for (const [i, after] of items.entries()) {
    const before = items[i - 1]
    if (before?.kind !== 'number' || after.kind !== 'number') continue
    const isTight = after.column === before.column + before.text.length + 1
    if (isTight && /^\d+$/.test(before.text) && /^\d+$/.test(after.text)) return decimalPoint(before.text, after.text)
  }
  return null
}

/** How many settings may follow without their names. Sizes of a shape are as many as it has axes. */
function placesFor({ attributes = {}, grows }: OpDefinition): number {
  const kinds = Object.values(attributes).map(({ kind }) => kind)
  const free = grows ? kinds.filter((kind) => kind !== 'signs' && kind !== 'whole') : kinds
  return free.includes('shape') ? Infinity : free.length
}
