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
  // At once: a tap right after a quick drag is one of its own.
  await app.canvas.output('y').tap()
  await input.tap()
  await expect(wire).toHaveCount(1)
  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).tap()
  await expect(wire).toHaveCount(2)
})

test('a finger that stays asks for the menu, and letting go chooses nothing', async ({ app, page }) => {
  const touch = new TouchDriver(page)
  await app.openExample('The chain rule at another point')
  const before = await app.canvas.names()

  const node = await app.canvas.node('t').boundingBox()
  await touch.press({ x: node!.x + node!.width * 0.6, y: node!.y + 7 })
  const menu = page.getByRole('menu', { name: 'Commands for t' })
  await expect(menu).toBeVisible()
  await touch.lift()
  await expect(menu).toBeVisible()
  // What is tapped next is meant.
  await menu.getByRole('menuitem', { name: 'Duplicate' }).tap()
  await expect(menu).toHaveCount(0)
  await expect.poll(() => app.canvas.names()).toHaveLength(before.length + 1)
  await page.getByRole('banner').getByRole('button', { name: /^Undo/ }).tap()
  expect(await app.canvas.names()).toEqual(before)

  // A tap opens none.
  await touch.tap({ x: node!.x + node!.width * 0.6, y: node!.y + 7 })
  await expect(page.getByRole('menu')).toHaveCount(0)

  // On empty paper it asks for an operation.
  await touch.press(await app.canvas.point(0.5, 0.92))
  const search = page.getByRole('combobox', { name: 'Operation' })
  await expect(search).toBeVisible()
  await touch.lift()
  await expect(search).toBeFocused()
  await expect(app.canvas.region.getByRole('option').first()).toBeVisible()
})

test('a tap on paper lets go; from afar a tap chooses the speck beside it, and a double tap comes near', async ({
  app,
  page,
}) => {
  const touch = new TouchDriver(page)
  await app.formula('f = x * y')
  const heading = page.getByRole('complementary', { name: 'Details' }).getByRole('heading', { level: 2 })
  const paper = await app.canvas.point(0.2, 0.85)
  const node = await app.canvas.node('f').boundingBox()
  await touch.tap({ x: node!.x + node!.width * 0.6, y: node!.y + 7 })
  await expect(heading).toContainText('f')
  await touch.tap(paper)
  await expect(heading).toHaveText('Overview')
  // A wire that a tap has picked up is laid down by a tap on paper.
  await app.canvas.output('x').tap()
  await touch.tap(paper)
  await expect(app.canvas.region.locator('.react-flow__connection')).toHaveCount(0)

  const zoom = page.getByRole('button', { name: /^Zoom is/ })
  while (!/ 1\d %/.test((await zoom.getAttribute('aria-label')) ?? ''))
    await page.getByRole('button', { name: 'Zoom out' }).tap()
  await app.canvas.region.locator('[data-far]').waitFor()
  await app.canvas.node('x').focus()
  const speck = await middleOf(app.canvas.node('x'))
  await touch.tap(paper)
  await expect(heading).toHaveText('Overview')
  await touch.tap({ x: speck.x - 14, y: speck.y })
  await expect(heading).toContainText('x')
  await touch.tap(speck)
  await touch.tap(speck)
  await expect(zoom).toHaveText('100 %')
  const near = await middleOf(app.canvas.node('x'))
  const middle = await app.canvas.point(0.5, 0.5)
  expect(Math.hypot(near.x - middle.x, near.y - middle.y)).toBeLessThan(3)
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

test('a tap right after a drag counts, wherever the drag ended', async ({ app, page }) => {
  const touch = new TouchDriver(page)
  await app.openExample('The chain rule at another point')
  // From the palette onto the paper.
  const title = app.title()
  const op = await middleOf(page.getByRole('button', { name: 'exp', exact: true }))
  await touch.drag(op, await app.canvas.point(0.5, 0.85), 4)
  await touch.tap(await middleOf(title))
  await expect(page.getByRole('menuitem', { name: 'Open an example' })).toBeVisible()
  await page.keyboard.press('Escape')
  // From the paper, a node and a port onto the palette.
  const node = await app.canvas.node('t').boundingBox()
  const head = { x: node!.x + node!.width * 0.6, y: node!.y + 7 }
  for (const from of [await app.canvas.point(0.3, 0.9), head, await middleOf(app.canvas.output('f'))]) {
    await touch.drag(from, op, 4)
    await touch.tap(await middleOf(title))
    await expect(page.getByRole('menuitem', { name: 'Open an example' })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }

  await app.mode('Step')
  const line = page.getByRole('slider', { name: 'Timeline' })
  const box = await line.boundingBox()
  const at = (share: number): Point => ({ x: box!.x + box!.width * share, y: box!.y + box!.height - 8 })
  // Along the timeline.
  await touch.drag(at(0.1), at(0.6), 4)
  let reached = Number(await line.getAttribute('aria-valuenow'))
  expect(reached).toBeGreaterThan(0)
  const expectStep = async (): Promise<void> => {
    await touch.tap(await middleOf(page.getByRole('button', { name: 'Step on' })))
    reached += 1
    await expect(line).toHaveAttribute('aria-valuenow', String(reached))
  }
  await expectStep()
  // From the paper and a node onto it: they move, and the step stays.
  await page.getByRole('button', { name: 'Zoom to fit' }).tap()
  const foot = await app.canvas.node('f').boundingBox()
  for (const from of [await app.canvas.point(0.5, 0.9), { x: foot!.x + foot!.width * 0.6, y: foot!.y + 7 }]) {
    await touch.drag(from, at(0.2), 4)
    await expect(line).toHaveAttribute('aria-valuenow', String(reached))
    await expectStep()
  }
  // A tap on the timeline itself counts too.
  await touch.drag(await app.canvas.point(0.5, 0.9), at(0.2), 4)
  await touch.tap(at(0.05))
  await expect(line).not.toHaveAttribute('aria-valuenow', String(reached))
})
