// Rows of a surface computed by two threads: each takes the next row that nobody has taken. The bench loads this file, and
// each thread runs it.
import { createRequire } from 'node:module'
import path from 'node:path'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { root } from '../set-up.mjs'

const here = import.meta.filename
const threadCount = 2
/** How long one timing should take, in milliseconds. */
const aim = 150

/** In a thread: `load` makes a surface, `counter` says which rows are taken of the `rows` that are wanted. */
function serve() {
  const { surfaceRow } = createRequire(import.meta.url)(path.join(root, 'dist/app/bench.cjs'))
  const known = new Map()
  parentPort.on('message', ({ load, description, name, counter, rows }) => {
    if (load !== undefined) known.set(load, { compute: surfaceRow(description), columns: description.columns })
    else {
      const { compute, columns } = known.get(name)
      for (let row = Atomics.add(counter, 0, 1); row < rows; row = Atomics.add(counter, 0, 1)) {
        if (Number.isNaN(compute(row % columns))) throw new Error(`${name} gave NaN`)
      }
    }
    parentPort.postMessage('done')
  })
}

/** The threads as a peer of the bench; they are started when they are first asked. */
export function createThreads() {
  let workers = []
  const calls = new Map()
  const askAll = (message) => {
    if (workers.length === 0) workers = Array.from({ length: threadCount }, () => new Worker(here))
    const ask = (worker) =>
      new Promise((resolve, reject) => {
        worker.once('error', reject)
        worker.once('message', () => {
          worker.off('error', reject)
          resolve()
        })
        worker.postMessage(message)
      })
    return Promise.all(workers.map(ask))
  }
  const timed = async (name, rows) => {
    const counter = new Int32Array(new SharedArrayBuffer(4))
    const start = performance.now()
    await askAll({ name, counter, rows })
    return performance.now() - start
  }
  const calibrated = async (name) => {
    let rows = threadCount
    while ((await timed(name, rows)) < aim / 4) rows *= 2
    return Math.max(threadCount, Math.round((rows * aim) / (await timed(name, rows))))
  }
  return {
    load: async (load, description) => void (await askAll({ load, description })),
    /** Milliseconds per row. */
    async time(name) {
      if (!calls.has(name)) calls.set(name, await calibrated(name))
      const rows = calls.get(name)
      return (await timed(name, rows)) / rows
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  }
}

if (!isMainThread) serve()
