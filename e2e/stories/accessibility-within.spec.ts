// No rule of axe is broken further in: inside a function, under the surface, along the tour, before a room.
import type { Page } from '@playwright/test'
import { themes, violationsIn } from '../driver/axe'
import { FunctionDriver } from '../driver/functions'
import { expect, test } from '../driver/story'

// The rules look at every element, and the palette alone has a hundred buttons: a busy machine needs its time.
test.describe.configure({ timeout: 150_000 })

for (const theme of themes) {
  const violations = (page: Page): Promise<string[]> => violationsIn(page, theme)
  test.describe(theme, () => {
    test.beforeEach(async ({ app }) => {
      await app.command(theme)
      await expect(app.page.getByRole('dialog')).toHaveCount(0)
    })

    test('inside a function: the way up, its name, its surface, the code that was copied', async ({ app, page }) => {
      const functions = new FunctionDriver(app)
      await app.formula('p = x^2; q = y^2; s = p + q; f = sqrt(s) + z')
      await functions.group('p', 'q', 's')
      expect(await violations(page)).toEqual([])
      await functions.open('s')
      await page.getByRole('button', { name: 'Copy as NumPy' }).click()
      await page.getByText('Copied', { exact: true }).waitFor()
      expect(await violations(page)).toEqual([])
      await functions
        .way()
        .getByRole('button', { name: /^Rename the function/ })
        .click()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.mode('Surface')
      await app.surface.isDrawn()
      await page.getByRole('button', { name: 'Axes and ranges' }).click()
      await page.getByRole('dialog', { name: 'Axes and ranges' }).waitFor()
      expect(await violations(page)).toEqual([])
    })

    test('under the surface: a race that is run, and every other tab', async ({ app, page }) => {
      await app.formula('f = (x^2 - 1)^2 + y^2')
      await app.mode('Surface')
      await app.surface.isDrawn()
      await app.surface.ask('Race')
      expect(await violations(page)).toEqual([])
      const { race } = app.surface
      await race.press('Run the race')
      await expect(race.said).toContainText('are at the end', { timeout: 60_000 })
      await race.choose('Newton')
      expect(await violations(page)).toEqual([])
      for (const tab of ['Walk', 'Train', 'Models', 'Hessian', 'Critical points', 'Basins']) {
        await app.surface.ask(tab)
        const go = page.getByRole('button', { name: /^(Find critical points|Colour the starts)$/ })
        if (await go.isVisible()) {
          await go.click()
          await expect(go).toBeEnabled({ timeout: 60_000 })
        }
        expect(await violations(page), tab).toEqual([])
      }
    })

    test('every stage of the tour, and what is shown to a room', async ({ page }) => {
      await page.getByRole('button', { name: /Take the tour/ }).click()
      const card = page.getByRole('region', { name: 'Tour' })
      const way = card.getByRole('img')
      const doIt = card.getByRole('button', { name: 'Do it for me' })
      for (let stage = 1; await doIt.isVisible(); stage++) {
        await expect(way).toHaveAccessibleName(`${stage} of 6`)
        expect(await violations(page), `stage ${stage}`).toEqual([])
        const title = await card.getByRole('heading').innerText()
        await doIt.click()
        await expect(card.getByRole('heading')).not.toHaveText(title)
      }
      await expect(card.getByRole('button', { name: 'Done' })).toBeVisible()
      expect(await violations(page)).toEqual([])
      await card.getByRole('button', { name: 'Done' }).click()
      await page.keyboard.press('F5')
      const place = page.getByRole('toolbar', { name: 'Presentation' })
      await place.waitFor()
      for (const key of ['Home', 'PageDown', 'PageDown', 'End']) {
        await page.keyboard.press(key)
        expect(await violations(page), key).toEqual([])
      }
    })
  })
}
