// `npm run package`: the unpacked program around an Electron folder: the one given, or the one that `npm start` finds.
//   npm run package -- [--electron <folder>] [--output <folder>]
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { setUp } from './build.mjs'
import { findElectron } from './programs.mjs'
import { root, runPackage, stopWith } from './set-up.mjs'

const { values } = parseArgs({
  options: { electron: { type: 'string' }, output: { type: 'string', default: 'release' } },
})

setUp(['page', 'machine'], console.log)
const found = findElectron(
  values.electron === undefined ? process.env : { ELECTRON_OVERRIDE_DIST_PATH: path.resolve(values.electron) },
)
if (found.program === undefined)
  stopWith(`${found.reason}. \`npm run electron:install\` fetches it, or name its folder with --electron.`)
const versionFile = path.join(found.folder, 'version')
if (!existsSync(versionFile)) stopWith(`${found.folder} is not an Electron folder: it has no file "version".`)

const work = mkdtempSync(path.join(tmpdir(), 'gradwire-package-'))
let status = 1
try {
  status = pack()
} finally {
  rmSync(work, { recursive: true, force: true })
}
if (status !== 0) stopWith('electron-builder failed; its own words are above.')
console.log(`The program is in ${path.resolve(root, values.output)}.`)

function pack() {
  const wishes = {
    extends: path.join(root, 'electron-builder.yml'),
    electronDist: found.folder,
    electronVersion: readFileSync(versionFile, 'utf8').trim().replace(/^v/, ''),
    directories: { output: path.resolve(root, values.output) },
    ...withShim(process.env.GRADWIRE_PACKAGE_SHIM),
  }
  const file = path.join(work, 'electron-builder.json')
  writeFileSync(file, JSON.stringify(wishes))
  console.log(`Packaging around Electron ${wishes.electronVersion} …`)
  return runPackage('electron-builder/cli.js', ['--dir', '--config', file, '--publish', 'never'])
}

/** For tests around an older Electron: a script that is run before main, and brings the calls that it lacks. */
function withShim(shim) {
  if (!shim) return {}
  const folder = path.join(work, 'first')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'shim.cjs'), readFileSync(shim))
  writeFileSync(path.join(folder, 'first.cjs'), "require('./shim.cjs')\nrequire('../app/main.cjs')\n")
  return {
    files: [{ from: folder, to: 'dist/first' }],
    extraMetadata: { main: 'dist/first/first.cjs' },
  }
}
