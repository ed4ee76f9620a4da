// Unit tests: Node for core, app and scripts. A renderer test that needs a DOM asks for it in its first line.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { assembly } from './scripts/assembly.mjs'

export default defineConfig({
  plugins: [react(), assembly()],
  test: {
    include: ['{core,app,renderer,scripts}/**/*.test.{ts,tsx,mjs}'],
    environment: 'node',
    testTimeout: 30_000,
    // Style sheets are left out of unit tests, but for the one that is itself tested.
    css: { include: /tokens\.css/ },
    // How often each property is tried; `npm run test:long` asks for more.
    provide: { runs: Number(process.env['GRADWIRE_RUNS'] ?? 1000) },
  },
})
