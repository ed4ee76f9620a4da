// Files in a browser story: the two ways in which a page can reach them, and what comes out.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** A browser that cannot write to files: opened by upload, saved by download. Before the page is loaded. */
export const withoutFileAccess = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    for (const name of ['showOpenFilePicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name)
  })

/**
 * A browser with file access, whose user always picks the file `name`: real handles of real files, in the origin's own
 * folder, since the dialog itself is the browser's and out of reach. Before the page is loaded.
 */
export const pickingFile = (page: Page, name: string): Promise<unknown> =>
  page.addInitScript((name) => {
    const pick = async (create: boolean): Promise<FileSystemFileHandle> =>
      (await navigator.storage.getDirectory()).getFileHandle(name, { create })
    Object.assign(window, {
      showOpenFilePicker: async () => [await pick(false)],
      showSaveFilePicker: () => pick(true),
    })
  }, name)

/** What stands in that file. */
export const pickedText = (page: Page, name: string): Promise<string> =>
  page.evaluate(async (name) => {
    const folder = await navigator.storage.getDirectory()
    return (await (await folder.getFileHandle(name)).getFile()).text()
  }, name)

/** Another program writes to that file. */
export const writePicked = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    async ([name, text]) => {
      const folder = await navigator.storage.getDirectory()
      const writable = await (await folder.getFileHandle(name)).createWritable()
      await writable.write(text)
      await writable.close()
    },
    [name, text] as const,
  )

/** Does what saves, and returns what was downloaded. */
export async function downloaded(page: Page, save: () => Promise<void>): Promise<{ name: string; text: string }> {
  const { name, bytes } = await downloadedFile(page, save)
  return { name, text: bytes.toString('utf8') }
}

export async function downloadedFile(page: Page, save: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), save()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

/** Does what asks for a file, and gives it this one. */
export async function upload(page: Page, name: string, text: string, open: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), open()])
  await chooser.setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
}

/** Drops a file on the page, as from the desktop. */
export const dropFile = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    ([name, text]) => {
      const carried = new DataTransfer()
      carried.items.add(new File([text], name))
      const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: carried }))
    },
    [name, text] as const,
  )
