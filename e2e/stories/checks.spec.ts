// The difference check over all wires, the V-curve, which rule is wrong, a derivative that the learner claims, and an
// operation of one's own that is checked as it is typed.
import type { Locator } from '@playwright/test'
import type { Gradwire } from '../driver/app'
import { expect, test } from '../driver/story'

/** x and y into a formula of one's own, c, whose square is the root f. */
async function buildOwn(app: Gradwire): Promise<void> {
  await app.formula('f = (x * y)^2')
  const own = await app.palette.drag('custom', await app.canvas.point(0.5, 0.8))
  if (own !== 'c') await app.canvas.rename(own, 'c')
  await app.canvas.connect('x', 'c.a')
  await app.canvas.connect('y', 'c.b')
  await app.canvas.drag('c', 'f')
  // The product is an end of the graph too now, so the root has to be said.
  await app.canvas.select('f')
  await app.page.keyboard.press('r')
  await app.canvas.setValue('x', '2')
  await app.canvas.setValue('y', '3')
  await app.canvas.select('c')
}

const own = (app: Gradwire, name: string): Locator => app.inspector.region.getByRole('textbox', { name, exact: true })
const live = (app: Gradwire): Locator => app.inspector.region.getByRole('status', { name: 'What it does' })

test('every wire and input is checked, the V-curve has both regimes, and no rule is to blame', async ({ app }) => {
  await app.openExample('The chain rule at another point')
  await app.command('Show the difference check')
  const { region } = app.inspector
  await expect(region).toContainText('23 of 23 wires and inputs agree')
  await expect(app.canvas.wire('a', 'p')).toHaveAccessibleName(/agrees with a difference$/)
  await expect(app.canvas.region.locator('[data-verdict=agrees]')).toHaveCount(4)
  await expect(region).toContainText('each rule that a difference can judge is the derivative')
  const curve = region.getByRole('img', { name: 'Error of the difference quotient in w against the step' })
  await expect(curve.locator('[data-regime=truncation]').first()).toBeVisible()
  await expect(curve.locator('[data-regime=rounding]').first()).toBeVisible()
  await expect(region).toContainText('the error grows as h to the power 2')
  await region.getByText('All steps as a table').click()
  await expect(region.getByRole('table', { name: 'Steps and errors' }).getByRole('row')).toHaveCount(17)
  await region.getByRole('combobox', { name: 'Difference quotient' }).selectOption('forward')
  await expect(region).toContainText('the error grows as h to the power 1')
  // While something is held, the check is of the run as it would be.
  await app.canvas.select('b')
  await app.inspector.pull('b', '5')
  await app.page.keyboard.press('Escape')
  await app.canvas.region.click({ position: { x: 20, y: 20 } })
  // What goes into s₂ and b carries nothing while b is a constant.
  await expect(region).toContainText('18 of 18 wires and inputs agree')
})

test('a claimed derivative is right, or wrong at a point with the likely slip', async ({ app, page }) => {
  await app.formula('f = sin(x^2)')
  await app.command('Show the difference check')
  const { region } = app.inspector
  const claim = region.getByRole('textbox', { name: 'Claimed derivative' })
  await claim.fill('cos(x^2)')
  await page.keyboard.press('Enter')
  await expect(region.locator('[data-claim=differs]')).toContainText('the chain rule multiplies by it')
  await claim.fill('2*x*cos(x^2)')
  await region.getByRole('button', { name: 'Judge' }).click()
  await expect(region.locator('[data-claim=agrees]')).toContainText('Right')
  // What holds at y = 1 only is not right.
  await app.formula('f = sin(x^2) * y')
  await app.canvas.setValue('y', '1')
  await app.canvas.region.click({ position: { x: 20, y: 20 } })
  await claim.fill('2*x*cos(x^2)')
  await region.getByRole('button', { name: 'Judge' }).click()
  await expect(region.locator('[data-claim=cannot]')).toContainText('Right only while y = 1')
  await expect(region.locator('[data-claim=cannot]')).toContainText('A factor y is missing.')
  await claim.fill('2*x*cos(')
  await page.keyboard.press('Enter')
  await expect(region.getByRole('alert')).toContainText('Column 9')
})

test('an operation of one’s own is checked as it is typed, and a wrong rule is named', async ({ app, page }) => {
  await buildOwn(app)
  await own(app, 'formula').fill('a * sin(b')
  await expect(live(app)).toContainText('Column 10')
  await own(app, 'formula').fill('a^2 * b')
  await expect(live(app)).toContainText('With this, c = 12')
  await page.keyboard.press('Enter')
  await expect.poll(() => app.canvas.value('c')).toBe(12)
  await own(app, 'backward').fill('g * a * b; g * a^2')
  await expect(live(app)).toContainText('for a: it says 6, the difference is 12')
  await own(app, 'backward').fill('2 * g * a * b; g * a^2')
  await expect(live(app)).toContainText('agrees with a central difference')
  await own(app, 'backward').fill('g * a * b; g * a^2')
  await page.keyboard.press('Enter')
  await expect(app.canvas.mark(/: wrong rule$/)).toBeVisible()
  // The lens finds the wire that is wrong first, and the node whose rule it is.
  await page.keyboard.press('Escape')
  await app.command('Show the difference check')
  await app.canvas.region.click({ position: { x: 20, y: 20 } })
  const { region } = app.inspector
  await expect(region).toContainText('The first wrong rule is that of c (formula of your own), for its input a')
  await expect(region.getByRole('list', { name: 'What does not agree' })).toContainText('x → c')
  await expect(app.canvas.wire('x', 'c')).toHaveAccessibleName(/does not agree with a difference$/)
  await region.getByRole('button', { name: 'Show c' }).click()
  await expect(app.canvas.node('c')).toBeFocused()
})

test('a kink of a step is told while the formula is typed', async ({ app }) => {
  await buildOwn(app)
  await app.canvas.setValue('x', '0')
  await app.canvas.select('c')
  await own(app, 'formula').fill('abs(a) * b')
  await expect(live(app)).toContainText('stands on a kink of absolute value')
})

test('at a kink and before a detach the check is never green, and says why', async ({ app }) => {
  const { region } = app.inspector
  await app.formula('f = abs(x)')
  await app.canvas.setValue('x', '0')
  await app.command('Show the difference check')
  await app.canvas.region.click({ position: { x: 20, y: 20 } })
  await expect(region).toContainText(
    '0 of 2 wires and inputs agree with a central difference; for 2 of them it cannot judge',
  )
  await expect(region.locator('[data-blame=cannot]')).toContainText('Not judged: f stands on a kink')
  await expect(region).toContainText('the slope is −1 on the left and 1 on the right')
  await app.formula('d = detach(x); f = d * x')
  await app.canvas.setValue('x', '3')
  await app.canvas.region.click({ position: { x: 20, y: 20 } })
  const odd = region.getByRole('list', { name: 'What does not agree' })
  await expect(odd).toContainText('the rule says 3, a difference 6, because of d, which detaches')
})
