// Key presses to commands. Spelling is the catalogue's ("Mod+Shift+S"); what stands in a text field stays there.
import type { Command, CommandId } from '../../core/command/catalogue'
import { commands } from '../../core/command/catalogue'

export const isMac = navigator.platform.startsWith('Mac')

const keyNames: Readonly<Record<string, string>> = {
  Right: 'ArrowRight',
  Left: 'ArrowLeft',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Space: ' ',
}

/** Does a key event spell these keys? */
export function spells(event: KeyboardEvent, keys: string): boolean {
  const parts = keys.split('+')
  const last = parts[parts.length - 1] as string
  const wantsMod = parts.includes('Mod')
  const mod = isMac ? event.metaKey : event.ctrlKey
  if (mod !== wantsMod || event.altKey || event.shiftKey !== parts.includes('Shift')) return false
  return event.key.toLowerCase() === (keyNames[last] ?? last).toLowerCase()
}

/** "Ctrl+Shift+S" or "⌘⇧S", as this system writes keys. */
export function writeKeys(keys: string): string {
  const signs: Readonly<Record<string, string>> = isMac
    ? { Mod: '⌘', Shift: '⇧', Right: '→', Left: '←' }
    : { Mod: 'Ctrl', Right: '→', Left: '←', Delete: 'Del' }
  return keys
    .split('+')
    .map((part) => signs[part] ?? part)
    .join(isMac ? '' : '+')
}

export const isField = (element: Element | null): boolean =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches('input:not([type=checkbox], [type=range]), textarea, select'))

/** Things that answer to plain keys themselves: a command on a bare key must not take it from them. */
const answersItself = '[role=tab], [role=slider], [role=option], [role=menuitem], [role=listbox], input, select'
/** A button answers to Space alone; and Delete does not mean the graph while the keyboard stands elsewhere. */
const answersToSome = 'button, a[href], summary'
const forButtons = new Set(['Space', 'Delete', 'Backspace'])

let lastWasPointer = false
/** Before the key that is being heard. */
let wasPointer = false
window.addEventListener('pointerdown', () => (lastWasPointer = true), true)
window.addEventListener(
  'keydown',
  () => {
    wasPointer = lastWasPointer
    lastWasPointer = false
  },
  true,
)

function mayRun(command: Command, keys: string, focus: Element | null): boolean {
  if (isField(focus)) return command.inFields === true && keys !== 'F2'
  if (keys.includes('Mod') || /F\d+$/.test(keys)) return true
  // Tab adds an operation for whoever has just clicked the canvas; for whoever walks by keyboard it walks on.
  if (keys === 'Tab')
    return wasPointer && (focus === null || focus === document.body || focus.closest('[data-canvas]') !== null)
  if (focus === null || focus.closest('[data-canvas]') !== null) return true
  return !focus.matches(answersItself) && !(forButtons.has(keys) && focus.matches(answersToSome))
}

/** Listens for the whole page; `run` answers false when the command has nothing to do now. Returns the way out. */
export function listenToKeys(run: (id: CommandId) => boolean): () => void {
  const hear = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return
    for (const command of commands) {
      if (command.byBrowser) continue
      const keys = command.keys?.find((spelling) => spells(event, spelling))
      if (keys === undefined || !mayRun(command, keys, document.activeElement)) continue
      if (run(command.id)) event.preventDefault()
      return
    }
  }
  window.addEventListener('keydown', hear)
  return () => window.removeEventListener('keydown', hear)
}
