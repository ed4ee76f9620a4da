// F6: the keyboard goes from panel to panel without walking over everything in between. Only focus moves here.

const reachable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex="-1"])'

/** Where the keyboard lands in a panel: what is chosen there, or else what Tab would reach first. */
const chosen = ['.react-flow__node.selected', '.react-flow__node', '[role=tab][aria-selected=true]']

function landing(panel: HTMLElement): HTMLElement | null {
  for (const wanted of chosen) {
    const found = panel.querySelector<HTMLElement>(wanted)
    if (found) return found
  }
  return [...panel.querySelectorAll<HTMLElement>(reachable)].find((element) => element.checkVisibility()) ?? null
}

/** Puts the focus into the next panel, or the one before; at the ends it goes round. A panel without controls is left out. */
export function visitPanel(direction: 1 | -1): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-panel]')].filter((panel) => landing(panel) !== null)
  const here = panels.findIndex((panel) => panel.contains(document.activeElement))
  const from = here < 0 && direction < 0 ? 0 : here
  const next = panels[(from + direction + panels.length) % panels.length]
  if (next) landing(next)?.focus()
}
