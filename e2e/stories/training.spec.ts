// Training on data: a table from a file, from the clipboard or by a rule with a seed; batches, loss, decision map, slices.
import type { Gradwire } from '../driver/app'
import { dropFile, upload } from '../driver/browser-files'
import { expect, test } from '../driver/story'

/** An empty table on the canvas, selected. */
async function freshTable(app: Gradwire): Promise<void> {
  const made = await app.palette.drag('table', await app.canvas.point(0.2, 0.4))
  await app.canvas.rename(made, 'D')
  await app.canvas.select('D')
}

test('a CSV file becomes a table with its features and target in nodes of their own, in one step back', async ({
  app,
  page,
}) => {
  await freshTable(app)
  const csv = 'height;kind;width\n1,5;oak;2\n2,5;fir;3\n3,5;oak;4\n'
  await upload(page, 'trees.csv', csv, () => app.training.table.getByRole('button', { name: 'Load CSV…' }).click())
  await expect(app.training.table).toContainText('trees.csv: 3 × 3')
  await app.training.use(/^kind/, 'target')
  await app.training.use(/^width/, 'feature')
  await app.training.table.getByRole('button', { name: 'Use 3 rows' }).click()
  await expect(app.training.table).toContainText('height, width')
  await expect(app.training.table).toContainText('kind (fir, oak)')
  await expect(app.canvas.node('X')).toContainText('3 × 2')
  await expect(app.canvas.node('t')).toContainText('3 × 1')
  await expect(app.inspector.cell('D row 1, column 2')).toHaveValue('2')
  await page.keyboard.press('Escape')
  await app.button(/^Undo/).click()
  expect(await app.canvas.names()).toHaveLength(1)
})

test('a pasted table that cannot be read says where, and nothing is lost', async ({ app }) => {
  await freshTable(app)
  await app.training.paste('x1,x2,t\n1,2,0\n3,oops,1\n5,6,0')
  await expect(app.training.refusal).toContainText('Row 3, column “x2”: “oops” is no number')
  await app.training.paste('x1,x2,t\n1,2,0\n3,,1\n5,6,0')
  await expect(app.training.refusal).toContainText('Row 3, column “x2” lacks a value')
  await app.training.paste('x1,x2,t\n1,2,0\n3,4\n5,6,0')
  await expect(app.training.refusal).toContainText('Row 3 has 2 cells, the first row has 3')
  await app.training.paste('x1,x2,t\n1,2,0\n3,4,1\n5,6,0')
  await expect(app.training.refusal).toHaveCount(0)
  await app.training.table.getByRole('button', { name: 'Use 3 rows' }).click()
  await expect(app.canvas.node('X')).toContainText('3 × 2')
})

test('a CSV file dropped on the page is added as a table; one that cannot be read says why', async ({ app, page }) => {
  await app.formula('a + b')
  await dropFile(page, 'bad.csv', 'x,y\n1,2\n3\n')
  await expect(page.getByRole('alert')).toContainText('bad.csv: Row 3 has 1 cell')
  expect(await app.canvas.names()).toHaveLength(3)
  await dropFile(page, 'good.csv', 'x1,x2,y\n1,2,0\n3,4,1\n')
  await expect(app.canvas.node('D')).toContainText('2 × 3')
  await expect(app.canvas.node('X')).toContainText('2 × 2')
  expect(await app.canvas.names()).toHaveLength(6)
})

test('a rule with a seed draws the same rows again, and X and t follow the columns it has', async ({ app, page }) => {
  await freshTable(app)
  await app.training.table.getByRole('button', { name: 'Draw by a rule' }).click()
  const inspector = app.inspector.region
  const values = inspector.getByRole('table', { name: 'value' })
  const first = await values.innerText()
  await app.inspector.cell('seed').fill('7')
  await page.keyboard.press('Enter')
  await expect.poll(() => values.innerText()).not.toBe(first)
  await app.inspector.cell('seed').fill('1')
  await page.keyboard.press('Enter')
  await expect.poll(() => values.innerText()).toBe(first)
  await app.training.table.getByRole('button', { name: 'Take X and t out' }).click()
  await expect(app.canvas.node('X')).toContainText('100 × 2')
  await inspector.getByRole('combobox', { name: 'generator' }).selectOption('line')
  await expect(app.canvas.node('X')).toContainText('100 × 1')
  await expect(app.canvas.node('t')).toContainText('100 × 1')
})

test('logistic regression learns two blobs: the loss falls, the map turns, and one undo takes it all back', async ({
  app,
}) => {
  await app.openExample('Logistic regression on two blobs')
  await app.mode('Surface')
  await expect(app.training.map).toBeVisible()
  const before = await app.training.loss()
  expect(before).toBeGreaterThan(0.5)
  await app.training.button('One epoch').click()
  expect(await app.training.epoch()).toBe(1)
  await app.training.button('Train one batch').click()
  await expect(app.training.region.getByRole('status')).toContainText('(batch ')
  await app.training.button('Train').click()
  await expect.poll(() => app.training.loss(), { timeout: 60_000 }).toBeLessThan(0.15)
  await app.training.button('Pause training').click()
  await expect(app.training.curve).toHaveAccessibleName(/^Loss over .* epochs, from 0\.8/)
  await expect(app.training.region).toContainText(/(9[5-9]|100) of 100 rows are right/)
  await expect(app.training.map).toHaveAccessibleName(/p over x1 and x2, from 0 to 1, with 100 points/)
  for (let entry = 0; entry < 3; entry++) await app.button(/^Undo/).click()
  expect(await app.training.loss()).toBe(before)
  await expect(app.training.region.getByRole('status')).toContainText('epoch 0')
})

test('the weights’ path is cut along its own plane; the walk stays on it as a picture', async ({ app, page }) => {
  await app.openExample('A 2-8-1 network on two moons')
  await app.mode('Surface')
  for (let epoch = 0; epoch < 4; epoch++) await app.training.button('One epoch').click()
  await app.surface.region.getByRole('button', { name: 'Axes and ranges' }).click()
  await page.getByRole('combobox', { name: 'Plane' }).selectOption('path')
  await page.getByRole('button', { name: 'Cut', exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(app.surface.region.getByRole('group', { name: 'Plane' })).toContainText('along the walk, which shows')
  await app.surface.tab('Contours').click()
  await expect(app.surface.path).toHaveCount(17)
})

test('the map shows another node when asked, as a choice of the document', async ({ app }) => {
  await app.openExample('A 2-8-1 network on two moons')
  await app.mode('Surface')
  const choice = app.training.region.getByRole('combobox', { name: 'map of' })
  await choice.selectOption({ label: 'z' })
  await expect(app.training.map).toHaveAccessibleName(/z over x1 and x2/)
  await app.button(/^Undo/).click()
  await expect(app.training.map).toHaveAccessibleName(/p over x1 and x2/)
})
