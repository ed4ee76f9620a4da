// The heart of the program: a function built from an empty canvas, stepped backward, a gradient read on a wire.
import { buildChainRule } from '../driver/chain-rule'
import { expect, test } from '../driver/story'

test('the chain-rule function by drag and drop: 68224 on its wires, undone to nothing and done again', async ({
  app,
  page,
}) => {
  test.setTimeout(120_000)
  await buildChainRule(app)
  await app.mode('Step')
  await expect(app.canvas.adjointText('y')).toContainText('–')
  await app.stepper.stepUntil(/f = t.*164/)
  expect(await app.canvas.value('f')).toBe(26896)
  await app.stepper.stepUntil('Adjoint of a so far 5248')
  await expect(app.canvas.adjointText('a')).toContainText(/5248\s*\+ \?/)
  await app.stepper.toEnd()
  for (const [name, adjoint] of Object.entries({
    w: 73472,
    x: 73472,
    y: 68224,
    z: 68224,
    a: 11808,
    b: 1312,
    s2: 2624,
  })) {
    expect(await app.canvas.adjoint(name), name).toBe(adjoint)
  }
  expect(await app.canvas.contribution('y', 's1')).toBe(70848)
  expect(await app.canvas.contribution('y', 's2')).toBe(-2624)
  // Back in time: what has not happened yet is not known.
  await app.stepper.button('To the start').click()
  await expect(app.canvas.adjointText('y')).toContainText('–')
  expect(await app.canvas.contribution('y', 's1')).toBeNull()

  await app.mode('Build')
  const names = await app.canvas.names()
  const undo = app.button(/^Undo/)
  let count = 0
  while (await undo.isEnabled()) {
    await page.keyboard.press('ControlOrMeta+z')
    if (++count > 200) throw new Error('undo never ends')
  }
  await expect.poll(() => app.canvas.names()).toEqual([])
  for (let i = 0; i < count; i++) await page.keyboard.press('ControlOrMeta+Shift+z')
  expect(await app.canvas.names()).toEqual(names)
  await app.mode('Step')
  await app.stepper.toEnd()
  expect(await app.canvas.adjoint('y')).toBe(68224)
})

test('a wrong wire is refused in the hand, with the reason and the remedy', async ({ app, page }) => {
  for (const [name, down, value] of [
    ['U', 0.2, '[[1,0],[0,1],[1,1]]'],
    ['V', 0.7, '[[1,2],[3,4],[5,6],[7,8]]'],
  ] as const) {
    const given = await app.palette.drag('parameter', await app.canvas.point(0.2, down))
    await app.canvas.rename(given, name)
    await app.canvas.setValue(name, value)
  }
  await app.canvas.rename(await app.palette.drag('matmul', await app.canvas.point(0.7, 0.4)), 'P')
  await app.canvas.connect('U', 'P.A')
  await app.canvas.drag('V', 'P.B', false)
  await expect(page.getByRole('status', { name: 'These sizes do not meet' })).toContainText(
    'U is 3 × 2 and V is 4 × 2: the inner sizes, 2 and 4, must be equal.',
  )
  await page.mouse.up()
  await expect(app.canvas.wire('V', 'P')).toHaveCount(0)
  const kept = page.getByRole('alertdialog', { name: 'These sizes do not meet' })
  await kept.getByRole('button', { name: /^Transpose V/ }).click()
  await expect(kept).toHaveCount(0)
  await expect(app.canvas.wire('V', 'P')).toHaveCount(0)
  await expect(app.canvas.region.getByRole('group', { name: /^transpose node/ })).toHaveCount(1)
})
