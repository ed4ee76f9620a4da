// What every command does first: exact dependencies when they are missing or stale, and the lock that keeps two
// commands from setting up the same folder at once. Only Node's own modules; never a package that may not be there yet.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const oldestNode = [20, 19]

/** Runs a program with its talk on our standard error, so that standard output stays the command's own; returns its exit status. */
export function runLoud(program, args, { env = {}, shell = false, stdout = process.stderr } = {}) {
  const ran = spawnSync(program, args, {
    cwd: root,
    env: { ...process.env, ...env },
    shell,
    stdio: ['ignore', stdout, process.stderr],
  })
  if (ran.error) throw new Error(`${program} could not be started: ${ran.error.message}`)
  return ran.status ?? 1
}

/** Runs a JavaScript program of an installed package, e.g. `vite/bin/vite.js`, and returns its exit status. */
export const runPackage = (file, args, options) =>
  runLoud(process.execPath, [path.join(root, 'node_modules', file), ...args], options)

/** Stops with one plain sentence; for what the user can mend, so no stack trace. */
export function stopWith(sentence) {
  console.error(sentence)
  process.exit(1)
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])
  if (isOld) stopWith(`Gradwire needs Node ${oldestNode.join('.')} or newer; this is ${process.version}.`)
}

/** Why the installed packages are not the ones of package-lock.json, or null when they are. */
export function staleDependencies() {
  const installedList = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedList)) return 'dependencies are missing'
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages
  for (const [place, { version, optional }] of Object.entries(wanted)) {
    if (place === '') continue
    const there = installed[place]
    // Optional packages of other platforms are in the lockfile but not on the disk.
    if (there === undefined && !optional) return `${place} is missing`
    if (there !== undefined && there.version !== version) return `${place} should be ${version}`
  }
  return null
}

/** Installs the exact packages of the lockfile when they are not there. */
export function installDependencies(say) {
  const why = staleDependencies()
  if (why === null) return
  say(`Installing the exact dependencies with npm ci (${why}) …`)
  // Warnings that some tools would like a newer Node are harmless here and would only frighten.
  const ci = ['ci', '--loglevel=error']
  const npm = process.env.npm_execpath
  const isScript = npm !== undefined && /\.[cm]?js$/.test(npm)
  const status = isScript
    ? runLoud(process.execPath, [npm, ...ci])
    : runLoud('npm', ci, { shell: process.platform === 'win32' })
  if (status !== 0) stopWith('npm ci failed; its own words are above. Is the package registry reachable?')
}

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (reason) {
    return reason.code === 'EPERM'
  }
}

/** Runs `work` while no other command sets this folder up; a lock whose owner is gone is taken over. */
export function alone(work) {
  const lock = path.join(root, '.cache', 'set-up.lock')
  const owner = path.join(lock, 'pid')
  mkdirSync(path.dirname(lock), { recursive: true })
  const nap = new Int32Array(new SharedArrayBuffer(4))
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (reason) {
      if (reason.code !== 'EEXIST') throw reason
      if (isAbandoned(lock, owner)) rmSync(lock, { recursive: true, force: true })
      else Atomics.wait(nap, 0, 0, 100)
    }
  }
  writeFileSync(owner, String(process.pid))
  try {
    return work()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function isAbandoned(lock, owner) {
  try {
    return !isAlive(Number(readFileSync(owner, 'utf8')))
  } catch {
    // Between its two steps a living owner has the folder but not yet the file; that takes no five seconds.
    try {
      return Date.now() - statSync(lock).mtimeMs > 5000
    } catch {
      return false
    }
  }
}
