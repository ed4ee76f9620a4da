// No rule of axe is broken on any face of the page, in light, in dark and in high contrast.
import type { Page } from '@playwright/test'
import { themes, violationsIn } from '../driver/axe'
import { expect, test } from '../driver/story'

// The rules look at every element, and the palette alone has a hundred buttons: a busy machine needs its time.
test.describe.configure({ timeout: 150_000 })

for (const theme of themes) {
  const violations = (page: Page): Promise<string[]> => violationsIn(page, theme)
  test.describe(theme, () => {
    test.beforeEach(async ({ app }) => {
      await app.command(theme)
      await expect(app.page.getByRole('dialog')).toHaveCount(0)
    })

    test('build: an empty canvas, a graph, a node, a matrix, a wire that carries one', async ({ app, page }) => {
      expect(await violations(page)).toEqual([])
      await app.openExample('‖X − UV‖²')
      expect(await violations(page)).toEqual([])
      await app.canvas.region.getByRole('button', { name: 'Edit the numbers of U' }).click()
      await page.getByRole('dialog', { name: 'Numbers of U' }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.canvas.wire('U', 'P').focus()
      await page.keyboard.press('Enter')
      await page.getByRole('dialog', { name: /^Numbers on the wire/ }).waitFor()
      expect(await violations(page)).toEqual([])
    })

    test('training: the tab with its map and curve, a table that comes in, and one that cannot', async ({
      app,
      page,
    }) => {
      await app.openExample('Logistic regression on two blobs')
      await app.canvas.select('D')
      await app.training.paste('x1,x2,kind\n1,2,yes\n3,4,no')
      expect(await violations(page)).toEqual([])
      await app.training.paste('x1,x2,kind\n1,2,yes\n3')
      expect(await violations(page)).toEqual([])
      await app.mode('Surface')
      await app.training.button('One epoch').click()
      await expect(app.training.curve).toHaveAccessibleName(/epochs/)
      expect(await violations(page)).toEqual([])
    })

    test('what opens on the canvas: the list of operations, the list of ports, a refused wire', async ({
      app,
      page,
    }) => {
      await app.openExample('The chain rule at another point')
      await app.canvas.select('f')
      await page.keyboard.press('a')
      await page.getByRole('combobox', { name: 'Add an operation' }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.canvas.node('q').focus()
      await page.keyboard.press('w')
      await page.getByRole('combobox', { name: 'Wire from q to' }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.canvas.drag('f', 'u')
      await page.getByRole('alertdialog', { name: 'This would make a loop' }).waitFor()
      expect(await violations(page)).toEqual([])
    })

    test('step: in the middle of the way back', async ({ app, page }) => {
      await app.openExample('The chain rule at another point')
      await app.mode('Step')
      await app.stepper.stepUntil('Adjoint of a so far 5248')
      expect(await violations(page)).toEqual([])
      await app.stepper.toEnd()
      await app.canvas.select('a')
      expect(await violations(page)).toEqual([])
    })

    test('the lenses: tangents and the cut, the difference check, what is held, the card at a kink', async ({
      app,
      page,
    }) => {
      await app.openExample('The chain rule at another point')
      await app.command('Show tangents and adjoints')
      await page.getByRole('slider', { name: 'Cut across the graph' }).waitFor()
      expect(await violations(page)).toEqual([])
      await app.command('Show the difference check')
      await expect(app.inspector.region).toContainText('23 of 23')
      expect(await violations(page)).toEqual([])
      await app.canvas.select('b')
      await app.inspector.pull('b', '5')
      await app.held().waitFor()
      expect(await violations(page)).toEqual([])
      await app.formula('f = abs(x) + log(exp(1000*y) + exp(z))')
      await app.canvas.mark(/: kink$/).click()
      await page.getByRole('dialog', { name: /^What is found at/ }).waitFor()
      expect(await violations(page)).toEqual([])
    })

    test('a frame and a note on the paper: predicting, along the paths, pulled by hand, and where something is found', async ({
      app,
      page,
    }) => {
      await app.formula('f = abs(x) * y + log(y) * x')
      await app.canvas.setValue('x', '0')
      await page.keyboard.press('Escape')
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.press('f')
      await page.getByRole('textbox', { name: 'Title of the frame' }).fill('the whole')
      await page.keyboard.press('Enter')
      const { x, y } = await app.canvas.point(0.5, 0.04)
      await page.mouse.click(x, y)
      await page.keyboard.press('n')
      await page.getByRole('textbox', { name: 'Text of the note' }).fill('at $x = 0$ there are two slopes')
      await page.keyboard.press('Escape')
      await app.canvas.region.getByRole('group', { name: /^note: at/ }).waitFor()
      // Where something is found, with its card closed and open.
      expect(await violations(page)).toEqual([])
      await app.canvas.mark(/: kink$/).click()
      await page.getByRole('dialog', { name: /^What is found at/ }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.canvas.lens('Paths')
      await app.inspector.paths.all.first().click()
      expect(await violations(page)).toEqual([])
      await app.canvas.lens('What if')
      await app.canvas.scrub('y', 30)
      await app.canvas.select('f')
      await app.inspector.pull('adjoint of f', '2')
      await app.held().waitFor()
      expect(await violations(page)).toEqual([])
      await app.command('Release what is held')
      await app.mode('Step')
      await page.keyboard.press('p')
      await app.stepper.prediction.field.waitFor()
      expect(await violations(page)).toEqual([])
    })

    test('surface: the picture, the contours, a curve, a figure', async ({ app, page }) => {
      await app.openExample('The chain rule at another point')
      await app.mode('Surface')
      await app.surface.isDrawn()
      expect(await violations(page)).toEqual([])
      for (const tab of ['Contours', 'Curve'] as const) {
        await app.surface.tab(tab).click()
        await app.surface.ball.waitFor()
        expect(await violations(page)).toEqual([])
      }
      await app.saveFigure()
      expect(await violations(page)).toEqual([])
    })

    test('the dialogs, the menu, a wrong formula', async ({ app, page }) => {
      await page.keyboard.press('ControlOrMeta+k')
      await app.dialog('Commands').waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.command('Keyboard shortcuts')
      await app.dialog('Keyboard shortcuts').waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.file('Open an example')
      await app.dialog('Examples').waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.title().click()
      await page.getByRole('menu', { name: 'File' }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.formula('x + ')
      await page.getByRole('alert').waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.formula('x + y')
      await app.command('New')
      await app.dialog(/^Save the changes/).waitFor()
      expect(await violations(page)).toEqual([])
    })

    test('what helps: an operation, keys of one’s own, a line that finds, the tour, a presentation', async ({
      app,
      page,
    }) => {
      await page.getByRole('button', { name: /Take the tour/ }).click()
      await page.getByRole('region', { name: 'Tour' }).waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('ControlOrMeta+f')
      await page.keyboard.type('m')
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.command('help with relu')
      await app.dialog('Help: relu').waitFor()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.command('Choose your own shortcuts')
      await app
        .dialog('Your own shortcuts')
        .getByRole('button', { name: /^Change the keys of Redo/ })
        .click()
      await page.keyboard.press('ControlOrMeta+z')
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await app.button(/^Theme: /).click()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
      await app.command('Present')
      await page.getByRole('toolbar', { name: 'Presentation' }).waitFor()
      expect(await violations(page)).toEqual([])
    })
  })
}
