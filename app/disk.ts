// Reading and writing files so that work is never lost: the only place in the machine that writes to the disk.
// Takes the file system as an argument, so that the tests can make any call of it fail.
import type * as promises from 'node:fs/promises'
import path from 'node:path'

/** The calls of node:fs/promises that the machine makes. */
export type Disk = Pick<
  typeof promises,
  'mkdir' | 'open' | 'readdir' | 'readFile' | 'realpath' | 'rename' | 'stat' | 'unlink'
>

export interface Writing {
  readonly disk: Disk
  /** Marks our temporary files, so that only our own strays are swept: a share has other people's. */
  readonly owner: string
  /** A fresh piece of name for each temporary file. */
  readonly unique: () => string
  /** Waits before another try, in milliseconds. */
  readonly pauses: readonly number[]
  readonly wait: (milliseconds: number) => Promise<void>
}

/** Virus scanners and shares hold a file for a moment: there it pays to wait, up to ten seconds. */
export const pausesFor = (platform: string): readonly number[] =>
  platform === 'win32' ? [20, 50, 100, 200, 400, 800, 1600, 3000, 3800] : [20, 50, 100, 200]

const passing = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** The error code of a failed call, e.g. ENOSPC; '' for anything that is not a file-system error. */
export const codeOf = (reason: unknown): string =>
  reason instanceof Error && 'code' in reason && typeof reason.code === 'string' ? reason.code : ''

/** Tries again while the failure may pass by itself. */
async function patiently<T>({ pauses, wait }: Writing, attempt: () => Promise<T>): Promise<T> {
  for (const pause of pauses) {
    try {
      return await attempt()
    } catch (reason) {
      if (!passing.has(codeOf(reason))) throw reason
      await wait(pause)
    }
  }
  return attempt()
}

const strayName = (owner: string): string => `.gradwire-${owner}-`
const strayEnding = '.tmp'

/**
 * Puts `content` into `file` so that at any instant, power loss included, the file holds either its old bytes or all of the
 * new ones: a temporary file beside it, flushed, renamed over it, and the folder flushed. Rejects with the first failure;
 * the old file is then untouched.
 */
export async function writeAtomically(writing: Writing, file: string, content: string | Uint8Array): Promise<void> {
  const { disk } = writing
  const place = await throughLinks(disk, file)
  const folder = path.dirname(place)
  const stray = path.join(folder, strayName(writing.owner) + writing.unique() + strayEnding)
  const mode = await modeOf(disk, place)
  try {
    await writeFlushed(writing, stray, content, mode)
    await patiently(writing, () => disk.rename(stray, place))
  } catch (reason) {
    // Left behind only when this fails too; the next start sweeps it.
    await disk.unlink(stray).catch(() => undefined)
    throw reason
  }
  await flushFolder(disk, folder)
}

/** The file that a symbolic link stands for, so that saving replaces the file and not the link. */
const throughLinks = (disk: Disk, file: string): Promise<string> =>
  disk.realpath(file).catch((reason: unknown) => {
    if (codeOf(reason) === 'ENOENT') return file
    throw reason
  })

/**
 * The permissions of the file that is replaced; private to the user for a new one. A rename would go over a file that
 * somebody made read-only, so that is refused here.
 */
async function modeOf(disk: Disk, file: string): Promise<number> {
  try {
    const mode = (await disk.stat(file)).mode & 0o777
    if ((mode & 0o222) === 0) throw Object.assign(new Error('the file is read-only'), { code: 'EACCES' })
    return mode
  } catch (reason) {
    if (codeOf(reason) === 'ENOENT') return 0o600
    throw reason
  }
}

async function writeFlushed(
  writing: Writing,
  stray: string,
  content: string | Uint8Array,
  mode: number,
): Promise<void> {
  const file = await patiently(writing, () => writing.disk.open(stray, 'wx', mode))
  try {
    await file.writeFile(content, 'utf8')
    await file.sync()
  } catch (reason) {
    await file.close().catch(() => undefined)
    throw reason
  }
  // A share may report a full disk only here.
  await file.close()
}

/** Makes the rename itself lasting. Windows and some shares cannot flush a folder; the new bytes are whole all the same. */
async function flushFolder(disk: Disk, folder: string): Promise<void> {
  let opened: promises.FileHandle | undefined
  try {
    opened = await disk.open(folder, 'r')
    await opened.sync()
  } catch {
    // The file is already in its place: a failure here is no failed save.
  } finally {
    await opened?.close().catch(() => undefined)
  }
}

/** Removes what an interrupted save of ours left in `folder`. Never rejects: a folder may be gone or read-only. */
export async function sweepStrays({ disk, owner }: Pick<Writing, 'disk' | 'owner'>, folder: string): Promise<void> {
  const names = await disk.readdir(folder).catch(() => [])
  const strays = names.filter((name) => name.startsWith(strayName(owner)) && name.endsWith(strayEnding))
  await Promise.all(strays.map((name) => disk.unlink(path.join(folder, name)).catch(() => undefined)))
}

/** Runs what is asked for the same name strictly one after another, so that an older text never lands on a newer one. */
export function inTurn(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const turn = (last.get(name) ?? Promise.resolve()).then(work, work)
    last.set(name, turn)
    const forget = (): void => {
      if (last.get(name) === turn) last.delete(name)
    }
    turn.then(forget, forget)
    return turn
  }
}
