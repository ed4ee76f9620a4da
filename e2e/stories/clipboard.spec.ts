// Copy, cut, paste and duplicate: through the system's clipboard, across windows, and from other programs.
import { Gradwire } from '../driver/app'
import { copy, copyElsewhere, cut, paste } from '../driver/clipboard'
import { expect, test } from '../driver/story'

const notice = (app: Gradwire) => app.page.getByRole('alert')

test('nodes are copied into another window with their wires, values and expressions', async ({ app, page }) => {
  await app.formula('f = log(x) * (x + y)')
  await app.canvas.setValue('x', 'log(2)')
  await page.keyboard.press('ControlOrMeta+a')
  await copy(page)
  await expect(page.locator('[data-spoken]')).toHaveText('copied 5 nodes')
  const value = await app.canvas.value('f')

  const second = await page.context().newPage()
  const other = new Gradwire(second)
  await second.goto('/')
  await other.canvas.region.waitFor()
  await paste(second)
  await expect(other.button(/^Undo/)).toHaveAccessibleName('Undo paste 5 nodes')
  expect((await other.canvas.names()).sort()).toEqual((await app.canvas.names()).sort())
  expect(await other.canvas.value('f')).toBe(value)
  // Once more: there the names go on counting, and what was there stays.
  await paste(second)
  await expect(other.canvas.node('f1')).toBeVisible()
  await expect(other.canvas.wire('x1', 'f1')).toHaveCount(0)
  expect(await other.canvas.value('x1')).toBe(await app.canvas.value('x'))
  await expect(other.inspector.region).toContainText('5 nodes selected')
  await second.keyboard.press('ControlOrMeta+z')
  await second.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => other.canvas.names()).toEqual([])
  await second.close({ runBeforeUnload: false })
})

test('what is cut is gone, and comes back where it is pasted', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  await app.canvas.select('u')
  await cut(page)
  await expect(app.canvas.node('u')).toHaveCount(0)
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo cut node u')
  const { x, y } = await app.canvas.point(0.5, 0.9)
  await page.mouse.move(x, y)
  await paste(page)
  const box = await app.canvas.node('u').boundingBox()
  expect(Math.abs((box?.x ?? NaN) + (box?.width ?? NaN) / 2 - x)).toBeLessThan(8)
  expect(Math.abs((box?.y ?? NaN) + (box?.height ?? NaN) / 2 - y)).toBeLessThan(8)
})

test('a duplicate stands beside its original; with its inputs it computes the same', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  await app.canvas.select('u')
  await page.keyboard.press('ControlOrMeta+Shift+d')
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo duplicate 1 node')
  await expect(app.canvas.node('u1')).toBeVisible()
  expect(await app.canvas.value('u1')).toBe(await app.canvas.value('u'))
  await page.keyboard.press('ControlOrMeta+z')
  await app.canvas.select('w')
  await page.keyboard.press('ControlOrMeta+d')
  expect(await app.canvas.value('w1')).toBe(await app.canvas.value('w'))
})

test('a formula that was copied becomes its nodes, and names what is there', async ({ app, page }) => {
  await copyElsewhere(page, 'x**2 + y')
  await paste(page)
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo paste a formula')
  await app.canvas.setValue('x', '3')
  expect(await app.canvas.value('f')).toBe(10)
  await copyElsewhere(page, 'g = 2*x')
  await paste(page)
  expect(await app.canvas.value('g')).toBe(6)
})

test('cells of a spreadsheet become a matrix, or fill the source that is selected', async ({ app, page }) => {
  await copyElsewhere(page, 'length\twidth\n1\t2\n3\t4\n5\t6\n')
  await paste(page)
  const [x = ''] = await app.canvas.names()
  await expect(app.canvas.node(x)).toHaveAccessibleName(/3 × 2/)
  await expect(page.getByRole('status').filter({ hasText: 'length, width' })).toBeVisible()
  await copyElsewhere(page, '1,2,3')
  await paste(page)
  await expect(app.button(/^Undo/)).toHaveAccessibleName(`Undo set ${x}`)
  await expect(app.canvas.node(x)).toHaveAccessibleName(/vector of 3|3 numbers|3/)
  expect(await app.canvas.names()).toEqual([x])
})

test('what cannot be pasted says why, and changes nothing', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  const names = await app.canvas.names()
  for (const [text, says] of [
    ['Dear all, here is the sheet', 'neither nodes nor a table'],
    ['1\t2\n3', 'The rows are not equally long: 2, 1.'],
    ['{"format":"gradwire","version":1,"graph":{"nodes":"<script>"}}', 'damaged at'],
    ['{"a":1}', 'not a Gradwire document'],
  ] as const) {
    await copyElsewhere(page, text)
    await paste(page)
    await expect(notice(app)).toContainText(says)
  }
  expect(await app.canvas.names()).toEqual(names)
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo')
})

test('text in a field is copied and pasted as text', async ({ app, page }) => {
  await app.formula('x + y')
  await page.keyboard.press('ControlOrMeta+l')
  const field = page.getByRole('textbox', { name: 'Formula' })
  await field.fill('x * y')
  await field.press('ControlOrMeta+a')
  await copy(page)
  await field.press('End')
  await paste(page)
  await expect(field).toHaveValue('x * yx * y')
})
