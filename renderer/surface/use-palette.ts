// The palette that the page's tokens give now; a new one when the theme changes.
import { useMemo, useSyncExternalStore } from 'react'
import type { Palette } from './colours'
import { readPalette } from './colours'

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-contrast'] })
  return () => observer.disconnect()
}

function themeNow(): string {
  const { theme = '', contrast = '' } = document.documentElement.dataset
  return `${theme} ${contrast}`
}

/** The tokens may follow the theme a moment later than this component does: so the page itself is watched. */
export function usePalette(theme: string): Palette {
  const worn = useSyncExternalStore(watchTheme, themeNow)
  const key = `${theme} ${worn}`
  return useMemo(() => ({ key, ...readPalette(document.documentElement) }), [key])
}
