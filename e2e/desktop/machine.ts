// How a desktop story speaks to the machine itself, past the page's controls: the bridge, the dialogs, the events.
import type { ElectronApplication, Page } from '@playwright/test'
import type { Machine, MachineEvent } from '../../app/contract'

declare global {
  interface Window {
    gradwire: Machine
    heard: MachineEvent[]
  }
}

/** Answers the next dialogs in the machine's place: what the user would have chosen. */
export const answerDialogs = (app: ElectronApplication, answers: { saveAs?: string; open?: string; button?: number }) =>
  app.evaluate(({ dialog }, { saveAs, open, button }) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showSaveDialog = async () => ({ canceled: saveAs === undefined, filePath: saveAs ?? '' })
    dialog.showOpenDialog = async () => ({ canceled: open === undefined, filePaths: open === undefined ? [] : [open] })
    dialog.showMessageBox = async (...args: unknown[]) => {
      asked.push(JSON.stringify(args[args.length - 1]))
      return { response: button ?? 2, checkboxChecked: false }
    }
  }, answers)

/** The questions that the machine put in a message box since `answerDialogs`. */
export const questions = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)

/** Collects what the machine says unasked, beside the page's own listener. */
export const hear = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.heard = []
    window.gradwire.listen((event) => window.heard.push(event))
  })

export const heard = (page: Page): Promise<MachineEvent[]> => page.evaluate(() => window.heard)

/** Asks the window to close, as its button does. */
export const pressClose = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

/** Chooses an item of the menu bar, by its command. */
export const chooseMenu = (app: ElectronApplication, id: string): Promise<void> =>
  app.evaluate(({ Menu }, id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.click(), id)
