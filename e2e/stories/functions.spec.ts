// A part of a graph becomes a function: one node, used again, opened, edited once for all, made unique, taken apart.
import { FunctionDriver } from '../driver/functions'
import { expect, test } from '../driver/story'

test('a group is one node, is used twice, and an edit inside changes both', async ({ app, page }) => {
  const functions = new FunctionDriver(app)
  await app.formula('p = x^2; q = y^2; s = p + q; r = sqrt(s); f = r * x')
  await app.canvas.setValue('x', '3')
  await app.canvas.setValue('y', '4')
  const before = await app.canvas.adjoint('x')

  await functions.group('p', 'q', 's', 'r')
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo group into a function')
  expect((await app.canvas.names()).sort()).toEqual(['f', 'r', 'x', 'y'])
  expect(await app.canvas.value('r')).toBe(5)
  expect(await app.canvas.adjoint('x')).toBeCloseTo(before, 3)
  await expect(app.inspector.region).toContainText('used once')

  // The same function once more, fed by the first use.
  await app.command('function g')
  await app.canvas.rename('a', 'again')
  await app.command('Arrange the graph')
  await app.canvas.connect('r', 'again.x')
  await app.canvas.connect('y', 'again.y')
  await expect.poll(() => app.canvas.value('again')).toBeCloseTo(Math.sqrt(41), 3)

  await functions.open('r')
  await expect(functions.way()).toContainText('used 2 times')
  expect(await app.canvas.value('s')).toBe(25)
  await app.canvas.select('s')
  await page.keyboard.press('r')
  await functions.goUp()
  await expect(functions.way()).toHaveCount(0)
  expect(await app.canvas.value('r')).toBe(25)
  expect(await app.canvas.value('again')).toBe(641)
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => app.canvas.value('r')).toBe(5)
})

test('by keyboard: group, open, step inside, go up, make unique, un-group, undo all of it', async ({ app, page }) => {
  const functions = new FunctionDriver(app)
  await app.formula('p = x * y; s = sin(p); f = s + x')
  await functions.group('p', 's')
  await expect(app.canvas.node('s')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(functions.way()).toContainText('as s uses it')
  // The backward pass comes in from outside.
  await app.mode('Step')
  await app.command('Run to the end')
  expect(await app.canvas.adjoint('s')).toBe(1)
  expect(await app.canvas.adjoint('p')).toBeCloseTo(Math.cos(1), 3)
  await app.mode('Build')
  await page.keyboard.press('ControlOrMeta+ArrowUp')
  await expect(functions.way()).toHaveCount(0)

  await app.command('Make the function unique')
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo make s unique')
  await page.keyboard.press('ControlOrMeta+Shift+g')
  expect((await app.canvas.names()).sort()).toEqual(['f', 'p', 's', 'x', 'y'])
  await expect(app.canvas.wire('p', 's')).toHaveCount(1)
  for (let i = 0; i < 3; i++) await page.keyboard.press('ControlOrMeta+z')
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo type a formula')
  await expect(app.canvas.wire('x', 'p')).toHaveCount(1)
})

test('what cannot be a function says why; a function keeps its name and is in the palette', async ({ app, page }) => {
  const functions = new FunctionDriver(app)
  await app.formula('p = x^2; q = y^2; f = p + q')
  await functions.group('p', 'q')
  await expect(page.getByText('here p and q would all be results')).toBeVisible()
  await functions.group('p', 'q', 'f')
  await app.inspector.region.getByRole('textbox', { name: 'function' }).fill('sin')
  await page.keyboard.press('Enter')
  await expect(app.inspector.region.getByRole('alert')).toContainText('cannot be a name')
  await app.inspector.region.getByRole('textbox', { name: 'function' }).fill('size')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('complementary', { name: 'Operations' }).getByRole('button', { name: 'size' }),
  ).toBeVisible()
})

