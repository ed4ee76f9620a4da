// `npm run test:long`: does the proof have teeth? Seeds mistakes into the derivative code, one at a time, and asks the laws,
// the golden cases, the kinks, the awkward points and the extremes whether they notice; then runs the properties at 20,000
// runs. Exit 1 below 98 % caught. Arguments keep to the mutants whose line holds one of these texts, and to mutants;
// `--threads 1` is polite to a machine that others use.
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { setUp } from './build.mjs'
import { equivalentBecause } from './equivalent.mjs'
import { mutantsOf, namesByFile } from './mutants.mjs'
import { questionsAbout, soundness } from './questions.mjs'
import { root, runPackage, stopWith } from './set-up.mjs'

const { values: options, positionals: only } = parseArgs({
  options: { threads: { type: 'string' } },
  allowPositionals: true,
})

/** Threads that judge, each one text at a time. */
const threads = Array.from({ length: Number(options.threads ?? Math.max(2, availableParallelism())) }, () => {
  const worker = new Worker(new URL('./mutant-judge.mjs', import.meta.url))
  const ask = (text, questions) =>
    new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.postMessage({ text, questions })
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
const sound = await threads[0].ask(text, soundness(names))
if (sound.found !== null) stopWith(`The engine itself is not sound, so there is nothing to seed: ${sound.found}`)
if (sound.isOutOfPatience) stopWith('The machine is too busy: the sound engine itself ran out of patience.')

const begun = performance.now()
const all = [...mutantsOf(text)].filter(
  (mutant) => only.length === 0 || only.some((text) => shown(mutant).includes(text)),
)
const opsIn = namesByFile(text, names.all)

const survivors = []
const lost = []
let caught = 0

/** At once, since a whole run takes long. */
function report(mutant, { isOutOfPatience }) {
  const why = equivalentBecause(mutant)
  if (isOutOfPatience) console.log(`NO ANSWER      ${shown(mutant)}`)
  else console.log(why === null ? `NOT NOTICED    ${shown(mutant)}` : `same function  ${shown(mutant)}  [${why}]`)
}

await inParallel(all, async (mutant, thread) => {
  const verdict = await thread.ask(mutant.mutated, questionsAbout(mutant, names, opsIn))
  if (verdict.found !== null) {
    caught++
    // Who dies does not compute the same: the reason written down for it is wrong.
    if (equivalentBecause(mutant) !== null) console.log(`NOT THE SAME   ${shown(mutant)}: ${verdict.found}`)
  } else {
    ;(verdict.isOutOfPatience ? lost : survivors).push(mutant)
    report(mutant, verdict)
  }
  const done = caught + survivors.length + lost.length
  if (done % 100 === 0) console.log(`${done} of ${all.length} mutants judged, ${survivors.length} not noticed`)
})
await Promise.all(threads.map(({ end }) => end()))

const explained = survivors.filter((mutant) => equivalentBecause(mutant) !== null)
const unnoticed = survivors.length - explained.length
// Who gave no answer is not counted as caught.
const share = caught / (caught + unnoticed + lost.length)
const seconds = ((performance.now() - begun) / 1000).toFixed(0)
console.log(
  `${all.length} mutants in ${seconds} s: ${caught} caught, ${explained.length} compute the same, ${unnoticed} not noticed, ` +
    `${lost.length} gave no answer in time: ${(100 * share).toFixed(2)} % caught.`,
)
const isEnough = share >= 0.98 && (only.length > 0 || all.length >= 200)
if (only.length > 0) process.exit(isEnough ? 0 : 1)

console.log('\nProperties at 20,000 runs …')
const status = runPackage('vitest/vitest.mjs', ['run', 'core/laws/metamorphic.test.ts', '--testTimeout', '1800000'], {
  env: { GRADWIRE_RUNS: '20000' },
  stdout: process.stdout,
})
if (!isEnough || status !== 0) process.exit(1)
