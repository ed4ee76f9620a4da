// Which panels stand beside the canvas. On a narrow page they are drawers over it: one at a time, shut until asked for, but
// for the surface, which is what its mode is about.
import { useSyncExternalStore } from 'react'
import { changeSession, useSession } from '../state/session'
import { changeView, useView } from '../state/view'

export type PanelName = 'palette' | 'side'

/** As App.module.css has it. */
const narrow = window.matchMedia('(max-width: 1000px)')

function whenWidthChanges(hear: () => void): () => void {
  narrow.addEventListener('change', hear)
  return () => narrow.removeEventListener('change', hear)
}

export function usePanels(): Readonly<Record<PanelName, boolean>> {
  const isNarrow = useSyncExternalStore(whenWidthChanges, () => narrow.matches)
  const mode = useSession((session) => session.mode)
  const drawer = useSession((session) => session.drawer)
  const { hasPalette, hasSide } = useView()
  if (!isNarrow) return { palette: mode === 'build' && hasPalette, side: hasSide }
  const open = drawer ?? (mode === 'surface' ? 'side' : 'none')
  return { palette: mode === 'build' && open === 'palette', side: open === 'side' }
}

/** Opens or shuts one of them. The palette belongs to Build. */
export function showPanel(panel: PanelName, isShown: boolean): void {
  if (panel === 'palette') changeSession({ mode: 'build', isPlaying: false })
  if (narrow.matches) changeSession({ drawer: isShown ? panel : 'none' })
  else changeView(panel === 'palette' ? { hasPalette: isShown } : { hasSide: isShown })
}
