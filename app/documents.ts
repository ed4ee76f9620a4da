// The user's documents: opened and saved here, known to the page by opaque handles and never by a path.
// Dialogs are parameters. What goes wrong is a value (E501 to E505), never an exception.
import path from 'node:path'
import * as z from 'zod/mini'
import type { MachineFailure, OpenedFile, RecentFile, SavedFile, TableFile } from './contract'
import { codeOf, type Disk, inTurn, sweepStrays, writeAtomically, type Writing } from './disk'
import { keep } from './kept'

export const largestDocument = 32 * 1024 * 1024
const recentCount = 10
/** More than the recent ones, so that a document open for long keeps its handle. */
const knownCount = 50

/** Ask the user for a place; null when the user cancels. */
export interface Dialogs {
  readonly open: () => Promise<string | null>
  readonly openTable: () => Promise<string | null>
  readonly saveAs: (suggestedName: string) => Promise<string | null>
}

export interface Documents {
  openFile(): Promise<OpenedFile | MachineFailure | null>
  /** A table is read once and never written back: it is no document, and nobody remembers it. */
  openTable(): Promise<TableFile | MachineFailure | null>
  openRecent(handle: string): Promise<OpenedFile | MachineFailure>
  recentFiles(): Promise<readonly RecentFile[]>
  saveFile(handle: string, text: string, replaces: boolean): Promise<SavedFile | MachineFailure>
  saveFileAs(suggestedName: string, text: string): Promise<SavedFile | MachineFailure | null>
  /** Opens a file that the system named: the command line, a second start, a double click. */
  openPath(file: string): Promise<OpenedFile | MachineFailure>
  /** Removes what interrupted saves left beside the known documents. */
  sweep(): Promise<void>
}

/** `seen` is the file's stamp when it was last read or written here. */
const knownSchema = z.array(z.object({ handle: z.string(), file: z.string(), seen: z.optional(z.string()) }))
type Known = z.infer<typeof knownSchema>

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your space on this disk is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'you have no permission to use this place',
  EPERM: 'another program uses the file, or you have no permission',
  EBUSY: 'another program uses the file',
  EIO: 'the disk reported an error',
  EMFILE: 'too many files are open',
  ENOENT: 'the folder is not there any more',
  ENOTDIR: 'the folder is not there any more',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
}
export const reasonFor = (reason: unknown): string => reasons[codeOf(reason)] ?? (codeOf(reason) || 'an unknown error')

export const fail = (code: MachineFailure['code'], facts: MachineFailure['facts']): MachineFailure => ({
  failed: true,
  code,
  facts,
})

