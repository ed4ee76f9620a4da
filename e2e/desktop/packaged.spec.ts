// The packaged program: made as `npm run package` makes it, its fuses read back, then driven.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readFuses } from '../../scripts/fuses.mjs'
import { root } from '../../scripts/set-up.mjs'
import { Gradwire } from '../driver/app'
import { answerDialogs, chooseMenu } from './machine'
import { expect, test as desktop } from './launch'

const isRoot = process.getuid?.() === 0

/** The folder that electron-builder names after the system, and the program in it. */
const places: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/gradwire',
  win32: 'win-unpacked/Gradwire.exe',
  darwin:
    process.arch === 'arm64'
      ? 'mac-arm64/Gradwire.app/Contents/MacOS/Gradwire'
      : 'mac/Gradwire.app/Contents/MacOS/Gradwire',
}

let output = ''
let packaged = ''

const test = desktop.extend({
  program: async ({}, use) => {
    desktop.skip(packaged === '', 'skipped: nothing was packaged')
    await use({ executable: packaged, before: isRoot ? ['--no-sandbox'] : [], isPackaged: true })
  },
})

test.describe.configure({ mode: 'serial' })

// Asks for the Electron of the other stories first, so that without one this is skipped in the same words.
desktop.beforeEach(({ program: _ }) => {})

desktop('packaging makes a program with nothing but ours in it, and its fuses set', () => {
  desktop.setTimeout(180_000)
  output = mkdtempSync(path.join(tmpdir(), 'gradwire-packaged-'))
  const made = spawnSync(process.execPath, [path.join(root, 'scripts', 'package.mjs'), '--output', output], {
    encoding: 'utf8',
  })
  expect(made.status, made.stdout + made.stderr).toBe(0)
  packaged = path.join(output, places[process.platform] ?? '')
  expect(existsSync(packaged)).toBe(true)

  const { file, fuses } = readFuses(packaged)
  const states = Object.fromEntries([...fuses].map(([name, { isOn }]) => [name, isOn]))
  expect(states).toMatchObject({
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
  })
  expect(states.grantFileProtocolExtraPrivileges ?? false).toBe(false)
  if (process.platform === 'linux')
    expect(readdirSync(path.join(path.dirname(packaged), 'resources'))).toEqual(['app.asar'])

  // The driver attaches through the inspector, which the product refuses: this copy gets that one switch back.
  const inspect = fuses.get('enableNodeCliInspectArguments')
  if (inspect === undefined) throw new Error('no such fuse')
  const program = openSync(file, 'r+')
  writeSync(program, '1', inspect.position)
  closeSync(program)
})

test('the packaged program opens a given document, steps through it and saves it', async ({ open, folder }) => {
  const given = path.join(folder, 'given.gradwire')
  copyFileSync(path.join(root, 'assets', 'examples', 'chain-rule-generic.gradwire'), given)
  const { app: program, page, complaints } = await open(given)
  expect(await program.evaluate(({ app }) => app.isPackaged)).toBe(true)
  expect(page.url()).toBe('app://bundle/')
  const app = new Gradwire(page)
  await app.expectSaved('given')
  await app.mode('Step')
  await app.stepper.toEnd()
  expect(await app.canvas.adjoint('y')).toBe(68224)
  await app.canvas.setValue('w', '1/3')
  await answerDialogs(program, {})
  await chooseMenu(program, 'file.save')
  await app.expectSaved('given')
  expect(readFileSync(given, 'utf8')).toContain('"1/3"')
  expect(complaints).toEqual([])
})

desktop.afterAll(() => {
  if (output !== '') rmSync(output, { recursive: true, force: true, maxRetries: 5 })
})
