// A vite plugin: `import bytes from './kernels.assembly.ts?wasm'` gives the WebAssembly of an AssemblyScript file.
// Compiled when something is built, never in the running program. Kept in .cache under the digests of what was read.
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const cache = path.join(root, '.cache', 'assembly')
const suffix = '?wasm'

/** Fastest code, no checks of array bounds, no garbage collector: memory is laid out by the caller. */
const flags = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort=']

/**
 * What TypeScript and AssemblyScript write differently stands in two files side by side: `bits.ts` is read as
 * `bits.assembly.ts` where there is one, so one source serves both.
 */
function readSource(name) {
  const full = path.resolve(root, name)
  const twin = full.replace(/(?<!\.assembly)\.ts$/, '.assembly.ts')
  if (twin !== full && existsSync(twin)) return { file: twin, text: readFileSync(twin, 'utf8') }
  return existsSync(full) ? { file: full, text: readFileSync(full, 'utf8') } : null
}

const digestOf = (text) => createHash('sha256').update(text).digest('hex')
const recipe = digestOf(
  JSON.stringify([flags, readFileSync(path.join(root, 'node_modules/assemblyscript/package.json'), 'utf8')]) +
    readFileSync(fileURLToPath(import.meta.url), 'utf8'),
)

/** The kept result, if every file that it was made of still reads the same. */
function kept(place) {
  if (!existsSync(place)) return null
  const found = JSON.parse(readFileSync(place, 'utf8'))
  const isFresh =
    found.recipe === recipe &&
    Object.entries(found.sources).every(([file, digest]) => {
      const full = path.join(root, file)
      return existsSync(full) && digestOf(readFileSync(full, 'utf8')) === digest
    })
  return isFresh ? found : null
}

/**
 * Compiles one AssemblyScript file.
 * @param {string} entry absolute path
 * @returns {Promise<{ sources: Record<string, string>, bytes: string }>} digests by file, and the module in base64
 */
async function compile(entry) {
  const place = path.join(cache, `${digestOf(path.relative(root, entry)).slice(0, 16)}.json`)
  const found = kept(place)
  if (found !== null) return found
  // Loaded only when something must be compiled: the compiler is a large program.
  const { default: asc } = await import('assemblyscript/asc')
  const sources = {}
  let bytes = null
  const { error, stderr } = await asc.main(
    [path.relative(root, entry).replaceAll('\\', '/'), '--outFile', 'out.wasm', ...flags],
    {
      readFile: (name) => {
        const source = readSource(name)
        if (source === null) return null
        sources[path.relative(root, source.file).replaceAll('\\', '/')] = digestOf(source.text)
        return source.text
      },
      writeFile: (_name, contents) => {
        bytes = Buffer.from(contents)
      },
      listFiles: () => [],
    },
  )
  if (error || bytes === null) throw new Error(`${path.relative(root, entry)}: ${error?.message}\n${stderr.toString()}`)
  const result = { recipe, sources, bytes: bytes.toString('base64') }
  mkdirSync(cache, { recursive: true })
  // Written aside and renamed, so that a build next door never reads half a file.
  const aside = `${place}.${randomUUID()}`
  writeFileSync(aside, JSON.stringify(result))
  renameSync(aside, place)
  return result
}

/** @returns {import('vite').Plugin} */
export function assembly() {
  return {
    name: 'assembly',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(suffix)) return null
      const entry = id.slice(0, -suffix.length)
      const { sources, bytes } = await compile(entry)
      for (const file of Object.keys(sources)) this.addWatchFile(path.join(root, file))
      return {
        code: `export default Uint8Array.from(atob('${bytes}'), (letter) => letter.charCodeAt(0))`,
        moduleType: 'js',
        moduleSideEffects: false,
        map: { mappings: '' },
      }
    },
  }
}
