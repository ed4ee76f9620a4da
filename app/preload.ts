// The bridge that the page sees as `window.gradwire`: frozen functions that carry plain JSON, nothing else.
// Sandboxed: it may require 'electron' only, and hands no event object and no Electron object to the page.
import { contextBridge, ipcRenderer } from 'electron'
import type { Machine, MachineEvent } from './contract'
import { callNames, eventChannel, listeningChannel, type CallName } from './names'

const call =
  (name: CallName) =>
  (...args: unknown[]): Promise<unknown> =>
    ipcRenderer.invoke(name, args)

const listen: Machine['listen'] = (hear) => {
  const pass = (_event: unknown, message: MachineEvent): void => hear(message)
  ipcRenderer.on(eventChannel, pass)
  void ipcRenderer.invoke(listeningChannel)
  return () => void ipcRenderer.removeListener(eventChannel, pass)
}

const calls = Object.fromEntries(callNames.map((name) => [name, call(name)]))
contextBridge.exposeInMainWorld('gradwire', Object.freeze({ kind: 'desktop', ...calls, listen }))
