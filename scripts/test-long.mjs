// `npm run test:long`: does the proof have teeth? Seeds mistakes into the derivative code, one at a time, and asks the laws,
// the golden cases, the kinks and the extremes whether they notice; then runs the properties at 20,000 runs. Exit 1 below 98 % caught.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { Worker } from 'node:worker_threads'
import { setUp } from './build.mjs'
import { equivalentBecause } from './equivalent.mjs'
import { mutantsOf } from './mutants.mjs'
import { root, runPackage, stopWith } from './set-up.mjs'

const fixture = (name) => JSON.parse(readFileSync(path.join(root, 'core/goldens', name), 'utf8'))
const goldens = fixture('cases.json')
const kinks = fixture('kinks.json').cases
const extremes = fixture('extremes.json').cases
/** A mutant that runs longer than this has lost its way, which is noticed too. */
const patience = 120_000

const ask = `;require('node:worker_threads').parentPort.postMessage(exports.firstFinding(require('node:worker_threads').workerData))`

/** The brief that asks these ops, and graphs and compositions at the end. */
function briefFor(ops) {
  const wanted = new Set([...ops, 'composition'])
  return {
    ops,
    graphs: 40,
    goldens: { ...goldens, cases: goldens.cases.filter(({ op }) => wanted.has(op)) },
    kinks: kinks.filter(({ op }) => wanted.has(op)),
    extremes: extremes.filter(({ op }) => wanted.has(op)),
  }
}

/** The first finding about an engine's text, in a thread of its own; null when it is found sound. */
function judged(text, ops) {
  return new Promise((resolve) => {
    const worker = new Worker(text + ask, { eval: true, workerData: briefFor(ops), stderr: true })
    const late = setTimeout(() => finish('did not end'), patience)
    const finish = (finding) => {
      clearTimeout(late)
      void worker.terminate()
      resolve(finding)
    }
    worker.on('message', finish)
    worker.on('error', (reason) => finish(`threw ${reason.message}`))
  })
}

/** The finding about a mutant: its own ops are asked first, all others where those notice nothing. */
async function findingOn({ op, file, mutated }) {
  const near = names.includes(op) ? [op] : (opsIn.get(file) ?? ['mul', 'exp', 'matmul', 'sum'])
  const others = names.filter((name) => !near.includes(name))
  return (await judged(mutated, near)) ?? (await judged(mutated, others))
}

/** Runs the tasks, as many at a time as there are processors. */
async function inParallel(tasks, work) {
  const queue = [...tasks]
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, lane))
}

const shown = ({ file, op, before, after }) => {
  const short = (text) => text.replace(/\s+/g, ' ').slice(0, 90)
  return `${file}${op ? ` (${op})` : ''}: ${short(before)}  →  ${short(after)}`
}

setUp(['laws'], console.log)
const text = readFileSync(path.join(root, 'dist/app/laws.cjs'), 'utf8')
const names = await new Promise((resolve) => {
  const tell = `;require('node:worker_threads').parentPort.postMessage(exports.opNames)`
  new Worker(text + tell, { eval: true }).on('message', resolve)
})
const sound = await judged(text, names)
if (sound !== null) stopWith(`The engine itself is not sound, so there is nothing to seed: ${sound}`)

const begun = performance.now()
const only = process.argv[2]
const all = [...mutantsOf(text)].filter((mutant) => only === undefined || shown(mutant).includes(only))
const opsIn = new Map()
for (const { file, op } of all)
  if (op && names.includes(op)) opsIn.set(file, [...new Set([...(opsIn.get(file) ?? []), op])])

const survivors = []
let caught = 0
await inParallel(all, async (mutant) => {
  const finding = await findingOn(mutant)
  if (finding !== null) caught++
  else survivors.push(mutant)
  const done = caught + survivors.length
  if (done % 100 === 0) console.log(`${done} of ${all.length} mutants judged, ${survivors.length} not noticed`)
})

const explained = survivors.filter((mutant) => equivalentBecause(mutant) !== null)
const unnoticed = survivors.filter((mutant) => equivalentBecause(mutant) === null)
for (const mutant of explained) console.log(`same function  ${shown(mutant)}  [${equivalentBecause(mutant)}]`)
for (const mutant of unnoticed) console.log(`NOT NOTICED    ${shown(mutant)}`)
const share = caught / (caught + unnoticed.length)
const seconds = ((performance.now() - begun) / 1000).toFixed(0)
console.log(
  `${all.length} mutants in ${seconds} s: ${caught} caught, ${explained.length} compute the same, ${unnoticed.length} not noticed: ${(100 * share).toFixed(2)} % caught.`,
)
const enough = all.length >= 200 && share >= 0.98

console.log('\nProperties at 20,000 runs …')
const status = runPackage('vitest/vitest.mjs', ['run', 'core/laws/metamorphic.test.ts', '--testTimeout', '1800000'], {
  env: { GRADWIRE_RUNS: '20000' },
  stdout: process.stdout,
})
if (!enough || status !== 0) process.exit(1)
