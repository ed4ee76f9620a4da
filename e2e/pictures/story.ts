// Pictures of the program's states, for the guide and for whoever looks over the design. `npm run pictures` takes those of
// the guide; with GRADWIRE_PICTURES=every they are taken in a real Chromium and a real Electron, in both sizes and themes.
import path from 'node:path'
import type { Page } from '@playwright/test'
import { Gradwire } from '../driver/app'
import { test } from '../driver/story'
import { test as desktop } from '../desktop/launch'

const root = path.join(import.meta.dirname, '../..')
const guide = path.join(root, 'assets/pictures')
const everywhere = path.join(root, 'dist/pictures')
const isEvery = process.env.GRADWIRE_PICTURES === 'every'

const small = { width: 1280, height: 800 }
const sizes = isEvery ? [small, { width: 1920, height: 1080 }] : [small]

type Reach = (app: Gradwire) => Promise<void>

async function take(app: Gradwire, page: Page, reach: Reach, file: string): Promise<void> {
  await reach(app)
  await page.mouse.move(0, 0)
  // Pictures that workers make come a moment later.
  await page.waitForTimeout(1500)
  await page.screenshot({ path: file, type: 'jpeg', quality: 82 })
}

/** Brings the program into a state and takes its picture in both themes: `assets/pictures/<name>-light.jpg` and `-dark.jpg`. */
export function picture(name: string, reach: Reach): void {
  for (const theme of ['light', 'dark'] as const)
    for (const size of sizes) {
      const folder = isEvery ? path.join(everywhere, `chromium-${size.width}`) : guide
      test.describe(`${theme}, ${size.width}`, () => {
        test.use({ colorScheme: theme, viewport: size })
        test(name, ({ app, page }) => take(app, page, reach, path.join(folder, `${name}-${theme}.jpg`)))
      })
      if (!isEvery) continue
      desktop(`${name} in Electron, ${theme}, ${size.width}`, async ({ open }) => {
        const { app, page } = await open()
        await app.evaluate(({ BrowserWindow }, { width, height }) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
        }, size)
        await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
        const file = path.join(everywhere, `electron-${size.width}`, `${name}-${theme}.jpg`)
        await take(new Gradwire(page), page, reach, file)
      })
    }
}
