// One user's settings: a flat record. What this version does not know is kept for the version that does.
import path from 'node:path'
import * as z from 'zod/mini'
import type { Settings } from './contract'
import type { Writing } from './disk'
import { keep } from './kept'

export const settingsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export interface KeptSettings {
  readSettings(): Promise<Settings>
  /** Lays the given settings over the kept ones. Rejects with the disk's failure. */
  writeSettings(settings: Settings): Promise<void>
}

export function keepSettings(writing: Writing, folder: string): KeptSettings {
  // A single wrong value costs only itself, so the file is read as any record and then filtered.
  const kept = keep<Record<string, unknown>>(
    writing,
    path.join(folder, 'settings.json'),
    z.record(z.string(), z.unknown()),
  )
  const right = (values: Record<string, unknown> | null): Settings =>
    Object.fromEntries(Object.entries(values ?? {}).flatMap(([key, value]) => (isPlain(value) ? [[key, value]] : [])))
  return {
    readSettings: async () => right(await kept.read()),
    writeSettings: (settings) => kept.change((before) => ({ ...before, ...settings })),
  }
}

const isPlain = (value: unknown): value is Settings[string] =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)
