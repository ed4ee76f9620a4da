// Figures out of the page: as one prints them, with the race that runs and the document that they were made of.
import { downloaded, downloadedFile, dropFile, withoutFileAccess } from '../driver/browser-files'
import { expect, test } from '../driver/story'

test('a figure is saved as one prints it: SVG that is whole, PNG at its size, on white whatever the theme', async ({
  app,
  page,
}) => {
  await withoutFileAccess(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await app.reload()
  await app.openExample('Log-sum-exp')
  await app.formula('x^2 + 3 * y^2')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  await app.surface.descent('Step down once').click()

  const figure = await app.saveFigure()
  const svg = await downloaded(page, () => figure.getByRole('button', { name: 'Save SVG' }).click())
  expect(svg.name).toMatch(/\.svg$/)
  await expect(page.getByText(`The figure is in ${svg.name}.`)).toBeVisible()
  // Read in a page without our rules, which let no text become a document.
  const plain = await page.context().newPage()
  const read = await plain.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml')
    const texts = [...root.querySelectorAll('text')].map((one) => one.textContent)
    const count = (selector: string): number => root.querySelectorAll(selector).length
    return {
      name: root.tagName,
      size: [root.getAttribute('width'), root.getAttribute('height')],
      title: texts[0],
      texts,
      walk: count('[data-path]'),
      levels: count('[data-level]'),
      ground: root.querySelector('rect')?.getAttribute('fill'),
    }
  }, svg.text)
  await plain.close()
  expect(read).toMatchObject({
    name: 'svg',
    size: ['643', '430'],
    title: 'f = x2 + 3 · y2',
    walk: 2,
    ground: '#ffffff',
  })
  expect(read.levels).toBeGreaterThan(3)
  expect(read.texts).toEqual(expect.arrayContaining(['height f', 'x', 'y', '−1', '0', '1']))

  const again = await app.saveFigure()
  await again.getByRole('combobox', { name: 'size' }).selectOption({ label: 'of your own' })
  await again.getByRole('textbox', { name: 'Width in pixels' }).fill('500')
  await again.getByRole('textbox', { name: 'Width in pixels' }).press('Enter')
  await again.getByRole('combobox', { name: 'PNG' }).selectOption({ label: '4× (2000 × 2400 pixels)' })
  const { bytes: png } = await downloadedFile(page, () => again.getByRole('button', { name: 'Save PNG' }).click())
  // Width and height stand in the first chunk of a PNG.
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2000, 2400])
})

test('the surface is saved as a figure too', async ({ app, page }) => {
  await withoutFileAccess(page)
  await app.reload()
  await app.openExample('Log-sum-exp')
  await app.mode('Surface')
  await app.surface.isDrawn()
  const figure = await app.saveFigure()
  const svg = await downloaded(page, () => figure.getByRole('button', { name: 'Save SVG' }).click())
  expect(svg.text).toMatch(/<image href="data:image\/png;base64,[\w+/]{2000}/)
  expect(svg.text).toContain('height f')
})

test('where no picture stands on the page there is no figure to save', async ({ app, page }) => {
  await app.openExample('Log-sum-exp')
  await app.mode('Build')
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Commands' }).fill('Save the figure')
  await expect(page.getByRole('option', { name: 'Save the figure…' })).toHaveCount(0)
})

test('a race stands in the figure as on the page, with its legend', async ({ app, page }) => {
  await withoutFileAccess(page)
  await app.reload()
  await app.formula('(x - 1)^2 + 10 * y^2')
  await app.mode('Surface')
  await app.surface.setRate('0.03')
  await app.surface.tab('Contours').click()
  await app.surface.ask('Race')
  for (let i = 0; i < 3; i++) await app.surface.race.press('One step of everyone')
  const figure = await app.saveFigure()
  const preview = figure.getByRole('img', { name: 'The figure as it will be saved' })
  await expect(preview.locator('[data-lane]')).toHaveCount(3)
  const svg = await downloaded(page, () => figure.getByRole('button', { name: 'Save SVG' }).click())
  for (const name of ['Gradient descent', 'Momentum', 'Newton']) expect(svg.text).toContain(`>${name}</text>`)
  expect(svg.text.match(/data-lane="/g)).toHaveLength(3)
  expect(svg.text).not.toMatch(/ class="|var\(--/)
})

test('a figure opens again as the document inside it, and is not written over; one without is refused', async ({
  app,
  page,
}) => {
  await withoutFileAccess(page)
  await app.reload()
  await app.formula('x^2 + 3 * y^2')
  await app.canvas.setValue('x', '1.25')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  const figure = await app.saveFigure()
  const whole = await downloaded(page, () => figure.getByRole('button', { name: 'Save SVG' }).click())
  const again = await app.saveFigure()
  await again.getByRole('checkbox', { name: /^document inside the SVG/ }).uncheck()
  const bare = await downloaded(page, () => again.getByRole('button', { name: 'Save SVG' }).click())
  expect(bare.text).not.toContain('gradwire')

  await app.formula('sin(a)')
  // Saved, so that nobody is asked about what would be lost.
  await downloaded(page, () => page.keyboard.press('ControlOrMeta+s'))
  await dropFile(page, 'bare.svg', bare.text)
  await expect(page.getByText('bare.svg: This is an SVG picture without a document inside')).toBeVisible()
  expect(await app.canvas.names()).toContain('a')

  await dropFile(page, 'bowl.svg', whole.text)
  await expect.poll(() => app.canvas.names()).toContain('y')
  expect(await app.canvas.value('x')).toBe(1.25)
  await app.canvas.setValue('x', '2')
  const saved = await downloaded(page, () => page.keyboard.press('ControlOrMeta+s'))
  expect(saved.name).toBe('bowl.gradwire')
})

test('a figure is copied as PNG', async ({ app, page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.openExample('Log-sum-exp')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  const figure = await app.saveFigure()
  await figure.getByRole('combobox', { name: 'size' }).selectOption({ label: 'one column of a page (85 mm)' })
  await figure.getByRole('button', { name: 'Copy as PNG' }).click()
  await expect(page.getByText('The figure is on the clipboard.')).toBeVisible()
  await expect(figure).toBeHidden()
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    const picture = await createImageBitmap((await item?.getType('image/png')) as Blob)
    return [picture.width, picture.height]
  })
  expect(copied).toEqual([642, 580])
})

test('where the clipboard takes no pictures it is said, and the figure stays', async ({ app, page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await app.reload()
  await app.openExample('Log-sum-exp')
  await app.mode('Surface')
  await app.surface.tab('Contours').click()
  const figure = await app.saveFigure()
  await figure.getByRole('button', { name: 'Copy as PNG' }).click()
  await expect(page.getByText('The clipboard takes no pictures here. Save the figure as PNG instead.')).toBeVisible()
  await expect(figure).toBeVisible()
})
