// Documents through the real bridge and the real disk: given, opened, saved, handed over, asked about.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { answerDialogs, hear, heard, pressClose, questions } from './machine'
import { expect, test } from './launch'

const document = '{"not": "a Gradwire document, which is the page’s to say"}'

test('a save is atomic and leaves nothing beside the file', async ({ open, folder }) => {
  const { app, page } = await open()
  const file = path.join(folder, 'tri.gradwire')
  await answerDialogs(app, { saveAs: file })
  const saved = await page.evaluate(() => window.gradwire.saveFileAs('tri', 'one'))
  if (saved === null || 'failed' in saved) throw new Error(JSON.stringify(saved))
  expect(saved.name).toBe('tri.gradwire')
  expect(JSON.stringify(saved)).not.toContain(folder)
  await page.evaluate((handle) => window.gradwire.saveFile(handle, 'two ∂', false), saved.handle)
  expect(readFileSync(file, 'utf8')).toBe('two ∂')
  expect(readdirSync(folder).sort()).toEqual(['home', 'tri.gradwire'])
  expect(await page.evaluate(() => window.gradwire.recentFiles())).toEqual([saved])
})

test('a figure is written where the user says, byte for byte, and is no document', async ({ open, folder }) => {
  const { app, page } = await open()
  const file = path.join(folder, 'bowl.png')
  await answerDialogs(app, { saveAs: file })
  const name = await page.evaluate(() => window.gradwire.saveFigure('bowl', 'png', Uint8Array.of(137, 80, 0, 255)))
  expect(name).toBe('bowl.png')
  expect([...readFileSync(file)]).toEqual([137, 80, 0, 255])
  expect(await page.evaluate(() => window.gradwire.recentFiles())).toEqual([])
})

test('a document on the command line is known to the page by a handle', async ({ open, folder }) => {
  const file = path.join(folder, 'given.gradwire')
  writeFileSync(file, document)
  const { page, app } = await open(file)
  expect(await app.evaluate(({ app }) => app.getName())).toBe('Gradwire')
  expect(await page.evaluate(() => window.gradwire.recentFiles())).toMatchObject([{ name: 'given.gradwire' }])
})

test('a second start hands its document to the first window and ends', async ({ open, startAgain, folder }) => {
  const { app, page } = await open()
  await hear(page)
  const file = path.join(folder, 'second.gradwire')
  writeFileSync(file, document)
  expect(await startAgain(file)).toBe(0)
  const opened = expect.objectContaining({ name: 'second.gradwire', text: document })
  await expect.poll(() => heard(page)).toEqual([{ kind: 'open', file: opened }])
  expect(await startAgain(path.join(folder, 'gone.gradwire'))).toBe(0)
  const failure = { failed: true, code: 'E504', facts: { name: 'gone.gradwire' } }
  await expect.poll(async () => (await heard(page))[1]).toEqual({ kind: 'failed', failure })
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the menu tells the page its command', async ({ open }) => {
  const { app, page } = await open()
  await answerDialogs(app, {})
  await hear(page)
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('view.surface')?.click())
  await expect.poll(() => heard(page)).toEqual([{ kind: 'command', id: 'view.surface' }])
})

test('clean work closes unasked', async ({ open }) => {
  const { app } = await open()
  const closed = app.waitForEvent('close')
  await pressClose(app)
  await closed
})

test('closing with unsaved work asks: Cancel keeps the window, Don’t save closes it', async ({ open }) => {
  const { app, page } = await open()
  await page.evaluate(() => window.gradwire.describeDocument('tri', true))
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe(
    '• tri — Gradwire',
  )
  await answerDialogs(app, { button: 2 })
  await pressClose(app)
  await expect.poll(() => questions(app)).toHaveLength(1)
  expect((await questions(app))[0]).toContain('Save the changes to tri?')
  expect(page.isClosed()).toBe(false)
  await answerDialogs(app, { button: 1 })
  const closed = app.waitForEvent('close')
  await pressClose(app)
  await closed
})

test('recovery and settings outlive a killed program', async ({ open }) => {
  const first = await open()
  const work = { text: document, name: 'tri', handle: null, savedAt: 1_700_000_000_000 }
  await first.page.evaluate(async (work) => {
    await window.gradwire.writeSettings({ theme: 'dark' })
    await window.gradwire.writeRecovery(work)
  }, work)
  const ended = new Promise((over) => first.app.process().once('exit', over))
  first.app.process().kill('SIGKILL')
  await ended
  const { page } = await open()
  expect(await page.evaluate(() => window.gradwire.readRecovery())).toEqual(work)
  expect(await page.evaluate(() => window.gradwire.readSettings())).toMatchObject({ theme: 'dark' })
})

test('a page that dies is loaded again', async ({ open }) => {
  const { app, page } = await open()
  const again = page.waitForEvent('load')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await again.catch(() => undefined)
  const kind = (): Promise<unknown> =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('window.gradwire.kind'),
    )
  await expect.poll(kind).toBe('desktop')
})
