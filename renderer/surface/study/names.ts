// Names of entries as plain text: w, A[1, 2], counted from 0 as formulas do.
import { entryName } from '../../../core/calculus/axes'
import type { Entry } from '../../../core/graph/document'
import type { Program } from '../../../core/graph/program'

export function entryText(program: Program, entry: Entry): string {
  const { name, at } = entryName(program, entry)
  return at.length === 0 ? name : `${name}[${at.join(', ')}]`
}
