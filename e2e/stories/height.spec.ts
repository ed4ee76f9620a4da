// The surface shows the root, or any other number that depends on an input: chosen in the panel or on the canvas.
import { expect, test } from '../driver/story'

test('the surface shows another node: picture, numbers and walk are its own, and the canvas keeps the root', async ({
  app,
  page,
}) => {
  await app.formula('p = x^2 + 2 * y^2; q = x - y; f = p * q')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  await expect(app.surface.picture).toHaveAccessibleName('Contours of f over x and y.')
  await expect(app.surface.height.locator('option').first()).toHaveText('f, the root')
  await app.surface.height.selectOption({ label: 'p' })
  await expect(app.surface.picture).toHaveAccessibleName('Contours of p over x and y.')
  await expect(app.surface.region).toContainText(
    'The surface shows p and its slopes; those on the canvas are still of the root, f.',
  )
  // At (1, 1): ∂p = (2, 4), while f = p·q has q = 0 there and so the slopes (3, −3).
  expect(await app.canvas.adjoint('x')).toBe(3)
  await app.surface.ask('Hessian')
  await expect(app.surface.region).toContainText('positive definite')
  await app.surface.ask('Critical points')
  await app.surface.region.getByRole('button', { name: 'Find critical points' }).click()
  await expect(app.surface.region.getByRole('tabpanel', { name: 'Critical points' })).toContainText('minimum')
  await app.surface.ask('Walk')
  await app.surface.descent('Step down once').click()
  expect([await app.canvas.value('x'), await app.canvas.value('y')]).toEqual([0.8, 0.6])

  // Undo knows the choice as it knows the step.
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.surface.height.locator('option:checked')).toHaveText('p')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.surface.height).toHaveValue('')
  await expect(app.surface.picture).toHaveAccessibleName('Contours of f over x and y.')
})

test('a node shows its surface from its menu and by a key; deleted, it leaves the root with the reason', async ({
  app,
  page,
}) => {
  await app.formula('p = x^2; q = p - y; f = q^2 + x')
  await app.canvas.menu('q', 'Show its surface')
  await expect(app.surface.ball).toBeVisible()
  await expect(app.surface.height).toHaveText(/q/)
  await app.surface.tab('Contours').click()
  await expect(app.surface.picture).toHaveAccessibleName('Contours of q over x and y.')
  await app.mode('Build')
  await app.canvas.select('p')
  await page.keyboard.press('h')
  await app.surface.tab('Curve').click()
  await expect(app.surface.picture).toHaveAccessibleName('Curve of p over x.')
  await app.canvas.select('p')
  await page.keyboard.press('Delete')
  await expect(app.surface.region).toContainText('The node whose height was shown is gone.')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.surface.region).not.toContainText('is gone')
  await expect(app.surface.picture).toHaveAccessibleName('Curve of p over x.')
})
