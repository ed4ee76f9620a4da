// `npm start`: sets up, then the desktop window where Electron and a display are there, else the same page in the browser.
//   --browser  --desktop  --no-open  --port <number>  and a document to open
import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { platform } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { setUp } from './build.mjs'
import { findChromium, findElectron, hasDisplay, onPath } from './programs.mjs'
import { root, stopWith } from './set-up.mjs'

const megabyte = 1024 * 1024
const largestDocument = 32 * megabyte

function readWishes() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        browser: { type: 'boolean', default: false },
        desktop: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        port: { type: 'string', default: '0' },
      },
    })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65535) stopWith(`--port ${values.port}: a port is 0 to 65535.`)
    if (values.browser && values.desktop) stopWith('Choose one of --browser and --desktop.')
    if (positionals.length > 1) stopWith('One document at a time, please.')
    return { ...values, port, document: positionals.length === 1 ? documentFile(positionals[0]) : null }
  } catch (reason) {
    if (!String(reason.code).startsWith('ERR_PARSE_ARGS')) throw reason
    return stopWith(
      `${reason.message}\nUsage: npm start -- [--browser | --desktop] [--no-open] [--port <number>] [document.gradwire]`,
    )
  }
}

/** The full path of the document; npm runs us in the project's folder and tells where the user stood. */
function documentFile(named) {
  const file = path.resolve(process.env.INIT_CWD ?? process.cwd(), named)
  if (!file.endsWith('.gradwire')) stopWith(`${named} is not a Gradwire document: their names end in .gradwire.`)
  if (!existsSync(file) || !statSync(file).isFile()) stopWith(`There is no document ${file}.`)
  if (statSync(file).size > largestDocument)
    stopWith(`${named} is ${Math.ceil(statSync(file).size / megabyte)} MB; the limit is 32 MB.`)
  return file
}

/** Opens the window and ends as it ends. */
function openWindow(program, document) {
  const args = [root]
  // Chromium's sandbox does not exist for root; only someone who works as root in a container comes here.
  if (platform() === 'linux' && process.getuid?.() === 0) {
    console.log("You are root: Electron's own sandbox is off for this run.")
    args.unshift('--no-sandbox')
  }
  if (document !== null) args.push(document)
  const env = { ...process.env }
  // Set by some editors' terminals; Electron would then run as plain Node and show nothing.
  delete env.ELECTRON_RUN_AS_NODE
  console.log('Opening the Gradwire window …')
  const window = spawn(program, args, { stdio: 'inherit', env })
  window.on('error', (reason) => stopWith(`${program} could not be started: ${reason.message}`))
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => window.kill(signal))
  window.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 0))
}

/** Hands the address to the user's browser; as a window of its own where a Chromium is there. */
function openBrowser(address) {
  const isRoot = process.getuid?.() === 0
  const chromium = isRoot ? null : findChromium()
  const [program, args] =
    chromium !== null
      ? [chromium, [`--app=${address}`]]
      : platform() === 'darwin'
        ? ['open', [address]]
        : platform() === 'win32'
          ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
          : [onPath('xdg-open'), [address]]
  if (program === null) return
  const opened = spawn(program, args, { stdio: 'ignore', detached: true })
  // The address stands in the terminal; a browser that does not open is no reason to stop serving.
  opened.on('error', () => console.log('No browser could be opened; open the address yourself.'))
  opened.unref()
}

async function serveInBrowser(wishes, why) {
  const { serve } = createRequire(import.meta.url)(path.join(root, 'dist', 'app', 'serve.cjs'))
  const document =
    wishes.document === null
      ? undefined
      : { name: path.basename(wishes.document), text: readFileSync(wishes.document, 'utf8') }
  let serving
  try {
    serving = await serve(path.join(root, 'dist', 'page'), wishes.port, document)
  } catch (reason) {
    if (reason.code !== 'EADDRINUSE' && reason.code !== 'EACCES') throw reason
    return stopWith(`Port ${wishes.port} cannot be used (${reason.code}). Leave --port out and a free one is found.`)
  }
  console.log(`${why} ${serving.address} (Ctrl+C stops it)`)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void serving.stop().then(() => process.exit(0)))
  if (!wishes['no-open'] && hasDisplay()) openBrowser(serving.address)
}

const wishes = readWishes()
setUp(['page', 'machine'], console.log)
const electron = findElectron()

if (wishes.desktop) {
  if (electron.program === undefined)
    stopWith(
      `${electron.reason}. \`npm run electron:install\` fetches it, or set ELECTRON_OVERRIDE_DIST_PATH to its folder.`,
    )
  if (!hasDisplay()) stopWith('There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).')
  openWindow(electron.program, wishes.document)
} else if (wishes.browser) await serveInBrowser(wishes, 'Gradwire is at')
else if (electron.program === undefined)
  await serveInBrowser(
    wishes,
    `${electron.reason}; running ${hasDisplay() && !wishes['no-open'] ? 'in your browser' : 'for your browser'}:`,
  )
else if (!hasDisplay())
  await serveInBrowser(wishes, 'There is no display to open a window on; running for your browser:')
else openWindow(electron.program, wishes.document)
