// The palette that the page's tokens give now; a new one when the theme changes.
import { useMemo, useSyncExternalStore } from 'react'
import type { Palette } from './colours'
import { readPalette } from './colours'

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] })
  return () => observer.disconnect()
}

/** The tokens may follow the theme a moment later than this component does: so the page itself is watched. */
export function usePalette(theme: string): Palette {
  const worn = useSyncExternalStore(watchTheme, () => document.documentElement.dataset['theme'] ?? '')
  const key = `${theme} ${worn}`
  return useMemo(() => ({ key, ...readPalette(document.documentElement) }), [key])
}
