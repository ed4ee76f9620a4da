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

test('an operation put loose on the paper leaves root, adjoints and timeline where they are', async ({ app, page }) => {
  await app.formula('x*y + sin(x)')
  await app.mode('Step')
  await app.stepper.toEnd()
  const steps = await app.stepper.last()
  const adjoint = await app.canvas.adjoint('x')
  const { x, y } = await app.canvas.point(0.2, 0.1)
  await page.mouse.dblclick(x, y)
  await page.getByRole('combobox', { name: 'Add an operation' }).fill('exp')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await app.canvas.names()).length).toBe(6)
  await app.stepper.toEnd()
  expect(await app.stepper.last()).toBe(steps)
  expect(await app.canvas.adjoint('x')).toBe(adjoint)
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => (await app.canvas.names()).length).toBe(5)
  expect(await app.canvas.adjoint('x')).toBe(adjoint)
})

test('the view follows the run to what nobody sees, and stays where everything is seen', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  const frame = await app.canvas.region.boundingBox()
  const isSeen = async (name: string): Promise<boolean> => {
    // A node that is far away is not on the page at all.
    if ((await app.canvas.node(name).count()) === 0) return false
    const box = await app.canvas.node(name).boundingBox()
    return box !== null && box.x >= frame!.x && box.x + box.width <= frame!.x + frame!.width
  }
  const place = async (): Promise<number> => Math.round((await app.canvas.node('f').boundingBox())!.x)
  const before = await place()
  await page.keyboard.press('End')
  await expect(app.canvas.node('f')).toHaveAccessibleName(/adjoint 1/)
  expect(await place()).toBe(before)

  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('f')
  await page.keyboard.press('Escape')
  for (let i = 0; i < 4; i++) await app.command('Zoom in')
  await expect.poll(() => isSeen('w')).toBe(false)
  await page.keyboard.press('Home')
  await page.keyboard.press('End')
  // The last step brings z its adjoint.
  await expect.poll(() => isSeen('z')).toBe(true)
})

test('what was seen whole is not cut by the panels of another mode', async ({ app, page }) => {
  await app.formula('x^2 + 3*y^2 + x*y')
  const paper = async () => (await app.canvas.region.boundingBox())!
  const rightOf = async (): Promise<number> => {
    const box = (await app.canvas.node('f').boundingBox())!
    return box.x + box.width - (await paper()).x - (await paper()).width
  }
  await expect.poll(rightOf).toBeLessThan(0)
  // Moved by hand, to the very edge.
  const { x, y, height } = await paper()
  const room = -(await rightOf())
  await page.mouse.move(x + 30, y + height - 100)
  await page.mouse.down({ button: 'right' })
  await page.mouse.move(x + 30 + room - 6, y + height - 100, { steps: 4 })
  await page.mouse.up({ button: 'right' })
  await expect.poll(rightOf).toBeGreaterThan(-12)
  await app.mode('Surface')
  await expect.poll(rightOf).toBeLessThan(0)
})
