// Everything that a hand does on the canvas is one entry of the history, and what cannot be says why.
import type { Page } from '@playwright/test'
import type { Gradwire } from '../driver/app'
import { expect, test } from '../driver/story'

const undo = (page: Page) => page.keyboard.press('ControlOrMeta+z')
const expectUndo = (app: Gradwire, label: string) =>
  expect(app.button(/^Undo/)).toHaveAccessibleName(label === '' ? 'Undo' : `Undo ${label}`)

test('wiring by a click on each end; a wrong end says why', async ({ app, page }) => {
  await app.palette.drag('input', await app.canvas.point(0.2, 0.3))
  await app.palette.drag('sine', await app.canvas.point(0.5, 0.3))
  const [x = '', s = ''] = await app.canvas.names()
  await app.canvas.connectByClicks(x, s)
  await app.palette.drag('cosine', await app.canvas.point(0.8, 0.3))
  const c = (await app.canvas.names())[2] ?? ''
  await app.canvas.connectByClicks(s, c)
  // Back into the node it comes from: a loop.
  await app.canvas.output(c).click()
  await app.canvas.region.getByRole('button', { name: `input of ${s}` }).click()
  await expect(page.getByRole('alertdialog', { name: 'This would make a loop' })).toContainText(`${s} → ${c} → ${s}`)
  await page.keyboard.press('Escape')
  await expect(app.canvas.wire(c, s)).toHaveCount(0)
  await undo(page)
  await expect(app.canvas.wire(s, c)).toHaveCount(0)
  await expect(app.canvas.wire(x, s)).toHaveCount(1)
})

test('several nodes are deleted, moved and arranged as one entry each', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  const place = async (name: string) => (await app.canvas.node(name).boundingBox()) ?? { x: NaN, y: NaN }

  await app.canvas.select('u')
  await page.keyboard.down('Shift')
  await app.canvas.select('v')
  await page.keyboard.up('Shift')
  await expect(app.inspector.region).toContainText('2 nodes selected')
  await page.keyboard.press('Delete')
  await expect(app.canvas.node('u')).toHaveCount(0)
  await expect(app.canvas.wire('p', 'u')).toHaveCount(0)
  await expectUndo(app, 'delete 2 nodes')
  await undo(page)
  await expect(app.canvas.wire('p', 'u')).toHaveCount(1)
  expect(await app.canvas.value('f')).toBe(26896)
  await expectUndo(app, '')

  const before = await place('t')
  await app.canvas.carry('t', -60, 80)
  const after = await place('t')
  expect(Math.round(after.x - before.x)).toBeLessThan(-40)
  expect(Math.round(after.y - before.y)).toBeGreaterThan(60)
  await undo(page)
  await expect.poll(async () => Math.round((await place('t')).y)).toBe(Math.round(before.y))
  await expectUndo(app, '')

  await app.canvas.carry('t', -60, 80)
  await app.command('Arrange the graph')
  await expectUndo(app, 'arrange the graph')
  await expect(page.locator('[data-spoken]')).toHaveText('arranged the graph')
  await undo(page)
  await undo(page)
  await expectUndo(app, '')
})

test('a number is dragged: every number follows, and it is one entry', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  await app.canvas.scrub('w', 40)
  expect(await app.canvas.value('w')).toBeGreaterThan(2)
  expect(await app.canvas.value('f')).toBeGreaterThan(26896)
  await expectUndo(app, 'set w')
  await undo(page)
  expect(await app.canvas.value('w')).toBe(2)
  expect(await app.canvas.value('f')).toBe(26896)
  await expectUndo(app, '')
})

test('a matrix is edited in its grid, expressions and all', async ({ app, page }) => {
  await app.openExample('xᵀAx')
  await app.canvas.region.getByRole('button', { name: 'Edit the numbers of A' }).click()
  const card = page.getByRole('dialog', { name: 'Numbers of A' })
  const cell = card.getByRole('textbox').first()
  await cell.fill('log(2)')
  await cell.press('Enter')
  await expectUndo(app, 'set A')
  await expect(cell).toHaveValue(/log\(2\)|0\.6931/)
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await app.canvas.region.getByRole('button', { name: 'Edit the numbers of A' }).click()
  await card.getByRole('textbox').first().focus()
  await expect(card.getByRole('textbox').first()).toHaveValue('log(2)')
})

test('a taken name is refused with its sentence, and the field stays open', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  await app.canvas.select('u')
  await page.keyboard.press('F2')
  const field = app.canvas.region.getByRole('textbox', { name: 'Name of u' })
  await field.fill('v')
  await field.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('There is already a node called v. Choose another name.')
  await expect(field).toBeFocused()
  await field.fill('r')
  await field.press('Enter')
  await expect(app.canvas.node('r')).toBeVisible()
  await expectUndo(app, 'rename u')
})

