// The document that `npm start -- graph.gradwire` gave to the server, out of the data block that app/serve.ts put into
// the page. Opened once per tab: a reload must not put the file's old text over what was done since.
import type { OpenedFile } from '../../app/contract'

const takenKey = 'gradwire.given'

export interface Given {
  /** The document; from now on this tab has had it. */
  take(): OpenedFile
}

/** Null when nothing was given, or when this tab has had it. */
export function givenDocument(): Given | null {
  const block = document.getElementById('given-document')
  if (block === null) return null
  const { ticket, name, text } = JSON.parse(block.textContent ?? '') as { ticket: string; name: string; text: string }
  if (sessionStorage.getItem(takenKey) === ticket) return null
  return {
    take() {
      sessionStorage.setItem(takenKey, ticket)
      return { handle: unplaced(name), name, text }
    },
  }
}

const unplacedMark = 'unplaced:'

/** Stands for a document that the browser cannot write back to where it came from: the handle is its name, and outlives the page. */
export const unplaced = (name: string): string => `${unplacedMark}${name}`

/** The name to propose for a document whose place is not known. */
export const nameOfUnplaced = (handle: string): string =>
  handle.startsWith(unplacedMark) ? handle.slice(unplacedMark.length) : 'Untitled.gradwire'
