// The surface in 3D: what is laid over it, from where it is seen, and that it draws nothing while nothing changes.
import { countingDrawing, drawingSoFar, edgesAlong, keepingPixels, loseAndRestore, pixelsNow } from '../driver/drawing'
import { expect, test } from '../driver/story'

test('what has no value is hatched on the floor, what is cut off on its plateau, and ∞ stands where there is no bound', async ({
  app,
  page,
}) => {
  await app.openExample('Log-sum-exp')
  await app.formula('log(x) + 1 / ((x - 1)^2 + y^2)')
  await app.mode('Surface')
  await app.surface.isDrawn()
  await expect(app.surface.word('+∞')).toBeVisible()
  await expect(app.surface.word('−∞').first()).toBeVisible()
  const named = app.surface.key.getByRole('listitem')
  await expect(named.filter({ hasText: /^not defined: natural logarithm needs x > 0/ }).locator('svg')).toHaveCount(1)
  await expect(named.filter({ hasText: /^above .* to \+∞ at \(x, y\) = \(1, 0\)/ }).locator('svg')).toHaveCount(1)

  await keepingPixels(page)
  await app.surface.movesWith(() => app.surface.view('top').click())
  await app.surface.isAtRest()
  // x runs from −3 to 3 in the middle of the picture: to the left of its middle there is no value.
  const crossed = await edgesAlong(page, 0.3, 0.49)
  expect(crossed).toBeGreaterThan(10)
  await app.formula('x + 1 / ((x - 1)^2 + y^2)')
  await expect(named.filter({ hasText: 'not defined' })).toHaveCount(0)
  await app.surface.isAtRest()
  expect(await edgesAlong(page, 0.3, 0.49)).toBeLessThan(crossed)
})

test.describe('a bowl', () => {
  test.beforeEach(async ({ app }) => {
    await app.openExample('Log-sum-exp')
    await app.formula('(x - 1)^2 + 3 * y^2 - x * y')
    await app.mode('Surface')
    await app.surface.isDrawn()
  })

  test('tangent plane, quadratic, eigenvectors and a direction are laid over the surface by their boxes', async ({
    app,
  }) => {
    await app.surface.ask('Models')
    await expect(app.surface.word('tangent plane')).toHaveCount(0)
    for (const box of ['tangent', 'quadratic', 'eigenvectors', 'direction θ'] as const) {
      const before = await app.surface.drawings()
      await app.surface.show(box).check()
      await app.surface.isDrawnAgain(before)
    }
    for (const text of ['tangent plane', 'quadratic', 'λ₁ = +6.24', 'λ₂ = +1.76', /^\|∇f\| cos θ = \+/]) {
      await expect(app.surface.word(text)).toBeVisible()
    }
    await app.surface.show('tangent').uncheck()
    await expect(app.surface.word('tangent plane')).toHaveCount(0)
  })

  test('the direction is turned on the floor and in the panel alike, with |∇f| cos θ', async ({ app, page }) => {
    await app.surface.ask('Models')
    await app.surface.show('direction θ').check()
    const thumb = app.surface.direction
    await expect(thumb).toHaveAttribute('aria-valuenow', '0')
    await thumb.focus()
    for (let i = 0; i < 18; i++) await page.keyboard.press('ArrowLeft')
    await expect(thumb).toHaveAttribute('aria-valuetext', '90 degrees, slope 0')
    await expect(app.surface.word('|∇f| cos θ = 0')).toBeVisible()
    await expect(app.surface.region.getByRole('group', { name: 'Directional derivative' })).toContainText('90°')

    const before = Number(await thumb.getAttribute('aria-valuenow'))
    const box = await thumb.boundingBox()
    if (!box) throw new Error('no thumb')
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 2 + 30, { steps: 4 })
    await page.mouse.up()
    await expect(thumb).not.toHaveAttribute('aria-valuenow', String(before))
  })

  test('critical points stand on the surface by kind', async ({ app }) => {
    await app.surface.ask('Critical points')
    await app.surface.region.getByRole('button', { name: 'Find critical points' }).click()
    await expect(app.surface.word('min')).toBeVisible()
  })

  test('views by name and by key; the eye stays where it was while other pictures are looked at', async ({
    app,
    page,
  }) => {
    const ball = async (): Promise<string> => {
      const box = await app.surface.ball.boundingBox()
      return `${Math.round(box?.x ?? 0)} ${Math.round(box?.y ?? 0)}`
    }
    const corner = await ball()
    await app.surface.view('top').click()
    await expect.poll(ball).not.toBe(corner)
    const top = await ball()
    await app.surface.view('along x').click()
    await expect.poll(ball).not.toBe(top)
    const side = await ball()
    await app.surface.tab('Contours').click()
    await app.surface.tab('Surface').click()
    await app.surface.isDrawn()
    await expect.poll(ball).toBe(side)

    await app.surface.picture.focus()
    for (const key of ['Home', 't', 'f', 's', 'p', 'ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowUp', '+', '-'])
      await app.surface.movesWith(() => page.keyboard.press(key))
    await page.keyboard.press('Home')
    await expect.poll(ball).toBe(corner)
  })

  test('the graphics processor taken away and given back twenty times: the same pixels', async ({ app, page }) => {
    test.setTimeout(180_000)
    // With what has no value and what is cut off.
    await app.formula('(x - 1)^2 + log(x + 2) + 1 / ((x - 1)^2 + (y - 1)^2)')
    await app.surface.ask('Models')
    for (const box of ['quadratic', 'direction θ'] as const) await app.surface.show(box).check()
    await keepingPixels(page)
    await app.surface.movesWith(() => app.surface.show('tangent').check())
    await app.surface.isAtRest()
    const before = await pixelsNow(page)
    expect(before.length).toBeGreaterThan(10_000)
    for (let time = 1; time <= 20; time++) {
      await app.surface.movesWith(() => loseAndRestore(page))
      await app.surface.isAtRest()
      expect((await pixelsNow(page)) === before, `the same pixels after loss ${time}`).toBe(true)
    }
    await app.surface.movesWith(() => app.surface.dragBall(30, -10))
  })
})

