// Walking with a method: what it remembers, why it went on so, how it ended, and back along the path.
import { expect, test } from '../driver/story'

test('momentum goes as PyTorch does, and one goes back and on along its path', async ({ app, page }) => {
  await app.formula('x^2 + 10 * y^2')
  await app.mode('Surface')
  const values = { x: 1, y: 1 }
  for (const [name, value] of Object.entries(values)) await app.canvas.setValue(name, String(value))
  await app.surface.setRate('0.05')
  await app.surface.chooseMethod('Momentum')
  const step = app.surface.descent('Step down once')
  for (const [x, y] of [
    [0.9, 0],
    [0.72, -0.9],
    [0.486, -0.81],
  ]) {
    await step.click()
    expect(await app.canvas.value('x')).toBeCloseTo(x as number, 3)
    expect(await app.canvas.value('y')).toBeCloseTo(y as number, 3)
  }
  await expect(app.surface.region.getByRole('table', { name: 'State of the method' })).toContainText('v')
  // The step is the sum of two arrows, in the picture and as numbers.
  await app.surface.tab('Contours').click()
  await expect(app.surface.picture.locator('[data-arrow]')).toHaveText(['slope', 'carried'])
  // Back to the first step, and from there on anew: the same memory, the same way.
  await app.surface.scrub.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  expect(await app.canvas.value('x')).toBeCloseTo(0.9, 6)
  await step.click()
  expect(await app.canvas.value('y')).toBeCloseTo(-0.9, 6)
  await expect(app.surface.region.getByRole('img', { name: /^f over 2 steps/ })).toBeVisible()
})

test('a walk that ends says what the place is, and never calls a maximum a success', async ({ app }) => {
  await app.openExample('A quartic with three critical points')
  await app.mode('Surface')
  await app.surface.chooseMethod('Newton')
  await app.surface.descent('Step down once').click()
  expect(await app.canvas.value('x')).toBe(0)
  await expect(app.surface.said).toContainText('this is a maximum, not a minimum')
})

test('divergence is explained by the limit', async ({ app }) => {
  await app.formula('x^2 + 10 * y^2 + x + y')
  await app.mode('Surface')
  await app.surface.setRate('1')
  await app.surface.descent('Run descent').click()
  await expect(app.surface.said).toContainText('above 2/λ = 0.1', { timeout: 30_000 })
})

test('a walk that runs away to infinity is drawn as far as it is anywhere', async ({ app }) => {
  await app.openExample('A quartic with three critical points')
  await app.mode('Surface')
  await app.canvas.setValue('x', '-2')
  await app.surface.setRate('0.05')
  await app.surface.descent('Run descent').click()
  await expect(app.surface.descent('Run descent')).toBeVisible({ timeout: 30_000 })
  // The console of a story stays clean: no place of the line is NaN.
  const line = app.surface.picture.locator('polyline').first()
  await expect(line).toHaveAttribute('points', /^[-\d., ]+$/)
  expect((await line.getAttribute('points'))!.split(' ').length).toBeGreaterThan(1)
})

test('a hand on the inputs, an undo, a race and a look elsewhere each stop a walk that runs', async ({ app }) => {
  await app.formula('x^2 + y^2')
  await app.mode('Surface')
  await app.surface.setRate('0.0001')
  const run = app.surface.descent('Run descent')
  const goes = async (): Promise<void> => {
    await run.click()
    await expect(app.surface.descent('Pause descent')).toBeVisible()
  }
  await goes()
  await app.canvas.setValue('x', '1.7')
  await expect(run).toBeVisible()
  expect(await app.canvas.value('x')).toBe(1.7)

  await goes()
  await expect.poll(() => app.canvas.value('x')).toBeLessThan(1.7)
  await app.command('Undo')
  await expect(run).toBeVisible()
  expect(await app.canvas.value('x')).toBe(1.7)

  await goes()
  await app.mode('Build')
  const left = await app.canvas.value('x')
  await app.mode('Surface')
  await expect(run).toBeVisible()
  expect(await app.canvas.value('x')).toBe(left)

  await goes()
  await app.surface.ask('Race')
  await app.surface.race.press('Run the race')
  await expect(run).toBeVisible()
})

test('a Newton step without curvature is refused, with the direction', async ({ app }) => {
  await app.openExample('Log-sum-exp')
  await app.mode('Surface')
  await app.surface.chooseMethod('Newton')
  await app.surface.descent('Step down once').click()
  await expect(app.surface.said).toContainText('along (1, 1) the Hessian has no curvature')
})

