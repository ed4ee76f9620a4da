// A thread of test-long.mjs: runs the engine's text, whole or with a mistake in it, and answers with the first finding.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { parentPort } from 'node:worker_threads'
import { root } from './set-up.mjs'

const fixture = (name) => JSON.parse(readFileSync(path.join(root, 'core/goldens', name), 'utf8'))
const goldens = fixture('cases.json')
const kinks = fixture('kinks.json').cases
const extremes = fixture('extremes.json').cases
/** Milliseconds for one question, also on a machine that others use: the sound engine answers the longest in some seconds. */
const patience = 900_000

/** The brief that asks these ops, and this many random graphs; compositions where there are graphs. */
function briefFor({ ops, graphs, ...fewer }) {
  const wanted = new Set([...ops, ...(graphs > 0 ? ['composition'] : [])])
  const isWanted = ({ op }) => wanted.has(op)
  return {
    ops,
    graphs,
    ...fewer,
    goldens: { ...goldens, cases: goldens.cases.filter(isWanted) },
    kinks: kinks.filter(isWanted),
    extremes: extremes.filter(isWanted),
  }
}

/** Runs `text` as a module and answers with what `question` says of its `exports`. */
const ask = (text, question) =>
  vm.runInThisContext(`(() => { const exports = {}; ${text}\n; return ${question} })()`, { timeout: patience })

/**
 * The finding of the first question that has one; null when none has. A mutant that runs out of patience is told apart:
 * it may have lost its way, or the machine may have been busy.
 */
function verdictOn(text, questions) {
  for (const question of questions) {
    globalThis.brief = briefFor(question)
    try {
      const found = ask(text, 'exports.firstFinding(globalThis.brief)')
      if (found !== null) return { found }
    } catch (reason) {
      if (reason.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { found: null, isOutOfPatience: true }
      return { found: `threw ${reason.message}` }
    }
  }
  return { found: null }
}

/** Without questions: the names of the ops, of all and of those with a kink. */
parentPort.on('message', ({ text, questions }) =>
  parentPort.postMessage(
    questions ? verdictOn(text, questions) : ask(text, '({ all: exports.opNames, kinked: exports.kinkedNames })'),
  ),
)
