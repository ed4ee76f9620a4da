// Frames and notes: put on the paper, written, carried, copied, taken away, and all of it by keyboard too.
import type { Page } from '@playwright/test'
import type { Gradwire } from '../driver/app'
import { copy, paste } from '../driver/clipboard'
import { expect, test } from '../driver/story'

const frame = (app: Gradwire, title: string) =>
  app.canvas.region.getByRole('group', { name: new RegExp(`^frame ${title}, `) })
const note = (app: Gradwire, text: string) => app.canvas.region.getByRole('group', { name: `note: ${text}` })
const place = async (of: ReturnType<typeof frame>) =>
  (await of.boundingBox()) ?? { x: NaN, y: NaN, width: 0, height: 0 }

async function dragBy(page: Page, from: { x: number; y: number }, dx: number, dy: number): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + dx / 2, from.y + dy / 2)
  await page.mouse.move(from.x + dx, from.y + dy)
  await page.mouse.up()
}

async function framedGraph(app: Gradwire, page: Page): Promise<void> {
  await app.formula('f = exp(x)')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('f')
  await page.getByRole('textbox', { name: 'Title of the frame' }).fill('layer 1')
  await page.keyboard.press('Enter')
  await expect(frame(app, 'layer 1')).toHaveAccessibleName('frame layer 1, 2 nodes')
}

test('a frame stands round the selection and takes its nodes along, as one entry', async ({ app, page }) => {
  await framedGraph(app, page)
  const [before, node] = [await place(frame(app, 'layer 1')), await place(app.canvas.node('f'))]
  await dragBy(page, { x: before.x + before.width / 2, y: before.y + 12 }, 40, 60)
  const [after, moved] = [await place(frame(app, 'layer 1')), await place(app.canvas.node('f'))]
  expect([after.x - before.x, after.y - before.y].map(Math.round)).toEqual([40, 60])
  expect([moved.x - node.x, moved.y - node.y].map(Math.round)).toEqual([40, 60])
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo move the frame layer 1')
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => Math.round((await place(app.canvas.node('f'))).x)).toBe(Math.round(node.x))
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.canvas.region.getByRole('group', { name: /^frame/ })).toHaveCount(0)
})

test('a note holds mathematics, is copied, and stays in the file', async ({ app, page }) => {
  const { x, y } = await app.canvas.point(0.3, 0.3)
  await page.mouse.click(x, y)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('flat where $x < 0$ <b>')
  await page.keyboard.press('Escape')
  const written = note(app, 'flat where $x < 0$ <b>')
  await expect(written.locator('.katex').first()).toBeVisible()
  await expect(written.locator('b')).toHaveCount(0)
  await copy(page)
  await paste(page)
  await expect(written).toHaveCount(2)
  await page.keyboard.press('Delete')
  await expect(written).toHaveCount(1)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(written).toHaveCount(2)
})

test('a frame is walked to, carried, resized and named without a mouse', async ({ app, page }) => {
  await framedGraph(app, page)
  const box = frame(app, 'layer 1')
  await expect(box).toBeFocused()
  const [before, node] = [await place(box), await place(app.canvas.node('x'))]
  await page.keyboard.press('ArrowDown')
  expect(Math.round((await place(box)).y - before.y)).toBe(20)
  expect(Math.round((await place(app.canvas.node('x'))).y - node.y)).toBe(20)
  await page.keyboard.press('Alt+ArrowRight')
  expect(Math.round((await place(box)).width - before.width)).toBe(20)
  await page.keyboard.press('Enter')
  await page.keyboard.type('the input')
  await page.keyboard.press('Enter')
  await expect(frame(app, 'the input')).toBeFocused()
  await page.keyboard.press('Delete')
  await expect(frame(app, 'the input')).toHaveCount(0)
  await expect(app.canvas.node('x')).toBeVisible()
})

test('zoom to fit and the overview hold frames and notes too', async ({ app, page }) => {
  await framedGraph(app, page)
  const { x, y } = await app.canvas.point(0.3, 0.3)
  await page.mouse.click(x, y)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('far away')
  await page.keyboard.press('Escape')
  const far = note(app, 'far away')
  await far.focus()
  for (let i = 0; i < 24; i++) await page.keyboard.press('Shift+ArrowUp')
  await page.getByRole('button', { name: 'Zoom to fit' }).click()
  await expect(far).toBeInViewport({ ratio: 0.99 })
  await expect(frame(app, 'layer 1')).toBeInViewport({ ratio: 0.99 })
  const paper = await app.canvas.region.boundingBox()
  await expect.poll(async () => (await place(far)).y).toBeGreaterThan(paper!.y)

  await app.command('Show or hide the minimap')
  const overview = app.canvas.region.getByRole('img', { name: 'Overview of the graph' })
  await expect(overview).toBeVisible()
  // The note stands at the top of the picture, the frame at its foot.
  const [drawnNote, drawnFrame] = [overview.locator('[data-part=notes]'), overview.locator('[data-part=frames]')]
  expect((await place(drawnNote)).y).toBeLessThan((await place(drawnFrame)).y)

  // And a note that is selected can be looked at alone.
  await far.focus()
  await app.command('Zoom to the selection')
  await expect(app.canvas.node('f')).not.toBeInViewport()
  await expect(far).toBeInViewport({ ratio: 0.99 })
})
