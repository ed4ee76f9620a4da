// What an op is called on a button two to a row, and how a search finds it.
import type { OpDefinition } from '../../core/ops/op'

const longest = 9

/** The title where it is short, else the name that formulas use. */
export const shortTitle = ({ title, name }: OpDefinition): string => (title.length <= longest ? title : name)

/** True when every typed word begins or stands in one of the op's words. */
export function matches(op: OpDefinition, text: string): boolean {
  const words = [op.name, op.title, op.family, ...(op.calls ?? [])].join(' ').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part))
}
