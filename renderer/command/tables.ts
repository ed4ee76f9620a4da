// A table out of a file: its text as the machine read it. Reading the text is the business of core/data.
import { machine } from '../bridge'
import { complain } from './files'

/** Asks for a file; null where none was chosen, or where it could not be read, which is said. */
export async function chooseTable(): Promise<{ readonly name: string; readonly text: string } | null> {
  const answer = await machine.openTable()
  if (answer === null) return null
  if (!('failed' in answer)) return answer
  complain(answer)
  return null
}
