// The page: one folder of plain files that runs from app:// and from 127.0.0.1 alike, under the policy of app/policy.ts.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { assembly } from './scripts/assembly.mjs'

/** The oldest engines that we promise: also what lab machines of a few years ago have. */
const oldestBrowsers = ['chrome108', 'firefox115', 'safari16.4']

/** Mode "bench" builds the page on which the canvas is measured against the bare flow library. */
const folders = (mode: string): readonly [root: string, outDir: string] =>
  mode === 'bench' ? ['e2e/bench', '../../dist/bench-page'] : ['renderer', '../dist/page']

export default defineConfig(({ mode }) => ({
  root: folders(mode)[0],
  base: './',
  publicDir: false,
  plugins: [react(), assembly()],
  worker: { format: 'es', plugins: () => [assembly()] },
  build: {
    outDir: folders(mode)[1],
    emptyOutDir: true,
    target: oldestBrowsers,
    cssTarget: oldestBrowsers,
    // The policy allows no data: fonts, and a file has a MIME type that nosniff can check.
    assetsInlineLimit: 0,
    // The polyfill would be an inline script and a fetch: the policy refuses both.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The page on which we measure loads everything at once, three and the bare library too.
    chunkSizeWarningLimit: mode === 'bench' ? 2500 : 1500,
  },
}))
