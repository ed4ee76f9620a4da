// Reads the fuses of an Electron program: switches in the binary itself, after a fixed mark
// (electronjs.org/docs/latest/tutorial/fuses). Flipping them is electron-builder's work; this only reads, and finds a byte.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const mark = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')

/** In the order of the wire, spelled as in electron-builder.yml. */
const names = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
]

/** The file that holds the fuses: the program, but on macOS the framework beside it. */
function fileOf(program) {
  const framework = '../Frameworks/Electron Framework.framework/Electron Framework'
  const inside = path.resolve(path.dirname(program), framework)
  return existsSync(inside) ? inside : program
}

/** The fuses that this program has: name -> {isOn, position in `file`}. An older Electron has fewer. */
export function readFuses(program) {
  const file = fileOf(program)
  const bytes = readFileSync(file)
  const at = bytes.indexOf(mark)
  if (at < 0) throw new Error(`${file} has no fuses`)
  const count = bytes[at + mark.length + 1]
  const first = at + mark.length + 2
  const fuses = new Map()
  for (const [i, name] of names.slice(0, count).entries())
    fuses.set(name, { isOn: bytes[first + i] === '1'.charCodeAt(0), position: first + i })
  return { file, fuses }
}
