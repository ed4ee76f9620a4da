// The chain-rule function again, from an empty canvas to its gradients, with the keyboard alone: no call here moves a pointer.
import { KeyboardDriver } from '../driver/keyboard'
import { expect, test } from '../driver/story'

/** From the root back to the inputs, so that each node finds the ports that it feeds. */
const nodes = [
  ['f', 'square', 'square', []],
  ['t', 'add', 'add', ['input of f']],
  ['u', 'square', 'square', ['t, port a']],
  ['v', 'square', 'square', ['t, port b']],
  ['p', 'add', 'add', ['input of u']],
  ['q', 'subtract', 'subtract', ['input of v']],
  ['a', 'square', 'square', ['p, port a', 'q, port a']],
  ['b', 'square', 'square', ['p, port b', 'q, port b']],
  ['s1', 'sum of many', 'sum of many', ['input of a']],
  ['s2', 'sum of many', 'sum of many', ['input of b']],
] as const

const inputs = [
  ['w', '2', ['s1, port 1', 's2, port 1']],
  ['x', '0', ['s1, port 2', 's2, port 2']],
  ['y', '1', ['s1, one more port', 's2, one more port']],
  ['z', '0', ['s1, one more port', 's2, one more port']],
] as const

test('built, stepped and heard by keyboard alone', async ({ app, page }) => {
  test.setTimeout(300_000)
  const keyboard = new KeyboardDriver(page)
  const spoken = page.locator('[data-spoken]')
  const now = async (): Promise<string> => ((await spoken.textContent()) ?? '').replaceAll('\u202f', ' ').trim()

  for (const [name, text, title, ports] of nodes) {
    await keyboard.add(text, title, name)
    await expect.poll(now).toMatch(new RegExp(`^(added ${title} node|\\S+ is now called) ${name}(,|$)`))
    for (const port of ports) {
      await keyboard.wire(port)
      await expect.poll(now).toMatch(new RegExp(`^wire from ${name} to [a-z]\\w* drawn$`))
    }
  }
  for (const [name, value, ports] of inputs) {
    await keyboard.add('input', 'input', name)
    await keyboard.value(value)
    // A new input is 1 already: typing that changes nothing.
    if (value !== '1') await expect.poll(now).toBe(`${name} is ${value}`)
    for (const port of ports) await keyboard.wire(port)
  }
  await keyboard.press('ControlOrMeta+z')
  await expect.poll(now).toBe('undone: draw a wire')
  await keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(now).toBe('done again: draw a wire')

  // Along the graph: from z over its second wire to s2, and by F6 to what can be set on it.
  await keyboard.press('Alt+ArrowRight')
  await expect(keyboard.focus).toHaveAccessibleName(/^wire from z to s1/)
  await keyboard.press('ArrowDown')
  await expect(keyboard.focus).toHaveAccessibleName(/^wire from z to s2/)
  await keyboard.press('Alt+ArrowRight')
  await expect(keyboard.focus).toHaveAccessibleName(/^sum of many node s2, value 3/)
  await keyboard.panel(page.getByRole('complementary', { name: 'Details' }))
  for (const from of ['y', 'z']) {
    await keyboard.tabTo(`Sign of ${from}`)
    await keyboard.press('Enter')
    await expect(keyboard.focus).toHaveAttribute('aria-pressed', 'true')
  }
  await keyboard.press('ControlOrMeta+Shift+l')
  await expect(app.canvas.node('f')).toHaveAccessibleName(/^square node f, value 26.896/)

  await keyboard.press('ControlOrMeta+2')
  await keyboard.press('Home')
  await expect(app.canvas.node('f')).toHaveAccessibleName('square node f, no value yet, input t')
  const heard: string[] = []
  while ((await app.stepper.cursor()) < (await app.stepper.last())) {
    await keyboard.press('ArrowRight')
    await expect.poll(now).not.toBe(heard.at(-1) ?? 'At the start')
    heard.push(await now())
  }
  expect(heard.join('\n')).toContain('f = t²: 164² = 26 896')
  expect(heard.join('\n')).toContain('Adjoint of a so far 5248')
  await expect(app.canvas.node('s2')).toHaveAccessibleName(
    'sum of many node s2, value 1, adjoint 2624, inputs w, x, y and z',
  )
  await expect(app.canvas.node('y')).toHaveAccessibleName('input y, value 1, adjoint 68 224')
  await expect(app.canvas.wire('y', 's2')).toHaveAccessibleName('wire from y to s2, contribution −2624')
  await keyboard.press('ArrowLeft')
  await expect.poll(now).toBe(heard.at(-2))
})

test('numbers are predicted by keyboard alone', async ({ app, page }) => {
  const keyboard = new KeyboardDriver(page)
  const { prediction } = app.stepper
  const spoken = page.locator('[data-spoken]')
  await keyboard.press('ControlOrMeta+l')
  await page.keyboard.type('f = x * y')
  await keyboard.press('Enter')
  await expect(app.canvas.wire('x', 'f')).toHaveCount(1)
  await keyboard.press('ControlOrMeta+2')
  await keyboard.press('Home')
  await keyboard.press('p')
  await expect(prediction.field).toBeFocused()

  // A wrong answer is heard, and the keyboard stays in the field; every number of this graph is 1.
  await page.keyboard.type('7')
  await keyboard.press('Enter')
  await expect(prediction.reply).not.toHaveText('Right.')
  await expect(spoken).toContainText((await prediction.reply.textContent()) ?? 'a reply')
  await expect(prediction.field).toBeFocused()
  let asked = 0
  const answerRight = async (): Promise<void> => {
    await expect(prediction.field).toBeFocused()
    await keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('1')
    await keyboard.press('Enter')
    await expect(prediction.reply).toHaveText('Right.')
    asked += 1
    // The first one had been wrong at first.
    await expect(prediction.score).toHaveText(`${asked - 1} of ${asked} right`)
  }
  await answerRight()
  while ((await app.stepper.cursor()) < (await app.stepper.last())) {
    await keyboard.press('Enter')
    await answerRight()
  }
  expect(asked).toBeGreaterThan(2)
  await expect(spoken).toContainText('Right.')
  // All is known, and the keys walk through it again.
  await keyboard.press('Home')
  await expect.poll(() => app.stepper.cursor()).toBe(0)
})

test('a shortcut right after Escape keeps the keyboard that it took', async ({ app, page }) => {
  for (let round = 0; round < 8; round++) {
    await app.title().click()
    await page.getByRole('menu', { name: 'File' }).waitFor()
    // Both keys are under way before the menu has given the keyboard back.
    await Promise.all([page.keyboard.press('Escape'), page.keyboard.press('ControlOrMeta+l')])
    const field = page.getByRole('textbox', { name: 'Formula' })
    await expect(field).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(field).toHaveCount(0)
  }
  await app.title().click()
  await page.keyboard.press('Escape')
  await expect(app.title()).toBeFocused()
})
