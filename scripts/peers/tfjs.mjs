// A peer of the benches: TensorFlow.js, on its cpu and wasm backends. Reads one JSON request per line, answers likewise.
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import readline from 'node:readline'

// Its greetings would be read as answers.
console.log = console.warn = console.info = () => {}
const require = createRequire(import.meta.url)
const tf = require('@tensorflow/tfjs-core')
require('@tensorflow/tfjs-backend-cpu')
const wasm = require('@tensorflow/tfjs-backend-wasm')
wasm.setWasmPaths(`${path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm'))}${path.sep}`)

// The modules that register its gradients are not such as Node loads without a bundler; these are the three that are needed.
for (const gradient of [
  { kernelName: 'Add', gradFunc: (dy) => ({ a: () => tf.reshape(dy, dy.shape), b: () => tf.reshape(dy, dy.shape) }) },
  { kernelName: 'Sub', gradFunc: (dy) => ({ a: () => tf.reshape(dy, dy.shape), b: () => tf.neg(dy) }) },
  { kernelName: 'Square', inputsToSave: ['x'], gradFunc: (dy, [x]) => ({ x: () => tf.mul(dy, tf.mul(x, 2)) }) },
]) {
  tf.registerGradient(gradient)
}

/** Value and gradients of the course's function, read back as numbers. */
function seed(point) {
  const f = tf.valueAndGrads((w, x, y, z) => {
    const a = tf.square(tf.add(tf.add(tf.add(w, x), y), z))
    const b = tf.square(tf.sub(tf.sub(tf.add(w, x), y), z))
    return tf.square(tf.add(tf.square(tf.add(a, b)), tf.square(tf.sub(a, b))))
  })
  const inputs = point.map((x) => tf.scalar(x))
  return () =>
    tf.tidy(() => {
      const { value, grads } = f(inputs)
      value.dataSync()
      for (const part of grads) part.dataSync()
    })
}

/** The course's function at the points of a grid, read back as numbers: single precision, the only one there is. */
function surface({ size, low, high }) {
  const along = tf.linspace(low, high, size)
  const [w, x] = [tf.reshape(along, [1, size]), tf.reshape(along, [size, 1])]
  const [y, z] = [tf.scalar(0.5), tf.scalar(0.5)]
  return () =>
    tf.tidy(() => {
      const a = tf.square(tf.add(tf.add(tf.add(w, x), y), z))
      const b = tf.square(tf.sub(tf.sub(tf.add(w, x), y), z))
      tf.square(tf.add(tf.square(tf.add(a, b)), tf.square(tf.sub(a, b)))).dataSync()
    })
}

const makers = { seed: ({ point }) => seed(point), surface }
const known = new Map()

/** Milliseconds per call over about 150 ms. */
function time(entry) {
  if (!entry.calls) {
    for (let i = 0; i < 20; i++) entry.once()
    const start = performance.now()
    for (let i = 0; i < 20; i++) entry.once()
    entry.calls = Math.max(1, Math.round((150 * 20) / (performance.now() - start)))
  }
  const start = performance.now()
  for (let i = 0; i < entry.calls; i++) entry.once()
  return (performance.now() - start) / entry.calls
}

async function answer({ load, description, time: wanted }) {
  if (load) {
    const backend = load.endsWith('wasm') ? 'wasm' : 'cpu'
    await tf.setBackend(backend)
    known.set(load, { backend, calls: 0, once: makers[description.kind](description) })
    return 0
  }
  const entry = known.get(wanted)
  await tf.setBackend(entry.backend)
  return time(entry)
}

for await (const line of readline.createInterface({ input: process.stdin })) {
  let reply
  try {
    reply = { milliseconds: await answer(JSON.parse(line)) }
  } catch (reason) {
    reply = { error: String(reason) }
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`)
}
