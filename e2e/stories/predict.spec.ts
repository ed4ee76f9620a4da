// Predict, then reveal: a number is nowhere on the page until the learner has said what it is.
import { expect, test } from '../driver/story'

test('a number is hidden everywhere, slips are named, a right answer reveals it and is counted', async ({
  app,
  page,
}) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  await app.stepper.stepUntil(/328 × 1 = 328 to v/)
  await page.keyboard.press('p')
  const { prediction } = app.stepper
  await expect(prediction.field).toBeFocused()
  await expect(prediction.question).toContainText('What does it send to q?')
  // Neither seen, nor heard, nor on hover.
  const everything = async (): Promise<string> =>
    page.evaluate(() => {
      const heard = [...document.querySelectorAll('*')].flatMap((element) =>
        ['aria-label', 'title', 'aria-valuetext', 'aria-description'].map((name) => element.getAttribute(name) ?? ''),
      )
      return [document.body.textContent, ...heard].join('\n').replaceAll(/[\u202f\u2009]/g, '')
    })
  expect(await everything()).not.toContain('5248')
  expect(await app.canvas.label('q', 'v')).toBe('?')
  await app.canvas.lens('Upstream × local')
  await app.canvas.wire('q', 'v').hover({ force: true })
  expect(await everything()).not.toContain('5248')
  await app.canvas.lens('Contributions')
  await prediction.answer('16')
  await expect(prediction.reply).toHaveText('Upstream is missing: multiply by the adjoint of v too.')
  await prediction.answer('328')
  await expect(prediction.reply).toHaveText('The local derivative is missing: how does v change with q?')
  await expect(page.locator('[data-spoken]')).toContainText('The local derivative is missing')
  await prediction.answer('-5248')
  await expect(prediction.reply).toHaveText('The sign is wrong.')
  await prediction.answer('64')
  await expect(prediction.reply).toHaveText('That is the value of v.')
  expect(await everything()).not.toContain('5248')
  await prediction.answer('328 * 16')
  await expect(prediction.reply).toHaveText('Right.')
  expect(await app.canvas.contribution('q', 'v')).toBe(5248)
  await expect(prediction.score).toHaveText('0 of 1 right')
  await page.keyboard.press('Enter')
  await prediction.answer('6560')
  await expect(prediction.reply).toHaveText('Right.')
  await expect(prediction.score).toHaveText('1 of 2 right')
})

test('at a fan-out the whole adjoint is asked for; skip and show go on; the end of the timeline stays hidden', async ({
  app,
  page,
}) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  await app.stepper.stepUntil('Adjoint of b so far −5248')
  const { prediction } = app.stepper
  await prediction.toggle.click()
  await expect(prediction.question).toContainText('what is the whole adjoint of a?')
  await prediction.answer('6560')
  await expect(prediction.reply).toHaveText('A path is missing: a also feeds q.')
  await page.keyboard.press('Escape')
  await prediction.button('Show').click()
  await expect(app.canvas.node('a').locator('[data-part=sum]')).toHaveText(/5248 \+ 6560/)
  expect(await app.canvas.adjoint('a')).toBe(11808)
  const shown = await app.stepper.cursor()
  await app.stepper.button('To the end').click()
  expect(await app.stepper.cursor()).toBe(shown)
  await app.stepper.button('Step on').click()
  await prediction.button('Skip').click()
  expect(await app.stepper.cursor()).toBe(shown + 1)
  await expect(prediction.field).toBeVisible()
  await app.stepper.button('Step back').click()
  await expect(prediction.field).toHaveCount(0)
  await prediction.toggle.click()
  await app.stepper.toEnd()
  expect(await app.canvas.adjoint('w')).toBe(73472)
})

test('of a matrix a grid is asked for, or some of its entries', async ({ app, page }) => {
  await app.openExample('‖X − UV‖²')
  await app.mode('Step')
  await app.stepper.stepUntil(/3 × 2 to U|3 × 4 to P|sends.*to P/)
  await app.stepper.prediction.toggle.click()
  await expect(page.getByRole('textbox', { name: /^U row 1, column 1$/ })).toBeFocused()
  await page.getByRole('textbox', { name: 'U row 1, column 1' }).fill('12345')
  await page.keyboard.press('Enter')
  await expect(app.stepper.prediction.reply).toContainText('Not that')
})

test('what is hidden is neither found nor shown by another mode: who goes there has ended predicting', async ({
  app,
  page,
}) => {
  await app.openExample('The chain rule at another point')
  const { prediction } = app.stepper
  await app.mode('Step')
  await prediction.toggle.click()
  await expect(prediction.question).toContainText('What is')
  await page.keyboard.press('ControlOrMeta+f')
  const find = page.getByRole('search', { name: 'Find a node' })
  await find.getByRole('textbox').fill('268')
  await expect(find).toContainText('none')
  await find.getByRole('textbox').fill('square')
  await expect(find).toContainText('1 of')
  await expect(page.locator('[data-spoken]')).not.toContainText('26')
  await page.keyboard.press('Escape')
  await app.mode('Build')
  await expect(page.getByText('Predicting has ended: Build shows every number.')).toBeVisible()
  await app.mode('Step')
  await expect(prediction.field).toHaveCount(0)
})

test('answers are counted, not questions, and what cannot be read takes the last slip away', async ({ app }) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  await app.stepper.stepUntil('Adjoint of b so far −5248')
  const { prediction } = app.stepper
  await prediction.toggle.click()
  await expect(prediction.field).toBeVisible()
  await expect(prediction.score).toHaveCount(0)
  await prediction.answer('6560')
  await expect(prediction.reply).toContainText('A path is missing')
  await expect(prediction.score).toHaveText('0 of 1 right')
  await prediction.answer('1 +')
  await expect(prediction.reply).toHaveCount(0)
  await prediction.answer('11808')
  await expect(prediction.reply).toHaveText('Right.')
  await expect(prediction.score).toHaveText('0 of 1 right')
  await prediction.button('Next').click()
  await prediction.button('Skip').click()
  await expect(prediction.field).toBeVisible()
  await expect(prediction.score).toHaveText('0 of 1 right')
})
