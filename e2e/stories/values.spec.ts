// A number by slider: its range is part of the document, and a pull at it is one entry of the history.
import { expect, test } from '../driver/story'

test('a number gets a slider, moves with it, and keeps to its range', async ({ app, page }) => {
  await app.formula('f = x^2')
  await app.canvas.setValue('x', '3')
  await app.canvas.select('x')
  await app.inspector.region.getByRole('button', { name: 'Add a slider' }).click()
  await expect(app.button(/^Undo/)).toHaveAccessibleName('Undo add a slider to x')
  const slider = app.inspector.region.getByRole('slider', { name: 'x by slider' })
  await expect(slider).toHaveAttribute('min', '-10')
  await slider.focus()
  for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight')
  expect(await app.canvas.value('x')).toBeCloseTo(3.3, 9)
  expect(await app.canvas.value('f')).toBeCloseTo(10.89, 9)
  await app.inspector.region.getByRole('textbox', { name: 'to', exact: true }).fill('2*pi')
  await page.keyboard.press('Enter')
  await expect(slider).toHaveAttribute('max', /^6\.28/)
  await app.inspector.region.getByRole('textbox', { name: 'from', exact: true }).fill('7')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('A slider must end above where it begins.')
  await page.keyboard.press('Escape')
  await slider.focus()
  await page.keyboard.press('Home')
  expect(await app.canvas.value('x')).toBe(-10)
  await app.inspector.region.getByRole('button', { name: 'Take the slider away' }).click()
  await expect(slider).toHaveCount(0)
})

test('as many digits as one likes: on nodes, wires and in the sentence, kept, and never outside of their box', async ({
  app,
  page,
}) => {
  await app.command('Show 6 significant digits')
  await app.reload()
  await app.formula('a = sin(x); b = exp(a) / 3; f = b * x')
  await app.canvas.setValue('x', '1/7')
  const value = () => app.canvas.node('a').locator('[data-part=value]').innerText()
  expect(await value()).toBe('0.142372')
  await app.command('Show 8 significant digits')
  await expect.poll(value).toBe('0.14237173')
  await app.mode('Step')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('region', { name: 'Stepper' })).toContainText('sin(0.14285714) ≈ 0.14237173')
  await app.command('Run to the end')
  const label = () => app.canvas.label('b', 'f')
  const long = await label()
  expect(await app.canvas.contribution('b', 'f')).toBeCloseTo(1 / 7, 7)
  await app.command('Show 3 significant digits')
  await expect.poll(async () => (await label()).length).toBeLessThan(long.length)
  expect(await label()).toBe('+0.143')
  await app.command('Show 8 significant digits')
  await expect.poll(label).toBe(long)

  await app.button(/^Theme: /).click()
  await page.getByRole('menuitemradio', { name: 'Show all digits' }).click()
  await app.canvas.select('a')
  await expect(app.inspector.region).toContainText('0.142371729792')
  await expect(app.canvas.node('a')).toHaveAccessibleName(/value 0\.142371729792/)
  const boxes = await app.canvas.node('a').evaluate((node) =>
    [node, ...node.querySelectorAll('[data-part=value], [data-part=adjoint]')].map((part) => {
      const range = document.createRange()
      range.selectNodeContents(part)
      const { left, right } = part === node ? part.getBoundingClientRect() : range.getBoundingClientRect()
      return [left, right] as const
    }),
  )
  const [[left, right] = [0, 0], ...inner] = boxes
  for (const [from, to] of inner) {
    expect(from).toBeGreaterThanOrEqual(left)
    expect(to).toBeLessThanOrEqual(right)
  }
})
