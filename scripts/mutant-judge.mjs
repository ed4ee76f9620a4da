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
/** A mutant that runs longer than this has lost its way, which is noticed too. */
const patience = 120_000

/** The brief that asks these ops, and graphs and compositions at the end. */
function briefFor(ops) {
  const wanted = new Set([...ops, 'composition'])
  const isWanted = ({ op }) => wanted.has(op)
  return {
    ops,
    graphs: 40,
    goldens: { ...goldens, cases: goldens.cases.filter(isWanted) },
    kinks: kinks.filter(isWanted),
    extremes: extremes.filter(isWanted),
  }
}

/** Null when nothing is found. Without ops: the names of all of them. */
function answer(text, ops) {
  globalThis.brief = ops && briefFor(ops)
  const question = ops ? 'exports.firstFinding(globalThis.brief)' : 'exports.opNames'
  try {
    return vm.runInThisContext(`(() => { const exports = {}; ${text}\n; return ${question} })()`, { timeout: patience })
  } catch (reason) {
    return `threw ${reason.message}`
  }
}

parentPort.on('message', ({ text, ops }) => parentPort.postMessage(answer(text, ops)))
