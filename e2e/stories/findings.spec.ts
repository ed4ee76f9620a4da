// What a learner is told at a kink and at an overflow, and what can be done about it.
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
