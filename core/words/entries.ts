// Names of single numbers as plain text, counted from 1 as the axes of a picture do, and what is said of those that stand still.
import type { EntryName } from '../calculus/axes'
import type { Held } from '../calculus/landscape'
import { formatNumber } from './numbers'

/** w, A[1, 2]. */
export const entryText = ({ name, at }: EntryName): string =>
  at.length === 0 ? name : `${name}[${at.map((i) => i + 1).join(', ')}]`

/** So many are named one by one. */
const mostNamed = 2

/** "x", "x and y", "8 numbers". */
export const entriesText = (names: readonly EntryName[]): string =>
  names.length <= mostNamed ? names.map(entryText).join(' and ') : `${names.length} numbers`

const slopeText = ({ slope }: Held): string =>
  slope === 0 ? 'where the slope in it is 0 too' : `where the slope in it is ${formatNumber(slope)}`

/** "z is held at 1, where the slope in it is −2."; empty where nothing is held. */
export function sayHeld(held: readonly Held[]): string {
  const one = held[0]
  if (!one) return ''
  if (held.length <= mostNamed)
    return `${held.map((each) => `${entryText(each)} is held at ${formatNumber(each.value)}, ${slopeText(each)}`).join('; ')}.`
  const steepest = held.reduce((most, each) => (Math.abs(each.slope) > Math.abs(most.slope) ? each : most), one)
  const slope =
    steepest.slope === 0
      ? 'the slope in each of them is 0 too'
      : `the steepest slope among them is ${formatNumber(steepest.slope)}, in ${entryText(steepest)}`
  return `The other ${held.length} numbers are held; ${slope}.`
}
