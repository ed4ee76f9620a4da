// Where the machine keeps what belongs to the user, and whose temporary files are ours.
import { createHash, randomUUID } from 'node:crypto'
import * as disk from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import type { App } from 'electron'
import { pausesFor, type Writing } from './disk'

/**
 * The folder of the profile. Caches go to the local part of a Windows profile, before Electron is ready: the roaming
 * part is copied over the network at every log-on.
 */
export function profileFolder(app: App): string {
  const local = process.env.LOCALAPPDATA
  if (process.platform === 'win32' && local !== undefined) app.setPath('sessionData', path.join(local, 'Gradwire'))
  return app.getPath('userData')
}

/**
 * Writing to the real disk, as the owner of `profile`: one program at a time has a profile, so its strays are ours.
 * With the machine's name, because in a lab thirty profiles are called alike and share a folder.
 */
export const realWriting = (profile: string): Writing => ({
  disk,
  owner: createHash('sha256').update(`${hostname()}\0${profile}`).digest('hex').slice(0, 12),
  unique: randomUUID,
  pauses: pausesFor(process.platform),
  wait: (milliseconds) => new Promise((over) => setTimeout(over, milliseconds)),
})
