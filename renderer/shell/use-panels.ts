// Which panels stand beside the canvas. One that has no room there is a drawer over it: one at a time, shut until asked for,
// but for the surface, which is what its mode is about.
import { useSyncExternalStore } from 'react'
import { changeSession, useSession } from '../state/session'
import { changeView, useView } from '../state/view'

export type PanelName = 'palette' | 'side'

/** Up to which width each is a drawer, as App.module.css has it. */
const drawers: Readonly<Record<PanelName, MediaQueryList>> = {
  palette: window.matchMedia('(max-width: 1180px)'),
  side: window.matchMedia('(max-width: 1000px)'),
}

function whenWidthChanges(hear: () => void): () => void {
  const queries = Object.values(drawers)
  for (const query of queries) query.addEventListener('change', hear)
  return () => queries.forEach((query) => query.removeEventListener('change', hear))
}

const useIsDrawer = (panel: PanelName): boolean => useSyncExternalStore(whenWidthChanges, () => drawers[panel].matches)

export function usePanels(): Readonly<Record<PanelName, boolean>> {
  const mode = useSession((session) => session.mode)
  const drawer = useSession((session) => session.drawer)
  const { hasPalette, hasSide } = useView()
  const open = drawer ?? (mode === 'surface' ? 'side' : 'none')
  const palette = useIsDrawer('palette') ? open === 'palette' : hasPalette
  const side = useIsDrawer('side') ? open === 'side' : hasSide
  return { palette: mode === 'build' && palette, side }
}

/** Opens or shuts one of them. The palette belongs to Build. */
export function showPanel(panel: PanelName, isShown: boolean): void {
  if (panel === 'palette') changeSession({ mode: 'build', isPlaying: false })
  if (drawers[panel].matches) changeSession({ drawer: isShown ? panel : 'none' })
  else changeView(panel === 'palette' ? { hasPalette: isShown } : { hasSide: isShown })
}
