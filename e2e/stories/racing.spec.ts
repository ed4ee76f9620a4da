// Racing: several methods from one start, one method from several starts, all on one timeline; chosen, lit and read by keyboard.
import { expect, test } from '../driver/story'

test('gradient descent, momentum and Newton race down a curved valley from one start', async ({ app, page }) => {
  await app.formula('(1 - x)^2 + 100 * (y - x^2)^2')
  await app.mode('Surface')
  for (const [name, value] of Object.entries({ x: -1.2, y: 1 })) await app.canvas.setValue(name, String(value))
  await app.surface.setRate('0.001')
  await app.surface.tab('Contours').click()
  await app.surface.ask('Race')
  const { race } = app.surface
  await expect(race.said).toContainText('3 runners are at the start')
  await race.press('One step of everyone')
  await expect(race.lanes).toHaveCount(3)
  expect(await race.row('Newton')).toMatchObject({ steps: 1 })
  await race.press('Run the race')
  await expect(race.said).toContainText('All 3 are at the end. Lowest, f = 0: C (Newton)', { timeout: 60_000 })

  // Lowest first, each with its own words: nobody who only ran out of steps has arrived.
  expect(await race.order()).toEqual(['C', 'B', 'A'])
  await expect(race.table).toContainText('a local minimum')
  await expect(race.table).toContainText('Paused after 2000 steps: the slope is still')
  await expect(app.surface.region.getByRole('img', { name: /^f over 2000 steps: A from 24\.2 to / })).toBeVisible()

  // The race moves nobody's inputs; who wants to stand there says so, and undo takes it back.
  expect(await app.canvas.value('x')).toBeCloseTo(-1.2, 9)
  await race.choose('Newton')
  await page.getByRole('button', { name: 'Put the inputs there' }).click()
  expect(await app.canvas.value('x')).toBeCloseTo(1, 6)
  await page.keyboard.press('ControlOrMeta+z')
  expect(await app.canvas.value('x')).toBeCloseTo(-1.2, 9)

  // Back along the timeline, for everyone at once.
  await race.timeline.focus()
  await page.keyboard.press('Home')
  await expect(race.said).toContainText('Step 0')
  expect(await race.row('Momentum')).toMatchObject({ steps: 0, f: 24.2 })
})

test('from many starts at rate 0.05 every walk on the quartic that comes to rest does so at −1', async ({ app }) => {
  await app.openExample('A quartic with three critical points')
  await app.mode('Surface')
  await app.surface.setRate('0.05')
  await app.surface.ask('Race')
  const { race } = app.surface
  await race.methods(['Gradient descent'])
  await race.starts('Spread 8 over the window')
  await race.press('Run the race')
  await expect(race.said).toContainText('All 8 are at the end', { timeout: 60_000 })
  const rows = await race.rows()
  expect(rows).toHaveLength(8)
  for (const { at, said } of rows) if (/slope is 0/.test(said)) expect(at).toBe('−1')
  expect(rows.filter(({ said }) => /slope is 0/.test(said)).length).toBeGreaterThan(3)
})

test('a runner that runs away is told why, and one on a maximum is not called arrived', async ({ app, page }) => {
  await app.openExample('A quartic with three critical points')
  await app.mode('Surface')
  await app.surface.ask('Race')
  const { race } = app.surface
  await race.methods(['Gradient descent', 'Newton'])
  const rate = page.getByRole('textbox', { name: 'rate of Gradient descent, runner 1' })
  await rate.fill('0.3')
  await rate.press('Enter')
  await race.press('Run the race')
  await expect(race.said).toContainText('at the end', { timeout: 60_000 })
  await expect(race.table).toContainText('the rate 0.3 is above 2/λ')
  await expect(race.table).toContainText('this is a maximum, not a minimum')
})

test('starts are picked on the picture, typed and undone', async ({ app, page }) => {
  await app.formula('x^2 + 10 * y^2')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  await app.surface.ask('Race')
  const { race } = app.surface
  await race.starts('Pick on the picture')
  const box = await app.surface.picture.boundingBox()
  if (!box) throw new Error('no picture')
  await page.mouse.click(box.x + box.width / 4, box.y + box.height / 4)
  await page.mouse.click(box.x + (3 * box.width) / 4, box.y + (3 * box.height) / 4)
  const list = page.getByRole('list', { name: 'Starts' }).getByRole('listitem')
  await expect(list).toHaveCount(2)
  await expect(race.lanes).toHaveCount(6)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Pick on the picture' })).toBeVisible()
  const typed = page.getByRole('textbox', { name: 'x of start 1' })
  await typed.fill('-1.5')
  await typed.press('Enter')
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo set a start')
  // In the field itself the keys would take back what was typed.
  await app.button(/^Undo/).click()
  await app.button(/^Undo/).click()
  await expect(list).toHaveCount(1)
  await expect(race.lanes).toHaveCount(3)
})

