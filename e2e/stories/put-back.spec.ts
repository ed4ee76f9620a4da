// Escape while something is dragged: all is as it was, and undo knows nothing of it.
import type { Gradwire } from '../driver/app'
import { expect, test } from '../driver/story'

const expectUndo = (app: Gradwire, label: string) =>
  expect(app.button(/^Undo/)).toHaveAccessibleName(label === '' ? 'Undo' : `Undo ${label}`)

/** Escape while the button is down; what the hand does after it changes nothing either. */
async function escape({ page }: Gradwire): Promise<void> {
  await page.keyboard.press('Escape')
  await page.mouse.move(400, 400, { steps: 3 })
  await page.mouse.up()
}

const wires = (app: Gradwire): Promise<string[]> =>
  app.canvas.region
    .getByRole('group', { name: /^wire from/ })
    .evaluateAll((all) => all.map((wire) => wire.getAttribute('data-id') ?? '').sort())

test('a node goes back, also when the document had followed, and so do a copy and what lay in a wire', async ({
  app,
  page,
}) => {
  await app.formula('f = exp(x) + y')
  const before = await app.canvas.node('f').boundingBox()
  const aside = await app.canvas.point(0.7, 0.9)
  await app.canvas.hold('f', aside, false)
  await expectUndo(app, 'move f')
  await escape(app)
  await expectUndo(app, 'type a formula')
  expect(await app.canvas.node('f').boundingBox()).toEqual(before)
  // At once, before the hand has rested.
  await app.canvas.hold('f', aside, false)
  await escape(app)
  await expectUndo(app, 'type a formula')
  expect(await app.canvas.node('f').boundingBox()).toEqual(before)
  const names = await app.canvas.names()
  await page.keyboard.down('Alt')
  await app.canvas.hold('f', aside, false)
  await page.keyboard.up('Alt')
  await expect.poll(async () => (await app.canvas.names()).length).toBe(names.length + 1)
  await escape(app)
  await expect.poll(() => app.canvas.names()).toEqual(names)
  expect(await app.canvas.node('f').boundingBox()).toEqual(before)
  await expectUndo(app, 'type a formula')
  await app.canvas.hold('f', aside)
  await expectUndo(app, 'move f')
})

test('a wire goes back: a new one over a port, a new one over paper, a pulled one', async ({ app, page }) => {
  await app.formula('f = exp(x) * y')
  const before = await wires(app)
  await app.canvas.drag('x', 'f.b', false)
  await escape(app)
  expect(await wires(app)).toEqual(before)
  await app.canvas.drag('x', 'f.b', false)
  const paper = await app.canvas.point(0.5, 0.93)
  await page.mouse.move(paper.x, paper.y, { steps: 3 })
  await escape(app)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const port = await app.canvas.portPoint('f.b')
  await page.mouse.move(port.x - 14, port.y)
  await page.mouse.down()
  await page.mouse.move(paper.x, paper.y, { steps: 4 })
  await escape(app)
  expect(await wires(app)).toEqual(before)
  await expectUndo(app, 'type a formula')
  await app.canvas.pullEnd('f.b', paper)
  await expectUndo(app, 'take away the wire from y to f')
})

test('a number, an operation from the palette, a note and a pulled value go back', async ({ app, page }) => {
  await app.formula('f = exp(x) * y')
  const value = await app.canvas.value('x')
  const place = await app.canvas.node('x').locator('[data-part=value] > *').boundingBox()
  await page.mouse.move(place!.x + 4, place!.y + 4)
  await page.mouse.down()
  await page.mouse.move(place!.x + 84, place!.y + 4, { steps: 4 })
  await expectUndo(app, 'set x')
  await escape(app)
  expect(await app.canvas.value('x')).toBe(value)
  await expectUndo(app, 'type a formula')

  const names = await app.canvas.names()
  await app.palette.hold('sine', await app.canvas.point(0.5, 0.9))
  await escape(app)
  await app.palette.hold('sine', await app.canvas.point(0.5, 0.9))
  await page.keyboard.press('Escape')
  const tile = await app.palette.operation('sine').boundingBox()
  await page.mouse.move(tile!.x + 5, tile!.y + 5)
  await page.mouse.up()
  expect(await app.canvas.names()).toEqual(names)
  await expectUndo(app, 'type a formula')

  await app.command('note')
  await page.getByRole('textbox', { name: 'Text of the note' }).fill('hint')
  await page.keyboard.press('ControlOrMeta+Enter')
  const note = app.canvas.region.getByRole('group', { name: 'note: hint' })
  const stood = await note.boundingBox()
  const undo = await app.button(/^Undo/).getAttribute('aria-label')
  await page.mouse.move(stood!.x + 8, stood!.y + 8)
  await page.mouse.down()
  await page.mouse.move(stood!.x + 60, stood!.y + 90, { steps: 4 })
  await expect.poll(() => note.boundingBox()).not.toEqual(stood)
  await escape(app)
  expect(await note.boundingBox()).toEqual(stood)
  expect(await app.button(/^Undo/).getAttribute('aria-label')).toBe(undo)
})

test('what is pulled in a what-if, the cut of forward mode and the ball go back', async ({ app, page }) => {
  await app.formula('f = exp(x) * y')
  await app.canvas.lens('What if')
  const pull = app.canvas.node('f').locator('[data-pull=value]')
  const box = await pull.boundingBox()
  const shown = await pull.innerText()
  await page.mouse.move(box!.x + 4, box!.y + 4)
  await page.mouse.down()
  await page.mouse.move(box!.x + 64, box!.y + 4, { steps: 4 })
  await expect.poll(() => pull.innerText()).not.toBe(shown)
  await escape(app)
  expect(await pull.innerText()).toBe(shown)

  await app.command('Show tangents and adjoints')
  const cut = page.getByRole('slider', { name: 'Cut across the graph' })
  const sum = await cut.boundingBox()
  await page.mouse.move(sum!.x + sum!.width / 2, sum!.y + sum!.height / 2)
  await page.mouse.down()
  await page.mouse.move(sum!.x + sum!.width / 2 + 150, sum!.y + 10, { steps: 5 })
  await expect.poll(() => cut.boundingBox()).not.toEqual(sum)
  await escape(app)
  expect(await cut.boundingBox()).toEqual(sum)

  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  const { ball } = app.surface
  await expect(app.surface.key).toBeVisible()
  await expect.poll(async () => (await app.surface.levelNumbers()).length).toBeGreaterThan(0)
  const at = await ball.boundingBox()
  const said = await ball.getAttribute('aria-valuetext')
  const middle = { x: at!.x + at!.width / 2, y: at!.y + at!.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await page.mouse.move(middle.x + 40, middle.y - 20, { steps: 5 })
  await expect(ball).not.toHaveAttribute('aria-valuetext', said!)
  await escape(app)
  await expect(ball).toHaveAttribute('aria-valuetext', said!)
  await expectUndo(app, 'type a formula')
})
