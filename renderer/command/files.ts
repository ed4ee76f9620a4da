// Documents in and out: new, open, save. Every door goes through the one reader of core/file.
import type { MachineFailure, OpenedFile } from '../../app/contract'
import { diagnostic, isDiagnostic } from '../../core/diagnostic'
import type { DiagnosticFacts } from '../../core/diagnostic'
import { isFigure } from '../../core/file/figure'
import { readDocument } from '../../core/file/read'
import { writeDocument } from '../../core/file/write'
import { emptyDocument } from '../../core/graph/document'
import { sentence } from '../../core/words/sentences'
import { machine } from '../bridge'
import { readText } from '../bridge/failures'
import { forgetPath } from '../state/descent'
import { isDirty, markSaved, openDocument, wholeDocument, useOpenDocument } from '../state/document'
import { changeSession, nothingSelected, say, useSession } from '../state/session'
import { addTable, isTableFile } from '../state/tables'
import { askAboutChanged, askAboutUnsaved, recoveryAnswered } from './unsaved'

export const fileEnding = '.gradwire'
const figureEnding = '.svg'

const didFail = (answer: object): answer is MachineFailure => 'failed' in answer

export const complain = ({ code, facts }: MachineFailure): void =>
  say(sentence(diagnostic(code, facts as DiagnosticFacts[typeof code])), 'error')

/** A figure's name without its own ending: what was found in it is saved as a document. */
const titleOf = (fileName: string): string => {
  const ending = [fileEnding, figureEnding].find((one) => fileName.endsWith(one)) ?? ''
  return fileName.slice(0, fileName.length - ending.length)
}

/** What a new document on the table leaves behind of the one before. The question about recovered work stays until answered. */
function clearTable(): void {
  forgetPath()
  const dialog = useSession.getState().dialog === 'recovery' ? 'recovery' : null
  changeSession({ selection: nothingSelected, cursor: 0, isPlaying: false, dialog, notice: null, quickAdd: null })
}

export interface Opening {
  readonly text: string
  readonly name: string
  readonly handle?: string | null
  /** False for recovered work: it stands in no file. */
  readonly isSaved?: boolean
}

/** Reads text and puts it on the table; a text that cannot be read changes nothing and says why. */
export function openText({ text, name, handle = null, isSaved = true }: Opening): boolean {
  const read = readDocument(text)
  if (isDiagnostic(read)) {
    say(`${name}: ${sentence(read)}`, 'error')
    return false
  }
  clearTable()
  // A figure is never written over by what was found in it.
  openDocument(read.document, titleOf(name), isFigure(text) ? null : handle, isSaved)
  const first = read.diagnostics[0]
  if (first) say(sentence(first), 'error')
  return true
}

export async function newDocument(): Promise<void> {
  if (!(await mayLeave())) return
  clearTable()
  openDocument(emptyDocument)
}

/** True when nothing would be lost: clean, saved now, or given up on purpose. */
export async function mayLeave(): Promise<boolean> {
  if (!isDirty()) return true
  const answer = await askAboutUnsaved()
  if (answer === 'cancel') return false
  return answer === 'discard' || (await saveDocument())
}

/** Asks about unsaved work, then for a file; and once more where work was done while the file was being chosen and read. */
async function openFrom(ask: () => Promise<OpenedFile | MachineFailure | null>): Promise<void> {
  if (!(await mayLeave())) return
  const left = wholeDocument()
  const answer = await ask()
  if (answer === null) return
  if (didFail(answer)) return complain(answer)
  if (wholeDocument() === left || (await mayLeave())) openText(answer)
}

export const openFromMachine = (): Promise<void> => openFrom(() => machine.openFile())
export const openRecent = (handle: string): Promise<void> => openFrom(() => machine.openRecent(handle))

/** A file that came without being asked for: dropped on the window, or given to a second start of the program. */
export async function openGiven(file: Opening): Promise<void> {
  await recoveryAnswered()
  if (await mayLeave()) openText(file)
}

/** A file dragged in: read as carefully as one that was chosen in a dialog. A table becomes a node, all else is a document. */
export async function openDropped(file: File): Promise<void> {
  const text = await readText(file)
  if (typeof text !== 'string') complain(text)
  else if (isTableFile(file.name)) addTable(file.name, text)
  else await openGiven({ text, name: file.name })
}

/**
 * Saves where the document came from, or asks where. True when it is in a file. A file that another program changed in the
 * meantime is not written over unasked.
 */
export async function saveDocument(replaces = false): Promise<boolean> {
  const { handle, sitting } = useOpenDocument.getState()
  if (handle === null) return saveDocumentAs()
  const document = wholeDocument()
  const answer = await machine.saveFile(handle, writeDocument(document), replaces)
  if (didFail(answer)) {
    if (answer.code === 'E505') return settleChanged(handle)
    complain(answer)
    return false
  }
  markSaved(sitting, document, titleOf(answer.name), answer.handle)
  return true
}

/** Keep mine, open theirs, or save mine under another name. */
async function settleChanged(handle: string): Promise<boolean> {
  const answer = await askAboutChanged()
  if (answer === 'mine') return saveDocument(true)
  if (answer === 'both') return saveDocumentAs()
  if (answer === 'theirs') {
    const theirs = await machine.openRecent(handle)
    if (didFail(theirs)) complain(theirs)
    else openText(theirs)
  }
  return false
}

export async function saveDocumentAs(): Promise<boolean> {
  const document = wholeDocument()
  const { name, sitting } = useOpenDocument.getState()
  const answer = await machine.saveFileAs(`${name}${fileEnding}`, writeDocument(document))
  if (answer === null) return false
  if (didFail(answer)) {
    complain(answer)
    return false
  }
  markSaved(sitting, document, titleOf(answer.name), answer.handle)
  return true
}
