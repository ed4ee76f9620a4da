// What is measured, goal by goal. A further goal is a file in rows/ and a line here.
// What threads of their own are started with.
export { surfaceRow } from './nets'
import { startKernels } from '../fast/machine'
import type { Lent, Row } from './row'
import { editRows } from './rows/edit'
import { hessianRows } from './rows/hessian'
import { largeRows } from './rows/large'
import { networkRows } from './rows/network'
import { seedRows } from './rows/seed'
import { surfaceRows } from './rows/surface'
import { writeTable } from './table'

/** All rows, in the order of their goals. */
const rowsOf = (lent: Lent): readonly Row[] => [
  ...seedRows(lent),
  ...largeRows(lent),
  ...editRows(lent),
  ...surfaceRows(lent),
  ...networkRows(lent),
  ...hessianRows(lent),
]

export interface Wanted {
  /** Also the peers that must be installed apart: PyTorch and NumPy. */
  readonly anchor: boolean
  /** Numbers of goals; all of them when empty. */
  readonly goals: readonly number[]
}

/**
 * Measures the rows that are wanted and says the table line by line. Takes a few minutes. `further` rows need what core
 * may not know, such as a page.
 */
export async function measure(
  lent: Lent,
  wanted: Wanted,
  say: (line: string) => void,
  further: readonly Row[] = [],
): Promise<void> {
  startKernels()
  const isWanted = ({ goal, tier }: Row): boolean =>
    (tier === 'every' || wanted.anchor) && (wanted.goals.length === 0 || wanted.goals.includes(goal))
  await writeTable([...rowsOf(lent), ...further].filter(isWanted), say)
  say('')
  say('Median of nine paired ratios, ours and the peer in turn; times vary with the machine, ratios less.')
  say('On graphs of single numbers a framework’s time is its overhead per call: the ratio says nothing about matrices,')
  say('on which PyTorch stays about twice as fast as WebAssembly can be.')
}