test('undo shows what it changed: inside the function, or back in the document', async ({ app, page }) => {
  const functions = new FunctionDriver(app)
  const spoken = page.locator('[data-spoken]')
  await app.formula('p = x^2; q = y^2; s = p + q; f = sqrt(s)')
  await functions.group('p', 'q', 's')
  await functions.open('s')
  await app.canvas.rename('p', 'deep')
  await functions.goUp()
  await app.canvas.rename('f', 'g')
  await functions.open('s')
  // What was made outside is undone outside.
  await page.keyboard.press('ControlOrMeta+z')
  await expect(functions.way()).toHaveCount(0)
  await expect(app.canvas.node('f')).toBeVisible()
  await expect(spoken).toHaveText(/^undone: rename .*, in the document$/)
  // What was made inside is undone, and done again, inside.
  await page.keyboard.press('ControlOrMeta+z')
  await expect(functions.way()).toBeVisible()
  await expect(app.canvas.node('p')).toBeInViewport()
  await expect(spoken).toHaveText(/^undone: rename .*, inside the function /)
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect(app.canvas.node('deep')).toBeVisible()
  await expect(functions.way()).toBeVisible()
})

test('inside a function the surface says why its axes cannot be chosen, and leads to where they can', async ({
  app,
  page,
}) => {
  const functions = new FunctionDriver(app)
  await app.formula('p = x^2; q = y^2; s = p + q; f = sqrt(s) + z')
  await functions.group('p', 'q', 's')
  await functions.open('s')
  await app.mode('Surface')
  await app.surface.isDrawn()
  await page.getByRole('button', { name: 'Axes and ranges' }).click()
  const panel = page.getByRole('dialog', { name: 'Axes and ranges' })
  const first = panel.getByRole('combobox', { name: 'First axis', exact: true })
  await expect(panel).toContainText('Inside a function the surface stands over its first two ports.')
  await expect(first).toBeDisabled()
  await expect(panel.getByRole('textbox', { name: 'First axis from' })).toBeDisabled()
  await panel.getByRole('button', { name: 'Go up to the document' }).click()
  await expect(functions.way()).toHaveCount(0)
  await first.selectOption({ label: 'z' })
  await expect(panel).not.toContainText('Inside a function')
  await expect(app.surface.region).toContainText('over z')
  await expect(app.button('Undo change the study')).toBeEnabled()
})

test('inside a function everything is about the root outside, by its name and its true value', async ({
  app,
  page,
}) => {
  const functions = new FunctionDriver(app)
  await app.formula('p = x^2; q = y^2; s = p + q; f = sqrt(s) + z')
  await app.canvas.setValue('x', '3')
  await app.canvas.setValue('y', '4')
  await app.canvas.setValue('z', '2')
  await functions.group('p', 'q', 's')
  await functions.open('s')
  await app.canvas.region.click({ position: { x: 60, y: 200 } })
  const overview = app.inspector.region
  await expect(overview).toContainText('f is the root outside.')
  await expect(overview.getByText('7', { exact: true })).toBeVisible()
  await expect(page.getByText('outside(')).toHaveCount(0)
  await app.mode('Surface')
  await app.surface.isDrawn()
  await expect(app.surface.region.getByRole('img', { name: /^Surface of f over x and y/ })).toBeVisible()
  await expect(app.surface.region).toContainText('It follows from here through this use alone')
  // The ball lies on the picture: both are of f, which is not linear in what this use hands on.
  await app.surface.tab('Curve').click()
  await expect(app.surface.ball).toHaveAccessibleName('Point of f')
  await expect(app.surface.ball).toHaveAttribute('aria-valuetext', /f = 7/)
  await app.mode('Step')
  await app.command('Run to the end')
  await page.keyboard.press('Home')
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('region', { name: 'Stepper' })).toContainText(
    'Outside, the backward pass from f has come as far as this use: it sends 1 × 0.1 = 0.1 to s',
  )
})
