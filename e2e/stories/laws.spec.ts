// The laws in a real Chromium: the same judge, fixtures and catalogue as in Node, and the same verdict.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type * as Judge from '../../core/laws/judge'
import { setUp } from '../../scripts/build.mjs'
import { root } from '../../scripts/set-up.mjs'

/** Texts, since only the text of a fixture tells −0 from 0. */
const fixtures = ['cases.json', 'kinks.json', 'extremes.json'].map((name) =>
  readFileSync(path.join(root, 'core/goldens', name), 'utf8'),
)

test('every op keeps its laws in the browser as it does in Node', async ({ page }) => {
  test.setTimeout(300_000)
  setUp(['laws'], () => {})
  const file = path.join(root, 'dist/app/laws.cjs')

  // A blank page: the engine alone, with no window of ours around it.
  await page.goto('about:blank')
  await page.addScriptTag({
    content: `window.judge = (() => { const exports = {}; ${readFileSync(file, 'utf8')}; return exports })()`,
  })
  const inBrowser = await page.evaluate(
    (texts) => (window as unknown as { judge: typeof Judge }).judge.reportOn(texts),
    fixtures,
  )

  expect(inBrowser.findings).toEqual([])
  expect(inBrowser).toEqual((createRequire(import.meta.url)(file) as typeof Judge).reportOn(fixtures))
  expect(inBrowser.asked).toBeGreaterThan(2000)
})