test('the floor has round numbers, and one unit of either axis is equally long where that is wished', async ({
  app,
  page,
}) => {
  await app.formula('x^2 + 9 * y^2')
  await app.mode('Surface')
  await app.surface.isDrawn()
  await app.surface.setWindow(-4, 4)
  for (const text of ['−4', '−2', '0', '2', '4']) await expect(app.surface.word(text).first()).toBeVisible()
  const lengths = async (): Promise<readonly [number, number]> => {
    const [low, high, under, over] = await Promise.all(
      [
        ['0 −2', 'x'],
        ['0 2', 'x'],
        ['1 −2', 'y'],
        ['1 2', 'y'],
      ].map(([key]) => app.surface.region.locator(`[data-word="${key}"]`).boundingBox()),
    )
    if (!low || !high || !under || !over) throw new Error('no number')
    return [Math.abs(high.x - low.x), Math.abs(over.y - under.y)]
  }
  await app.surface.movesWith(() => app.surface.view('top').click())
  await app.surface.isAtRest()
  // Without it the floor is square: a unit of y, whose range is [−2, 2], is twice as long.
  const [across, up] = await lengths()
  expect(up / across).toBeGreaterThan(1.7)
  await app.surface.setEqualUnits(true)
  await app.surface.isAtRest()
  const [wide, high] = await lengths()
  // Numbers at a corner stand a little beside their tick, to make room for each other.
  expect(high / wide).toBeGreaterThan(0.88)
  expect(high / wide).toBeLessThan(1.1)

  // What is under the hand is what is drawn there: the ball follows it.
  const before = await app.canvas.value('y')
  await app.surface.dragBall(0, -20)
  expect(await app.canvas.value('y')).toBeGreaterThan(before)
  await page.keyboard.press('ControlOrMeta+z')
  expect(await app.canvas.value('y')).toBe(before)
})

test('where starts end is coloured on the floor under the surface, and goes when it is cleared', async ({
  app,
  page,
}) => {
  await app.formula('(x^2 - 1)^2 + y^2')
  await app.mode('Surface')
  await app.surface.isDrawn()
  await app.surface.ask('Basins')
  await keepingPixels(page)
  for (const view of ['top', 'corner']) await app.surface.movesWith(() => app.surface.view(view).click())
  await app.surface.isAtRest()
  const bare = await pixelsNow(page)
  await page.getByRole('button', { name: 'Colour the starts' }).click()
  const ends = app.surface.region.getByRole('table', { name: 'Ends of Gradient descent' })
  await expect(ends).toContainText('a minimum', { timeout: 30_000 })
  await expect.poll(async () => (await pixelsNow(page)) === bare).toBe(false)
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect.poll(async () => (await pixelsNow(page)) === bare).toBe(true)
})

test('a walk over all inputs says in the picture of two how far it is from it', async ({ app, page }) => {
  await app.openExample('Log-sum-exp')
  await app.formula('(x - 1)^2 + 3 * y^2 + z^2 + x * z')
  await app.mode('Surface')
  await app.surface.isDrawn()
  await app.surface.setRate('0.05')
  await page.getByRole('combobox', { name: 'over' }).selectOption({ label: 'all inputs' })
  await expect(app.surface.word(/ off$/)).toHaveCount(0)
  for (let i = 0; i < 3; i++) await app.surface.movesWith(() => app.surface.descent('Step down once').click())
  await expect(app.surface.word(/^0\.\d+ off$/)).toBeVisible()
})

test('a surface at rest draws nothing', async ({ app, page }) => {
  await countingDrawing(page)
  // A page of its own: it must be counted from the start.
  await page.goto('/')
  await app.openExample('The chain rule at another point')
  await app.mode('Surface')
  await app.surface.isDrawn()
  await app.surface.isAtRest()
  const before = await drawingSoFar(page)
  expect(before.drawCalls).toBeGreaterThan(5)
  await page.waitForTimeout(2000)
  expect(await drawingSoFar(page)).toEqual(before)

  // Turned, it draws, and rests again.
  await app.surface.picture.focus()
  await app.surface.movesWith(() => page.keyboard.press('ArrowLeft'))
  await app.surface.isAtRest()
  const turned = await drawingSoFar(page)
  expect(turned.drawCalls).toBeGreaterThan(before.drawCalls)
  await page.waitForTimeout(2000)
  expect(await drawingSoFar(page)).toEqual(turned)
})
