// `npm run test:long`: does the proof have teeth? Seeds mistakes into the derivative code, one at a time, and asks the laws,
// the golden cases, the kinks and the extremes whether they notice; then runs the properties at 20,000 runs. Exit 1 below
// 98 % caught. An argument keeps to the mutants whose line holds that text.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { setUp } from './build.mjs'
import { equivalentBecause } from './equivalent.mjs'
import { mutantsOf, namesByFile } from './mutants.mjs'
import { root, runPackage, stopWith } from './set-up.mjs'

/** Threads that judge, each one text at a time. */
const threads = Array.from({ length: Math.max(2, availableParallelism()) }, () => {
  const worker = new Worker(new URL('./mutant-judge.mjs', import.meta.url))
  const ask = (text, ops) =>
    new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.postMessage({ text, ops })
    }).finally(() => worker.removeAllListeners('error'))
  return { ask, end: () => worker.terminate() }
})

/** Does `work(task, thread)` for all tasks, as many at a time as there are threads. */
async function inParallel(tasks, work) {
  const queue = [...tasks]
  const lane = async (thread) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next, thread)
  }
  await Promise.all(threads.map(lane))
}

const shown = ({ file, op, before, after }) => {
  const short = (text) => text.replace(/\s+/g, ' ').slice(0, 90)
  return `${file}${op ? ` (${op})` : ''}: ${short(before)}  →  ${short(after)}`
}

setUp(['laws'], console.log)
const text = readFileSync(path.join(root, 'dist/app/laws.cjs'), 'utf8')
const names = await threads[0].ask(text)
const sound = await threads[0].ask(text, names)
if (sound !== null) stopWith(`The engine itself is not sound, so there is nothing to seed: ${sound}`)

const begun = performance.now()
const only = process.argv[2]
const all = [...mutantsOf(text)].filter((mutant) => only === undefined || shown(mutant).includes(only))
const opsIn = namesByFile(text, names)

/** Files under ops/ that belong to no op. */
const serveAll = new Set(['core/ops/chain.ts', 'core/ops/elementwise.ts'])

/** The finding about a mutant: its own ops are asked first; where what it belongs to serves all, then all others. */
async function findingOn({ op, file, mutated }, { ask }) {
  const near = names.includes(op)
    ? [op]
    : file.startsWith('core/ops/') && !serveAll.has(file)
      ? opsIn.get(file)
      : ['mul', 'exp', 'matmul', 'sum']
  const found = await ask(mutated, near)
  if (found !== null || (file.startsWith('core/ops/') && !serveAll.has(file))) return found
  return ask(
    mutated,
    names.filter((name) => !near.includes(name)),
  )
}

const survivors = []
let caught = 0

/** At once, since a whole run takes long. */
function report(mutant) {
  survivors.push(mutant)
  const why = equivalentBecause(mutant)
  console.log(why === null ? `NOT NOTICED    ${shown(mutant)}` : `same function  ${shown(mutant)}  [${why}]`)
}

await inParallel(all, async (mutant, thread) => {
  const finding = await findingOn(mutant, thread)
  if (finding !== null) caught++
  else report(mutant)
  const done = caught + survivors.length
  if (done % 100 === 0) console.log(`${done} of ${all.length} mutants judged, ${survivors.length} not noticed`)
})
await Promise.all(threads.map(({ end }) => end()))

const explained = survivors.filter((mutant) => equivalentBecause(mutant) !== null)
const unnoticed = survivors.filter((mutant) => equivalentBecause(mutant) === null)
const share = caught / (caught + unnoticed.length)
const seconds = ((performance.now() - begun) / 1000).toFixed(0)
console.log(
  `${all.length} mutants in ${seconds} s: ${caught} caught, ${explained.length} compute the same, ${unnoticed.length} not noticed: ${(100 * share).toFixed(2)} % caught.`,
)
const isEnough = share >= 0.98 && (only !== undefined || all.length >= 200)

console.log('\nProperties at 20,000 runs …')
const status = runPackage('vitest/vitest.mjs', ['run', 'core/laws/metamorphic.test.ts', '--testTimeout', '1800000'], {
  env: { GRADWIRE_RUNS: '20000' },
  stdout: process.stdout,
})
if (!isEnough || status !== 0) process.exit(1)
