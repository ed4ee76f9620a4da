// The surface: drawn at all, its ball sets the inputs and every number follows, descent goes down, one input gives a curve.
import type { Locator } from '@playwright/test'
import { distinctColours } from '../driver/pixels'
import { expect, test } from '../driver/story'

/** The ball by name: "w = 2, x = 0, f = 26 896". */
const said = async (ball: Locator): Promise<string> => (await ball.getAttribute('aria-valuetext')) ?? ''

test('the surface is drawn, the ball sets the inputs, and every number follows', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Surface')
  await app.surface.isDrawn()
  expect(await distinctColours(page, app.surface.picture)).toBeGreaterThan(50)

  const numbers = async () => ({
    w: await app.canvas.value('w'),
    y: await app.canvas.value('y'),
    f: await app.canvas.value('f'),
  })
  expect(await numbers()).toEqual({ w: 2, y: 1, f: 26896 })
  await app.surface.dragBall(40, -24)
  const { w, y, f } = await numbers()
  expect([w, y, f]).not.toContain(2)
  expect([w, y, f]).not.toContain(1)
  // What stands on the canvas is the function at the ball, to the digits that are shown.
  const [a, b] = [(w + y) ** 2, (w - y) ** 2]
  expect(f / ((a + b) ** 2 + (a - b) ** 2) ** 2).toBeCloseTo(1, 2)
  expect(await said(app.surface.ball)).toContain(`w = ${String(w).replace('-', '−')}`)

  // However many frames the drag took, it is one entry of the history.
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo move the point')
  await page.keyboard.press('ControlOrMeta+z')
  expect(await numbers()).toEqual({ w: 2, y: 1, f: 26896 })
  await expect(app.button(/^Undo/)).toBeDisabled()
})

test('the ball by keyboard: an entry for each press', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Surface')
  await app.surface.isDrawn()
  await app.surface.ball.focus()
  await page.keyboard.press('ArrowRight')
  const first = await app.canvas.value('w')
  expect(first).toBeGreaterThan(2)
  await page.keyboard.press('ArrowDown')
  expect(await app.canvas.value('y')).toBeLessThan(1)
  await page.keyboard.press('ControlOrMeta+z')
  expect(await app.canvas.value('y')).toBe(1)
  expect(await app.canvas.value('w')).toBe(first)
})

test('descent goes down, by steps and by itself, and draws its path', async ({ app, page }) => {
  await app.openExample('Log-sum-exp')
  await app.formula('(x - 1)^2 + 3 * y^2')
  await app.mode('Surface')
  await app.surface.setRate('0.05')
  await app.surface.tab('Contours').click()
  await expect(app.surface.path).toHaveCount(0)
  const start = await app.canvas.value('f')
  await app.surface.descent('Step down once').click()
  const once = await app.canvas.value('f')
  expect(once).toBeLessThan(start)
  await expect(app.surface.path).toHaveCount(2)
  await app.surface.descent('Run descent').click()
  await expect.poll(() => app.canvas.value('f')).toBeLessThan(once / 2)
  await app.surface.descent('Pause descent').click()
  expect(await app.surface.path.count()).toBeGreaterThan(3)
  // A run is one entry, a single step another.
  await page.keyboard.press('ControlOrMeta+z')
  expect(await app.canvas.value('f')).toBe(once)
  await app.surface.descent('Back to the start').click()
  expect(await app.canvas.value('f')).toBe(start)
})

test('a click puts the point where it falls, on every picture, as one entry; a drag turns and sets nothing', async ({
  app,
  page,
}) => {
  await app.formula('(x - 1)^2 + 3 * y^2')
  await app.mode('Surface')
  await app.surface.isDrawn()
  const start = [await app.canvas.value('x'), await app.canvas.value('y')]
  const box = (await app.surface.picture.boundingBox())!
  await page.mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.85)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.14, box.y + box.height * 0.83, { steps: 4 })
  await page.mouse.up()
  expect([await app.canvas.value('x'), await app.canvas.value('y')]).toEqual(start)
  await page.mouse.click(box.x + box.width * 0.55, box.y + box.height * 0.5)
  await expect.poll(async () => [await app.canvas.value('x'), await app.canvas.value('y')]).not.toEqual(start)
  await page.keyboard.press('ControlOrMeta+z')
  await app.surface.tab('Contours').click()
  const flat = (await app.surface.region.getByRole('img', { name: /^Contours/ }).boundingBox())!
  await page.mouse.click(flat.x + flat.width * 0.9, flat.y + flat.height * 0.25)
  expect(await app.canvas.value('x')).toBeGreaterThan(start[0]!)
  expect(await app.canvas.value('y')).toBeGreaterThan(0)
  await page.keyboard.press('ControlOrMeta+z')
  expect([await app.canvas.value('x'), await app.canvas.value('y')]).toEqual(start)
})

test('a function of one input is a curve with its tangent', async ({ app, page }) => {
  await app.openExample('A quartic with three critical points')
  await app.mode('Surface')
  await expect(app.surface.tab('Curve')).toHaveAttribute('aria-selected', 'true')
  await expect(app.surface.tab('Surface')).toBeDisabled()
  await expect(app.surface.region).toContainText('slope −13.5')
  await app.surface.ball.focus()
  await page.keyboard.press('ArrowRight')
  expect(await app.canvas.value('x')).toBeGreaterThan(0.5)
  await app.surface.descent('Step down once').click()
  await expect(app.surface.path).toHaveCount(2)
})

test('the rate takes an expression, and keeps what it cannot take open with the reason', async ({ app, page }) => {
  await app.formula('x^2 + y^2')
  await app.mode('Surface')
  const rate = app.surface.region.getByRole('textbox', { name: 'rate' })
  await rate.fill('1/4')
  await rate.press('Enter')
  await app.surface.descent('Step down once').click()
  expect(await app.canvas.value('x')).toBe(0.5)
  await rate.fill('abc')
  await rate.press('Enter')
  await expect(rate).toHaveValue('abc')
  await expect(rate).toHaveAttribute('aria-invalid', 'true')
  await expect(rate).toHaveAttribute('title', /abc/)
  await page.keyboard.press('Escape')
  await expect(rate).toHaveValue('0.25')
})

test('an end of the window that is typed beyond the other takes it along; what is no number is said', async ({
  app,
  page,
}) => {
  await app.formula('x^2 + y^2')
  await app.mode('Surface')
  await app.surface.setWindow(5, 8)
  expect((await app.surface.window()).slice(0, 2)).toEqual([5, 8])
  await page.getByRole('button', { name: 'Axes and ranges' }).click()
  const from = page.getByRole('textbox', { name: 'First axis from' })
  await from.fill('abc')
  await expect(from).toHaveAttribute('aria-invalid', 'true')
  await from.blur()
  await expect(from).toHaveValue('5')
  await expect(page.locator('[data-spoken]')).toContainText('It stays 5.')
})
