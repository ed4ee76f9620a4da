// For everyone: the tour, help for an operation, pictures of the examples, presenting, contrast, stillness, a small page.
import type { Locator } from '@playwright/test'
import { expect, test } from '../driver/story'

const plainText = (text: string | null): string => (text ?? '').replaceAll(/[\u202f\u2009]/g, ' ').trim()

test.describe('the tour', () => {
  test('ends with the chain rule stepped through, with real hands on the real canvas; it is not offered again', async ({
    app,
    page,
  }) => {
    await page.getByRole('button', { name: /Take the tour/ }).click()
    const card = page.getByRole('region', { name: 'Tour' })
    await expect(card).toContainText('Draw the missing wire')
    await expect(page.locator('[data-spoken]')).toContainText('Tour, 1 of 6. Draw the missing wire.')
    await app.canvas.connect('x', 'm.b')
    await expect(card).toContainText('Change a number')
    await app.canvas.setValue('x', '2')
    await expect(card).toContainText('Go to Step')
    await app.mode('Step')
    await expect(card).toContainText('Step forward')
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight')
    await expect(card).toContainText('Now backward')
    while (!(await card.textContent())?.includes('The paths add up')) await page.keyboard.press('ArrowRight')
    await expect(app.canvas.adjointText('x')).toContainText('?')
    await page.keyboard.press('End')
    await expect(card).toContainText('You have stepped through the chain rule')
    await expect(card).toContainText(/is (16 \+ 48|48 \+ 16) = 64/)
    await card.getByRole('button', { name: 'Done' }).click()
    await expect(card).toHaveCount(0)

    await app.command('New')
    await page.getByRole('button', { name: 'Don’t save' }).click()
    await expect(page.getByRole('region', { name: 'Ways to begin' })).toBeVisible()
    await expect(page.getByRole('button', { name: /Take the tour/ })).toHaveCount(0)
  })

  test('is left and gone on with, by keyboard, with a hand where one is stuck', async ({ app, page }) => {
    await app.command('Take the tour')
    const card = page.getByRole('region', { name: 'Tour' })
    await card.getByRole('button', { name: 'Do it for me' }).press('Enter')
    await expect(card).toContainText('Change a number')
    await card.getByRole('button', { name: 'Leave the tour' }).press('Enter')
    await expect(card).toHaveCount(0)
    await app.command('Take the tour')
    await page.getByRole('button', { name: 'Don’t save' }).click()
    await expect(card).toContainText('Change a number')
    await expect(app.canvas.wire('x', 'm')).toHaveCount(1)
  })
})

test.describe('help for an operation', () => {
  test('from a node, from the palette, from the inspector: rule, picture, kink, and an example to insert', async ({
    app,
    page,
  }) => {
    await app.formula('f = relu(x)')
    await app.canvas.select('f')
    await page.keyboard.press('F1')
    const help = app.dialog('Help: relu')
    await expect(help.getByRole('img', { name: /^Graph of relu between -4 and 4, with a kink at 0$/ })).toBeVisible()
    await expect(help.getByRole('heading', { name: /^Not differentiable at/ })).toBeVisible()
    for (const who of ['Mathematics', 'Here and in PyTorch', 'TensorFlow', 'JAX'])
      await expect(help.getByRole('term').filter({ hasText: who })).toHaveCount(1)
    await expect(help).toContainText('relu')
    await page.keyboard.press('Escape')
    await expect(help).toHaveCount(0)

    await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Help with relu' }).click()
    await expect(help).toBeVisible()
    await help.getByRole('button', { name: 'Close' }).click()

    await app.palette.operation('multiply').focus()
    await page.keyboard.press('F1')
    await app.dialog('Help: multiply').getByRole('button', { name: 'Insert this example' }).click()
    await expect(page.locator(':focus')).toHaveAccessibleName(/^multiply node .*inputs .* and /)
    await expect(app.button('Undo insert an example of multiply')).toBeEnabled()
  })
})

test('every example shows a picture of its own graph', async ({ app, page }) => {
  await app.file('Open an example')
  const cards = app.dialog('Examples').getByRole('button')
  await cards.first().waitFor()
  const count = await cards.count()
  expect(count).toBeGreaterThan(8)
  for (let at = 0; at < count; at++) {
    const picture = cards.nth(at).locator('svg[data-picture]')
    expect(await picture.locator('text').count()).toBeGreaterThan(1)
    expect(await picture.locator('path').count()).toBeGreaterThan(0)
  }
  await expect(cards.filter({ hasText: 'The chain rule at another point' }).locator('path')).toHaveCount(19)
  await page.keyboard.press('Escape')
})

