// Manners that hands bring from other editors: adding to a selection, dropping roughly, moving the paper, undoing what was meant.
import type { Gradwire } from '../driver/app'
import { expect, test } from '../driver/story'

const expectUndo = (app: Gradwire, label: string) =>
  expect(app.button(/^Undo/)).toHaveAccessibleName(label === '' ? 'Undo' : `Undo ${label}`)

test('a click with Shift adds to the selection and takes away; after Escape the keyboard’s ring is no selection', async ({
  app,
  page,
}) => {
  await app.formula('f = exp(x) * y')
  await app.canvas.select('x')
  const head = { position: { x: 52, y: 6 }, modifiers: ['Shift' as const] }
  await app.canvas.node('y').click(head)
  await app.canvas.node('f').click(head)
  await expect(app.inspector.region).toContainText('3 nodes selected')
  await app.canvas.node('f').click(head)
  await expect(app.inspector.region).toContainText('2 nodes selected')
  await app.canvas.select('x')
  const looks = () => app.canvas.node('x').evaluate((node) => getComputedStyle(node).outlineStyle)
  const box = () =>
    app.canvas
      .node('x')
      .locator('[data-node]')
      .evaluate((node) => getComputedStyle(node).outlineStyle)
  expect(await box()).toBe('solid')
  await page.keyboard.press('Escape')
  expect(await box()).toBe('none')
  expect(await looks()).not.toBe('solid')
})

test('a wire let go on a node takes its first free port that fits, or it is said why none does', async ({ app }) => {
  await app.formula('f = exp(x) * y')
  const middle = async (name: string) => {
    const box = await app.canvas.node(name).boundingBox()
    return { x: box!.x + box!.width * 0.6, y: box!.y + 10 }
  }
  const m = await app.palette.drag('multiply', await app.canvas.point(0.5, 0.85))
  await app.canvas.dropOnPaper('x', await middle(m))
  await app.canvas.dropOnPaper('y', await middle(m))
  await expect(app.canvas.wire('x', m)).toHaveCount(1)
  await expect(app.canvas.wire('y', m)).toHaveCount(1)
  await expectUndo(app, 'draw a wire')
  await app.canvas.dropOnPaper('f', await middle(m))
  await expect(app.canvas.wire('f', m)).toHaveCount(0)
  await expect(app.page.getByText(`Every port of ${m} has a wire.`)).toBeVisible()
})

test('a wheel turned sideways or with Shift moves the paper, else it zooms', async ({ app, page }) => {
  await app.formula('f = exp(x) * y')
  const place = async () => (await app.canvas.node('x').boundingBox())!
  const middle = await app.canvas.point(0.5, 0.9)
  await page.mouse.move(middle.x, middle.y)
  const before = await place()
  await page.mouse.wheel(40, 0)
  await expect.poll(async () => Math.round((await place()).x - before.x)).toBe(-40)
  await page.waitForTimeout(300)
  await page.keyboard.down('Shift')
  await page.mouse.wheel(0, -40)
  await page.keyboard.up('Shift')
  await expect.poll(async () => Math.round((await place()).x - before.x)).toBe(0)
  expect((await place()).width).toBeCloseTo(before.width, 3)
  await page.waitForTimeout(300)
  await page.mouse.wheel(0, 120)
  await expect.poll(async () => (await place()).width).toBeLessThan(before.width)
})

test('presses of arrows in a row are one entry, and so is a note with its text', async ({ app, page }) => {
  await app.formula('f = exp(x) * y')
  const before = await app.canvas.node('f').boundingBox()
  await app.canvas.select('f')
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
  await expectUndo(app, 'move f')
  await page.keyboard.press('ControlOrMeta+z')
  await expectUndo(app, 'type a formula')
  expect((await app.canvas.node('f').boundingBox())!.y).toBeCloseTo(before!.y, 1)
  await app.command('note')
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('hint')
  await page.keyboard.press('Escape')
  await expectUndo(app, 'add a note')
  await page.keyboard.press('ControlOrMeta+z')
  await expectUndo(app, 'type a formula')
})
