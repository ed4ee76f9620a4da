// The open document with its history: saved and undoable. `commitEdit` is the only way to change it.
import { create } from 'zustand'
import type { Diagnostic } from '../../core/diagnostic'
import { isDiagnostic } from '../../core/diagnostic'
import type { Graph, GraphDocument } from '../../core/graph/document'
import { emptyDocument } from '../../core/graph/document'
import { keepRoot } from '../../core/graph/keep-root'
import type { History } from '../../core/history/history'
import { closeGesture, commit, historyOf, redo, undo } from '../../core/history/history'
import { sentence } from '../../core/words/sentences'
import type { Opened } from './opened'
import { liftedOut, openedAt } from './opened'
import { say, useSession } from './session'

interface OpenDocument {
  readonly history: History
  readonly name: string
  /** Where it is saved, as the machine names it; null for a new one. */
  readonly handle: string | null
  /** The document as it stands in the file; null when it stands in none. Dirty is "present is another". */
  readonly saved: GraphDocument | null
  /** Counts the documents put on the table, so that a save which ends late knows whether its own still lies there. */
  readonly sitting: number
}

const untitled = 'untitled'

export const useOpenDocument = create<OpenDocument>(() => ({
  history: historyOf(emptyDocument),
  name: untitled,
  handle: null,
  saved: emptyDocument,
  sitting: 0,
}))

const changeHistory = (change: (history: History) => History): void =>
  useOpenDocument.setState(({ history }) => ({ history: change(history) }))

/** The whole document now, outside React: what is saved. */
export const wholeDocument = (): GraphDocument => useOpenDocument.getState().history.present

/** What stands open of it. */
export const openedNow = (): Opened => openedAt(wholeDocument(), useSession.getState().path)

/** The document as it is seen now: the whole one, or the inside of the function that stands open. */
export const presentDocument = (): GraphDocument => openedNow().document

export function useOpened(): Opened {
  const whole = useOpenDocument((state) => state.history.present)
  const path = useSession((session) => session.path)
  return openedAt(whole, path)
}
export const useDocument = (): GraphDocument => useOpened().document

/** One fact of the document as it is seen. `select` must answer with what keeps its identity while nothing changed. */
export function usePresent<T>(select: (document: GraphDocument) => T): T {
  const path = useSession((session) => session.path)
  return useOpenDocument(({ history }) => select(openedAt(history.present, path).document))
}
export const useGraph = (): Graph => useDocument().graph
export const useIsDirty = (): boolean => useOpenDocument((state) => state.history.present !== state.saved)
export const isDirty = (): boolean => wholeDocument() !== useOpenDocument.getState().saved

let isEmptied = false
/** Escape has emptied the hand. What it still drags until its button is up changes nothing. */
export const isHandEmpty = (): boolean => isEmptied
export const emptyHand = (): void => void (isEmptied = true)
export const freeHand = (): void => void (isEmptied = false)

export type Edit = (document: GraphDocument) => GraphDocument | Diagnostic

/**
 * Makes one edit: one store write, one history entry (or none when `mergeKey` continues a gesture).
 * A refused edit changes nothing and its reason comes back.
 */
export function commitEdit(label: string, edit: Edit, mergeKey: string | null = null): Diagnostic | null {
  if (isEmptied && mergeKey !== null) return null
  const opened = openedNow()
  const wanted = edit(opened.document)
  if (isDiagnostic(wanted)) return wanted
  const edited = keepRoot(opened.document, wanted)
  const next = liftedOut(opened, edited)
  if (isDiagnostic(next)) {
    // Whoever drags a number inside a function does not expect to be refused, and would not ask why.
    say(sentence(next), 'error')
    return next
  }
  // A use that went by undo and came back by no means stands open again.
  if (opened.path.length < useSession.getState().path.length) useSession.setState({ path: opened.path })
  changeHistory((history) => commit(history, next, label, mergeKey))
  return null
}

/** Ends a drag or a run of scrubbing: the next edit is an entry of its own. */
export const endGesture = (): void => changeHistory(closeGesture)
export const undoEdit = (): void => changeHistory(undo)
export const redoEdit = (): void => changeHistory(redo)

/** Puts another document on the table, with an empty history. */
export function openDocument(
  document: GraphDocument,
  name = untitled,
  handle: string | null = null,
  isSaved = true,
): void {
  useSession.setState({ path: [] })
  useOpenDocument.setState(({ sitting }) => ({
    history: historyOf(document),
    name,
    handle,
    saved: isSaved ? document : null,
    sitting: sitting + 1,
  }))
}

/**
 * Remembers what has just reached the file. Edits made while it was being written stay unsaved; a document that was put
 * on the table meanwhile keeps its own name and place, or its next save would go into the other's file.
 */
export function markSaved(sitting: number, saved: GraphDocument, name: string, handle: string): void {
  if (useOpenDocument.getState().sitting === sitting) useOpenDocument.setState({ saved, name, handle })
}
