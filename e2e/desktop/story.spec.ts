// The browser's heart story, in the real window: build, step, save by the menu, close, open again by the command line.
import { copyFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isDiagnostic } from '../../core/diagnostic'
import { readDocument } from '../../core/file/read'
import { writeDocument } from '../../core/file/write'
import { Gradwire } from '../driver/app'
import { buildChainRule } from '../driver/chain-rule'
import { expect, test } from './launch'
import { answerDialogs, chooseMenu, pressClose, questions } from './machine'

const example = (name: string): string => path.resolve('assets/examples', `${name}.gradwire`)

/** The bytes of a file, proved to be a whole document in canonical form. */
function canonical(file: string): string {
  const text = readFileSync(file, 'utf8')
  const read = readDocument(text)
  if (isDiagnostic(read)) throw new Error(`${file}: ${read.code}`)
  expect(read.diagnostics).toEqual([])
  expect(writeDocument(read.document)).toBe(text)
  return text
}

async function expectGradient(app: Gradwire): Promise<void> {
  await app.mode('Step')
  await app.stepper.toEnd()
  for (const [name, adjoint] of Object.entries({ w: 73472, x: 73472, y: 68224, z: 68224 })) {
    expect(await app.canvas.adjoint(name), name).toBe(adjoint)
  }
  expect(await app.canvas.contribution('y', 's2')).toBe(-2624)
}

test('built by drag and drop, stepped, saved by the menu, closed and opened again', async ({ open, folder }) => {
  test.setTimeout(150_000)
  const file = path.join(folder, 'mine.gradwire')
  const first = await open()
  const app = new Gradwire(first.page)
  await app.canvas.region.waitFor()
  await buildChainRule(app)
  await expectGradient(app)
  await answerDialogs(first.app, { saveAs: file })
  await chooseMenu(first.app, 'file.save')
  await app.expectSaved('mine')
  const saved = canonical(file)
  const closed = first.app.waitForEvent('close')
  await pressClose(first.app)
  await closed
  expect(first.complaints).toEqual([])

  const second = await open(file)
  const again = new Gradwire(second.page)
  await again.expectSaved('mine')
  await expectGradient(again)
  // Saved again with nothing changed: the same bytes.
  await answerDialogs(second.app, {})
  await chooseMenu(second.app, 'file.save')
  await again.expectSaved('mine')
  expect(readFileSync(file, 'utf8')).toBe(saved)
  expect(second.complaints).toEqual([])
})

test('a second start puts its document into the first window', async ({ open, startAgain }) => {
  const { page } = await open(example('quartic'))
  const app = new Gradwire(page)
  await app.expectSaved('quartic')
  expect(await startAgain(example('chain-rule-generic'))).toBe(0)
  await app.expectSaved('chain-rule-generic')
  await expectGradient(app)
})

test('closing with unsaved work asks, and Save really saves', async ({ open, folder }) => {
  const file = path.join(folder, 'work.gradwire')
  copyFileSync(example('chain-rule-generic'), file)
  const { app: program, page } = await open(file)
  const app = new Gradwire(page)
  await app.expectSaved('work')
  await app.canvas.setValue('w', 'log(2)')
  await expect(app.title()).toHaveAccessibleName('File: work, unsaved changes')
  await answerDialogs(program, { button: 0 })
  const closed = program.waitForEvent('close')
  await pressClose(program)
  await closed
  expect(canonical(file)).toContain('"log(2)"')
})

test('closing with unsaved work and Cancel keeps the window and the work', async ({ open }) => {
  const { app: program, page } = await open(example('chain-rule-generic'))
  const app = new Gradwire(page)
  await app.expectSaved('chain-rule-generic')
  await app.canvas.setValue('w', '3')
  await answerDialogs(program, { button: 2 })
  await pressClose(program)
  await expect.poll(() => questions(program)).toHaveLength(1)
  expect(await app.canvas.value('w')).toBe(3)
})
