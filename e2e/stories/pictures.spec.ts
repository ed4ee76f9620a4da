// Pictures that do not lie: colours with numbers, what has no value, what has no bound, and what is not in the plane that is drawn.
import { expect, test } from '../driver/story'

test('the colours say height, steepness or the error of a model, with numbers, and are remembered', async ({
  app,
  page,
}) => {
  await app.openExample('Log-sum-exp')
  await app.formula('(x - 1)^2 + 3 * y^2')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  const { key, colour } = app.surface
  await expect.poll(() => app.surface.barNumbers()).not.toEqual([])
  const heights = await app.surface.barNumbers()
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(0)

  await colour.selectOption({ label: 'quadratic model’s error' })
  await expect(key).toContainText('the model is the function itself: its error is 0')
  await colour.selectOption({ label: 'linear model’s error' })
  await expect(key).not.toContainText('itself')
  // The bands are of the error; the level lines and their numbers are still those of f.
  await expect(app.surface.picture.locator('[data-level]').first()).toBeVisible()
  await colour.selectOption({ label: 'steepness |∇f|' })
  await expect(key.getByRole('img')).toHaveAccessibleName('Colours of the steepness |∇f|')

  await page.keyboard.press('ControlOrMeta+z')
  await expect(colour).toHaveValue('linear error')
  await app.surface.tab('Surface').click()
  await app.surface.isDrawn()
  await expect(colour).toHaveValue('linear error')
})

test('what has no value is hatched and named, what has no bound too', async ({ app }) => {
  await app.openExample('Log-sum-exp')
  await app.formula('log(x) + y^2')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  await expect(app.surface.picture.locator('[data-region=none]')).toHaveCount(1)
  await expect(app.surface.key).toContainText(/not defined: natural logarithm needs x > 0 \(node \w+\)/)

  await app.formula('1 / (x^2 + y^2)')
  await expect(app.surface.picture.locator('[data-region=above]')).toHaveCount(1)
  await expect(app.surface.picture.locator('[data-pole]')).toHaveText('+∞')
  await expect(app.surface.key).toContainText('to +∞ at (x, y) = (0, 0)')
  await expect(app.surface.picture.locator('[data-region=none]')).toHaveCount(0)

  await app.formula('1 / (x - 0.5)')
  await expect(app.surface.tab('Curve')).toHaveAttribute('aria-selected', 'true')
  await expect(app.surface.key).toContainText('to ±∞ at x = 0.5')
  await expect(app.surface.picture.locator('[data-pole]')).toHaveText(['+∞', '−∞'])

  await app.formula('x^2')
  await expect(app.surface.picture.locator('[data-pole]')).toHaveCount(0)
  await expect(app.surface.key).toHaveCount(0)
})

test('heights by powers of ten, and units that are equally long', async ({ app }) => {
  await app.openExample('Log-sum-exp')
  await app.formula('x^2 + 9 * y^2')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  await app.surface.setWindow(-6, 6)
  await expect.poll(() => app.surface.levelNumbers()).not.toEqual([])
  const linear = await app.surface.levelNumbers()
  await app.surface.chooseHeights('heights by powers of ten')
  await expect.poll(() => app.surface.levelNumbers()).not.toEqual(linear)
  await expect(app.surface.picture).toHaveAccessibleName(/heights as powers of ten/)
  // Round numbers of a logarithm are 1, 2, 5 … times a power of ten.
  for (const level of await app.surface.levelNumbers()) {
    expect(level / 10 ** Math.floor(Math.log10(level))).toBeCloseTo(
      Math.round(level / 10 ** Math.floor(Math.log10(level))),
      9,
    )
  }

  await app.surface.setEqualUnits(true)
  // The second axis is [−3, 3], half as long as the first.
  await expect
    .poll(async () => {
      const box = await app.surface.picture.boundingBox()
      return box && Math.round((100 * box.width) / box.height) / 100
    })
    .toBeCloseTo(2, 1)
})

test('the direction is turned on the contours as on the surface and in the panel, with |∇f| cos θ', async ({
  app,
  page,
}) => {
  await app.openExample('Log-sum-exp')
  await app.formula('x^2 + y^2')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  await app.surface.ask('Models')
  await expect(app.surface.direction).toHaveCount(0)
  await app.surface.show('direction θ').check()
  const { direction, picture, key, region } = app.surface
  const turned = picture.locator('[data-turned]')
  await expect(turned).toHaveAttribute('data-turned', 'positive')
  await expect(key).toContainText(/θ = 0° from the gradient: .* · 1 = \+/)

  await direction.focus()
  for (let i = 0; i < 18; i++) await page.keyboard.press('ArrowLeft')
  await expect(direction).toHaveAttribute('aria-valuetext', '90 degrees, slope 0')
  await expect(turned).toContainText('θ = 90°')
  await expect(turned).toContainText('|∇f| cos θ = 0')
  await expect(region.getByRole('group', { name: 'Directional derivative' })).toContainText('90°')

  // On a bowl with equal ranges straight through the ball is the way back down.
  const [ball, thumb] = [await app.surface.ball.boundingBox(), await direction.boundingBox()]
  if (!ball || !thumb) throw new Error('no control')
  const middle = (box: typeof ball): [number, number] => [box.x + box.width / 2, box.y + box.height / 2]
  const [[ballX, ballY], [x, y]] = [middle(ball), middle(thumb)]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(2 * ballX - x, 2 * ballY - y, { steps: 4 })
  await page.mouse.up()
  await expect(direction).toHaveAttribute('aria-valuenow', '-90')
  await region.getByRole('group', { name: 'Directional derivative' }).getByRole('slider').fill('180')
  await expect(turned).toHaveAttribute('data-turned', 'negative')
  await expect(key).toContainText('θ = 180° from the gradient')
  await app.surface.tab('Surface').click()
  await app.surface.isDrawn()
  await expect(direction).toHaveAttribute('aria-valuenow', '180')
  await expect(app.surface.word(/^\|∇f\| cos θ = −/)).toBeVisible()
})

test('a walk that leaves the plane of the picture says how far', async ({ app }) => {
  await app.openExample('Log-sum-exp')
  await app.formula('x^2 + y^2 + z^2')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  await app.surface.region.getByRole('combobox', { name: 'over' }).selectOption({ label: 'all inputs' })
  await app.surface.setRate('0.25')
  const z = await app.canvas.value('z')
  await app.surface.descent('Step down once').click()
  await expect(app.surface.path).toHaveCount(2)
  // The start lies where z was; the picture is drawn where z is now.
  const off = z - (await app.canvas.value('z'))
  expect(off).toBeGreaterThan(0)
  await expect(app.surface.picture.locator('[data-off]')).toHaveText(`${off} off`)
  await expect(app.surface.key).toContainText(`the walk leaves the picture: fainter is farther, ${off} at most`)
})
