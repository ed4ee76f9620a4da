// Pictures that leave the program: written where the user says, remembered nowhere. What goes wrong is a value (E501, E503).
import path from 'node:path'
import type { FigureKind, MachineFailure } from './contract'
import { writeAtomically, type Writing } from './disk'
import { fail, isThere, largestDocument, plainName, reasonFor, withEnding } from './documents'

/** Asks the user for a place; null when the user cancels. */
export type FigureDialog = (suggestedName: string, kind: FigureKind) => Promise<string | null>

/** The contract's `saveFigure`. */
export const createFigures =
  (writing: Writing, ask: FigureDialog) =>
  async (suggestedName: string, kind: FigureKind, bytes: Uint8Array): Promise<string | MachineFailure | null> => {
    const ending = `.${kind}`
    const chosen = await ask(plainName(suggestedName, ending), kind)
    if (chosen === null) return null
    const file = withEnding(chosen, ending)
    const name = path.basename(file)
    const size = bytes.byteLength
    if (size > largestDocument) return fail('E503', { name, size, limit: largestDocument })
    // The dialog asked about the name as it was typed; this other file was never meant to be replaced.
    if (file !== chosen && (await isThere(writing.disk, file)))
      return fail('E501', { name, reason: 'a file of that name is there already' })
    try {
      await writeAtomically(writing, file, bytes)
    } catch (reason) {
      return fail('E501', { name, reason: reasonFor(reason) })
    }
    return name
  }
