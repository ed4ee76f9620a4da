// The path lens: the multivariate chain rule as a list of ways, a product along each, and their sum.
import { expect, test } from '../driver/story'

test('all paths from an input are listed with their products and their sum; one of them is lit on the canvas', async ({
  app,
  page,
}) => {
  await app.openExample('The chain rule at another point')
  await app.canvas.lens('Paths')
  const { paths } = app.inspector
  await expect(paths.region).toContainText('4 paths')
  await expect(paths.all).toHaveCount(4)
  await expect(paths.sum).toContainText('73 472')
  await paths.from.selectOption({ label: 'y' })
  await expect(paths.sum).toContainText('68 224')
  await paths.path(['y', 's1', 'a', 'p', 'u', 't', 'f']).click()
  await expect(paths.path(['y', 's1', 'a', 'p', 'u', 't', 'f'])).toHaveAttribute('aria-pressed', 'true')
  await expect(app.canvas.wireLine('a', 'p')).toHaveAttribute('data-path', 'on')
  await expect(app.canvas.wireLine('b', 'p')).toHaveAttribute('data-path', 'off')
  expect(await app.canvas.label('p', 'u')).toBe('× 20')
  // A cut wire darkens the paths that lead over it.
  await app.canvas.select('q')
  await expect(paths.region).toContainText('1 path.')
  await page.keyboard.press('Escape')
  await app.canvas.wire('a', 'p').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Cut/ }).click()
  await expect(paths.all.filter({ hasText: 'cut' })).toHaveCount(1)
})

test('too many paths are counted, exactly', async ({ app }) => {
  // Each step doubles the number of paths: 2⁷⁰ of them.
  await app.formula(
    ['a1 = x + x', ...Array.from({ length: 69 }, (_, i) => `a${i + 2} = a${i + 1} + a${i + 1}`)].join('; '),
  )
  await app.canvas.lens('Paths')
  await expect(app.inspector.paths.region).toContainText('1 180 591 620 717 411 303 424 paths: too many to list')
  await expect(app.inspector.paths.all).toHaveCount(0)
  await expect(app.inspector.paths.sum).toContainText('1.181·10')
})
