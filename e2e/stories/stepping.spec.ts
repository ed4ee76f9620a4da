// Where a learner steps to: a node, a breakpoint, a place on the timeline; and how fast it plays.
import { expect, test } from '../driver/story'

test.beforeEach(async ({ app }) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
})

test('run to a node by its menu, by key and by command; the node stays selected', async ({ app, page }) => {
  await app.canvas.menu('a', 'Run to this node')
  expect(await app.stepper.sentence()).toMatch(/a = s1².*9/)
  await expect(app.canvas.node('a')).toBeFocused()
  await page.keyboard.press('t')
  expect(await app.stepper.sentence()).toContain('All paths are in: adjoint of a is')
  expect(await app.canvas.adjoint('a')).toBe(11808)
  await app.canvas.select('q')
  await app.command('Run to this node')
  expect(await app.stepper.sentence()).toMatch(/q = a − b.*8/)
})

test('playing stops at a breakpoint, says so, and goes on from there', async ({ app, page }) => {
  await app.canvas.select('t')
  await page.keyboard.press('b')
  await expect(app.canvas.node('t')).toHaveAccessibleName(/, breakpoint$/)
  await app.stepper.speed('4×')
  await app.stepper.button('Play').click()
  await expect(page.locator('[data-spoken]')).toHaveText(/^Stopped at t\. t = u \+ v/)
  expect(await app.canvas.value('t')).toBe(164)
  await app.stepper.button('Play').click()
  await expect(page.locator('[data-spoken]')).toHaveText(/^Stopped at t\. f is a square/)
  expect(await app.canvas.adjoint('t')).toBe(328)
  await app.canvas.menu('t', 'Set or clear a breakpoint')
  await expect(app.canvas.node('t')).not.toHaveAccessibleName(/breakpoint/)
  await app.stepper.button('Play').click()
  await expect(app.stepper.button('To the end')).toBeDisabled({ timeout: 20_000 })
})

test('the timeline is scrubbed by mouse and by keyboard, forward and back in time', async ({ app, page }) => {
  const { timeline } = app.stepper
  const last = await app.stepper.last()
  const box = (await timeline.boundingBox())!
  await page.mouse.move(box.x + 4, box.y + box.height - 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height - 10, { steps: 4 })
  const there = await app.stepper.cursor()
  expect(there).toBeGreaterThan(2)
  await page.mouse.move(box.x + 20, box.y + box.height - 10, { steps: 4 })
  await page.mouse.up()
  expect(await app.stepper.cursor()).toBeLessThan(there)
  await timeline.focus()
  await page.keyboard.press('End')
  expect(await app.stepper.cursor()).toBe(last)
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('PageDown')
  expect(await app.stepper.cursor()).toBe(last - 11)
  await page.keyboard.press('Home')
  await expect(app.canvas.adjointText('y')).toContainText('–')
})
