// Key presses to commands. Spelling is the catalogue's ("Mod+Shift+S"); what stands in a text field stays there.
import type { Command, CommandId } from '../../core/command/catalogue'
import { commandNamed, commands } from '../../core/command/catalogue'
import { keysOf } from '../../core/command/keymap'
import { keymapNow, useKeymap } from '../state/view'

export const isMac = navigator.platform.startsWith('Mac')

/** Keys whose name is not what they type. */
const keyNames: Readonly<Record<string, string>> = {
  ArrowRight: 'Right',
  ArrowLeft: 'Left',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ' ': 'Space',
  // Where "=" wants no Shift, "+" does, and the other way round: one key for zooming.
  '+': '=',
}

const isSign = (key: string): boolean => /^[^\w\s]$/.test(key)

/** How a key press is spelled; null while only a modifier is down. A sign counts as typed, with or without Shift. */
export function spell(event: KeyboardEvent, key = event.key): string | null {
  if (['Control', 'Meta', 'Alt', 'Shift', 'AltGraph', 'Dead', 'Process', 'Unidentified'].includes(key)) return null
  if (isMac && event.ctrlKey) return null
  const name = keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  const mod = isMac ? event.metaKey : event.ctrlKey
  const modifiers = [mod && 'Mod', event.altKey && 'Alt', event.shiftKey && !isSign(name) && 'Shift']
  return [...modifiers.filter((word) => word !== false), name].join('+')
}

/** Does a key event spell these keys? A digit is also known by its place: Shift+1 types a sign, and which one differs. */
export function spells(event: KeyboardEvent, keys: string): boolean {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1]
  return spell(event) === keys || (digit !== undefined && spell(event, digit) === keys)
}

/** "Ctrl+Shift+S" or "⌘⇧S", as this system writes keys. */
export function writeKeys(keys: string): string {
  const signs: Readonly<Record<string, string>> = isMac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧', Right: '→', Left: '←', Up: '↑', Down: '↓' }
    : { Mod: 'Ctrl', Right: '→', Left: '←', Up: '↑', Down: '↓', Delete: 'Del', PageDown: 'PgDn', PageUp: 'PgUp' }
  return keys
    .split('+')
    .map((part) => signs[part] ?? part)
    .join(isMac ? '' : '+')
}

/** The first keys of a command as this system writes them; undefined where it has none. */
export function useKeysOf(id: CommandId): string | undefined {
  const keymap = useKeymap()
  const command = commandNamed(id)
  const [keys] = command ? keysOf(command, keymap) : []
  return keys === undefined ? undefined : writeKeys(keys)
}

export const isField = (element: Element | null): boolean =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches('input:not([type=checkbox], [type=range]), textarea, select'))

/** Things that answer to plain keys themselves: a command on a bare key must not take it from them. */
const answersItself = '[role=tab], [role=slider], [role=option], [role=menuitem], [role=listbox], input, select'
/** A button answers to Space alone; and Delete does not mean the graph while the keyboard stands elsewhere. */
const answersToSome = 'button, a[href], summary'
const forButtons = new Set(['Space', 'Delete', 'Backspace', 'Shift+Delete', 'Shift+Backspace'])

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

/** What has the keyboard now got it by a press of the pointer. */
export const isByPointer = (): boolean => lastWasPointer

function mayRun(command: Command, keys: string, focus: Element | null): boolean {
  const isChord = /^(Mod|Alt)\+.|^(Shift\+)?F\d+$/.test(keys)
  // In a cell that nobody types in there is nothing else to undo.
  const isUndo = command.id === 'edit.undo' || command.id === 'edit.redo'
  if (isField(focus))
    return isChord && (command.inFields === true || (isUndo && focus?.matches('[data-untouched]') === true))
  if (isChord) return true
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
      const keys = keysOf(command, keymapNow()).find((spelling) => spells(event, spelling))
      if (keys === undefined || !mayRun(command, keys, document.activeElement)) continue
      if (run(command.id)) event.preventDefault()
      return
    }
  }
  window.addEventListener('keydown', hear)
  return () => window.removeEventListener('keydown', hear)
}
