// Forward mode: tangents and adjoints on one canvas, the cut whose sum never changes, what both modes cost.
import { expect, test } from '../driver/story'

test.beforeEach(async ({ app }) => {
  await app.openExample('The chain rule at another point')
  await app.command('Show tangents and adjoints')
})

test('a direction moves every node, and the cut has one sum wherever it is dragged', async ({ app, page }) => {
  const { region } = app.inspector
  await expect(region.getByRole('group', { name: 'rate of the root' })).toContainText('73')
  await expect(region.getByRole('row', { name: /^p → u/ })).toContainText('8 × 6560')
  const slider = page.getByRole('slider', { name: 'Cut across the graph' })
  await expect(slider).toHaveAttribute('aria-valuetext', /^Cut 4 of 6, crosses p to u, q to v, sum 73.472$/)
  await slider.focus()
  for (const place of [5, 6]) {
    await page.keyboard.press('ArrowRight')
    await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^Cut ${place} of 6, .*, sum 73.472$`))
  }
  await page.keyboard.press('Home')
  await expect(slider).toHaveAttribute('aria-valuetext', /^Cut 1 of 6, .*, sum 73.472$/)
  // By hand to the other side of a and b.
  const [start, b, p] = await Promise.all(
    [slider, app.canvas.node('b'), app.canvas.node('p')].map((at) => at.boundingBox()),
  )
  if (!start || !b || !p) throw new Error('not on the page')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move((b.x + b.width + p.x) / 2, start.y + 40, { steps: 6 })
  await page.mouse.up()
  await expect(slider).toHaveAttribute('aria-valuetext', /a to p, .*sum 73.472$/)
  // Another direction, another number, at every cut again.
  await region.getByRole('button', { name: 'Move only y' }).click()
  await expect(slider).toHaveAttribute('aria-valuetext', /sum 68.224$/)
  await app.inspector.cell('Value of direction of w').fill('1')
  await page.keyboard.press('Enter')
  await expect(slider).toHaveAttribute('aria-valuetext', /sum 141.696$/)
})

test('passes and multiplications are counted, and the Hessian times the direction stands beside the gradient', async ({
  app,
}) => {
  const { region } = app.inspector
  const costs = region.getByRole('table', { name: 'Costs of both modes' })
  await expect(costs.getByRole('row', { name: /^forward/ })).toHaveText(/forward\s*4\s*10\s*45/)
  await expect(costs.getByRole('row', { name: /^reverse/ })).toHaveText(/reverse cheaper\s*1\s*10\s*15/)
  await expect(region.getByRole('row', { name: /^w / })).toContainText('179')
  await app.canvas.select('a')
  await expect(region.getByRole('group', { name: 'tangent' })).toContainText('6')
})
