// Undo: a stack of whole documents. Immutable documents share what did not change, so an entry costs little.
import type { GraphDocument } from '../graph/document'

interface Entry {
  readonly document: GraphDocument
  /** What the edit that led away from this document did: "Undo connect". */
  readonly label: string
}

export interface History {
  readonly past: readonly Entry[]
  readonly present: GraphDocument
  readonly future: readonly Entry[]
  /** Edits with the same key, one after the other, are one gesture and one entry. */
  readonly mergeKey: string | null
}

const limit = 1000

export const historyOf = (present: GraphDocument): History => ({ past: [], present, future: [], mergeKey: null })

/** Puts a new document in the present. An edit that changed nothing leaves no entry. */
export function commit(
  history: History,
  document: GraphDocument,
  label: string,
  mergeKey: string | null = null,
): History {
  if (document === history.present) return history
  const merges = mergeKey !== null && mergeKey === history.mergeKey && history.past.length > 0
  const before = history.past[history.past.length - 1]
  // What a gesture came to is what undo calls it: a move that ended in a wire is "put into a wire".
  const past =
    merges && before
      ? before.label === label
        ? history.past
        : [...history.past.slice(0, -1), { ...before, label }]
      : [...history.past, { document: history.present, label }].slice(-limit)
  return { past, present: document, future: [], mergeKey }
}

/** Ends a gesture, so that the next edit starts an entry of its own. */
export const closeGesture = (history: History): History =>
  history.mergeKey === null ? history : { ...history, mergeKey: null }

export function undo(history: History): History {
  const last = history.past[history.past.length - 1]
  if (!last) return history
  const future = [{ document: history.present, label: last.label }, ...history.future]
  return { past: history.past.slice(0, -1), present: last.document, future, mergeKey: null }
}

export function redo(history: History): History {
  const next = history.future[0]
  if (!next) return history
  const past = [...history.past, { document: history.present, label: next.label }]
  return { past, present: next.document, future: history.future.slice(1), mergeKey: null }
}

/** What undo and redo would do, for menus; null when there is nothing. */
export const undoLabel = (history: History): string | null => history.past[history.past.length - 1]?.label ?? null
export const redoLabel = (history: History): string | null => history.future[0]?.label ?? null
