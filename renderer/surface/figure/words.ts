// Words of a figure as runs of letters, since SVG neither wraps lines nor knows powers and indices. Pure.
import type { EntryName } from '../../../core/calculus/axes'
import { splitName } from '../../parts/Name'

/** Letters that stand together: on the line, raised, or lowered. */
export interface Run {
  readonly text: string
  readonly shift: 'none' | 'up' | 'down'
  readonly isItalic?: true
}

/** Average width of a letter of the interface's font, as a share of its size; enough to wrap by. */
export const letterShare = 0.56

/** Lines of at most so many letters, broken between words; what does not fit on `most` lines ends with …. */
export function wrapped(text: string, letters: number, most: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word
    if (longer.length <= letters || !line) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  lines.push(line)
  const fits = lines.slice(0, most).map((one) => (one.length > letters ? `${one.slice(0, letters - 1)}…` : one))
  const last = fits.length - 1
  if (lines.length > most) fits[last] = `${(fits[last] ?? '').replace(/…$/, '').slice(0, letters - 2)} …`
  return fits
}

/** A typed formula as one reads it: a true minus and times, powers raised. */
export function formulaRuns(formula: string): readonly Run[] {
  const plain = formula.replaceAll('*', '·').replaceAll('-', '−')
  const runs: Run[] = []
  let from = 0
  for (const found of plain.matchAll(/\s*\^\s*(−?\d+(?:\.\d+)?|\p{L}\w*)/gu)) {
    runs.push({ text: plain.slice(from, found.index), shift: 'none' }, { text: found[1] as string, shift: 'up' })
    from = found.index + found[0].length
  }
  runs.push({ text: plain.slice(from), shift: 'none' })
  return runs.filter(({ text }) => text !== '')
}

/** The name of an axis: its letter in italics, rows and columns as an index. */
export function nameRuns({ name, at }: EntryName): readonly Run[] {
  const { stem, index } = splitName(name)
  const below = [index, at.map((i) => i + 1).join(',')].filter(Boolean)
  return [
    [...stem].length > 1 ? { text: stem, shift: 'none' } : { text: stem, shift: 'none', isItalic: true },
    ...(below.length > 0 ? [{ text: below.join('; '), shift: 'down' } as const] : []),
  ]
}
