// The native dialogs: which document to open, where to save it, what to do with unsaved work.
import { dialog, type BrowserWindow } from 'electron'
import type { Answer } from './closing'
import type { Dialogs } from './documents'

const filters = [
  { name: 'Gradwire documents', extensions: ['gradwire'] },
  { name: 'All files', extensions: ['*'] },
]

export const fileDialogs = (window: BrowserWindow): Dialogs => ({
  async open() {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'], filters })
    return canceled ? null : (filePaths[0] ?? null)
  },
  async saveAs(suggestedName) {
    const options = { defaultPath: suggestedName, filters: filters.slice(0, 1) }
    const { canceled, filePath } = await dialog.showSaveDialog(window, options)
    return canceled || !filePath ? null : filePath
  },
})

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
