// A tablet in a classroom: everything with fingers, on targets that a finger meets.
import type { Locator } from '@playwright/test'
import type { Point } from '../driver/canvas'
import { TouchDriver } from '../driver/touch'
import { expect, test } from '../driver/story'

test.use({ hasTouch: true, isMobile: true, viewport: { width: 1280, height: 800 } })

async function middleOf(place: Locator): Promise<Point> {
  const box = await place.boundingBox()
  if (!box) throw new Error('not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('tap, drag and pinch', async ({ app, page }) => {
  const touch = new TouchDriver(page)
  await app.openExample('The chain rule at another point')
  const percent = async (): Promise<number> =>
    Number(/(\d+)/.exec((await page.getByRole('button', { name: /^Zoom is/ }).textContent()) ?? '')?.[1])

  // One finger on paper moves it, two zoom.
  const before = await middleOf(app.canvas.node('f'))
  const paper = await app.canvas.point(0.5, 0.9)
  await touch.drag(paper, { x: paper.x - 60, y: paper.y - 40 })
  await expect.poll(async () => Math.round((await middleOf(app.canvas.node('f'))).x - before.x)).toBeLessThan(-40)
  const small = await percent()
  await touch.pinch(await app.canvas.point(0.5, 0.85), 80, 240)
  await expect.poll(percent).toBeGreaterThan(small * 1.5)
  await page.getByRole('button', { name: 'Zoom to fit' }).tap()

  // A node is chosen by a tap and moved by a drag.
  const node = await app.canvas.node('t').boundingBox()
  const head = { x: node!.x + node!.width * 0.6, y: node!.y + 7 }
  await touch.tap(head)
  await expect(page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { level: 2 })).toContainText(
    't',
  )
  await touch.drag(head, { x: head.x, y: head.y + 60 })
  await expect(app.button('Undo move t')).toBeEnabled()
})

test('a wire is drawn by touch, by dragging and by two taps', async ({ app, page }) => {
  const touch = new TouchDriver(page)
  await app.formula('f = x + y')
  const wire = app.canvas.wire('x', 'f')
  await app.canvas.node('f').focus()
  const input = app.canvas.region.getByRole('button', { name: 'port b of f' })
  await touch.drag(await middleOf(app.canvas.output('x')), await middleOf(input))
  await expect(wire).toHaveCount(2)
  // A tap right after a drag may still belong to it; then one taps again.
  await expect(async () => {
    await app.canvas.output('y').tap()
    await input.tap()
    await expect(wire).toHaveCount(1, { timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).tap()
  await expect(wire).toHaveCount(2)
})

test('what a finger has to meet is 40 px each way', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  const small = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, select, [role=menuitem]')]
        .filter((element) => element.checkVisibility() && !element.closest('.react-flow__node'))
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect()
          return width < 39.5 || height < 39.5
        })
        .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? ''),
    )
  expect(await small()).toEqual([])
  await app.mode('Step')
  expect(await small()).toEqual([])
  await app.title().tap()
  expect(await small()).toEqual([])
})
