// What hands do with nodes and wires that are there: into a wire, out of it, from port to port, and copies left behind.
import type { Gradwire } from '../driver/app'
import { expect, test } from '../driver/story'

const expectUndo = (app: Gradwire, label: string) =>
  expect(app.button(/^Undo/)).toHaveAccessibleName(label === '' ? 'Undo' : `Undo ${label}`)

test('a node that is held over a wire slips into it, as one entry', async ({ app, page }) => {
  await app.formula('f = exp(x) + y')
  const inner = (await app.canvas.names()).find((name) => !['x', 'y', 'f'].includes(name)) ?? ''
  const tanh = await app.palette.drag('tanh', await app.canvas.point(0.3, 0.75))
  await app.canvas.hold(tanh, await app.canvas.middleOfWire(inner, 'f.a'), false)
  await expect(app.canvas.wire(inner, 'f')).toHaveCount(1)
  expect(await app.canvas.lit()).toBe(await app.canvas.wire(inner, 'f').getAttribute('data-id'))
  await page.mouse.up()
  await expect.poll(() => app.canvas.lit()).toBeNull()
  await expect(app.canvas.wire(inner, tanh)).toHaveCount(1)
  await expect(app.canvas.wire(tanh, 'f')).toHaveCount(1)
  await expect(app.canvas.wire(inner, 'f')).toHaveCount(0)
  await expectUndo(app, `put ${tanh} into a wire`)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.canvas.wire(inner, 'f')).toHaveCount(1)
  await expectUndo(app, 'add tanh')
})

test('an operation from the palette lights the wire that would take it, and is dropped into it', async ({
  app,
  page,
}) => {
  await app.formula('f = exp(x)')
  const wire = await app.canvas.middleOfWire('x', 'f')
  // An input has no port that could take it.
  await app.palette.hold('input', wire)
  expect(await app.canvas.lit()).toBeNull()
  await page.mouse.move(-1, -1)
  await page.mouse.up()
  await app.palette.hold('sine', wire)
  await expect.poll(() => app.canvas.lit()).toBe(await app.canvas.wire('x', 'f').getAttribute('data-id'))
  const paper = await app.canvas.point(0.5, 0.9)
  await page.mouse.move(paper.x, paper.y, { steps: 3 })
  await expect.poll(() => app.canvas.lit()).toBeNull()
  const header = await page.getByRole('banner').boundingBox()
  await page.mouse.move(header!.x + 300, header!.y + 5)
  await page.mouse.up()
  await expectUndo(app, 'type a formula')
  const s = await app.palette.drag('sine', await app.canvas.middleOfWire('x', 'f'))
  await expect(app.canvas.wire('x', s)).toHaveCount(1)
  await expect(app.canvas.wire(s, 'f')).toHaveCount(1)
  await expectUndo(app, 'add sine')
})

test('a node that goes leaves its wire joined; with Shift it does not', async ({ app, page }) => {
  await app.formula('s = exp(x); f = log(s)')
  await app.canvas.select('s')
  await page.keyboard.press('Delete')
  await expect(app.canvas.wire('x', 'f')).toHaveCount(1)
  await expect(page.locator('[data-spoken]')).toHaveText('deleted node s, wire from x to f')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.canvas.wire('s', 'f')).toHaveCount(1)
  await app.canvas.select('s')
  await page.keyboard.press('Shift+Delete')
  await expect(app.canvas.wire('x', 'f')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expectUndo(app, 'type a formula')
})

test('the end of a wire goes to another port, or away', async ({ app, page }) => {
  await app.formula('s = x*y; t = sin(y); f = s + t')
  await app.canvas.pullEnd('t', await app.canvas.portPoint('s.b'))
  await expect(app.canvas.wire('y', 't')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await app.canvas.pullEnd('t', await app.canvas.point(0.5, 0.93))
  await expect(app.canvas.wire('y', 't')).toHaveCount(0)
  await expectUndo(app, 'take away the wire from y to t')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.canvas.wire('y', 't')).toHaveCount(1)
})

test('wires go with a node in the hand; the document follows when the hand rests, as one entry', async ({
  app,
  page,
}) => {
  await app.formula('f = exp(x)')
  const box = await app.canvas.node('f').boundingBox()
  const end = () => app.canvas.wireLine('x', 'f').evaluate((line) => line.getBoundingClientRect().bottom)
  const before = await end()
  if (!box) throw new Error('no node')
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await app.canvas.hold('f', { x: middle.x, y: middle.y + 120 }, false)
  await expect.poll(async () => (await app.canvas.node('f').boundingBox())?.y ?? 0).toBeGreaterThan(box.y + 100)
  await expect.poll(end).toBeGreaterThan(before + 100)
  await expectUndo(app, 'move f')
  await page.mouse.move(middle.x, middle.y + 160)
  await page.mouse.up()
  const port = await app.canvas.portPoint('f')
  await expect.poll(async () => Math.abs((await end()) - port.y)).toBeLessThan(3)
  await page.keyboard.press('ControlOrMeta+z')
  await expectUndo(app, 'type a formula')
  await expect.poll(end).toBeCloseTo(before, 0)
})

test('with Alt a copy goes with the hand and the original stays', async ({ app, page }) => {
  await app.formula('f = exp(x)')
  const before = await app.canvas.node('f').boundingBox()
  await page.keyboard.down('Alt')
  await app.canvas.carry('f', 0, 140)
  await page.keyboard.up('Alt')
  await expect(app.canvas.node('f1')).toBeVisible()
  expect((await app.canvas.node('f').boundingBox())?.y).toBe(before?.y)
  expect((await app.canvas.node('f1').boundingBox())?.y ?? 0).toBeGreaterThan((before?.y ?? 0) + 100)
  await expectUndo(app, 'duplicate 1 node')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.canvas.node('f1')).toHaveCount(0)
  await expectUndo(app, 'type a formula')
})

test('nodes are lined up, spaced evenly and moved by command and by arrows', async ({ app, page }) => {
  await app.formula('f = sin(x) + cos(y) + tanh(z)')
  await page.keyboard.press('ControlOrMeta+a')
  const count = (await app.canvas.names()).length
  await app.command('Align left edges')
  await expectUndo(app, `align the left edges of ${count} nodes`)
  const left = async () =>
    Promise.all((await app.canvas.names()).map(async (name) => (await app.canvas.node(name).boundingBox())?.x))
  expect(new Set((await left()).map((x) => Math.round(x ?? NaN))).size).toBe(1)
  await app.command('Space evenly down')
  await expectUndo(app, `space evenly ${count} nodes`)
  const before = (await left())[0] ?? NaN
  await app.command('Move right')
  await expectUndo(app, `move ${count} nodes`)
  expect((await left())[0] ?? NaN).toBeGreaterThan(before)
})

test('a second result beside the root takes no gradient away', async ({ app, page }) => {
  await app.formula('a = x*y + x; f = a^2')
  await app.canvas.setValue('x', '3')
  const gradient = await app.canvas.adjoint('x')
  await app.canvas.dropOnPaper('a', await app.canvas.point(0.5, 0.93))
  await page.keyboard.type('sine')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await app.canvas.names()).length).toBe(6)
  expect(await app.canvas.adjoint('x')).toBe(gradient)
  expect(await app.canvas.adjoint('f')).toBe(1)
})
