// A machine that draws no 3D: contours take the surface's place and say so; ball, path and the rest of the page live on.
import { chromium } from '@playwright/test'
import { expect, test } from '../driver/story'

/** A browser of its own, since only its start can take WebGL away. */
test.use({
  page: async ({ baseURL, launchOptions }, use) => {
    const args = (launchOptions.args ?? []).filter((arg) => !arg.includes('swiftshader'))
    const browser = await chromium.launch({ ...launchOptions, args: [...args, '--disable-3d-apis'] })
    const page = await browser.newPage({ baseURL: baseURL ?? '', viewport: { width: 1440, height: 900 } })
    await use(page)
    await browser.close()
  },
})

test('without WebGL the contours take the place of the surface', async ({ app, page }) => {
  expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2'))).toBeNull()
  await app.openExample('The chain rule at another point')
  await app.mode('Surface')
  await expect(app.surface.region).toContainText('This machine draws no 3D here; the contours show the same function.')
  await expect(app.surface.picture).toHaveAccessibleName(/^Contours of f over w and y/)
  expect(await app.surface.picture.locator('path').count()).toBeGreaterThan(5)

  await app.surface.dragBall(30, 20)
  expect(await app.canvas.value('w')).not.toBe(2)
  await page.keyboard.press('ControlOrMeta+z')
  expect(await app.canvas.value('w')).toBe(2)
  await app.surface.descent('Step down once').click()
  expect(await app.canvas.value('f')).toBeLessThan(26896)
  await expect(app.surface.path).toHaveCount(2)
  await page.keyboard.press('ControlOrMeta+z')

  await app.mode('Step')
  await app.stepper.toEnd()
  expect(await app.canvas.adjoint('y')).toBe(68224)
  await app.mode('Build')
  await app.canvas.setValue('w', '3')
  expect(await app.canvas.value('w')).toBe(3)
})
