// States of the surface: what one sees, what one knows, where one walks.
import type { Gradwire } from '../driver/app'
import { picture } from './story'

const valley = '(x - 1)^2 + 3 * y^2 + x * y'

/** A function in the surface's full view. */
async function shown(app: Gradwire, formula: string): Promise<void> {
  await app.formula(formula)
  await app.mode('Surface')
}

picture('surface', async (app) => {
  await shown(app, 'sin(x) * cos(y) + 0.1 * x^2')
  await app.surface.isDrawn()
})

picture('contours', async (app) => {
  await shown(app, valley)
  await app.surface.tab('Contours').click()
})

picture('curve', async (app) => {
  await app.openExample('A quartic with three critical points')
  await app.mode('Surface')
})

picture('walk', async (app) => {
  await shown(app, valley)
  await app.surface.tab('Contours').click()
  await app.surface.setRate('0.1')
  for (let i = 0; i < 8; i++) await app.surface.descent('Step down once').click()
})

picture('models', async (app) => {
  await shown(app, valley)
  await app.surface.ask('Models')
})

picture('hessian', async (app) => {
  await shown(app, valley)
  await app.surface.ask('Hessian')
})

picture('critical', async (app) => {
  await shown(app, 'x^3 - 3*x + y^2')
  await app.surface.ask('Critical points')
  await app.page.getByRole('button', { name: 'Find critical points' }).click()
})

picture('basins-surface', async (app) => {
  await shown(app, '(x^2 - 1)^2 + y^2')
  await app.surface.ask('Basins')
  await app.page.getByRole('button', { name: 'Colour the starts' }).click()
  await app.page.waitForTimeout(4000)
})

picture('basins', async (app) => {
  await shown(app, '(x^2 - 1)^2 + y^2')
  await app.surface.tab('Contours').click()
  await app.surface.ask('Basins')
  await app.page.getByRole('button', { name: 'Colour the starts' }).click()
  await app.page.waitForTimeout(4000)
})

picture('pole', async (app) => {
  await shown(app, 'log(x) + 1 / y')
  await app.surface.tab('Contours').click()
})

picture('race', async (app) => {
  await shown(app, '(1 - x)^2 + 100 * (y - x^2)^2')
  await app.canvas.setValue('x', '-1.2')
  await app.surface.setRate('0.001')
  await app.surface.tab('Contours').click()
  await app.surface.ask('Race')
  for (let i = 0; i < 12; i++) await app.surface.race.press('One step of everyone')
})

picture('train', async (app) => {
  await app.openExample('Two moons')
  await app.mode('Surface')
  await app.training.button('Train').click()
  await app.page.waitForTimeout(3000)
})
