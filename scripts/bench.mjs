// Prints the table of core/bench: our engine against peers, in turn, in one run.
//   npm run bench                     peers that npm brings: TensorFlow.js, a naive Value class, ourselves
//   npm run bench -- --anchor         also PyTorch (Debian: python3-torch python3-numpy libopenblas0-pthread)
//   npm run bench -- --python PATH    the Python that has it        --goal 2   only this goal (may be repeated)
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import readline from 'node:readline'
import { parseArgs } from 'node:util'
import { canvasRows, createPages } from './bench-canvas.mjs'
import { surfaceRows } from './bench-surface.mjs'
import { setUp } from './build.mjs'
import { createThreads } from './peers/threads.mjs'
import { root } from './set-up.mjs'

const { values: flags } = parseArgs({
  options: {
    anchor: { type: 'boolean', default: false },
    python: { type: 'string', default: 'python3' },
    goal: { type: 'string', multiple: true, default: [] },
  },
})

/** One thread for everybody; fixed thresholds, so that a peer that has just started does not pay for fresh pages. */
const environment = {
  ...process.env,
  OPENBLAS_NUM_THREADS: '1',
  OMP_NUM_THREADS: '1',
  MALLOC_MMAP_THRESHOLD_: '268435456',
  MALLOC_TRIM_THRESHOLD_: '268435456',
}

const started = []

/** A peer in a process of its own, started when it is first asked. It answers one line per line. */
function peer(command, args, absent) {
  let lines = null
  let child = null
  const start = () => {
    child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], env: environment })
    child.on('error', () => {})
    child.stdin.on('error', () => {})
    started.push(child)
    lines = readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  }
  const ask = async (request) => {
    if (!lines) start()
    child.stdin.write(`${JSON.stringify(request)}\n`)
    const { value, done } = await lines.next()
    if (done) throw new Error(absent)
    const { milliseconds, error } = JSON.parse(value)
    if (error !== undefined) throw new Error(error)
    return milliseconds
  }
  return { load: (load, description) => ask({ load, description }), time: (name) => ask({ time: name }) }
}

const here = path.join(root, 'scripts', 'peers')
const threads = createThreads()
const peers = {
  threads,
  tfjs: peer(process.execPath, [path.join(here, 'tfjs.mjs')], 'TensorFlow.js could not be started'),
  torch: peer(
    flags.python,
    ['-W', 'ignore', path.join(here, 'torch_peer.py')],
    `no PyTorch in ${flags.python}; install python3-torch python3-numpy libopenblas0-pthread, or name another Python with --python`,
  ),
}

setUp(['bench'], console.error)
const { measure } = createRequire(import.meta.url)(path.join(root, 'dist/app/bench.cjs'))
const wanted = { anchor: flags.anchor, goals: flags.goal.map(Number) }
const pages = createPages()
const further = [...canvasRows(pages), ...surfaceRows(pages)]
await measure({ now: () => performance.now(), peers }, wanted, console.log, further)
await pages.close()
await threads.close()
for (const child of started) child.kill()
