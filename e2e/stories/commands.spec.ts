// Finding things by a few letters: commands, nodes, operations; and keys of one's own.
import { expect, test } from '../driver/story'

test('a wire dropped on paper is offered what fits, the latest used first, each with its formula', async ({
  app,
  page,
}) => {
  await app.formula('f = x * y')
  await app.canvas.dropOnPaper('f', await app.canvas.point(0.8, 0.8))
  const field = page.getByRole('combobox', { name: 'Add an operation' })
  await field.fill('exp')
  await page.keyboard.press('Enter')
  await expect(app.canvas.node('a')).toHaveAccessibleName(/^exponential node a, value 2.718.*, input f$/)

  await app.canvas.dropOnPaper('a', await app.canvas.point(0.8, 0.9))
  const options = page.getByRole('listbox', { name: 'Operations' })
  await expect(options.getByRole('group').first()).toHaveAccessibleName('Used lately')
  await expect(options.getByRole('option').first()).toHaveAccessibleName('exponential')
  await expect(options.getByRole('option', { name: 'multiply', exact: true })).toContainText('ab')
  // A source takes no wire.
  await expect(options.getByRole('option', { name: 'input', exact: true })).toHaveCount(0)
})

test('the palette runs commands, goes to nodes and adds operations', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  await page.keyboard.press('ControlOrMeta+k')
  const list = page.getByRole('dialog', { name: 'Commands' })
  await expect(list.getByRole('group').first()).toHaveAccessibleName('File')
  await expect(list.getByRole('option', { name: /^Undo/ })).toHaveCount(0)
  await expect(list.getByRole('option', { name: /^Zoom to fit/ })).toContainText('Ctrl+0')
  const field = page.getByRole('combobox', { name: 'Commands' })
  await field.fill('s2')
  await expect(list.getByRole('option', { selected: true })).toContainText('sum of many, 1')
  await page.keyboard.press('Enter')
  await expect(app.canvas.node('s2')).toBeFocused()
  await page.keyboard.press('ControlOrMeta+k')
  await field.fill('tanh')
  await page.keyboard.press('Enter')
  await expect(page.locator(':focus')).toHaveAccessibleName(/^tanh node/)
})

test('a node is found by name, operation and value, and the view goes there', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  for (let i = 0; i < 6; i++) await page.keyboard.press('ControlOrMeta+=')
  const inside = async (name: string): Promise<boolean> => {
    const [node, paper] = [await app.canvas.node(name).boundingBox(), await app.canvas.region.boundingBox()]
    if (!node || !paper) return false
    return node.x >= paper.x && node.y >= paper.y && node.x + node.width <= paper.x + paper.width
  }
  await page.keyboard.press('ControlOrMeta+f')
  const bar = page.getByRole('search', { name: 'Find a node' })
  const field = bar.getByRole('textbox')
  await expect(field).toBeFocused()
  const spoken = page.locator('[data-spoken]')
  await page.keyboard.type('26896')
  await expect(bar).toContainText('1 of 1')
  await expect(spoken).toContainText('f, square, 26 896, 1 of 1')
  await expect.poll(() => inside('f')).toBe(true)
  await field.fill('square')
  await expect(bar).toContainText('1 of 5')
  await expect.poll(() => inside('a')).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Enter')
  await expect(bar).toContainText('2 of 5')
  await expect(spoken).toContainText('b, square, 1, 2 of 5')
  await page.keyboard.press('Escape')
  await expect(bar).toHaveCount(0)
  await expect(app.canvas.node('b')).toBeFocused()
  await page.keyboard.press('Shift+2')
  await expect.poll(() => inside('b')).toBe(true)
  await page.keyboard.press('Shift+0')
  await expect(page.getByRole('button', { name: 'Zoom is 100 %' })).toBeVisible()
})

test('keys of one’s own: pressed, refused with the name of who has them, taken, kept, reset', async ({ app, page }) => {
  const dialog = app.dialog('Your own shortcuts')
  const change = (title: string) => dialog.getByRole('button', { name: new RegExp(`^Change the keys of ${title}`) })
  await app.command('Choose your own shortcuts')
  await change('Arrange the graph').click()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(dialog.getByRole('alert')).toContainText('Ctrl+Z runs “Undo”.')
  await dialog.getByRole('button', { name: 'Leave it' }).click()
  await expect(change('Undo')).toContainText('Ctrl+Z')

  await change('Arrange the graph').click()
  await page.keyboard.press('ControlOrMeta+z')
  await dialog.getByRole('button', { name: 'Take it from there' }).click()
  await expect(change('Arrange the graph')).toContainText('Ctrl+Z')
  await expect(change('Undo')).toHaveText('–')
  await change('Undo').click()
  await page.keyboard.press('u')
  await expect(change('Undo')).toContainText('U')
  await page.keyboard.press('Escape')

  await app.reload()
  await app.openExample('βᵀx')
  await app.canvas.select('x')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(app.button('Undo arrange the graph')).toBeEnabled()
  await page.keyboard.press('u')
  await expect(app.button(/^Undo$/)).toBeDisabled()
  await page.keyboard.press('?')
  await expect(
    app
      .dialog('Keyboard shortcuts')
      .getByRole('term')
      .filter({ hasText: /^Undo$/ }),
  ).toHaveCount(1)
  await expect(app.dialog('Keyboard shortcuts')).not.toContainText('Ctrl+Shift+L')
  await page.keyboard.press('Escape')

  await app.command('Choose your own shortcuts')
  await dialog.getByRole('button', { name: 'Reset all' }).click()
  await expect(change('Undo')).toContainText('Ctrl+Z')
  await expect(change('Arrange the graph')).toContainText('Ctrl+Shift+L')
})

test('a number or a formula typed where an operation is asked for is had at once', async ({ app, page }) => {
  const field = page.getByRole('combobox', { name: 'Add an operation' })
  const options = page.getByRole('listbox', { name: 'Operations' })
  await app.formula('f = x * y')
  await page.keyboard.press('Escape')
  const { x, y } = await app.canvas.point(0.5, 0.15)
  await page.mouse.dblclick(x, y)
  await field.fill('1/4')
  await expect(options.getByRole('option', { selected: true })).toHaveAccessibleName('constant 1/4')
  await page.keyboard.press('Enter')
  await expect(app.canvas.region.getByRole('group', { name: /^constant [^,]+, value 0\.25/ })).toBeFocused()
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo add a constant')

  await page.keyboard.press('a')
  await field.fill('sin(x*y) + z')
  await expect(options.getByRole('option', { selected: true })).toContainText('sin')
  await page.keyboard.press('Enter')
  await expect(app.canvas.region.getByRole('group', { name: /^wire from x to/ })).toHaveCount(2)
  await expect(app.canvas.node('z')).toBeVisible()
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo add a formula')

  // A wire in hand: only what takes it.
  await app.canvas.dropOnPaper('f', await app.canvas.point(0.85, 0.85))
  await field.fill('2.5')
  await expect(options).toContainText('A number takes no wire')
  await field.fill('log(u^2 + 1)')
  await page.keyboard.press('Enter')
  await expect(app.canvas.region.getByRole('group', { name: /^wire from f to/ })).toHaveCount(1)
  await expect(app.canvas.node('u')).toHaveCount(0)
})
