// Unsaved work is written aside within a second of each edit, and offered again after a crash.
import type { Recovery } from '../../app/contract'
import { writeDocument } from '../../core/file/write'
import { machine } from '../bridge'
import { isDirty, wholeDocument, useOpenDocument } from '../state/document'
import { openText } from './files'
import { closeRecoveryQuestion, openRecoveryQuestion } from './unsaved'

const delay = 500

let offered: Recovery | null = null

/** What was found at the start and has not been answered yet. */
export const offeredRecovery = (): Recovery | null => offered

/** Watches the document. Clean work needs no copy, so the copy goes at once when the document is saved or given up. */
export function keepRecovery(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = wholeDocument()
  // One may stand there from before a reload.
  let isKept = true
  const write = (): void => {
    timer = undefined
    isKept = true
    const { name, handle } = useOpenDocument.getState()
    void machine.writeRecovery({ text: writeDocument(wholeDocument()), name, handle, savedAt: Date.now() })
  }
  const drop = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (isKept) void machine.clearRecovery()
    isKept = false
  }
  const stop = useOpenDocument.subscribe(({ history: { present } }) => {
    if (offered) return
    const isChanged = present !== last
    last = present
    if (!isDirty()) drop()
    else if (isChanged) timer ??= setTimeout(write, delay)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

/** Looks for work of a sitting that did not end well, and offers it. */
export async function offerRecovery(): Promise<void> {
  offered = await machine.readRecovery()
  if (offered) openRecoveryQuestion()
}

export function restoreRecovery(): void {
  const found = offered
  offered = null
  if (found) openText({ text: found.text, name: found.name, handle: found.handle, isSaved: false })
  closeRecoveryQuestion()
}

export function declineRecovery(): void {
  offered = null
  void machine.clearRecovery()
  closeRecoveryQuestion()
}
