// The system's clipboard, by the events that the browser makes of its own keys: it asks no leave, and every window hears
// the same. Text that is selected, and fields, stay the browser's own affair.
import { machine } from '../bridge'
import { copyText } from '../bridge/clipboard'
import { copiedText, pasteText, sayCopied } from '../state/copies'
import { deleteSelection } from '../state/selection-edits'
import { say } from '../state/session'
import { isField, writeKeys } from './keys'

/** Copied by command, from a menu or the palette. */
export async function copySelection(): Promise<boolean> {
  const text = copiedText()
  if (text === null) return false
  const isCopied = await copyText(text)
  if (isCopied) sayCopied()
  else say('The clipboard could not be reached, so nothing was copied.', 'error')
  return isCopied
}

export async function cutSelection(): Promise<void> {
  if (await copySelection()) deleteSelection({ verb: 'cut' })
}

export async function pasteByCommand(): Promise<void> {
  const text = await machine.readClipboard()
  if (text !== null) pasteText(text)
  else say(`Press ${writeKeys('Mod+V')} to paste: a browser hands the clipboard over only then.`)
}

/** Whoever types, marks text or answers a dialog means that, not the graph. */
function meansText(): boolean {
  const marked = window.getSelection()
  return (
    isField(document.activeElement) || document.querySelector('dialog[open]') !== null || marked?.isCollapsed === false
  )
}

/** Listens for the whole page. Returns the way out. */
export function listenToClipboard(): () => void {
  const take = (event: ClipboardEvent): void => {
    const text = event.defaultPrevented || meansText() ? null : copiedText()
    if (text === null) return
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    if (event.type === 'cut') deleteSelection({ verb: 'cut' })
    else sayCopied()
  }
  const give = (event: ClipboardEvent): void => {
    if (event.defaultPrevented || meansText()) return
    event.preventDefault()
    pasteText(event.clipboardData?.getData('text/plain') ?? '')
  }
  document.addEventListener('copy', take)
  document.addEventListener('cut', take)
  document.addEventListener('paste', give)
  return () => {
    document.removeEventListener('copy', take)
    document.removeEventListener('cut', take)
    document.removeEventListener('paste', give)
  }
}
