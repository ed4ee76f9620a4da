// Starts a real Electron on a profile of its own, as `npm start` would, and makes sure that it ends with the test.
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test as plain, _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron, hasDisplay } from '../../scripts/programs.mjs'
import { root } from '../../scripts/set-up.mjs'
import { isComplaint } from '../driver/console'

export interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  /** What the page wrote to its console as warnings and errors. */
  readonly complaints: string[]
}

export interface Program {
  readonly executable: string
  /** The arguments that come before a document. */
  readonly before: readonly string[]
  /**
   * Started from source, Electron can load Playwright's own first lines, which hold the program back until the driver
   * is attached. The packaged program has no such door.
   */
  readonly isPackaged: boolean
}

interface Fixtures {
  /** An empty folder for the test's documents; the profile stands beside it. */
  readonly folder: string
  readonly program: Program
  /** Opens the window. */
  readonly open: (...args: string[]) => Promise<Desktop>
  /** Starts the program once more on the same profile; resolves with its exit status. */
  readonly startAgain: (...args: string[]) => Promise<number | null>
}

const isRoot = process.getuid?.() === 0
const rootArguments = isRoot ? ['--no-sandbox'] : []

function electronProgram(): string {
  const electron = findElectron()
  const why = electron.reason ?? (hasDisplay() ? null : 'there is no display')
  if (electron.program !== undefined && why === null) return electron.program
  // Where somebody named a program, going without it would be a silent hole in the tests.
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) throw new Error(String(why))
  plain.skip(true, `skipped: ${why}`)
  return ''
}

/** Everything that an operating system lets a program keep, moved into the test's own folder. */
const homeIn = (home: string): Record<string, string> => ({
  HOME: home,
  XDG_CONFIG_HOME: home,
  XDG_CACHE_HOME: home,
  APPDATA: home,
  LOCALAPPDATA: home,
})

const inherited = Object.fromEntries(
  Object.entries(process.env).flatMap(([key, value]) =>
    value === undefined || key === 'ELECTRON_RUN_AS_NODE' ? [] : [[key, value]],
  ),
)

export const test = plain.extend<Fixtures>({
  // Playwright reads the names of the fixtures that one needs from this pattern: none.
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gradwire-desktop-'))
    await use(folder)
    // Its helper processes write for a moment longer than the program lives; Node's own retries look at a folder once only.
    await plain.expect(() => rmSync(folder, { recursive: true, force: true })).toPass()
  },
  program: async ({}, use) =>
    use({ executable: electronProgram(), before: [...rootArguments, root], isPackaged: false }),
  open: async ({ folder, program }, use) => {
    const running: ChildProcess[] = []
    await use(async (...args) => {
      const env = { ...inherited, ...homeIn(path.join(folder, 'home')) }
      const app = await launch(program, args, env)
      running.push(app.process())
      const page = await app.firstWindow()
      const complaints: string[] = []
      page.on('console', (message) => {
        if (isComplaint(message)) complaints.push(message.text())
      })
      await page.waitForLoadState()
      return { app, page, complaints }
    })
    // Killed, not closed: a window with unsaved work would ask and wait for ever.
    for (const child of running) await end(child)
  },
  startAgain: async ({ folder, program: { executable, before } }, use) => {
    const running: ChildProcess[] = []
    await use((...args) => {
      const env = { ...inherited, ...homeIn(path.join(folder, 'home')) }
      const child = spawn(executable, [...before, ...args], { env, stdio: 'ignore' })
      running.push(child)
      return new Promise((ended) => child.once('exit', (code) => ended(code)))
    })
    for (const child of running) await end(child)
  },
})

/** How long a start may take on two busy cores, in milliseconds. */
const patience = 30_000

async function launch(program: Program, args: string[], env: Record<string, string>): Promise<ElectronApplication> {
  const all = [...program.before, ...args]
  if (program.isPackaged)
    return _electron.launch({ executablePath: program.executable, args: all, env, timeout: patience })
  // Without a path the driver asks the electron package, which reads this variable.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = findElectron().folder
  return _electron.launch({ args: all, env, timeout: patience })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((over) => child.once('exit', over))
  child.kill('SIGKILL')
  await ended
}

export { expect } from '@playwright/test'
