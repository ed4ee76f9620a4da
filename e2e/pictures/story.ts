// A picture for the guide and for whoever looks over the design: the page at 1280 × 800, light and dark.
import path from 'node:path'
import type { Gradwire } from '../driver/app'
import { test } from '../driver/story'

const folder = path.join(import.meta.dirname, '../../assets/pictures')

/** Brings the page into a state and takes its picture in both themes: `assets/pictures/<name>-light.jpg` and `-dark.jpg`. */
export function picture(name: string, reach: (app: Gradwire) => Promise<void>): void {
  for (const theme of ['light', 'dark'] as const)
    test.describe(theme, () => {
      test.use({ colorScheme: theme, viewport: { width: 1280, height: 800 } })
      test(name, async ({ app, page }) => {
        await reach(app)
        await page.mouse.move(0, 0)
        // Pictures that workers make come a moment later.
        await page.waitForTimeout(1500)
        await page.screenshot({ path: path.join(folder, `${name}-${theme}.jpg`), type: 'jpeg', quality: 82 })
      })
    })
}
