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

test('paper, wires and several nodes have menus, and each offers only what can be done', async ({ app, page }) => {
  await app.formula('f = exp(x) * y')
  const paper = await app.canvas.point(0.5, 0.9)
  await page.mouse.click(paper.x, paper.y, { button: 'right' })
  const menu = (name: string) => page.getByRole('menu', { name })
  await menu('Commands for the paper').getByRole('menuitem', { name: 'Select all' }).click()
  await expect(app.inspector.region).toContainText('4 nodes selected')
  await app.canvas.node('f').click({ button: 'right', position: { x: 52, y: 6 } })
  const several = menu('Commands for the selected nodes')
  await expect(several.getByRole('menuitem', { name: /^(Cut|Copy|Duplicate|Delete|Align left edges)/ })).toHaveCount(6)
  await expect(several.getByRole('menuitem', { disabled: true })).toHaveCount(0)
  await page.keyboard.press('Escape')
  const wire = await app.canvas.middleOfWire('x', (await app.canvas.names()).find((n) => !'xyf'.includes(n)) ?? '')
  await page.mouse.click(wire.x, wire.y, { button: 'right' })
  await menu('Commands for the wire').getByRole('menuitem', { name: 'Delete' }).click()
  await expect(app.canvas.wire('x', 'a')).toHaveCount(0)
})

test('undo leaves no ghost selected and keeps the keyboard on the canvas', async ({ app, page }) => {
  await app.formula('f = exp(x) * y')
  await app.palette.drag('sine', await app.canvas.point(0.5, 0.85))
  await app.canvas.select('f')
  await page.keyboard.press('ControlOrMeta+a')
  await expect(app.inspector.region).toContainText('5 nodes selected')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.inspector.region).toContainText('4 nodes selected')
  await app.canvas.select('f')
  await page.keyboard.press('ControlOrMeta+d')
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => page.evaluate(() => document.activeElement === document.body)).toBe(false)
})

test('a message goes with the next paste that succeeds, and with Escape', async ({ app, page }) => {
  await app.formula('f = exp(x) * y')
  const paste = (text: string) =>
    page.evaluate((given) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', given)
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
  const message = page.getByRole('button', { name: 'Close the message' })
  await app.canvas.select('f')
  await paste('')
  await expect(message).toBeVisible()
  await paste('g = sin(x)')
  await expect(message).toHaveCount(0)
  await paste('')
  await expect(message).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(message).toHaveCount(0)
})

test('undo takes back what was pasted into a matrix while the keyboard is still in its cell', async ({ app, page }) => {
  await app.formula('f = sqnorm(A)')
  await app.canvas.select('A')
  const cell = app.inspector.region.getByRole('group', { name: 'Values of A' }).getByRole('textbox').first()
  await cell.focus()
  await page.keyboard.press('ArrowUp')
  await expectUndo(app, 'set A')
  await page.keyboard.press('ControlOrMeta+z')
  await expectUndo(app, 'type a formula')
})
