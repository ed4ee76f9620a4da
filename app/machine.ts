// The machine behind one window: documents, recovery, settings and closing, put together as the contract's calls.
import { clipboard, ClipboardItem, type BrowserWindow } from 'electron'
import { createCalls, type Calls } from './calls'
import { createClosing } from './closing'
import type { Writing } from './disk'
import type { Settings } from './contract'
import { createDocuments } from './documents'
import { createEvents, type Events } from './events'
import { createFigures } from './figures'
import { eventChannel } from './names'
import { askAboutUnsaved, figureDialog, fileDialogs } from './questions'
import { keepRecovery } from './recovery'
import { keepSettings } from './settings'
import { titleOf } from './window'

/** The command that the page runs when the question about unsaved work is answered with Save. */
const saveCommand = 'file.save'

export interface MachineOfWindow {
  readonly calls: Calls
  readonly events: Events
  /** Opens a document that the system named and tells the page. */
  readonly openGiven: (file: string) => Promise<void>
}

/** `onSettings` hears what is kept at the start and whatever changes. */
export function createMachine(
  window: BrowserWindow,
  writing: Writing,
  profile: string,
  onSettings: (settings: Settings) => void,
): MachineOfWindow {
  const events = createEvents((event) => window.webContents.send(eventChannel, event))
  const documents = createDocuments(writing, profile, fileDialogs(window))
  const recovery = keepRecovery(writing, profile)
  const settings = keepSettings(writing, profile)
  let documentName = 'Untitled'

  const closing = createClosing({
    ask: () => askAboutUnsaved(window, documentName),
    save: () => events.tell({ kind: 'command', id: saveCommand }),
    discard: () => recovery.remove(),
    close: () => window.close(),
  })
  window.on('close', (event) => {
    if (!closing.mayClose()) event.preventDefault()
  })
  window.webContents.on('did-start-navigation', (_event, _url, isInPlace, isMainFrame) => {
    if (isMainFrame && !isInPlace) events.quiet()
  })
  void documents.sweep()
  void settings.readSettings().then(onSettings)

  /** A save that did not happen keeps the window open. */
  async function watched<T extends object | null>(saving: Promise<T>): Promise<T> {
    const saved = await saving
    if (saved === null || 'failed' in saved) closing.saveFailed()
    return saved
  }

  const calls = createCalls({
    openFile: documents.openFile,
    openTable: documents.openTable,
    openRecent: documents.openRecent,
    recentFiles: documents.recentFiles,
    saveFile: (handle, text, replaces) => watched(documents.saveFile(handle, text, replaces)),
    saveFileAs: (name, text) => watched(documents.saveFileAs(name, text)),
    saveFigure: createFigures(writing, figureDialog(window)),
    copyFigure: (bytes) =>
      clipboard
        .write([new ClipboardItem({ 'image/png': new Blob([new Uint8Array(bytes)], { type: 'image/png' }) })])
        .then(
          () => true,
          () => false,
        ),
    writeRecovery: recovery.write,
    readRecovery: recovery.read,
    clearRecovery: recovery.remove,
    readSettings: settings.readSettings,
    writeSettings: (changed) => {
      onSettings(changed)
      return settings.writeSettings(changed)
    },
    readClipboard: async () => clipboard.readText(),
    describeDocument: async (name, isDirty) => {
      documentName = name
      window.setTitle(titleOf(name, isDirty))
      window.setDocumentEdited(isDirty)
      closing.describe(isDirty)
    },
  })

  async function openGiven(file: string): Promise<void> {
    const opened = await documents.openPath(file)
    events.tell('failed' in opened ? { kind: 'failed', failure: opened } : { kind: 'open', file: opened })
  }
  return { calls, events, openGiven }
}
