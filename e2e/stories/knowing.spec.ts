// What is known of a function: models against the truth, the Hessian, critical points with their proof, basins.
import { expect, test } from '../driver/story'

test('the models err as the course says, and their orders are measured', async ({ app }) => {
  await app.openExample('Log-sum-exp')
  await app.mode('Surface')
  await app.surface.ask('Models')
  const predictions = app.surface.region.getByRole('table', { name: 'Predictions' })
  await expect(predictions.getByRole('row', { name: /^linear/ })).toContainText('0.0001786')
  await expect(predictions.getByRole('row', { name: /^quadratic/ })).toContainText('7.821·10−7')
  await expect(app.surface.region).toContainText('linear 2, quadratic 3')
  const turned = app.surface.region.getByRole('group', { name: 'Directional derivative' })
  await expect(turned).toContainText('+0.7454')
  await turned.getByRole('slider').fill('90')
  await expect(turned).toContainText('= 0')
})

test('the Hessian shows fractions, eigenvalues and why Newton is refused', async ({ app }) => {
  await app.openExample('Log-sum-exp')
  await app.mode('Surface')
  await app.surface.ask('Hessian')
  await expect(app.surface.region).toContainText('0.2222 = 2/9')
  await expect(app.surface.region.getByRole('table', { name: 'Eigenvalues' })).toContainText('0.4444')
  await expect(app.surface.region).toContainText('along (1, 1) the Hessian has no curvature')
})

test('critical points are found, judged and proved to be all; one goes there by a click', async ({ app }) => {
  await app.openExample('A quartic with three critical points')
  await app.mode('Surface')
  await app.surface.setWindow(-2, 3)
  await app.surface.ask('Critical points')
  await app.surface.region.getByRole('button', { name: 'Find critical points' }).click()
  await expect(app.surface.region).toContainText('Proved: there are no others', { timeout: 30_000 })
  const table = app.surface.region.getByRole('table', { name: 'Critical points' })
  await expect(table.getByRole('row')).toHaveCount(4)
  await expect(table.getByRole('row', { name: /\(2\).*−32/ })).toContainText('minimum, lowest')
  await expect(table.getByRole('row', { name: /\(0\)/ })).toContainText('maximum')
  await expect(app.surface.picture.locator('[data-critical=maximum]')).toHaveCount(1)
  await table.getByRole('button', { name: '(2)' }).click()
  expect(await app.canvas.value('x')).toBe(2)
  expect(await app.canvas.value('f')).toBe(-32)
  // Another function: what was found is not said of it.
  await app.formula('x^4')
  await expect(table).toHaveCount(0)
})

test('a point without curvature stays open, and is said to', async ({ app }) => {
  await app.formula('x^2 * y + x * y^2')
  await app.mode('Surface')
  await app.surface.ask('Critical points')
  await app.surface.region.getByRole('button', { name: 'Find critical points' }).click()
  await expect(app.surface.region).toContainText('Not proved', { timeout: 60_000 })
  await expect(app.surface.region.getByRole('table', { name: 'Critical points' })).toContainText('neither')
})

test('at rate 0.05 the quartic sends every start that settles to −1', async ({ app }) => {
  await app.openExample('A quartic with three critical points')
  await app.mode('Surface')
  await app.surface.setWindow(-2, 3)
  await app.surface.setRate('0.05')
  await app.surface.ask('Basins')
  await app.surface.region.getByRole('button', { name: 'Colour the starts' }).click()
  const ends = app.surface.region.getByRole('table', { name: 'Ends of Gradient descent' })
  await expect(ends.getByRole('row').first()).toContainText('(−1), a minimum', { timeout: 30_000 })
  await expect(ends).not.toContainText('(2)')
  await expect(ends).toContainText('runs away')
  await expect(app.surface.region.locator('canvas[data-basins]')).toBeVisible()
})
