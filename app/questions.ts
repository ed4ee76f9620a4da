// The native dialogs: which document or table to open, where to save it, what to do with unsaved work.
import { dialog, type BrowserWindow } from 'electron'
import type { Answer } from './closing'
import type { FigureKind } from './contract'
import type { Dialogs } from './documents'
import type { FigureDialog } from './figures'

const documentFilter = { name: 'Gradwire documents', extensions: ['gradwire'] }

/** A figure may have its document inside. */
const openFilters = [
  { name: 'Gradwire documents and figures', extensions: ['gradwire', 'svg'] },
  { name: 'All files', extensions: ['*'] },
]

const tableFilters = [
  { name: 'Tables', extensions: ['csv', 'tsv', 'txt'] },
  { name: 'All files', extensions: ['*'] },
]

async function chooseFile(window: BrowserWindow, kinds: typeof openFilters): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters: kinds })
  return canceled ? null : (filePaths[0] ?? null)
}

export const fileDialogs = (window: BrowserWindow): Dialogs => ({
  open: () => chooseFile(window, openFilters),
  openTable: () => chooseFile(window, tableFilters),
  async saveAs(suggestedName) {
    const options = { defaultPath: suggestedName, filters: [documentFilter] }
    const { canceled, filePath } = await dialog.showSaveDialog(window, options)
    return canceled || !filePath ? null : filePath
  },
})

const figureNames: Readonly<Record<FigureKind, string>> = { svg: 'Drawing (SVG)', png: 'Picture (PNG)' }

export const figureDialog =
  (window: BrowserWindow): FigureDialog =>
  async (suggestedName, kind) => {
    const figures = [{ name: figureNames[kind], extensions: [kind] }]
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: suggestedName, filters: figures })
    return canceled || !filePath ? null : filePath
  }

const answers: readonly Answer[] = ['save', 'discard', 'cancel']

/** Asks what to do with unsaved work; closing the question means cancel. */
export async function askAboutUnsaved(window: BrowserWindow, name: string): Promise<Answer> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Save the changes to ${name}?`,
    detail: 'Without saving, they are lost.',
    buttons: ['Save', "Don't save", 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return answers[response] ?? 'cancel'
}
