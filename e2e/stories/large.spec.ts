// A document of more than a thousand nodes: it opens as a whole, is read from near and from afar, stepped, searched and
// edited. The page never holds more nodes than the window shows.
import type { Page } from '@playwright/test'
import { writeDocument } from '../../core/file/write'
import { dropFile } from '../driver/browser-files'
import { sheet } from '../driver/large'
import type { Gradwire } from '../driver/app'
import { expect, test } from '../driver/story'

const count = 1200

async function openLarge(app: Gradwire, page: Page): Promise<void> {
  await dropFile(page, 'large.gradwire', writeDocument(sheet(count)))
  await expect(app.canvas.region.locator('[data-far]')).toBeVisible()
}

/** Finds a node and comes near to it. */
async function goTo(app: Gradwire, page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+f')
  await page.getByRole('search', { name: 'Find a node' }).getByRole('textbox').fill(name)
  await expect(page.getByRole('search', { name: 'Find a node' })).toContainText(/1 of \d+/)
  await page.keyboard.press('Escape')
  await expect(app.canvas.node(name)).toBeFocused()
}

const nodesOnPage = (app: Gradwire): Promise<number> => app.canvas.region.locator('[data-node]').count()

test('opened from afar, found, walked along, stepped, moved and undone', async ({ app, page }) => {
  await openLarge(app, page)
  expect(await nodesOnPage(app)).toBeLessThan(4)

  // The search brings a node that was nowhere on the page, with the keyboard on it.
  await goTo(app, page, 'v700')
  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.locator(':focus')).toHaveAccessibleName(/^wire from v700 to v701/)
  await page.keyboard.press('Alt+ArrowRight')
  await expect(app.canvas.node('v701')).toBeFocused()

  // From near, the window holds what is seen and a little more, with wires that lead out of it.
  await page.getByRole('button', { name: /^Zoom is/ }).click()
  await goTo(app, page, 'v701')
  await expect(app.canvas.region.locator('[data-far]')).toHaveCount(0)
  await expect.poll(() => nodesOnPage(app)).toBeGreaterThan(10)
  expect(await nodesOnPage(app)).toBeLessThan(250)

  // The view follows the run to its last step, far away.
  await app.mode('Step')
  await page.keyboard.press('End')
  await expect(app.canvas.node('v1')).toHaveAccessibleName(/adjoint/)
  await page.keyboard.press('Home')
  await expect(app.canvas.node('v1')).toHaveAccessibleName(/no value yet/)
})

test('a selection of everything moves with the node that is dragged, as one entry', async ({ app, page }) => {
  await openLarge(app, page)
  await page.getByRole('button', { name: /^Zoom is/ }).click()
  await goTo(app, page, 'v0')
  await expect(app.canvas.node('v1')).toBeVisible()
  const placesNow = async (): Promise<number> => (await app.canvas.node('v1').boundingBox())?.y ?? NaN
  const before = await placesNow()
  await page.keyboard.press('ControlOrMeta+a')
  await app.canvas.carry('v0', 0, 80)
  await expect.poll(placesNow).toBeGreaterThan(before + 40)
  await app.button(`Undo move ${count} nodes`).click()
  await expect(app.button(/^Undo/)).toBeDisabled()
})

test('every number on the page follows an input, beyond its edge too', async ({ app, page }) => {
  await openLarge(app, page)
  await page.getByRole('button', { name: /^Zoom is/ }).click()
  await goTo(app, page, 'v0')
  await app.canvas.setValue('v0', '0.75')
  const wanted = valuesOn(0.75)
  const isRight = async (name: string): Promise<boolean> => {
    const number = wanted.get(name) ?? NaN
    // Where there is little room it has few digits; before it had two thirds of it.
    return Math.abs((await app.canvas.value(name)) - number) < 0.1 * Math.abs(number)
  }
  const names = await app.canvas.names()
  const seen = await Promise.all(names.map((name) => isInView(app, name)))
  expect(seen.filter(Boolean).length).toBeGreaterThan(10)
  expect(seen.filter((isSeen) => !isSeen).length).toBeGreaterThan(3)
  for (const name of names) await expect.poll(() => isRight(name), name).toBe(true)
})

/** What the sheet of sums and multiples holds, by name, for an input; nodes stand after those that they are computed from. */
function valuesOn(input: number): ReadonlyMap<string, number> {
  const { nodes, edges } = sheet(count).graph
  const values = new Map<string, number>()
  const named = new Map<string, number>()
  for (const { id, op, name, attributes } of nodes) {
    const given = edges.filter(({ to }) => to === id).map(({ from }) => values.get(from) ?? NaN)
    const sum = given.reduce((a, b) => a + b, 0)
    const value =
      op === 'input' ? input : op === 'scale' ? sum * Number(attributes?.['factor']) : op === 'add' ? sum : sum ** 2
    values.set(id, value)
    named.set(name, value)
  }
  return named
}

async function isInView(app: Gradwire, name: string): Promise<boolean> {
  const [node, canvas] = await Promise.all([app.canvas.node(name).boundingBox(), app.canvas.region.boundingBox()])
  if (!node || !canvas) throw new Error(`${name} is not on the page`)
  return (
    node.x < canvas.x + canvas.width &&
    node.x + node.width > canvas.x &&
    node.y < canvas.y + canvas.height &&
    node.y + node.height > canvas.y
  )
}

test('a node is taken from afar', async ({ app, page }) => {
  await openLarge(app, page)
  const region = app.canvas.region
  const box = await region.boundingBox()
  if (!box) throw new Error('no canvas')
  // The hand looks for a node near the middle of the sheet.
  const named = region.locator('[data-node]:not([data-node=v0])')
  let found = ''
  for (let i = 0; i < 40 && found === ''; i++) {
    await page.mouse.move(box.x + box.width / 2 + i, box.y + box.height / 2 + i)
    if ((await named.count()) > 0) found = (await named.first().getAttribute('data-node')) ?? ''
  }
  expect(found).not.toBe('')
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2 + 80, box.y + box.height / 2 + 120, { steps: 4 })
  await page.mouse.up()
  await expect(app.button(`Undo move ${found}`)).toBeEnabled()
})

test('a double click from afar comes near, and so does Enter', async ({ app, page }) => {
  await openLarge(app, page)
  const picture = app.canvas.region.locator('[data-far]')
  const zoom = page.getByRole('button', { name: /^Zoom is/ })
  await expect(picture).toBeVisible()
  const middle = await app.canvas.point(0.5, 0.5)
  await page.mouse.dblclick(middle.x, middle.y)
  await expect(zoom).toHaveText('100 %')
  await expect(picture).toHaveCount(0)
  // Nothing was asked for on the way.
  await expect(page.getByRole('combobox', { name: 'Operation' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Zoom to fit' }).click()
  await expect(picture).toBeVisible()
  await page.keyboard.press('Escape')
  await app.canvas.node('v0').focus()
  await page.keyboard.press('Enter')
  await expect(zoom).toHaveText('100 %')
  await expect(app.canvas.node('v0')).toBeInViewport()
})
