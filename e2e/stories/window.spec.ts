// The window of the flat pictures in the hand: wheel, secondary button, fingers, keys and buttons, each gesture one entry.
import { expect, test } from '../driver/story'
import type { Gradwire } from '../driver/app'
import { TouchDriver } from '../driver/touch'

/** A hand aims to a pixel. */
const about = (...numbers: number[]) => numbers.map((x) => expect.closeTo(x, 1))

async function contours(app: Gradwire) {
  await app.formula('f = x^2 + 2 * y^2')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  const box = (await app.surface.picture.boundingBox())!
  return {
    box,
    middle: [box.x + box.width / 2, box.y + box.height / 2] as const,
    /** Where the ball stands, as shares of the field. */
    ball: async () => {
      const ball = (await app.surface.ball.boundingBox())!
      return [(ball.x + ball.width / 2 - box.x) / box.width, (ball.y + ball.height / 2 - box.y) / box.height]
    },
  }
}

test('the wheel zooms about the pointer, as one entry of the history', async ({ app, page }) => {
  const { ball } = await contours(app)
  const before = await app.surface.window()
  expect(before).toEqual([-2, 2, -2, 2])
  const at = (await app.surface.ball.boundingBox())!
  const [x, y] = await ball()
  await page.mouse.move(at.x + at.width / 2, at.y + at.height / 2)
  for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -200)
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo change the study')
  const [low, high] = (await app.surface.window()) as readonly [number, number]
  expect(high - low).toBeLessThan(2)
  // What was under the pointer is there still.
  await expect.poll(async () => Math.abs((await ball())[0]! - x!)).toBeLessThan(0.01)
  expect(Math.abs((await ball())[1]! - y!)).toBeLessThan(0.01)
  await page.keyboard.press('ControlOrMeta+z')
  expect(await app.surface.window()).toEqual(before)
})

test('the secondary button carries the window, and neither the point nor a menu', async ({ app, page }) => {
  const { middle, box } = await contours(app)
  await page.mouse.move(...middle)
  await page.mouse.down({ button: 'right' })
  await page.mouse.move(middle[0] + box.width / 8, middle[1], { steps: 5 })
  await page.mouse.move(middle[0] + box.width / 4, middle[1] - box.height / 4, { steps: 5 })
  await page.mouse.up({ button: 'right' })
  await expect.poll(() => app.surface.window()).toEqual(about(-3, 1, -3, 1))
  expect([await app.canvas.value('x'), await app.canvas.value('y')]).toEqual([1, 1])
  await page.keyboard.press('ControlOrMeta+z')
  expect(await app.surface.window()).toEqual([-2, 2, -2, 2])
  // A press without a way is still a click, and the primary button puts the point there.
  await page.mouse.click(...middle)
  await expect.poll(() => app.canvas.value('x')).toBe(0)
})

test('keys and buttons move, zoom and fit the window, of a curve too', async ({ app, page }) => {
  await contours(app)
  await app.surface.picture.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => app.surface.window()).toEqual([-1.6, 2.4, -2, 2])
  await app.surface.picture.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('-')
  await expect.poll(() => app.surface.window()).toEqual([-2.1, 2.9, -2.1, 2.9])
  await app.surface.picture.focus()
  await page.keyboard.press('Home')
  await expect.poll(() => app.surface.window()).toEqual([-2, 2, -2, 2])
  await app.surface.picture.hover()
  await expect(app.surface.windowButton('Fit the window')).toBeDisabled()
  await app.surface.windowButton('Zoom in').click()
  await expect.poll(() => app.surface.window()).toEqual([-1.6, 1.6, -1.6, 1.6])
  // A curve has one axis: the other stays as it is.
  await app.surface.tab('Curve').click()
  await app.surface.windowButton('Zoom out').click()
  await expect.poll(() => app.surface.window()).toEqual([-2, 2, -1.6, 1.6])
  await app.surface.tab('Contours').click()
  await app.surface.windowButton('Fit the window').click()
  await expect.poll(() => app.surface.window()).toEqual([-2, 2, -2, 2])
  await expect(app.surface.windowButton('Fit the window')).toBeDisabled()
})

test('on a plane through all inputs the window moves over the plane, and fits again', async ({ app, page }) => {
  await app.formula('f = x^2 + 2 * y^2 + z^2')
  await app.mode('Surface')
  await page.getByRole('button', { name: 'Axes and ranges' }).click()
  await page.getByRole('button', { name: 'Cut', exact: true }).click()
  await page.keyboard.press('Escape')
  await app.surface.tab('Contours').click()
  const numbers = () => app.surface.region.locator('[data-level]').count()
  await expect.poll(numbers).toBeGreaterThan(0)
  await expect(app.surface.windowButton('Fit the window')).toBeDisabled()
  await app.surface.windowButton('Zoom out').click()
  await expect(app.surface.windowButton('Fit the window')).toBeEnabled()
  await expect(app.surface.ball).toHaveAttribute('aria-valuemax', '1.25')
  await app.surface.windowButton('Fit the window').click()
  await expect(app.surface.ball).toHaveAttribute('aria-valuemax', '1')
})

test.describe('by touch', () => {
  test.use({ hasTouch: true })
  test('one finger carries the window, two stretch it, and a tap puts the point there', async ({ app, page }) => {
    const { middle, box } = await contours(app)
    const touch = new TouchDriver(page)
    await touch.pinch({ x: middle[0], y: middle[1] }, 60, 120)
    await expect.poll(() => app.surface.window()).toEqual(about(-1, 1, -1, 1))
    await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo change the study')
    await page.keyboard.press('ControlOrMeta+z')
    expect(await app.surface.window()).toEqual([-2, 2, -2, 2])
    await touch.drag({ x: middle[0], y: middle[1] }, { x: middle[0] + box.width / 4, y: middle[1] })
    await expect.poll(() => app.surface.window()).toEqual(about(-3, 1, -2, 2))
    expect(await app.canvas.value('x')).toBe(1)
    await page.keyboard.press('ControlOrMeta+z')
    await page.touchscreen.tap(...middle)
    await expect.poll(() => app.canvas.value('x')).toBe(0)
  })
})
