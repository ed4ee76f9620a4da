// A picture leaves the page: into a file that the user chooses where the browser can ask, else as a download; or onto the clipboard.
import type { FigureKind, Machine, MachineFailure } from '../../app/contract'
import { canAccessFiles, chooseToSave } from './file-access'
import { download } from './file-carry'
import { fail, reasonFor } from './failures'

const types: Readonly<Record<FigureKind, { readonly title: string; readonly mime: string }>> = {
  svg: { title: 'Drawing (SVG)', mime: 'image/svg+xml' },
  png: { title: 'Picture (PNG)', mime: 'image/png' },
}

type FigureCalls = Pick<Machine, 'saveFigure' | 'copyFigure'>

export const figureCalls: FigureCalls = {
  async saveFigure(suggestedName, kind, bytes): Promise<string | MachineFailure | null> {
    const { title, mime } = types[kind]
    const name = `${suggestedName}.${kind}`
    const content = new Blob([new Uint8Array(bytes)], { type: mime })
    if (!canAccessFiles()) {
      download(name, content)
      return name
    }
    const access = await chooseToSave(name, [{ description: title, accept: { [mime]: [`.${kind}`] } }])
    if (access === null) return null
    try {
      const writable = await access.createWritable()
      await writable.write(content)
      await writable.close()
      return access.name
    } catch (reason) {
      return fail('E501', { name: access.name, reason: reasonFor(reason) })
    }
  },
  async copyFigure(bytes) {
    try {
      const { mime } = types.png
      await navigator.clipboard.write([
        new ClipboardItem({ [mime]: new Blob([new Uint8Array(bytes)], { type: mime }) }),
      ])
      return true
    } catch {
      return false
    }
  },
}