/** `folder` is the user's profile, where the handles are remembered from one run to the next. */
export function createDocuments(writing: Writing, folder: string, dialogs: Dialogs): Documents {
  const { disk } = writing
  const turn = inTurn()
  const kept = keep<Known>(writing, path.join(folder, 'documents.json'), knownSchema)
  // Newest first. Read once: this process is the only one that writes it.
  let known: Promise<Known> | undefined
  const allKnown = (): Promise<Known> => (known ??= kept.read().then((read) => read ?? []))

  /** The handle of `file`, new or old; moves it to the front. The disk may refuse to remember it: saving goes on. */
  async function remember(file: string): Promise<string> {
    const before = await allKnown()
    const handle = before.find((one) => one.file === file)?.handle ?? `file-${writing.unique()}`
    const seen = await stampOf(disk, file)
    const after = [{ handle, file, seen }, ...before.filter((one) => one.file !== file)].slice(0, knownCount)
    known = Promise.resolve(after)
    await kept.write(after).catch(() => undefined)
    return handle
  }

  const find = async (handle: string): Promise<Known[number] | undefined> =>
    (await allKnown()).find((one) => one.handle === handle)

  async function save(file: string, text: string): Promise<SavedFile | MachineFailure> {
    const name = path.basename(file)
    const size = Buffer.byteLength(text)
    if (size > largestDocument) return fail('E503', { name, size, limit: largestDocument })
    try {
      await turn(file, () => writeAtomically(writing, file, text))
    } catch (reason) {
      return fail('E501', { name, reason: reasonFor(reason) })
    }
    return { handle: await remember(file), name }
  }

  async function readPath(file: string): Promise<TableFile | MachineFailure> {
    const name = path.basename(file)
    try {
      const about = await disk.stat(file)
      if (!about.isFile()) return fail('E502', { name, reason: 'it is not a file' })
      if (about.size > largestDocument) return fail('E503', { name, size: about.size, limit: largestDocument })
      const bytes = await disk.readFile(file)
      // It may have grown since it was measured.
      if (bytes.byteLength > largestDocument)
        return fail('E503', { name, size: bytes.byteLength, limit: largestDocument })
      const text = decode(bytes)
      if (text === null) return fail('E502', { name, reason: 'it is not UTF-8 text' })
      return { name, text }
    } catch (reason) {
      if (codeOf(reason) === 'ENOENT') return fail('E504', { name })
      return fail('E502', { name, reason: reasonFor(reason) })
    }
  }

  async function openPath(file: string): Promise<OpenedFile | MachineFailure> {
    const read = await readPath(file)
    return 'failed' in read ? read : { handle: await remember(file), ...read }
  }

  return {
    openPath,
    async openFile() {
      const file = await dialogs.open()
      return file === null ? null : openPath(file)
    },
    async openTable() {
      const file = await dialogs.openTable()
      return file === null ? null : readPath(file)
    },
    async openRecent(handle) {
      const one = await find(handle)
      return one === undefined ? fail('E504', { name: 'This document' }) : openPath(one.file)
    },
    async recentFiles() {
      return (await allKnown()).slice(0, recentCount).map(({ handle, file }) => ({ handle, name: path.basename(file) }))
    },
    async saveFile(handle, text, replaces) {
      const one = await find(handle)
      if (one === undefined) return fail('E504', { name: 'This document' })
      if (!replaces && (await isChanged(disk, one))) return fail('E505', { name: path.basename(one.file) })
      return save(one.file, text)
    },
    async saveFileAs(suggestedName, text) {
      const file = await dialogs.saveAs(plainName(suggestedName))
      if (file === null) return null
      const ended = withEnding(file)
      // The dialog asked about the name as it was typed; this other file was never meant to be replaced.
      if (ended !== file && (await isThere(disk, ended)))
        return fail('E501', { name: path.basename(ended), reason: 'a file of that name is there already' })
      return save(ended, text)
    },
    async sweep() {
      const folders = new Set((await allKnown()).map(({ file }) => path.dirname(file)))
      await Promise.all([folder, ...folders].map((place) => sweepStrays(writing, place)))
    },
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Differs whenever somebody wrote to the file; undefined where it cannot be looked at. */
const stampOf = (disk: Disk, file: string): Promise<string | undefined> =>
  disk.stat(file).then(
    ({ mtimeMs, size, ino }) => [mtimeMs, size, ino].join(' '),
    () => undefined,
  )

/** A file that has gone holds nothing that could be lost. */
async function isChanged(disk: Disk, { file, seen }: Known[number]): Promise<boolean> {
  const now = await stampOf(disk, file)
  return seen !== undefined && now !== undefined && now !== seen
}

export const isThere = (disk: Disk, file: string): Promise<boolean> =>
  disk.stat(file).then(
    () => true,
    () => false,
  )

const ofDocuments = '.gradwire'

/** The page only proposes a name: no folder in it, nothing that a file system refuses, one ending. */
export function plainName(suggested: string, ending = ofDocuments): string {
  const plain = suggested.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '-').replace(/^[.\s]+|[.\s]+$/g, '')
  return withEnding(plain.slice(0, 100) || 'Untitled', ending)
}

export const withEnding = (file: string, ending = ofDocuments): string =>
  file.toLowerCase().endsWith(ending) ? file : file + ending
