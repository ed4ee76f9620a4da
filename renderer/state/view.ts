// How one user likes the program: theme, panels, digits. Kept in the user's settings, never in a document.
import { useSyncExternalStore } from 'react'
import { create } from 'zustand'
import type { Keymap } from '../../core/command/keymap'
import { readKeymap, writeKeymap } from '../../core/command/keymap'
import { usualDigits } from '../../core/words/numbers'
import { machine } from '../bridge'
import { takeDigits, useDigitsChosen } from './digits'
import { useRecentOps } from './recent-ops'

export type Theme = 'light' | 'dark' | 'system'

interface View {
  readonly theme: Theme
  /** More contrast than the system asks for. */
  readonly hasContrast: boolean
  /** Significant digits of numbers on the page. */
  readonly digits: number
  readonly hasMinimap: boolean
  /** Nodes being moved snap to their neighbours, and to the dots of the paper. */
  readonly hasGuides: boolean
  readonly hasGrid: boolean
  readonly hasPalette: boolean
  readonly hasSide: boolean
  /** The user's own keys, as core/command/keymap writes them. */
  readonly shortcuts: string
  /** Names of the operations that were added last, the latest first, with blanks between. */
  readonly recentOps: string
  /** Where the tour was left; −1 before anybody has met it. */
  readonly tourStage: number
}

const start: View = {
  theme: 'system',
  hasContrast: false,
  digits: usualDigits,
  hasMinimap: false,
  hasGuides: true,
  hasGrid: false,
  hasPalette: true,
  hasSide: true,
  shortcuts: '',
  recentOps: '',
  tourStage: -1,
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
  takeDigits(useView.getState().digits)
  useDigitsChosen.subscribe(({ digits }) => changeView({ digits }))
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
/** A system that forces its own colours on the page wants contrast too; its colours decide what is light and dark. */
const wantsContrast = window.matchMedia('(prefers-contrast: more), (forced-colors: active)')
const isForced = window.matchMedia('(forced-colors: active)')
const wishes = [wantsDark, wantsContrast, isForced]

const isDarkNow = (): boolean => {
  const { theme } = useView.getState()
  return theme === 'system' || isForced.matches ? wantsDark.matches : theme === 'dark'
}

function whenThemeChanges(hear: () => void): () => void {
  const stop = useView.subscribe(hear)
  for (const wish of wishes) wish.addEventListener('change', hear)
  return () => {
    stop()
    for (const wish of wishes) wish.removeEventListener('change', hear)
  }
}

export const useIsDark = (): boolean => useSyncExternalStore(whenThemeChanges, isDarkNow)

/** Puts the theme on the page now and whenever the choice or the system changes. */
export function followTheme(): void {
  const apply = (): void => {
    const { dataset } = document.documentElement
    dataset['theme'] = isDarkNow() ? 'dark' : 'light'
    dataset['contrast'] = useView.getState().hasContrast || wantsContrast.matches ? 'more' : 'usual'
  }
  apply()
  whenThemeChanges(apply)
}
