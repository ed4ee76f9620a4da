// Documents in and out of a browser: the same bytes, the same numbers, and nothing lost on the way.
import type { Page } from '@playwright/test'
import type { Gradwire } from '../driver/app'
import {
  downloaded,
  dropFile,
  pickedText,
  pickingFile,
  upload,
  withoutFileAccess,
  writePicked,
} from '../driver/browser-files'
import { expect, test } from '../driver/story'

const save = (page: Page) => () => page.keyboard.press('ControlOrMeta+s')
const open = (page: Page) => () => page.keyboard.press('ControlOrMeta+o')

/** A small graph whose value is an expression: m = (x + y)², y = log(2). */
async function drawSmall(app: Gradwire): Promise<void> {
  await app.formula('(x + y)^2')
  await app.canvas.setValue('x', '1.5')
  await app.canvas.setValue('y', 'log(2)')
}

const root = 'f'
const truth = (1.5 + Math.log(2)) ** 2

async function expectSmall(app: Gradwire): Promise<void> {
  expect(await app.canvas.value(root)).toBeCloseTo(truth, 2)
  // What was typed comes back as typed.
  await app.canvas.node('y').locator('[data-part=value]').dblclick()
  await expect(app.canvas.region.getByRole('textbox', { name: 'Value of y' })).toHaveValue('log(2)')
  await app.page.keyboard.press('Escape')
}

test.describe('by upload and download', () => {
  test.use({
    page: async ({ page }, use) => {
      await withoutFileAccess(page)
      await use(page)
    },
  })

  test('saved, reloaded and opened again: the same bytes and the same numbers', async ({ app, page }) => {
    await drawSmall(app)
    await expect(app.title()).toHaveAccessibleName('File: untitled, unsaved changes')
    const first = await downloaded(page, save(page))
    expect(first.name).toBe('untitled.gradwire')
    await app.expectSaved('untitled')
    await app.reload()
    expect(await app.canvas.names()).toEqual([])
    await upload(page, 'small.gradwire', first.text, open(page))
    await app.expectSaved('small')
    await expectSmall(app)
    const again = await downloaded(page, save(page))
    expect(again).toEqual({ name: 'small.gradwire', text: first.text })
  })

  test('unsaved work asks before New: cancel, save, discard', async ({ app, page }) => {
    await drawSmall(app)
    const question = app.dialog('Save the changes to untitled?')
    await app.command('New')
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(question).toHaveCount(0)
    expect(await app.canvas.value(root)).toBeCloseTo(truth, 2)
    await app.command('New')
    const { text } = await downloaded(page, () => question.getByRole('button', { name: 'Save', exact: true }).click())
    expect(JSON.parse(text)).toMatchObject({ format: 'gradwire' })
    await expect.poll(() => app.canvas.names()).toEqual([])
    await drawSmall(app)
    await app.command('New')
    await question.getByRole('button', { name: 'Don’t save' }).click()
    await expect.poll(() => app.canvas.names()).toEqual([])
    await expect(app.title()).toHaveAccessibleName('File: untitled')
  })
})

test('saved into a file of the machine, and from then on without asking', async ({ app, page }) => {
  const name = 'kept.gradwire'
  await pickingFile(page, name)
  await app.reload()
  await drawSmall(app)
  await page.keyboard.press('ControlOrMeta+s')
  await app.expectSaved('kept')
  const first = await pickedText(page, name)
  await app.canvas.setValue('x', '2')
  await expect(app.title()).toHaveAccessibleName('File: kept, unsaved changes')
  await page.keyboard.press('ControlOrMeta+s')
  await app.expectSaved('kept')
  const second = await pickedText(page, name)
  expect(second).not.toBe(first)
  await app.canvas.setValue('x', '1.5')
  await page.keyboard.press('ControlOrMeta+s')
  await app.expectSaved('kept')
  expect(await pickedText(page, name)).toBe(first)

  await app.reload()
  await app.file('kept.gradwire')
  await app.expectSaved('kept')
  await expectSmall(app)
})

test('a file that another program changed is not written over unasked', async ({ app, page }) => {
  const name = 'shared.gradwire'
  await pickingFile(page, name)
  await app.reload()
  await drawSmall(app)
  await page.keyboard.press('ControlOrMeta+s')
  await app.expectSaved('shared')
  const theirs = (await pickedText(page, name)).replace('1.5', '7.25')
  await writePicked(page, name, theirs)
  await app.canvas.setValue('x', '2')
  const question = app.dialog('shared was changed by another program')
  await page.keyboard.press('ControlOrMeta+s')
  await expect(question).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(question).toHaveCount(0)
  expect(await pickedText(page, name)).toBe(theirs)
  await expect(app.title()).toHaveAccessibleName('File: shared, unsaved changes')
  await page.keyboard.press('ControlOrMeta+s')
  await question.getByRole('button', { name: 'Open theirs' }).click()
  await app.expectSaved('shared')
  expect(await app.canvas.value('x')).toBe(7.25)
  await writePicked(page, name, `${theirs} `)
  await app.canvas.setValue('x', '3')
  await page.keyboard.press('ControlOrMeta+s')
  await question.getByRole('button', { name: 'Save mine' }).click()
  await app.expectSaved('shared')
  expect(await pickedText(page, name)).toContain('"value": 3')
})

test('a file that is dragged in opens; a damaged one says why and changes nothing', async ({ app, page }) => {
  await app.openExample('Log-sum-exp')
  const before = await app.canvas.names()
  const notice = page.getByRole('alert')
  await dropFile(page, 'broken.gradwire', '{"format": "gradwire", "version": 1,\n  "graph": oh dear')
  await expect(notice).toContainText('broken.gradwire: Line 2, column ')
  await expect(notice).toContainText('Nothing was changed.')
  expect(await app.canvas.names()).toEqual(before)
  await dropFile(page, 'letter.gradwire', '{"a": 1}')
  await expect(notice).toContainText('not a Gradwire document')
  await dropFile(page, 'tomorrow.gradwire', '{"format": "gradwire", "version": 99}')
  await expect(notice).toContainText('this program reads up to')
  expect(await app.canvas.names()).toEqual(before)
  await expect(app.title()).toHaveAccessibleName('File: log-sum-exp')

  const small = {
    format: 'gradwire',
    version: 1,
    graph: {
      nodes: [
        { id: 'n1', op: 'input', name: 'x', value: 3 },
        { id: 'n2', op: 'square', name: 'f' },
      ],
      edges: [{ from: 'n1', to: 'n2', port: 0 }],
      root: null,
    },
    layout: { positions: { n1: { x: 0, y: 0 }, n2: { x: 200, y: 0 } } },
    study: { axes: [], rate: 0.1 },
  }
  await dropFile(page, 'small.gradwire', JSON.stringify(small))
  await app.expectSaved('small')
  expect(await app.canvas.value('f')).toBe(9)
  await expect(notice).toHaveCount(0)
})
