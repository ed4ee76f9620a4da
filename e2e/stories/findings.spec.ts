// What a learner is told at a kink and at an overflow, and what can be done about it.
import type { Locator } from '@playwright/test'
import { expect, test } from '../driver/story'

test('a kink has four answers, and the document says which one counts', async ({ app, page }) => {
  await app.formula('f = abs(x) + relu(y)')
  await app.canvas.setValue('x', '0')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  const { region } = app.inspector
  const finding = region.getByRole('list', { name: 'Findings' }).getByRole('listitem')
  await expect(finding).toContainText('stands on a kink')
  const answers = finding.getByLabel('Slopes at the kink')
  for (const who of ['mathematics', 'PyTorch', 'TensorFlow', 'JAX']) await expect(answers).toContainText(who)

  const choice = region.getByRole('radiogroup', { name: 'At a kink' })
  await expect(choice.getByRole('radio', { name: /as PyTorch/ })).toBeChecked()
  await expect.poll(() => app.canvas.adjoint('x')).toBe(0)
  // The arrow keys go from one to the next.
  await choice.getByRole('radio', { name: /as PyTorch/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(choice.getByRole('radio', { name: /mathematics/ })).toBeChecked()
  await expect.poll(() => app.canvas.adjoint('x')).toBeNaN()
  await expect.poll(() => app.canvas.adjoint('y')).toBe(1)

  await choice.getByRole('radio', { name: /strict/ }).check()
  await expect(finding).toContainText('the run stops here')
  await app.button(/^Undo/).click()
  await app.button(/^Undo/).click()
  await expect(choice.getByRole('radio', { name: /as PyTorch/ })).toBeChecked()
  await expect.poll(() => app.canvas.adjoint('x')).toBe(0)
})

test('an overflow offers the stable form, as one edit', async ({ app }) => {
  await app.formula('f = log(1 + exp(x))')
  await app.canvas.setValue('x', '1000')
  await app.canvas.select('a')
  await expect(app.canvas.node('a')).toContainText('2')
  await app.inspector.region.getByRole('button', { name: 'Use softplus' }).first().click()
  await expect(app.canvas.node('a')).toHaveCount(0)
  await expect.poll(() => app.canvas.value('f')).toBe(1000)
  await expect.poll(() => app.canvas.adjoint('x')).toBe(1)
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo use softplus')
  await app.button(/^Undo/).click()
  await expect(app.canvas.node('a')).toHaveCount(1)
})

test('the mark at a node says what it is in a word, and opens the card with the slopes and the convention', async ({
  app,
  page,
}) => {
  await app.formula('f = abs(x) + y')
  await app.canvas.setValue('x', '0')
  const card = page.getByRole('dialog', { name: /^What is found at/ })
  await app.canvas.mark(/: kink$/).click()
  await expect(card).toContainText('stands on a kink of absolute value')
  for (const who of ['mathematics', 'PyTorch', 'TensorFlow', 'JAX'])
    await expect(card.getByLabel('Slopes at the kink')).toContainText(who)
  await card.getByRole('radio', { name: /mathematics/ }).check()
  await expect.poll(() => app.canvas.adjoint('x')).toBeNaN()
  await page.keyboard.press('Escape')
  await expect(card).toHaveCount(0)
  // By keyboard: the node has the focus again, and E explains.
  await page.keyboard.press('e')
  await expect(card).toBeFocused()
})

test('the first NaN is traced to its wire and mended from the card', async ({ app, page }) => {
  await app.formula('f = log(exp(1000*x) + exp(y))')
  await expect(app.canvas.wire('a', 'b')).toHaveAccessibleName(/first ∞ here$/)
  await expect(app.canvas.region.locator('[data-birthplace]')).toHaveCount(1)
  await app.canvas.mark(/: first ∞$/).click()
  const card = page.getByRole('dialog', { name: 'What is found at b' })
  await expect(card.getByRole('listitem')).toHaveCount(2)
  await card.getByRole('button', { name: 'Use log-sum-exp' }).first().click()
  await expect(card).toHaveCount(0)
  await expect.poll(() => app.canvas.value('f')).toBe(1000)
  await expect(app.canvas.region.locator('[data-birthplace]')).toHaveCount(0)
})

test('what a kink means is chosen by command too, and undone', async ({ app, page }) => {
  await app.formula('f = abs(x) * y')
  await app.canvas.setValue('x', '0')
  await app.command('no derivative, as in mathematics')
  await expect(page.locator('[data-spoken]')).toHaveText('At a kink: no derivative, as in mathematics')
  await expect.poll(() => app.canvas.adjoint('x')).toBeNaN()
  await app.command('At a kink: choose one slope')
  await expect.poll(() => app.canvas.adjoint('x')).toBe(0)
  await app.button(/^Undo/).click()
  await expect.poll(() => app.canvas.adjoint('x')).toBeNaN()
})

/** Do two things on the page cover a part of each other? */
async function isCovered(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()]
  if (!a || !b) throw new Error('not on the page')
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

test('a mark leaves the sign of its operation free, and a name the names of the ports beside it', async ({ app }) => {
  await app.formula('a = abs(x); f = a / y')
  await app.canvas.setValue('x', '0')
  const mark = app.canvas.mark(/kink/)
  await expect(mark).toBeVisible()
  expect(await isCovered(mark, app.canvas.node('a').getByTitle('|x|', { exact: true }))).toBe(false)
  const quotient = app.canvas.node('f')
  const labels = quotient.locator('[data-label]')
  await expect(labels).toHaveText(['a', 'b'])
  // The letters themselves: what holds them is as wide as there is room.
  const name = quotient.getByTitle('f', { exact: true }).getByText('f', { exact: true }).first()
  for (const label of await labels.all()) expect(await isCovered(label, name)).toBe(false)
})