test('a formula builds a graph; a wrong one stays, with its column', async ({ app, page }) => {
  await app.formula('log(exp(x) + exp(y))')
  await expect(app.canvas.region.locator('[data-node]')).not.toHaveCount(0)
  const names = await app.canvas.names()
  await app.formula('log(exp(x) + exp(')
  const field = page.getByRole('textbox', { name: 'Formula' })
  await expect(field).toHaveValue('log(exp(x) + exp(')
  await expect(page.getByRole('alert')).toContainText(/^.*Column 18: expected/)
  expect(await app.canvas.names()).toEqual(names)
  await field.press('Escape')
  await expect(field).toHaveCount(0)
  await undo(page)
  await expect.poll(() => app.canvas.names()).toEqual([])
})

test('a wire dropped on empty paper asks what it should feed; Tab asks where the pointer was', async ({
  app,
  page,
}) => {
  await app.palette.drag('input', await app.canvas.point(0.2, 0.5))
  const [x = ''] = await app.canvas.names()
  await app.canvas.dropOnPaper(x, await app.canvas.point(0.6, 0.5))
  await page.getByRole('combobox', { name: 'Add an operation' }).fill('tanh')
  await page.keyboard.press('Enter')
  await expect(app.canvas.region.getByRole('group', { name: /^tanh node/ })).toHaveCount(1)
  await expect(app.canvas.region.getByRole('group', { name: /^wire from/ })).toHaveCount(1)
  await undo(page)
  await expect(app.canvas.region.getByRole('group', { name: /^wire from/ })).toHaveCount(0)
  expect(await app.canvas.names()).toEqual([x])

  const { x: across, y: down } = await app.canvas.point(0.6, 0.8)
  await page.mouse.click(across, down)
  await page.keyboard.press('Tab')
  await page.getByRole('combobox', { name: 'Add an operation' }).fill('exponential')
  await page.keyboard.press('Enter')
  await expect(app.canvas.region.getByRole('group', { name: /^exponential node/ })).toHaveCount(1)
})

test('commands by their letters, the theme, the keys', async ({ app, page }) => {
  const ink = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await app.command('Light theme')
  const light = await ink()
  await app.command('Dark theme')
  await expect.poll(ink).not.toBe(light)
  await app.reload()
  expect(await ink()).not.toBe(light)
  await page.keyboard.press('F1')
  await expect(app.dialog('Keyboard shortcuts')).toContainText('Search or run a command')
  await page.keyboard.press('Escape')
  await expect(app.dialog('Keyboard shortcuts')).toHaveCount(0)
})

test('every typeface comes from the program itself and is there', async ({ app, page, baseURL }) => {
  await app.openExample('Log-sum-exp')
  const faces = await page.evaluate(async () => {
    await document.fonts.ready
    return [...document.fonts].filter(({ status }) => status !== 'unloaded').map(({ status }) => status)
  })
  expect(faces.length).toBeGreaterThan(1)
  expect(new Set(faces)).toEqual(new Set(['loaded']))
  const addresses = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\.(woff2?|ttf|otf)/.test(name)),
  )
  expect(addresses.length).toBeGreaterThan(1)
  for (const address of addresses) expect(address.startsWith(baseURL ?? 'none')).toBe(true)
})

test('a double click on an empty canvas offers operations, and nothing lies over them', async ({ app, page }) => {
  const { x, y } = await app.canvas.point(0.5, 0.3)
  const ways = app.canvas.region.getByRole('region', { name: 'Ways to begin' })
  await expect(ways).toBeVisible()
  await page.mouse.dblclick(x, y)
  await page.keyboard.type('log')
  const options = app.canvas.region.getByRole('option')
  await expect(ways).toBeHidden()
  // A click says so itself where something else would take it.
  await options.nth(3).click()
  await expect(app.canvas.region.locator('[data-node]')).toHaveCount(1)
})

test('what is added by key stands beside what is there, and covers none of it', async ({ app, page }) => {
  await app.canvas.region.focus()
  for (const op of ['log', 'add', 'exp', 'exp', 'input']) {
    const before = (await app.canvas.names()).length
    await page.keyboard.press('a')
    await expect(page.getByRole('combobox', { name: 'Add an operation' })).toBeFocused()
    await page.keyboard.type(op)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await app.canvas.names()).length).toBe(before + 1)
  }
  const boxes = await app.canvas.region.locator('[data-node]').evaluateAll((nodes) =>
    nodes.map((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect()
      return { left, right, top, bottom }
    }),
  )
  expect(boxes).toHaveLength(5)
  boxes.forEach((a, at) => {
    for (const b of boxes.slice(0, at))
      expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
  })
})
