// Finds the programs that the project runs but does not carry: Electron, Chromium, a display, the user's browser.
// Looks at files only: it never imports a package that would start a download.
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs'
import { homedir, platform } from 'node:os'
import path from 'node:path'
import { root } from './set-up.mjs'

const programInDist = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

const isProgram = (file) => {
  try {
    accessSync(file, platform() === 'win32' ? constants.F_OK : constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The Electron program: {program, folder}, or {reason} why there is none. */
export function findElectron(env = process.env) {
  const inFolder = programInDist[platform()] ?? 'electron'
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const program = path.join(override, inFolder)
    return isProgram(program)
      ? { program, folder: path.resolve(override) }
      : { reason: `ELECTRON_OVERRIDE_DIST_PATH is set, but there is no program ${program}` }
  }
  const installed = path.join(root, 'node_modules', 'electron')
  const named = path.join(installed, 'path.txt')
  if (existsSync(named)) {
    const program = path.join(installed, 'dist', readFileSync(named, 'utf8').trim())
    if (isProgram(program)) return { program, folder: path.join(installed, 'dist') }
  }
  return { reason: "Electron's program is not on this machine" }
}

/** Is there a screen that a window could open on? */
export function hasDisplay(env = process.env) {
  if (platform() === 'darwin' || platform() === 'win32') return true
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/** The full path of a program on PATH, or null. */
export function onPath(name, env = process.env) {
  const endings = platform() === 'win32' ? ['.exe', '.cmd', ''] : ['']
  for (const folder of (env.PATH ?? '').split(path.delimiter))
    for (const ending of endings) {
      const file = path.join(folder, name + ending)
      if (folder !== '' && isProgram(file)) return file
    }
  return null
}

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']

function chromiumOfSystem(env) {
  if (platform() === 'darwin') {
    const apps = ['Chromium', 'Google Chrome', 'Microsoft Edge']
    return apps.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`).find(isProgram) ?? null
  }
  if (platform() === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(Boolean)
    const places = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
    return roots.flatMap((folder) => places.map((place) => path.join(folder, place))).find(isProgram) ?? null
  }
  for (const name of chromiumNames) {
    const found = onPath(name, env)
    if (found !== null) return found
  }
  return null
}

/** Where Playwright puts the browsers it installs. */
function playwrightFolder(env) {
  if (env.PLAYWRIGHT_BROWSERS_PATH) return env.PLAYWRIGHT_BROWSERS_PATH
  if (platform() === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'ms-playwright')
  if (platform() === 'win32') return path.join(env.LOCALAPPDATA ?? homedir(), 'ms-playwright')
  return path.join(env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'ms-playwright')
}

function chromiumOfPlaywright(env) {
  const folder = playwrightFolder(env)
  if (!existsSync(folder)) return null
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ]
  const versions = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name))
  const newestFirst = versions.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
  return newestFirst.flatMap((name) => inside.map((place) => path.join(folder, name, place))).find(isProgram) ?? null
}

/** A Chromium to test with or to open an app window in: CHROMIUM_PATH, the system's, Playwright's own; or null. */
export function findChromium(env = process.env) {
  if (env.CHROMIUM_PATH) return isProgram(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : null
  return chromiumOfSystem(env) ?? chromiumOfPlaywright(env)
}
