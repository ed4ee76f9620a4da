// The formula is a face of the graph: either is edited, the other follows; what did not change keeps its place.
import type { Gradwire } from '../driver/app'
import { expect, test } from '../driver/story'

const bar = (app: Gradwire) => app.page.getByRole('region', { name: 'Formula bar' })
const field = (app: Gradwire) => bar(app).getByRole('textbox', { name: /^Formula/ })

/** How far the nodes stand from the first one, in its own widths: the same wherever and however near the view is. */
async function apart(app: Gradwire, names: readonly string[]): Promise<readonly (readonly number[])[]> {
  const all = await Promise.all(names.map((name) => app.canvas.node(name).boundingBox()))
  const first = all[0]
  if (!first) throw new Error(`${names[0]} is not on the canvas`)
  const share = (along: number): number => Math.round((20 * along) / first.width) / 20
  return all.map((box) => (box ? [share(box.x - first.x), share(box.y - first.y)] : []))
}

test('one changed part of a formula moves only what has to make way, and is one step of undo', async ({
  app,
  page,
}) => {
  await app.formula('p = x * y; q = sin(p); f = q + p')
  await app.canvas.setValue('x', '3')
  const kept = ['x', 'y', 'p', 'q']
  await app.command('Zoom to fit')
  const before = await apart(app, kept)
  await app.formula('p = x * y; q = sin(p); f = q * z + p')
  await expect(app.canvas.node('z')).toBeVisible()
  expect(await app.canvas.value('p')).toBe(3)
  // The view may have moved, and gone farther away, to show what is new; what stands, stands as it did to the others.
  expect(await apart(app, kept)).toEqual(before)
  // Between q and f there was no room for a product: the result has made way for it.
  const [q, f] = [await app.canvas.node('q').boundingBox(), await app.canvas.node('f').boundingBox()]
  expect(f!.x - q!.x).toBeGreaterThan(2 * q!.width)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.canvas.node('z')).toHaveCount(0)
  expect((await app.canvas.names()).sort()).toEqual(['f', 'p', 'q', 'x', 'y'])
})

test('the formula of a selected node is edited alone, and the way back to the whole is beside it', async ({
  app,
  page,
}) => {
  await app.formula('p = x * y; q = sin(p); f = q + z')
  await app.canvas.select('q')
  const edit = bar(app).getByRole('button', { name: 'Edit the formula of q' })
  await expect(edit).toBeVisible()
  await expect(bar(app).locator('.formulaPart')).toHaveCount(1)

  await edit.click()
  await field(app).fill('q = cos(')
  await page.keyboard.press('Enter')
  await expect(bar(app).getByRole('alert')).toContainText('cos(')
  await expect(field(app)).toHaveValue('q = cos(')
  await page.keyboard.press('Escape')
  await expect(edit).toBeVisible()

  await edit.click()
  await field(app).fill('q = x / y + z')
  await page.keyboard.press('Enter')
  await expect.poll(() => app.canvas.value('q')).toBe(2)
  expect(await app.canvas.value('f')).toBe(3)
  await expect(edit).toBeVisible()

  await bar(app).getByRole('button', { name: 'Back to the whole formula' }).click()
  await expect(bar(app).getByRole('button', { name: 'Edit the formula', exact: true })).toBeVisible()
})

test('the caret marks the node on the canvas, a selected input its part of the formula', async ({ app, page }) => {
  await app.formula('f = sin(x) * exp(y)')
  await app.canvas.select('y')
  await expect(bar(app).locator('.formulaPart')).toHaveText('y')
  await page.keyboard.press('ControlOrMeta+l')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  const hinted = page.locator('[data-hinted]')
  await expect(hinted).toContainText('sin')
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(hinted).toHaveAttribute('data-node', 'y')
  await page.keyboard.press('Escape')
  await expect(hinted).toHaveCount(0)
})

test('a formula with a matrix starts from a matrix', async ({ app }) => {
  await app.formula('x.T @ A @ x')
  await expect.poll(() => app.canvas.value('f')).toBe(34)
  await bar(app).getByRole('button', { name: 'Edit the formula', exact: true }).click()
  await expect(field(app)).toHaveValue('x.T @ A @ x')
})

test('all of a typed formula is in view, its inputs too, beside the surface as well', async ({ app, page }) => {
  const expectInView = async (names: readonly string[]): Promise<void> => {
    await expect(async () => {
      const frame = (await app.canvas.region.boundingBox())!
      for (const name of names) {
        const box = (await app.canvas.node(name).boundingBox())!
        expect(box.x, name).toBeGreaterThan(frame.x)
        expect(box.y, name).toBeGreaterThan(frame.y)
        expect(box.x + box.width, name).toBeLessThan(frame.x + frame.width)
        expect(box.y + box.height, name).toBeLessThan(frame.y + frame.height)
      }
    }).toPass({ timeout: 5000 })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await app.formula('x*y+sin(x)')
  await app.formula('mean((u - v)^2)/w')
  await expectInView(['u', 'v', 'w'])
  await app.formula('x*y+sin(x)')
  await app.mode('Surface')
  await app.formula('sin(u - v)^2/w')
  await expectInView(['u', 'v', 'w'])
})

test('letters side by side are one name, and it is said how a product is written', async ({ app, page }) => {
  await app.formula('y = mx + b')
  const hint = page.getByText('mx is one name here. For m times x write m*x.')
  await expect(hint).toBeVisible()
  await page.getByRole('button', { name: 'Close the message' }).click()
  // Who goes on with it has understood.
  await app.formula('y = mx + b^2')
  await expect(app.canvas.node('mx')).toBeVisible()
  await expect(hint).toHaveCount(0)
})
