// Projects with one driver: `browser` is a real Chromium on the built page, `desktop` is a real Electron.
// `npm test` sees to the programs; run alone, this file says what is missing.
import type { PlaywrightTestConfig } from '@playwright/test'
import { defineConfig } from '@playwright/test'
import { findChromium } from './scripts/programs.mjs'

const isRoot = process.getuid?.() === 0

const inChromium: PlaywrightTestConfig['use'] = {
  browserName: 'chromium',
  viewport: { width: 1440, height: 900 },
  // A hand aims at where a node is, not at where it glides by; the story of motion asks for it.
  contextOptions: { reducedMotion: 'reduce' },
  launchOptions: {
    executablePath: findChromium() ?? undefined,
    // Root has no sandbox to offer; without a GPU, WebGL is drawn by the processor.
    args: [...(isRoot ? ['--no-sandbox'] : []), '--enable-unsafe-swiftshader'],
  },
}

export default defineConfig({
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    // Pictures of every frame would cost more than the stories themselves.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    // The server picks a free port and says so; Playwright reads it there (see webServer.wait).
    baseURL: `http://127.0.0.1:${process.env.GRADWIRE_PORT ?? 0}/`,
  },
  webServer: {
    command: 'node scripts/start.mjs --browser --no-open',
    wait: { stdout: /http:\/\/127\.0\.0\.1:(?<GRADWIRE_PORT>\d+)\// },
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
  projects: [
    { name: 'browser', testDir: 'e2e/stories', use: inChromium },
    // `npm run pictures` takes the pictures of assets/pictures anew.
    { name: 'pictures', testDir: 'e2e/pictures', use: inChromium },
    // One window at a time: two would take the keyboard and the mouse from each other.
    { name: 'desktop', testDir: 'e2e/desktop', workers: 1 },
  ],
})
