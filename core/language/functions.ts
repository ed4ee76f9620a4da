// Which op a formula's function name means: op names and their `calls`, plus the names under which books know them.
import { diagnostic, Refusal } from '../diagnostic'
import { allOps } from '../ops/catalogue'
import type { OpDefinition } from '../ops/op'
import { isSource } from '../ops/op'
import type { Tree } from './tree'

const byCall = new Map<string, OpDefinition>(
  allOps
    .filter((op) => !isSource(op))
    .flatMap((op) => [op.name, ...(op.calls ?? [])].map((name) => [name, op] as const)),
)

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

/** The op that a call means; refuses with E412 and what it might have meant. */
export function opCalled({ name, column }: Extract<Tree, { kind: 'call' }>): OpDefinition {
  const op = byCall.get(name)
  if (op) return op
  throw new Refusal(diagnostic('E412', { column, name, near: namesNear(name) }, { column }))
}

/** Is this the name of a function, so that it cannot be the name of a node? */
export const isFunctionName = (name: string): boolean => byCall.has(name)
