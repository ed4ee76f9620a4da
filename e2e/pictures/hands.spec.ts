// What opens in the hand or over the canvas.
import { picture } from './story'

picture('refused', async (app) => {
  for (const [name, down, value] of [
    ['U', 0.2, '[[1,0],[0,1],[1,1]]'],
    ['V', 0.7, '[[1,2],[3,4],[5,6],[7,8]]'],
  ] as const) {
    await app.canvas.rename(await app.palette.drag('parameter', await app.canvas.point(0.2, down)), name)
    await app.canvas.setValue(name, value)
  }
  await app.canvas.rename(await app.palette.drag('matmul', await app.canvas.point(0.7, 0.4)), 'P')
  await app.canvas.connect('U', 'P.A')
  await app.canvas.drag('V', 'P.B')
})

picture('presenter', async (app) => {
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  await app.stepper.stepUntil(/to v/)
  await app.page.keyboard.press('F5')
})

picture('help', async (app) => {
  await app.formula('relu(x) + y^2')
  await app.canvas.select('a')
  await app.page.keyboard.press('F1')
})
