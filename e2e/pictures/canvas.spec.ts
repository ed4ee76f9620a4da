// States of the canvas, from the first thing a student sees on.
import { FunctionDriver } from '../driver/functions'
import { picture } from './story'

const chainRule = 'The chain rule at another point'

picture('empty', async () => {})

picture('gallery', async (app) => {
  await app.file('Open an example')
  await app.dialog('Examples').waitFor()
})

picture('build', async (app) => {
  await app.openExample(chainRule)
  await app.canvas.select('p')
})

picture('step', async (app) => {
  await app.openExample(chainRule)
  await app.mode('Step')
  await app.stepper.stepUntil(/to v/)
})

picture('predict', async (app) => {
  await app.openExample(chainRule)
  await app.mode('Step')
  await app.stepper.stepUntil(/328 × 1 = 328 to v/)
  await app.page.keyboard.press('p')
  await app.stepper.prediction.answer('16')
})

picture('product', async (app) => {
  await app.openExample(chainRule)
  await app.canvas.lens('Upstream × local')
})

picture('paths', async (app) => {
  await app.openExample(chainRule)
  await app.canvas.lens('Paths')
  await app.inspector.paths.path(['w', 's1', 'a', 'p', 'u', 't', 'f']).click()
})

picture('forward', async (app) => {
  await app.openExample(chainRule)
  await app.command('Show tangents and adjoints')
})

picture('what-if', async (app) => {
  await app.openExample(chainRule)
  await app.canvas.select('b')
  await app.inspector.pull('b', '5')
})

picture('findings', async (app) => {
  await app.formula('relu(x) + log(exp(1000*y) + exp(z))')
})

picture('function', async (app) => {
  await app.formula('a = x + y; b = a^2; f = 3*b')
  const functions = new FunctionDriver(app)
  await functions.group('a', 'b')
  await functions.open((await app.canvas.names()).find((name) => !['x', 'y', 'f'].includes(name)) ?? '')
})

picture('matrices', async (app) => {
  await app.openExample('Logistic regression')
  await app.canvas.lens('Upstream × local')
})