test('presenting: canvas and sentence alone, twice the size, by the keys of a clicker', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  const size = (): Promise<number> =>
    page.locator('[data-sentence]').evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
  const usual = await size()
  await page.keyboard.press('F5')
  const modes = page.getByRole('group', { name: 'Mode' })
  await expect(modes).toHaveCount(0)
  for (const role of ['navigation', 'complementary', 'slider'] as const)
    await expect(page.getByRole(role)).toHaveCount(0)
  expect(await size()).toBe(2 * usual)
  const place = page.getByRole('toolbar', { name: 'Presentation' })
  await expect(place).toContainText('0 / 30')
  for (const key of ['PageDown', 'ArrowRight', 'ArrowDown', ' ', 'PageUp']) await page.keyboard.press(key)
  await expect(place).toContainText('3 / 30')
  await expect(page.locator('[data-spoken]')).not.toBeEmpty()
  await page.keyboard.press('End')
  await expect(place).toContainText('30 / 30')
  await page.keyboard.press('Escape')
  await expect(modes).toBeVisible()
  await app.mode('Build')
  await app.button('Present').click()
  await place.getByRole('button', { name: 'Stop presenting' }).click()
  await expect(modes).toBeVisible()
})

test('presenting follows keys of one’s own: one begins and ends it, another steps', async ({ app, page }) => {
  const dialog = app.dialog('Your own shortcuts')
  await app.command('Choose your own shortcuts')
  for (const [title, keys] of [
    ['Present', 'F9'],
    ['Step on', 'j'],
  ] as const) {
    await dialog.getByRole('button', { name: new RegExp(`^Change the keys of ${title}`) }).click()
    await page.keyboard.press(keys)
  }
  await page.keyboard.press('Escape')
  await app.openExample('The chain rule at another point')
  const place = page.getByRole('toolbar', { name: 'Presentation' })
  await page.keyboard.press('F9')
  await page.keyboard.press('Home')
  await expect(place).toContainText('0 / 30')
  await page.keyboard.press('j')
  await page.keyboard.press('PageDown')
  await expect(place).toContainText('2 / 30')
  // What began it before begins and ends nothing now.
  await page.keyboard.press('F5')
  await expect(place).toContainText('2 / 30')
  await page.keyboard.press('F9')
  await expect(place).toHaveCount(0)
})

test('the sign of every derivative is text: no hue is needed to read it', async ({ app, page }) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  await app.stepper.toEnd()
  const labels = await page.locator('[data-wire-text]').allTextContents()
  expect(labels.length).toBe(19)
  for (const label of labels) expect(label).toMatch(/^[+−]/)
  expect(labels.filter((label) => label.startsWith('−')).length).toBeGreaterThan(2)
  for (const name of ['w', 'y', 's2', 'q']) {
    const [shown, said] = [await app.canvas.adjointText(name).innerText(), await app.canvas.adjoint(name)]
    expect(plainText(shown).includes('−')).toBe(said < 0)
  }
  // On the timeline it is a place: positive steps stand above the line, negative ones below it.
  const middles = (sign: string): Promise<number[]> =>
    page
      .getByRole('slider', { name: 'Timeline' })
      .locator(`[data-sign=${sign}][data-state=past]`)
      .evaluateAll((ticks) =>
        ticks.map((tick) => {
          const { top, bottom } = tick.getBoundingClientRect()
          return (top + bottom) / 2
        }),
      )
  const [above, below] = [await middles('positive'), await middles('negative')]
  expect(below.length).toBeGreaterThan(2)
  expect(Math.max(...above)).toBeLessThan(Math.min(...below) - 4)
  // In the picture of a matrix it is a minus in the cell, and on a level line its number.
  await app.mode('Build')
  await app.formula('f = sqnorm(x - [1, -2, 3, -4]) + y^3')
  const minuses = app.canvas.region.locator('[data-node]', { hasText: 'constant' }).locator('[data-minus]')
  await expect(minuses).toHaveAttribute('d', /^(M[\d. ]+h[\d.]+){2}$/)
})

