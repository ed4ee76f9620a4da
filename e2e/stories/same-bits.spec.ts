// What the examples compute has the same bits in Chromium, in its page and in a worker, as in Node, where they are pinned.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { build } from 'vite'
import { assembly } from '../../scripts/assembly.mjs'

const root = path.resolve(import.meta.dirname, '../..')
const lines = readFileSync(path.join(root, 'core/laws/digests.txt'), 'utf8').trimEnd().split('\n')
const pinned: unknown = Object.fromEntries(lines.map((line) => line.split(' ')))

/** The law as one script that leaves `law.digests`. */
async function script(): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [assembly()],
    build: {
      write: false,
      minify: false,
      lib: { entry: 'core/laws/reproducible.ts', formats: ['iife'], name: 'law' },
    },
  })
  const [first] = [built].flat()
  if (!first || !('output' in first)) throw new Error('nothing was built')
  return first.output[0].code
}

test('the examples compute the same bits in the page and in a worker as in Node', async ({ page }) => {
  test.setTimeout(180_000)
  const code = await script()
  // A page of its own: the program's policy lets no script in.
  await page.route('http://law.test/**', (route) => route.fulfill({ contentType: 'text/html', body: '<p>law</p>' }))
  await page.goto('http://law.test/')
  await page.addScriptTag({ content: code })
  const inPage = await page.evaluate(() => (globalThis as unknown as { law: { digests(): unknown } }).law.digests())
  expect(inPage).toEqual(pinned)
  const inWorker = await page.evaluate((law) => {
    const source = URL.createObjectURL(new Blob([law, ';postMessage(law.digests())'], { type: 'text/javascript' }))
    return new Promise<unknown>((resolve, reject) => {
      const worker = new Worker(source)
      worker.onmessage = ({ data }) => resolve(data)
      worker.onerror = ({ message }) => reject(new Error(message))
    })
  }, code)
  expect(inWorker).toEqual(pinned)
})
