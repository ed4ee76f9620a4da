// Unsaved work, kept in the profile from a second after each edit until it is saved or let go.
import path from 'node:path'
import * as z from 'zod/mini'
import type { Recovery } from './contract'
import type { Writing } from './disk'
import { keep, type Kept } from './kept'

export const recoverySchema = z.object({
  text: z.string(),
  name: z.string(),
  handle: z.nullable(z.string()),
  savedAt: z.number(),
})

export const keepRecovery = (writing: Writing, folder: string): Kept<Recovery> =>
  keep<Recovery>(writing, path.join(folder, 'recovery.json'), recoverySchema)
