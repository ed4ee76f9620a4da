// Files in a browser without file access: opened by upload, saved by download. Nothing can be saved back to its place,
// so every save is a new download of the same name, and there are no recent files.
import type { Machine, OpenedFile, SavedFile, MachineFailure, TableFile } from '../../app/contract'
import { fail, readText } from './failures'
import { nameOfUnplaced, unplaced } from './given'

type FileCalls = Pick<Machine, 'openFile' | 'openRecent' | 'recentFiles' | 'saveFile' | 'saveFileAs'>

export function carryFiles(): FileCalls {
  const save = (name: string, text: string): SavedFile => {
    download(name, new Blob([text], { type: 'application/json' }))
    return { handle: unplaced(name), name }
  }
  return {
    async openFile(): Promise<OpenedFile | MachineFailure | null> {
      const file = await upload('.gradwire,.svg')
      if (file === null) return null
      const text = await readText(file)
      return typeof text === 'string' ? { handle: unplaced(file.name), name: file.name, text } : text
    },
    openRecent: async () => fail('E504', { name: 'This document' }),
    recentFiles: async () => [],
    saveFile: async (handle, text) => save(nameOfUnplaced(handle), text),
    saveFileAs: async (suggestedName, text) => save(suggestedName, text),
  }
}

/** A table is only read: every browser takes it by upload. */
export async function uploadTable(): Promise<TableFile | MachineFailure | null> {
  const file = await upload('.csv,.tsv,.txt,text/csv')
  if (file === null) return null
  const text = await readText(file)
  return typeof text === 'string' ? { name: file.name, text } : text
}

/** Shows the browser's dialog for a file; null when it is closed. */
function upload(kinds: string): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = kinds
  return new Promise((chosen) => {
    input.addEventListener('change', () => chosen(input.files?.[0] ?? null), { once: true })
    input.addEventListener('cancel', () => chosen(null), { once: true })
    input.click()
  })
}

export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the blob after this turn; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
