// The one window, with the settings that keep a page from being more than a page.
import path from 'node:path'
import { BrowserWindow, type WebPreferences } from 'electron'
import { pageOrigin } from './names'

/** Sandboxed, isolated, no Node, no webview, no developer tools in the packaged program, no dictionaries fetched. */
export const webPreferences = (preload: string, isPackaged: boolean): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  devTools: !isPackaged,
  spellcheck: false,
})

/** Opens the window, hidden until there is something to see. `folder` holds the built main, preload and icon. */
export function openWindow(folder: string, isPackaged: boolean): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Gradwire',
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 560,
    show: false,
    webPreferences: webPreferences(path.join(folder, 'preload.cjs'), isPackaged),
  })
  window.once('ready-to-show', () => window.show())
  // The page's own <title> is for browser tabs; here describeDocument sets it.
  window.on('page-title-updated', (event) => event.preventDefault())
  comeBackAfterCrash(window)
  void window.loadURL(`${pageOrigin}/`)
  return window
}

const crashesInARow = 3
const minute = 60_000

/** A page that dies is loaded again, and offers what recovery kept; one that dies three times in a minute is left alone. */
function comeBackAfterCrash(window: BrowserWindow): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    crashes = [...crashes.filter((time) => Date.now() - time < minute), Date.now()]
    if (crashes.length < crashesInARow) window.webContents.reload()
  })
}

/** `tri.gradwire — Gradwire`, with a mark for unsaved work. */
export const titleOf = (name: string, isDirty: boolean): string => `${isDirty ? '• ' : ''}${name} — Gradwire`
