// What if: a value or an adjoint pulled by hand, a wire cut, a leaf frozen. Nothing of it is ever taken for the document.
import { expect, test } from '../driver/story'

test.beforeEach(async ({ app }) => {
  await app.openExample('The chain rule at another point')
})

test('a pulled value goes through the whole graph, is said in a line above it, and is let go by one button', async ({
  app,
  page,
}) => {
  await app.canvas.select('b')
  await app.inspector.pull('b', '5')
  await expect(app.held()).toContainText('b = 5')
  expect(await app.canvas.value('f')).toBe(44944)
  // What is held is a constant: only the path through a is left.
  expect(await app.canvas.adjoint('w')).toBe(91584)
  await expect(app.inspector.region).toContainText('While it is held, b is a constant')
  // Before and after stand at each node that differs; the rule of b itself is not said to give 5.
  await expect(app.canvas.node('f').locator('[data-part=before]')).toContainText('26')
  await expect(app.inspector.region).toContainText('held at')
  await expect(app.canvas.node('b')).toHaveAccessibleName(/value held$/)
  await expect(app.canvas.node('f')).toHaveAccessibleName(/differs from before$/)
  await app.mode('Step')
  await app.stepper.stepUntil('It is held at 5')
  await expect(page.getByRole('region', { name: 'Surface' })).toContainText('as it is written')
  await app.held().getByRole('button', { name: 'Release all' }).click()
  await expect(app.held()).toHaveCount(0)
  await app.mode('Build')
  expect(await app.canvas.value('f')).toBe(26896)
  // It was a question, not an edit: nothing to undo, nothing to save.
  await expect(app.button('Undo')).toBeDisabled()
  await app.expectSaved('chain-rule-generic')
})

test('an adjoint is pulled, a wire cut and an input frozen, each let go by itself', async ({ app }) => {
  await app.canvas.select('p')
  await app.inspector.pull('adjoint of p', '1')
  expect(await app.canvas.adjoint('a')).toBe(5249)
  await app.canvas.select('w')
  await app.inspector.region.getByRole('button', { name: /^Freeze w/ }).click()
  await expect(app.canvas.adjointText('w')).toHaveCount(0)
  await expect(app.inspector.region).toContainText('w is frozen')
  await app.canvas.wire('a', 'q').focus()
  await app.page.keyboard.press('Enter')
  await app.inspector.region.getByRole('button', { name: /^Cut this wire/ }).click()
  await expect(app.canvas.wire('a', 'q')).toHaveAccessibleName(/, cut$/)
  expect(await app.canvas.adjoint('a')).toBe(1)
  await expect(app.held().getByRole('listitem')).toHaveCount(3)
  for (const what of ['adjoint of p = 1', 'wire a → q cut', 'w frozen'])
    await app
      .held()
      .getByRole('button', { name: `Release ${what}` })
      .click()
  await expect(app.held()).toHaveCount(0)
  expect(await app.canvas.adjoint('a')).toBe(11808)
})

test('what is held ends with the document', async ({ app }) => {
  await app.canvas.select('b')
  await app.inspector.pull('b', '5')
  await expect(app.held()).toBeVisible()
  await app.openExample('Log-sum-exp')
  await expect(app.held()).toHaveCount(0)
})

test('with the what-if lens a number on the canvas is a handle, and a command lets everything go', async ({
  app,
  page,
}) => {
  await app.command('Pull values and adjoints')
  const start = await app.canvas.value('q')
  await app.canvas.scrub('q', 60)
  await expect(app.held()).toContainText('q = ')
  expect(await app.canvas.value('q')).not.toBe(start)
  await expect(app.canvas.node('f').locator('[data-part=before]')).toContainText('26')
  await app.command('Release what is held')
  await expect(app.held()).toHaveCount(0)
  expect(await app.canvas.value('q')).toBe(start)
  await expect(page.getByRole('button', { name: 'Lens: What if' })).toBeVisible()
})

test('one entry of a matrix is pulled on the canvas, and the others stay', async ({ app, page }) => {
  await app.openExample('‖X − UV‖²')
  await app.canvas.lens('What if')
  const f = await app.canvas.value('f')
  await app.canvas.region.getByRole('button', { name: 'Show the numbers of P' }).click()
  const card = page.getByRole('dialog', { name: 'Numbers of P' })
  const fields = card.getByRole('group', { name: 'Values of what-if P' }).getByRole('textbox')
  await expect(fields).toHaveCount(12)
  const others = await fields.evaluateAll((all) => all.slice(1).map((field) => (field as HTMLInputElement).value))
  await fields.first().fill('5')
  await page.keyboard.press('Enter')
  await expect(app.held()).toContainText('P = ')
  await expect.poll(() => app.canvas.value('f')).not.toBe(f)
  expect(await fields.evaluateAll((all) => all.slice(1).map((field) => (field as HTMLInputElement).value))).toEqual(
    others,
  )
  // An entry of the adjoint too.
  await card.getByRole('group', { name: 'Values of what-if adjoint of P' }).getByRole('textbox').first().fill('0')
  await page.keyboard.press('Enter')
  await expect(app.held()).toContainText('adjoint of P = ')
  await page.keyboard.press('Escape')
  await app.held().getByRole('button', { name: 'Release all' }).click()
  await expect.poll(() => app.canvas.value('f')).toBe(f)
  await app.expectSaved('factorisation')
})
