import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{core,app,renderer,scripts}/**/*.test.{ts,tsx,mjs}'],
    environment: 'node',
    testTimeout: 30_000,
  },
})
