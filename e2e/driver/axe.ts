// What axe finds on the page as it stands, in the theme that it wears.
import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Page } from '@playwright/test'

export const themes = ['Light theme', 'Dark theme', 'High contrast'] as const
type Theme = (typeof themes)[number]

/**
 * What is wrong, in words that a failing test can print. Light is asked for every rule; the others differ in colours alone.
 * Without frames in the page the old way of asking says the same in half the time.
 */
export async function violationsIn(page: Page, theme: Theme): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  if (theme !== 'Light theme') axe.withRules(['color-contrast'])
  await showAlone(page, true)
  const { violations, passes } = await axe.analyze()
  await showAlone(page, false)
  // A run that looked at nothing proves nothing.
  expect(passes.map(({ id }) => id)).toContain('color-contrast')
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}; ${target.join(' ')}; ${failureSummary ?? ''}`),
  )
}

/** axe orders by z-index and does not know the top layer: it takes what lies behind an open dialog for what covers it. */
const showAlone = (page: Page, isAlone: boolean): Promise<void> =>
  page.evaluate((isAlone) => {
    const dialog = document.querySelector('dialog[open]')
    for (const beside of dialog?.parentElement?.children ?? [])
      if (beside instanceof HTMLElement && beside !== dialog) beside.style.visibility = isAlone ? 'hidden' : ''
  }, isAlone)
