// Builds what is stale, piece by piece: the page, the machine (main, serve, preload) and the command line.
// A piece is stale when the digest of everything it is made of differs from the one written after its last build.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { alone, installDependencies, requireNode, root, runPackage, stopWith } from './set-up.mjs'

const vite = 'vite/bin/vite.js'
const app = (mode) => ['build', '--config', 'vite.app.config.ts', '--mode', mode]

/** What each piece is made of, which file proves that it is there, and the vite runs that make it. */
const pieces = {
  page: {
    sources: ['renderer', 'core', 'assets', 'app/contract.ts', 'vite.config.ts', 'scripts/assembly.mjs'],
    product: 'dist/page/index.html',
    runs: [['build', '--config', 'vite.config.ts']],
  },
  machine: {
    sources: ['app', 'core', 'vite.app.config.ts', 'scripts/assembly.mjs'],
    without: /^app[\\/]cli/,
    product: 'dist/app/main.cjs',
    runs: [app('main'), app('preload')],
  },
  cli: {
    sources: ['app', 'core', 'vite.app.config.ts', 'scripts/assembly.mjs'],
    product: 'dist/app/cli.cjs',
    runs: [app('cli')],
  },
  bench: {
    sources: ['core', 'vite.app.config.ts', 'scripts/assembly.mjs'],
    product: 'dist/app/bench.cjs',
    runs: [app('bench')],
  },
  benchPage: {
    sources: ['e2e/bench', 'renderer', 'core', 'assets', 'app/contract.ts', 'vite.config.ts', 'scripts/assembly.mjs'],
    product: 'dist/bench-page/index.html',
    runs: [['build', '--config', 'vite.config.ts', '--mode', 'bench']],
  },
  laws: {
    sources: ['core', 'vite.app.config.ts', 'scripts/assembly.mjs'],
    product: 'dist/app/laws.cjs',
    runs: [app('laws')],
  },
}

export const everyPiece = Object.keys(pieces)

function* filesUnder(place) {
  const full = path.join(root, place)
  if (!existsSync(full)) return
  const entries = readdirSync(full, { withFileTypes: true, recursive: false })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inner = path.join(place, entry.name)
    if (entry.isDirectory()) yield* filesUnder(inner)
    else if (!/\.test\.tsx?$/.test(entry.name)) yield inner
  }
}

/** SHA-256 over the names and bytes of a piece's sources and of the exact dependencies; a few milliseconds. */
export function digestOf(name) {
  const { sources, without } = pieces[name]
  const digest = createHash('sha256').update(process.versions.node)
  const places = [...sources, 'package-lock.json', 'package.json', 'tsconfig.base.json', 'scripts/build.mjs']
  for (const place of places) {
    const files = /\.\w+$/.test(place) ? [place] : filesUnder(place)
    for (const file of files) {
      if (without?.test(file)) continue
      digest.update(`\0${file}\0`).update(readFileSync(path.join(root, file)))
    }
  }
  return digest.digest('hex')
}

const stampOf = (name) => path.join(root, 'dist', `.stamp-${name}`)

function isFresh(name, digest) {
  const stamp = stampOf(name)
  return (
    existsSync(path.join(root, pieces[name].product)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest
  )
}

/** Installs what is missing and builds the named pieces that are stale. `say` hears one plain line per thing done. */
export function setUp(names, say) {
  requireNode()
  alone(() => {
    installDependencies(say)
    for (const name of names) {
      // Taken before the build: a file edited meanwhile makes the piece stale again.
      const digest = digestOf(name)
      if (isFresh(name, digest)) continue
      say(`Building the ${name} …`)
      rmSync(stampOf(name), { force: true })
      for (const args of pieces[name].runs) {
        const status = runPackage(vite, [...args, '--logLevel', 'warn'])
        if (status !== 0) stopWith(`The ${name} could not be built; the reason is above.`)
      }
      mkdirSync(path.join(root, 'dist'), { recursive: true })
      writeFileSync(stampOf(name), digest)
    }
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  setUp(everyPiece, console.log)
  console.log('Everything in dist/ is up to date.')
}
