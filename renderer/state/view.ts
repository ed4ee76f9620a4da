// How one user likes the program: theme, panels, digits. Kept in the user's settings, never in a document.
import { useSyncExternalStore } from 'react'
import { create } from 'zustand'
import type { Keymap } from '../../core/command/keymap'
import { readKeymap, writeKeymap } from '../../core/command/keymap'
import { machine } from '../bridge'
import { useRecentOps } from './recent-ops'

export type Theme = 'light' | 'dark' | 'system'

interface View {
  readonly theme: Theme
  readonly digits: number
  readonly hasMinimap: boolean
  readonly hasPalette: boolean
  readonly hasSide: boolean
  /** The user's own keys, as core/command/keymap writes them. */
  readonly shortcuts: string
  /** Names of the operations that were added last, the latest first, with blanks between. */
  readonly recentOps: string
}

const start: View = {
  theme: 'system',
  digits: 4,
  hasMinimap: false,
  hasPalette: true,
  hasSide: true,
  shortcuts: '',
  recentOps: '',
}

export const useView = create<View>(() => start)

/** Changes a preference and keeps it. */
export function changeView(change: Partial<View>): void {
  useView.setState(change)
  void machine.writeSettings({ ...useView.getState() })
}

/** Reads the user's preferences; anything unknown or of the wrong kind stays as it was. */
export async function loadView(): Promise<void> {
  const kept = await machine.readSettings()
  const fits = Object.entries(start).flatMap(([key, value]) =>
    typeof kept[key] === typeof value ? [[key, kept[key]] as const] : [],
  )
  useView.setState(Object.fromEntries(fits))
  useRecentOps.setState({ names: useView.getState().recentOps.split(' ').filter(Boolean) })
  useRecentOps.subscribe(({ names }) => changeView({ recentOps: names.join(' ') }))
}

let keymap: { readonly text: string; readonly read: Keymap } = { text: '', read: new Map() }

/** The user's keys now; the same object while they stay. */
export function keymapNow(): Keymap {
  const { shortcuts } = useView.getState()
  if (keymap.text !== shortcuts) keymap = { text: shortcuts, read: readKeymap(shortcuts) }
  return keymap.read
}

export const useKeymap = (): Keymap => useView(keymapNow)

export const changeKeymap = (next: Keymap): void => changeView({ shortcuts: writeKeymap(next) })

const wantsDark = window.matchMedia('(prefers-color-scheme: dark)')

const isDarkNow = (): boolean => {
  const { theme } = useView.getState()
  return theme === 'dark' || (theme === 'system' && wantsDark.matches)
}

function whenThemeChanges(hear: () => void): () => void {
  const stop = useView.subscribe(hear)
  wantsDark.addEventListener('change', hear)
  return () => {
    stop()
    wantsDark.removeEventListener('change', hear)
  }
}

export const useIsDark = (): boolean => useSyncExternalStore(whenThemeChanges, isDarkNow)

/** Puts the theme on the page now and whenever the choice or the system changes. */
export function followTheme(): void {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = isDarkNow() ? 'dark' : 'light'
  }
  apply()
  whenThemeChanges(apply)
}
