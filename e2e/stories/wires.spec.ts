// What stands on the wires: forward the value, backward the contribution, and through the lenses what it is made of.
import { expect, test } from '../driver/story'

test('a wire shows its value on the way forward, then its contribution, its factor, its product', async ({ app }) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  await app.stepper.stepUntil(/u = p.*100/)
  expect(await app.canvas.label('p', 'u')).toBe('10')
  expect(await app.canvas.label('u', 't')).toBe('')
  await expect(app.canvas.wire('p', 'u')).toHaveAccessibleName('wire from p to u, carries 10')
  await app.stepper.stepUntil(/−5248 to b/)
  expect(await app.canvas.label('b', 'q')).toBe('−5248')
  expect(await app.canvas.label('p', 'u')).toBe('+6560')
  await app.canvas.lens('Local derivatives')
  expect(await app.canvas.label('b', 'q')).toBe('× −1')
  expect(await app.canvas.label('p', 'u')).toBe('× 20')
  await app.canvas.lens('Upstream × local')
  expect(await app.canvas.label('b', 'q')).toBe('5248 × (−1) = −5248')
  expect(await app.canvas.label('p', 'u')).toBe('328 × 20 = +6560')
})

test('where numbers stand close together a product is written out for the wire that is asked', async ({
  app,
  page,
}) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  await app.stepper.toEnd()
  await app.canvas.lens('Upstream × local')
  expect(await app.canvas.label('x', 's1')).toBe('+70 848')
  expect(await app.canvas.label('p', 'u')).toBe('328 × 20 = +6560')
  await app.canvas.wire('x', 's1').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => app.canvas.label('x', 's1')).toBe('70 848 × 1 = +70 848')
})

test('a contribution of zero is a number; where no path leads there is none', async ({ app }) => {
  await app.formula('x * y + relu(z) + 0 * floor(3.5)')
  await app.canvas.setValue('x', '0')
  await app.mode('Step')
  await app.stepper.toEnd()
  await expect(app.canvas.region.getByRole('group', { name: /^wire from y to .*, contribution 0$/ })).toHaveCount(1)
  await expect(app.canvas.region.getByRole('group', { name: /^wire from .*, no path to the root$/ })).not.toHaveCount(0)
})

test('a matrix on a wire shows its picture and its size, and through the lens the product that made it', async ({
  app,
}) => {
  await app.openExample('‖X − UV‖²')
  await app.mode('Step')
  await app.stepper.toEnd()
  expect(await app.canvas.label('U', 'P')).toBe('3 × 2')
  await app.canvas.lens('Upstream × local')
  expect(await app.canvas.label('U', 'P')).toContain('V')
  await app.canvas.lens('Local derivatives')
  expect(await app.canvas.label('U', 'P')).toBe('J 12 × 6')
})

test('a wire that carries a matrix is opened on the canvas: its numbers, and the product that comes back', async ({
  app,
  page,
}) => {
  await app.openExample('‖X − UV‖²')
  await app.canvas.wire('U', 'P').focus()
  await page.keyboard.press('Enter')
  const card = page.getByRole('dialog', { name: 'Numbers on the wire from U to P' })
  await expect(card).toBeFocused()
  await expect(card.getByRole('table', { name: 'Value of U' }).getByRole('row')).toHaveCount(3)
  const back = card.getByRole('table', { name: 'Contribution to the adjoint of U' })
  await expect(back.getByRole('row')).toHaveCount(3)
  await expect(card.getByRole('table', { name: 'Adjoint of P' }).getByRole('row')).toHaveCount(3)
  await expect(card).toContainText('The Jacobian would have 12 × 6 entries')
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  await expect(app.canvas.wire('U', 'P')).toBeFocused()
  // Before the way back has come by, it says so.
  await app.mode('Step')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await app.canvas.wire('U', 'P').focus()
  await page.keyboard.press('Enter')
  await expect(card).toContainText('Nothing has come back on this wire yet.')
  await page.keyboard.press('Escape')
  // Between numbers the wire says all that there is, so nothing opens.
  await app.formula('f = x * y')
  await app.canvas.wire('x', 'f').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: /^Numbers on/ })).toHaveCount(0)
})