test('a race by keyboard alone', async ({ app, page }) => {
  await app.formula('x^2 + 10 * y^2')
  await app.mode('Surface')
  await app.surface.setRate('0.04')
  await app.surface.tab('Contours').click()
  await app.surface.ask('Race')
  const { race } = app.surface
  await race.button('Run the race').focus()
  await page.keyboard.press('Enter')
  await expect(race.said).toContainText('All 3 are at the end', { timeout: 60_000 })
  await race.laneButton('Momentum').focus()
  await page.keyboard.press('Space')
  await expect(race.laneButton('Momentum')).toHaveAttribute('aria-pressed', 'true')
  await expect(app.surface.picture.locator('[data-lit=true]')).toHaveCount(1)
  await race.timeline.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  const state = page.getByRole('group', { name: 'B, Momentum, at step 1' })
  await expect(state.getByRole('table', { name: 'State of the method' })).toContainText('v')
})

test('a table that is wider than the panel is reached to its end, by keyboard too', async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await app.formula('(1 - x)^2 + 100 * (y - x^2)^2')
  await app.mode('Surface')
  await app.canvas.setValue('x', '-1.2345')
  await app.surface.setRate('0.00123')
  await app.surface.ask('Race')
  const { race } = app.surface
  await expect(race.table).toBeVisible()
  await expect(race.scroll).toHaveCount(0)
  await race.methods(['Gradient descent', 'Descent with line search'])
  await race.tab.locator('summary', { hasText: 'from' }).click()
  for (const start of ['-0.000012345', '0.0000098765']) {
    await race.tab.getByRole('button', { name: 'Add the ball’s place' }).click()
    for (const name of [/^x of start/, /^y of start/]) {
      const field = race.tab.getByRole('textbox', { name }).last()
      await field.fill(start)
      await field.press('Enter')
    }
  }
  for (let i = 0; i < 2; i++) await race.press('One step of everyone')
  // The last column is in sight, or can be brought there.
  const last = race.table.locator('thead th').last()
  const region = await race.tab.boundingBox()
  await race.scroll.focus()
  for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowRight')
  await expect.poll(() => race.scroll.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
  if (!region) throw new Error('no table')
  const end = async (): Promise<number> => {
    const box = await last.boundingBox()
    return box ? box.x + box.width : Infinity
  }
  await expect.poll(end).toBeLessThanOrEqual(region.x + region.width + 1)
  expect((await race.laneButton('Gradient descent').first().boundingBox())?.x).toBeGreaterThanOrEqual(region.x)
})

test('on a plane through many numbers starts are picked too, each a place of all of them', async ({ app, page }) => {
  await app.formula('x^2 + 3 * y^2 + z^2')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  await app.surface.ask('Race')
  const { race } = app.surface
  await race.tab.locator('summary', { hasText: 'from' }).click()
  await app.surface.region.getByRole('button', { name: 'Axes and ranges' }).click()
  await page.getByRole('button', { name: 'Cut', exact: true }).click()
  await page.keyboard.press('Escape')
  await race.tab.getByRole('button', { name: 'Pick on the picture' }).click()
  const box = (await app.surface.region.getByRole('img', { name: /^Contours/ }).boundingBox())!
  await page.mouse.click(box.x + box.width * 0.25, box.y + box.height * 0.75)
  await page.keyboard.press('Escape')
  const starts = race.tab.getByRole('list', { name: 'Starts' }).getByRole('listitem')
  await expect(starts).toHaveCount(1)
  await expect(starts).toContainText('and 1 other number')
  await race.tab.getByRole('button', { name: /^Spread \d over the window/ }).click()
  await expect(starts).toHaveCount(4)
  await race.press('One step of everyone')
  await expect(race.lanes.first()).toBeVisible()
  // Off the plane the race is over the axes, and says what of a start it leaves alone.
  await app.surface.region.getByRole('button', { name: 'Leave the plane' }).click()
  await expect(starts.first()).toContainText('and 1 other number, not used over the axes alone')
})