test('contrast follows the system’s wish and the menu', async ({ app, page }) => {
  const line = (): Promise<string> =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--line').trim())
  const usual = await line()
  await page.emulateMedia({ contrast: 'more' })
  await expect.poll(line).not.toBe(usual)
  await page.emulateMedia({ contrast: 'no-preference' })
  await expect.poll(line).toBe(usual)
  await app.button(/^Theme: /).click()
  await page.getByRole('menuitemcheckbox', { name: 'High contrast' }).click()
  await expect.poll(line).not.toBe(usual)
  await app.reload()
  await expect.poll(line).not.toBe(usual)
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('in the colours of the system every icon and accent can be seen, and where the run is', async ({ app, page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  await page.keyboard.press('End')
  /** Does taking away a part of it change the picture of a thing? */
  const shows = async (thing: Locator, part: Locator): Promise<boolean> => {
    const whole = await thing.screenshot()
    await part.evaluate((element: HTMLElement) => (element.style.visibility = 'hidden'))
    const without = await thing.screenshot()
    await part.evaluate((element: HTMLElement) => (element.style.visibility = ''))
    return !whole.equals(without)
  }
  for (const name of ['Play', 'Show the operations', 'Step back']) {
    const button = page.getByRole('button', { name, exact: true }).first()
    expect(await shows(button, button.locator('svg')), name).toBe(true)
  }
  // The letter under the bar of an adjoint.
  const details = page.getByRole('complementary', { name: 'Details' })
  const accented = details.locator('.katex-html .accent').first()
  expect(await shows(accented, accented.locator('.mathnormal').first())).toBe(true)
  const outline = (name: string): Promise<string> =>
    app.canvas
      .node(name)
      .locator('[data-node]')
      .evaluate((box) => getComputedStyle(box).outlineStyle)
  expect([await outline('z'), await outline('w')]).toEqual(['solid', 'none'])
})

test('with reduced motion nothing moves by itself', async ({ app, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  await app.stepper.stepUntil('Adjoint of a so far')
  await app.mode('Build')
  await app.command('Zoom to fit')
  await app.command('Arrange the graph')
  const running = await page.evaluate(() => {
    const moving = document.getAnimations().map((animation) => animation.playState)
    const styled = [...document.querySelectorAll('*')].filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element)
      return animationName !== 'none' || transitionDuration.split(',').some((time) => parseFloat(time) > 0)
    })
    return [...moving, ...styled.map((element) => element.className.toString())]
  })
  expect(running).toEqual([])
})

test('on a narrow page the palette is shut until it is asked for, and covers nothing', async ({ app, page }) => {
  await page.setViewportSize({ width: 1024, height: 768 })
  await expect(app.palette.region).toHaveCount(0)
  await app.formula('(x*y+x)^2')
  await expect(page.getByRole('complementary', { name: 'Details' })).toBeVisible()
  await page.getByRole('button', { name: 'Show the operations' }).click()
  await expect(app.palette.region).toBeVisible()
  await page.getByRole('button', { name: 'Hide the operations' }).click()
  await expect(app.palette.region).toHaveCount(0)
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(app.palette.region).toBeVisible()
})

test('at 200 % zoom of a small screen everything is reached', async ({ app, page }) => {
  await page.setViewportSize({ width: 640, height: 400 })
  await app.openExample('The chain rule at another point')
  const fits = (): Promise<boolean> =>
    page.evaluate(
      () => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight,
    )
  const inView = async (name: string | RegExp): Promise<void> => {
    const box = await page.getByRole('button', { name, exact: true }).first().boundingBox()
    expect(box, String(name)).not.toBeNull()
    expect(box!.x >= 0 && box!.x + box!.width <= 640, String(name)).toBe(true)
    expect(box!.y >= 0 && box!.y + box!.height <= 400, String(name)).toBe(true)
  }
  expect(await fits()).toBe(true)
  for (const name of [/^File: /, 'Build', 'Step', 'Surface', 'Present', /^Theme: /, /^Search or run/])
    await inView(name)
  for (const name of ['Zoom to fit', 'Keyboard shortcuts', 'Show the details', 'Show the operations'])
    await inView(name)
  // Drawers, one at a time.
  await page.getByRole('button', { name: 'Show the operations' }).click()
  await expect(app.palette.region).toBeVisible()
  await page.getByRole('button', { name: 'Show the details' }).click()
  await expect(app.palette.region).toHaveCount(0)
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('73')
  await page.getByRole('button', { name: 'Hide the details' }).click()
  // From afar a graph is one picture: finding a node goes to it.
  await page.keyboard.press('ControlOrMeta+f')
  await page.keyboard.type('t')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await app.mode('Step')
  for (const name of ['Step on', 'Step back', 'To the start', 'To the end', 'Play', 'Predict']) await inView(name)
  const paper = await app.canvas.region.boundingBox()
  expect(paper!.height).toBeGreaterThan(200)
  await app.command('Keyboard shortcuts')
  await inView('Close')
  await page.keyboard.press('Escape')
  await app.command('help with relu')
  await inView('Insert this example')
  expect(await fits()).toBe(true)
})
