// The machine in a browser tab: files by the File System Access API, or by upload and download where that is missing.
import type { Machine } from '../../app/contract'
import { accessFiles, canAccessFiles } from './file-access'
import { figureCalls } from './figure-out'
import { givenDocument } from './given'
import { carryFiles, uploadTable } from './file-carry'
import { browserSettings } from './browser-settings'
import { tabRecovery } from './tab-recovery'

export function browserMachine(): Machine {
  return {
    kind: 'browser',
    ...(canAccessFiles() ? accessFiles() : carryFiles()),
    openTable: uploadTable,
    ...figureCalls,
    ...tabRecovery(),
    ...browserSettings(),
    readClipboard: async () => null,
    async describeDocument(name, isDirty) {
      document.title = `${isDirty ? '• ' : ''}${name} – Gradwire`
      if (isDirty) window.addEventListener('beforeunload', askBeforeLeaving)
      else window.removeEventListener('beforeunload', askBeforeLeaving)
    },
    listen(hear) {
      let isListening = true
      const given = givenDocument()
      // Not at once: whoever listens has first to get the way out that this function returns.
      if (given !== null) queueMicrotask(() => isListening && hear({ kind: 'open', file: given.take() }))
      return () => {
        isListening = false
      }
    },
  }
}

/** The browser words the question itself. */
const askBeforeLeaving = (event: BeforeUnloadEvent): void => event.preventDefault()
