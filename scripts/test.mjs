// `npm test`: everything that must hold, in the order in which it fails fastest, stopping at the first failure.
// Sets up by itself, a Chromium included; prints a heading and a time for each step and one summary line.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { platform } from 'node:os'
import { performance } from 'node:perf_hooks'
import { everyPiece, setUp } from './build.mjs'
import { findChromium, findElectron, hasDisplay, onPath } from './programs.mjs'
import { installDependencies, requireNode, runLoud, runPackage, stopWith } from './set-up.mjs'

const done = []
const begun = performance.now()
const secondsSince = (from) => `${((performance.now() - from) / 1000).toFixed(1)} s`

/** Runs one step; `work` returns an exit status, or a sentence that says why the step was skipped. */
function step(title, work) {
  console.log(`\n== ${title}`)
  const from = performance.now()
  const result = work()
  if (typeof result === 'string') {
    console.log(`-- ${title}: skipped, ${result}`)
    done.push(`${title} skipped`)
    return
  }
  if (result !== 0) {
    console.log(`\nFAILED at ${title} after ${secondsSince(from)}. Before it: ${done.join(', ') || 'nothing'}.`)
    process.exit(1)
  }
  console.log(`-- ${title}: ${secondsSince(from)}`)
  done.push(title)
}

const run = (file, ...args) => runPackage(file, args, { stdout: process.stdout })

/** A Chromium for the tests: one that is there, else Debian's package for root, else Playwright's own. */
function ensureChromium() {
  if (process.env.CHROMIUM_PATH && findChromium() === null)
    stopWith(`CHROMIUM_PATH is set, but there is no program ${process.env.CHROMIUM_PATH}.`)
  if (findChromium() !== null) return
  const canApt = platform() === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (canApt && onPath('apt-get') !== null) {
    console.log('No Chromium here: installing the Debian package chromium …')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    runLoud('apt-get', ['update', '-qq'], { env })
    runLoud('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })
  }
  if (findChromium() === null) {
    console.log("No Chromium here: installing Playwright's own …")
    run('playwright/cli.js', 'install', 'chromium')
  }
  if (findChromium() === null)
    stopWith(
      'The e2e tests need a Chromium and none could be installed: install one, or set CHROMIUM_PATH to its program.',
    )
}

/** The desktop stories in a real Electron; a virtual display is used where there is none. */
function desktop() {
  const electron = findElectron()
  if (electron.program === undefined) {
    const why = `${electron.reason} (npm run electron:install fetches it)`
    if (!process.env.ELECTRON_OVERRIDE_DIST_PATH) return why
    console.log(why)
    return 1
  }
  const args = ['test', '--project', 'desktop']
  if (hasDisplay()) return run('playwright/cli.js', ...args)
  const virtual = onPath('xvfb-run')
  if (virtual === null) {
    const why = 'there is no display and no xvfb-run (Debian packages xvfb and xauth)'
    if (!process.env.ELECTRON_OVERRIDE_DIST_PATH) return why
    console.log(why)
    return 1
  }
  const playwright = ['-a', process.execPath, 'node_modules/playwright/cli.js', ...args]
  return spawnSync(virtual, playwright, { stdio: 'inherit' }).status ?? 1
}

requireNode()
step('set-up', () => {
  installDependencies(console.log)
  ensureChromium()
  return 0
})
step('types', () => run('typescript/bin/tsc', '--build'))
step('lint', () => run('eslint/bin/eslint.js', '.', '--max-warnings', '0'))
step('format', () => run('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'))
step('dead code', () => run('knip/bin/knip.js'))
step('unit tests', () => run('vitest/vitest.mjs', 'run'))
step('build', () => {
  setUp(everyPiece, console.log)
  return 0
})
step('e2e in Chromium', () => run('playwright/cli.js', 'test', '--project', 'browser'))
step('e2e in Electron', desktop)
console.log(`\nPASSED in ${secondsSince(begun)}: ${done.join(', ')}.`)
