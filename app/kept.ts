// One small JSON file of the user's profile: settings, recovery, known documents. A broken one never stops the start:
// it is put aside as `.bad` and the program goes on without it.
import path from 'node:path'
import * as z from 'zod/mini'
import { inTurn, writeAtomically, type Writing } from './disk'

export interface Kept<T> {
  /** What was last written, or null when there is nothing readable. Never rejects. */
  read(): Promise<T | null>
  /** Atomic; writes happen in the order asked for. Rejects with the disk's failure. */
  write(value: T): Promise<void>
  /** Reads, changes and writes with no other write in between. Rejects with the disk's failure. */
  change(edit: (value: T | null) => T): Promise<void>
  remove(): Promise<void>
}

export function keep<T>(writing: Writing, file: string, schema: z.ZodMiniType<T>): Kept<T> {
  const { disk } = writing
  const turn = inTurn()
  const store = async (value: T): Promise<void> => {
    await disk.mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
    await writeAtomically(writing, file, JSON.stringify(value))
  }
  const fetch = async (): Promise<T | null> => {
    let text: string
    try {
      text = await disk.readFile(file, 'utf8')
    } catch {
      return null
    }
    const value = parse(text, schema)
    if (value === null) await disk.rename(file, `${file}.bad`).catch(() => undefined)
    return value
  }
  return {
    read: () => turn(file, fetch),
    write: (value) => turn(file, () => store(value)),
    change: (edit) => turn(file, async () => store(edit(await fetch()))),
    remove: () => turn(file, () => disk.unlink(file).catch(() => undefined)),
  }
}

function parse<T>(text: string, schema: z.ZodMiniType<T>): T | null {
  try {
    const read = z.safeParse(schema, JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