test('a minimum over the axes alone says what is held, and how steep f is there', async ({ app }) => {
  await app.formula('x^2 + y^2 - z^2')
  for (const name of ['x', 'y', 'z']) await app.canvas.setValue(name, '1')
  await app.mode('Surface')
  await app.surface.setRate('0.5')
  await app.surface.descent('Step down once').click()
  await expect(app.surface.said).toContainText('Over x and y alone')
  await expect(app.surface.said).toContainText('z is held at 1, where the slope in it is −2')
  await app.surface.ask('Critical points')
  await app.surface.region.getByRole('button', { name: 'Find critical points' }).click()
  await expect(app.surface.region.getByRole('table', { name: 'Critical points' })).toContainText('minimum in x and y')
  await expect(app.surface.region).toContainText('z is held at 1, where the slope in it is −2')
})

test('the limit is that of the method, and none is shown for a method without one', async ({ app }) => {
  await app.formula('x^2 + 10 * y^2')
  await app.mode('Surface')
  const descent = app.surface.region.getByRole('group', { name: 'Descent' })
  await expect(descent).toContainText('limit 2/λ = 0.1')
  await app.surface.chooseMethod('Momentum')
  await expect(descent).toContainText('limit (2 + 2μ)/λ = 0.19')
  await app.surface.chooseMethod('Adam')
  await expect(descent).not.toContainText('limit')
})

test('a plane through all weights of a network: the walk leaves it, and how far is said', async ({ app, page }) => {
  await app.openExample('A 2-4-1 network with a loss')
  await app.mode('Surface')
  await app.surface.region.getByRole('button', { name: 'Axes and ranges' }).click()
  await page.getByRole('combobox', { name: 'Plane' }).selectOption('filters')
  await page.getByRole('button', { name: 'Cut', exact: true }).click()
  const plane = app.surface.region.getByRole('group', { name: 'Plane' })
  await expect(plane).toContainText('the point lies on the plane')
  await app.surface.descent('Step down once').click()
  await expect(plane).toContainText('off the plane')
  // What the point says of f is f there, not where the plane shows it.
  const status = await app.surface.region.getByRole('group', { name: 'Descent' }).getByRole('status').innerText()
  const value = status.replace(/^.*= /s, '').trim()
  await expect(app.surface.ball).toHaveAttribute('aria-valuetext', new RegExp(`${value.replace('.', '\\.')}$`))
  // The Hessian over the axes of the picture is over those of the plane.
  await app.surface.ask('Hessian')
  await expect(app.surface.region).toContainText('Rows and columns: α, β.')
  await expect(app.surface.region).toContainText('Other directions are not asked.')
  await plane.getByRole('button', { name: 'Leave the plane' }).click()
  await expect(app.surface.region).toContainText(/Rows and columns: W1\[1, 1\], W2\[1, 1\]\./)
  await expect(plane).toHaveCount(0)
})

test('the arrows of a step stand on a curve too, one above the other', async ({ app }) => {
  await app.formula('x^4 / 4 - x^2')
  await app.canvas.setValue('x', '2')
  await app.mode('Surface')
  await app.surface.chooseMethod('Momentum')
  await app.surface.setRate('0.05')
  const arrows = app.surface.picture.locator('[data-arrow]')
  await expect(arrows).toHaveCount(0)
  for (let i = 0; i < 2; i++) await app.surface.descent('Step down once').click()
  await expect(arrows).toHaveText(['slope × 10', 'carried × 10'])
  const [slope, carried] = await Promise.all([arrows.nth(0).boundingBox(), arrows.nth(1).boundingBox()])
  expect(carried?.y).toBeLessThan(slope?.y ?? 0)
})

test('after an example, a formula of one input and one of two again, the surface is a surface', async ({ app }) => {
  await app.openExample('Log-sum-exp')
  await app.mode('Surface')
  await app.formula('x^2')
  await expect(app.surface.tab('Surface')).toBeDisabled()
  await app.formula('x^2 - y^2')
  await expect(app.surface.tab('Surface')).toBeEnabled()
  await app.surface.tab('Contours').click()
  await expect(app.surface.picture).toHaveAccessibleName(/over x and y/)
})

test('on a kink the curve draws no tangent and the walk says that the slope is chosen', async ({ app }) => {
  await app.formula('abs(x)')
  await app.canvas.setValue('x', '0')
  await app.mode('Surface')
  await expect(app.surface.region).toContainText('a kink: as slope, 0 is chosen')
  await app.surface.descent('Step down once').click()
  await expect(app.surface.said).toContainText('Stopped on a kink')
})
