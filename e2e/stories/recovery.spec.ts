// A page that dies in mid-edit: what was done is kept aside within a second, offered to the next page, and forgotten once saved.
import type { BrowserContext, Page } from '@playwright/test'
import { Gradwire } from '../driver/app'
import { downloaded, pickingFile, withoutFileAccess } from '../driver/browser-files'
import { expect, test } from '../driver/story'

/** The document kept aside, as the browser's store has it; undefined when there is none. */
const keptText = (page: Page): Promise<string | undefined> =>
  page.evaluate(
    () =>
      new Promise<string | undefined>((found, failed) => {
        const asked = indexedDB.open('gradwire-recovery')
        asked.onerror = () => failed(asked.error ?? new Error('no store'))
        asked.onsuccess = () => {
          const all = asked.result.transaction('tabs').objectStore('tabs').getAll()
          all.onsuccess = () => {
            asked.result.close()
            found((all.result as { text: string }[])[0]?.text)
          }
        }
      }),
  )

/** Edits, and waits until the copy has the edit in it. */
async function edit(app: Gradwire): Promise<void> {
  await app.openExample('The chain rule at another point')
  await app.canvas.setValue('w', '3')
  await expect.poll(() => keptText(app.page)).toMatch(/"name": "w", "value": 3[,}]/)
}

/** The renderer's process dies, as when memory runs out: nothing of the page can still run. */
async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  await page.goto('chrome://crash').catch(() => undefined)
  await crashed
  await page.close()
}

async function next(context: BrowserContext, prepare?: (page: Page) => Promise<unknown>): Promise<Gradwire> {
  const page = await context.newPage()
  await prepare?.(page)
  await page.goto('/')
  await page.getByRole('region', { name: 'Canvas' }).waitFor()
  return new Gradwire(page)
}

test('killed in mid-edit, the work comes back with the same numbers', async ({ app, page, context }) => {
  await edit(app)
  const value = await app.canvas.value('f')
  await kill(page)
  const again = await next(context)
  const question = again.dialog('Bring back unsaved work?')
  await expect(question).toContainText('chain-rule-generic')
  await question.getByRole('button', { name: 'Bring it back' }).click()
  await expect(again.title()).toHaveAccessibleName('File: chain-rule-generic, unsaved changes')
  expect(await again.canvas.value('w')).toBe(3)
  expect(await again.canvas.value('f')).toBe(value)
})

test('declined, it is gone for good', async ({ app, page, context }) => {
  await edit(app)
  await kill(page)
  const again = await next(context)
  await again.dialog('Bring back unsaved work?').getByRole('button', { name: 'Discard it' }).click()
  expect(await again.canvas.names()).toEqual([])
  await expect.poll(() => keptText(again.page)).toBeUndefined()
  await again.page.close()
  const third = await next(context)
  await expect(third.canvas.region.getByRole('heading', { name: 'Begin with' })).toBeVisible()
  await expect(third.page.getByRole('dialog')).toHaveCount(0)
})

test('what is in a file is not offered', async ({ app, page, context }) => {
  await pickingFile(page, 'safe.gradwire')
  await app.reload()
  await edit(app)
  await page.keyboard.press('ControlOrMeta+s')
  await app.expectSaved('safe')
  await expect.poll(() => keptText(page)).toBeUndefined()
  await kill(page)
  const again = await next(context)
  await expect(again.canvas.region.getByRole('heading', { name: 'Begin with' })).toBeVisible()
  await expect(again.page.getByRole('dialog')).toHaveCount(0)
})

test('where files are downloaded, recovered work still knows its name', async ({ app, page, context }) => {
  await withoutFileAccess(page)
  await app.reload()
  await edit(app)
  await downloaded(page, () => page.keyboard.press('ControlOrMeta+s'))
  await app.canvas.setValue('w', '4')
  await expect.poll(() => keptText(page)).toMatch(/"name": "w", "value": 4[,}]/)
  await kill(page)
  const again = await next(context, withoutFileAccess)
  await again.dialog('Bring back unsaved work?').getByRole('button', { name: 'Bring it back' }).click()
  const { name } = await downloaded(again.page, () => again.page.keyboard.press('ControlOrMeta+s'))
  expect(name).toBe('chain-rule-generic.gradwire')
})
