// What main, preload and scheme must spell alike. Also bundled into the preload: no import of Node here.
import type { Machine } from './contract'

/** The page's one origin inside the window. */
export const pageOrigin = 'app://bundle'

/** Every call of the contract, by the name of its channel. A new call that is forgotten here does not compile. */
const calls: Record<CallName, true> = {
  openFile: true,
  openTable: true,
  openRecent: true,
  recentFiles: true,
  saveFile: true,
  saveFileAs: true,
  saveFigure: true,
  copyFigure: true,
  writeRecovery: true,
  readRecovery: true,
  clearRecovery: true,
  readSettings: true,
  writeSettings: true,
  readClipboard: true,
  describeDocument: true,
}

export type CallName = Exclude<keyof Machine, 'kind' | 'listen'>
export const callNames = Object.keys(calls) as readonly CallName[]

/** The page has begun to listen: what waited for it may be sent. */
export const listeningChannel = 'listening'
/** Main to page: one MachineEvent. */
export const eventChannel = 'event'
