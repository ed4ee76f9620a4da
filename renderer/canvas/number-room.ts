// How much room the numbers of a node and of a wire have, and the letters that are tried there (NodeBox.module.css,
// Wire.module.css).
import { nameLatex } from '../../core/language/names'
import type { Fit } from '../parts/fit-number'
import { fit, textWidth } from '../parts/fit-number'
import type { Written } from '../parts/number-writer'
import { signed, widthOf, written } from '../parts/number-writer'
import styles from './NodeBox.module.css'
import pill from './Wire.module.css'

/** Between the edges of a box that holds a number, less what the labels of its ports take. */
const inner = 78
const labels = 9

export interface Line {
  readonly room: number
  readonly sizes: readonly number[]
  readonly looks: readonly (string | undefined)[]
}

export const valueLine = (isLabelled: boolean): Line => ({
  room: inner - (isLabelled ? labels : 0),
  sizes: [16, 13, 11],
  looks: ['', styles.small, styles.tiny],
})

/** An adjoint may use the margin of its box, and has its name before it and perhaps "+ ?" behind. */
const margin = 8
const between = 5
const missing = 26
const adjointSizes = { sizes: [13, 12, 10], looks: ['', styles.close, styles.tight] }

export interface AdjointPlace {
  readonly name: string
  readonly isLabelled: boolean
  readonly isPartial: boolean
}

/** Where a long name leaves less, it is the name that gives way. */
const leastAdjoint = 46

export const adjointLine = ({ name, isLabelled, isPartial }: AdjointPlace): Line => ({
  room: Math.max(
    leastAdjoint,
    valueLine(isLabelled).room + margin - nameWidth(name) - between - (isPartial ? missing : 0),
  ),
  ...adjointSizes,
})

/** A longer name would push its number out of the box: its first letter stands for it there. */
const longest = 5

export const shortLatex = (name: string): string =>
  [...name].length > longest ? `${[...name][0] ?? ''}_{\\ldots}` : nameLatex(name)

/** Of the name in an adjoint's line, in pixels and rather too much: a Greek name is one letter, what stands low is small. */
function nameWidth(name: string): number {
  const [stem = '', index = ''] = shortLatex(name).split('_{')
  return lettersWidth(stem, 1) + lettersWidth(index, 0.7)
}

function lettersWidth(latex: string, scale: number): number {
  const isWord = latex.includes('\\mathit')
  const letters = latex
    .replace('\\mathit', '')
    .replaceAll(/\\[a-z]+/gi, 'a')
    .replaceAll(/[{}]/g, '')
  const width = (letter: string): number => (/[mwA-Z]/.test(letter) ? 1.4 : 1) * (isWord ? 7.5 : 10.5)
  return [...letters].reduce((sum, letter) => sum + width(letter) * scale, 0)
}

export const fitInto = ({ room, sizes }: Line, x: number, digits: number): Fit<Written> =>
  fit((n) => written(x, n), widthOf, { digits, room, sizes })

/** Of a pill, from its edge to its letters, on both sides together. */
export const padding = 10
/** Two nodes close together leave no less, or a wire that runs back. */
const narrowest = 58
export const widest = 140

/** From the tail of a wire to its head. */
export const pillRoom = (dx: number): number => Math.round(dx > 0 ? Math.min(widest, Math.max(narrowest, dx)) : widest)

export const pillSizes = [12, 11, 10] as const
const lookOf = (size: number): string => (size === 0 ? '' : size === 1 ? pill.small : pill.tiny) ?? ''

export interface FittedPill<T> {
  readonly said: T
  readonly look: string
}

/** What a pill says, in letters and digits that fit between the two nodes. */
export function fitPill(write: (digits: number) => string, digits: number, room: number): FittedPill<string> {
  const { said, size } = fit(write, textWidth, { digits, room: room - padding, sizes: pillSizes })
  return { said, look: lookOf(size) }
}

/** Does a pill hold this in its largest letters? */
export const fitsPill = (text: string, room: number): boolean => textWidth(text) * pillSizes[0] + padding <= room

/** The same of a number with its sign. */
export function fitSigned(x: number, digits: number, room: number): FittedPill<Written> {
  const { said, size } = fit((n) => signed(x, n), widthOf, { digits, room: room - padding, sizes: pillSizes })
  return { said, look: lookOf(size) }
}
