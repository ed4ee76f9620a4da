// Files by the File System Access API (Chromium): saved back to where they came from, remembered between visits.
// The browser writes atomically by itself: createWritable fills a file of its own and swaps it in on close.
import { createStore, get, set } from 'idb-keyval'
import type { Machine, OpenedFile, SavedFile, MachineFailure } from '../../app/contract'
import { fail, isCancel, largestDocument, readText, reasonFor } from './failures'
import { nameOfUnplaced } from './given'

type Permission = (wish: { mode: 'read' | 'readwrite' }) => Promise<'granted' | 'denied' | 'prompt'>
interface FileAccess extends FileSystemFileHandle {
  queryPermission?: Permission
  requestPermission?: Permission
}
type FileKind = { description: string; accept: Record<string, string[]> }
interface Pickers {
  showOpenFilePicker(wish: { types: FileKind[] }): Promise<FileAccess[]>
  showSaveFilePicker(wish: { suggestedName: string; types: FileKind[] }): Promise<FileAccess>
}
interface Known {
  readonly handle: string
  readonly name: string
  readonly access: FileAccess
  /** The file's stamp when it was last read or written here. */
  readonly seen?: string | undefined
}

const pickers = window as unknown as Pickers
const types: FileKind[] = [{ description: 'Gradwire documents', accept: { 'application/json': ['.gradwire'] } }]
/** A figure may have its document inside. */
const openTypes: FileKind[] = [
  {
    description: 'Gradwire documents and figures',
    accept: { 'application/json': ['.gradwire'], 'image/svg+xml': ['.svg'] },
  },
]
const recentCount = 10
const recentKey = 'recent'

export const canAccessFiles = (): boolean => 'showOpenFilePicker' in window && 'showSaveFilePicker' in window

type FileCalls = Pick<Machine, 'openFile' | 'openRecent' | 'recentFiles' | 'saveFile' | 'saveFileAs'>

export function accessFiles(): FileCalls {
  const store = createStore('gradwire-files', 'files')
  // A private window may have no storage: then files are known for this visit only.
  let known: Promise<readonly Known[]> = get<Known[]>(recentKey, store).then(
    (kept) => kept ?? [],
    () => [],
  )

  async function remember(access: FileAccess): Promise<string> {
    const before = await known
    const same = await Promise.all(before.map((one) => one.access.isSameEntry(access).catch(() => false)))
    const handle = before.find((_, i) => same[i])?.handle ?? `file-${crypto.randomUUID()}`
    const seen = await stampOf(access)
    const after = [{ handle, name: access.name, access, seen }, ...before.filter((_, i) => !same[i])].slice(
      0,
      recentCount,
    )
    known = Promise.resolve(after)
    await set(recentKey, after, store).catch(() => undefined)
    return handle
  }
  const find = async (handle: string): Promise<Known | undefined> => (await known).find((one) => one.handle === handle)

  async function open(access: FileAccess): Promise<OpenedFile | MachineFailure> {
    let file: File
    try {
      if (!(await isAllowed(access, 'read'))) return fail('E502', { name: access.name, reason: 'it was not allowed' })
      file = await access.getFile()
    } catch (reason) {
      if (reason instanceof Error && reason.name === 'NotFoundError') return fail('E504', { name: access.name })
      return fail('E502', { name: access.name, reason: reasonFor(reason) })
    }
    const text = await readText(file)
    return typeof text === 'string' ? { handle: await remember(access), name: access.name, text } : text
  }

  async function save(access: FileAccess, text: string): Promise<SavedFile | MachineFailure> {
    const { name } = access
    const bytes = new TextEncoder().encode(text)
    if (bytes.byteLength > largestDocument)
      return fail('E503', { name, size: bytes.byteLength, limit: largestDocument })
    try {
      if (!(await isAllowed(access, 'readwrite'))) return fail('E501', { name, reason: 'it was not allowed' })
      const writable = await access.createWritable()
      try {
        await writable.write(bytes)
      } catch (reason) {
        await writable.abort().catch(() => undefined)
        throw reason
      }
      await writable.close()
    } catch (reason) {
      return fail('E501', { name, reason: reasonFor(reason) })
    }
    return { handle: await remember(access), name }
  }

  return {
    async openFile() {
      const access = await chosen(async () => (await pickers.showOpenFilePicker({ types: openTypes }))[0])
      return access === null ? null : open(access)
    },
    async openRecent(handle) {
      const one = await find(handle)
      return one === undefined ? fail('E504', { name: 'This document' }) : open(one.access)
    },
    recentFiles: async () => (await known).map(({ handle, name }) => ({ handle, name })),
    async saveFile(handle, text, replaces) {
      const one = await find(handle)
      if (one !== undefined) {
        const now = replaces ? undefined : await stampOf(one.access)
        const isChanged = one.seen !== undefined && now !== undefined && now !== one.seen
        return isChanged ? fail('E505', { name: one.name }) : save(one.access, text)
      }
      // A document that the server was started with, or a place forgotten with the browser's storage: ask where.
      return (
        (await saveAs(nameOfUnplaced(handle), text)) ??
        fail('E501', { name: 'This document', reason: 'no place was chosen' })
      )
    },
    saveFileAs: saveAs,
  }

  async function saveAs(suggestedName: string, text: string): Promise<SavedFile | MachineFailure | null> {
    const access = await chooseToSave(suggestedName, types)
    return access === null ? null : save(access, text)
  }
}

/** Where the user wants it; null when the dialog was closed. */
export const chooseToSave = (suggestedName: string, types: FileKind[]): Promise<FileAccess | null> =>
  chosen(() => pickers.showSaveFilePicker({ suggestedName, types }))

/** Differs whenever somebody wrote to the file; undefined where it cannot be looked at, or is not there. */
const stampOf = (access: FileAccess): Promise<string | undefined> =>
  access.getFile().then(
    ({ lastModified, size }) => `${lastModified} ${size}`,
    () => undefined,
  )

/** Asks again only where the browser forgot that it may; needs a click or a key press just before. */
async function isAllowed(access: FileAccess, mode: 'read' | 'readwrite'): Promise<boolean> {
  if (access.queryPermission === undefined || access.requestPermission === undefined) return true
  return (
    (await access.queryPermission({ mode })) === 'granted' || (await access.requestPermission({ mode })) === 'granted'
  )
}

/** What the user chose in a browser's dialog; null when it was closed. */
async function chosen(ask: () => Promise<FileAccess | undefined>): Promise<FileAccess | null> {
  try {
    return (await ask()) ?? null
  } catch (reason) {
    if (isCancel(reason)) return null
    throw reason
  }
}
