// What an op is called on a button two to a row, and how a search finds it.
import type { OpDefinition } from '../../core/ops/op'

const longest = 9
/** More letters than this do not fit beside another button. */
const longestInHalf = 12
/** A sign has a small square to stand in; a wider one is a word that the button says anyway. */
const mostGlyphs = 4

/** Does the button take a whole row? */
export const isWide = ({ title, name }: OpDefinition): boolean => title.length > longest && name.length > longestInHalf

/** The title where it fits, else the name that formulas use. */
export const shortTitle = (op: OpDefinition): string => (op.title.length <= longest || isWide(op) ? op.title : op.name)

/** Upright functions are words; every other command stands for one glyph. */
const words = /\\(sin|cos|tan|sinh|cosh|tanh|arcsin|arccos|arctan|log|det|max|min)(?![a-z])/g

/** How many letters and signs a piece of LaTeX shows, near enough. */
export const glyphsIn = (tex: string): number =>
  tex
    .replace(words, '$1')
    .replace(/\\(text|tfrac|hat)\b/g, '')
    .replace(/\\[a-z]+/gi, '.')
    .replace(/\\\|/g, '|')
    .replace(/\\.|[{}^_\s]/g, '').length

export const isSignShown = ({ sign }: OpDefinition): boolean => glyphsIn(sign) <= mostGlyphs

/** True when every typed word begins or stands in one of the op's words. */
export function matches(op: OpDefinition, text: string): boolean {
  const words = [op.name, op.title, op.family, ...(op.calls ?? [])].join(' ').toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.includes(part))
}
