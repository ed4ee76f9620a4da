// Rows of the bench for the canvas: the program's own canvas against the bare flow library, both in a real Chromium, each on
// a page of its own. `bare, culled` leaves away what is out of view (its own option), `bare` draws everything.
import path from 'node:path'
import process from 'node:process'
import { setUp } from './build.mjs'
import { findChromium } from './programs.mjs'
import { root } from './set-up.mjs'

const pageFolder = path.join(root, 'dist', 'bench-page')
/** Nobody listens there: every request is answered from the folder. A page of localhost may do what ours may. */
const origin = 'http://localhost:1/'
const size = { width: 1280, height: 800 }

/** As many pointer moves make one drag. */
const moves = 40

/** At 60 Hz, in milliseconds. */
const frame = 1000 / 60

const titles = { ours: 'ours', culled: 'bare, culled', unculled: 'bare' }

/** Opens pages of the comparison. Started when a row first asks, so that a bench of other goals needs no browser. */
export function createPages() {
  let browser = null
  const standing = new Map()
  const start = async () => {
    setUp(['benchPage'], console.error)
    const { chromium } = await import('@playwright/test')
    const program = findChromium()
    if (program === null) throw new Error('there is no Chromium on this machine; npm test installs one')
    // Without a graphics processor the processor draws in 3D.
    const args = ['--enable-unsafe-swiftshader', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])]
    return chromium.launch({ executablePath: program, args })
  }
  const open = async (side, nodes) => {
    browser ??= await start()
    const page = await browser.newPage({ viewport: size })
    page.setDefaultTimeout(180_000)
    await page.route(`${origin}**`, (route) => {
      const name = new URL(route.request().url()).pathname.slice(1) || 'index.html'
      return route.fulfill({ path: path.join(pageFolder, name) })
    })
    await page.goto(`${origin}?side=${side}&nodes=${nodes}`)
    await page.waitForFunction(() => 'bench' in window)
    return page
  }
  return {
    open,
    /** A page on which the graph is drawn, kept for the rounds to come. */
    async drawn(side, nodes) {
      const key = `${side} ${nodes}`
      if (!standing.has(key)) {
        const page = await open(side, nodes)
        await page.evaluate(() => window.bench.mount())
        standing.set(key, { page, rounds: 0 })
      }
      return standing.get(key)
    },
    close: () => browser?.close(),
  }
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]

/** From nothing to the last label, on a fresh page each time. */
const firstRender = (pages, side, nodes) => ({
  name: titles[side],
  async time() {
    const page = await pages.open(side, nodes)
    const took = await page.evaluate(() => window.bench.mount())
    await page.close()
    return took
  },
})

/** Script per pointer move while a node is dragged; there and back by turns. */
const drag = (pages, side, nodes) => ({
  name: titles[side],
  async time() {
    const held = await pages.drawn(side, nodes)
    const { page } = held
    const counter = (held.counter ??= await page.context().newCDPSession(page))
    await counter.send('Performance.enable')
    const script = async () => {
      const { metrics } = await counter.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'ScriptDuration').value * 1000
    }
    const direction = held.rounds++ % 2 === 0 ? 1 : -1
    const grip = () => page.evaluate(() => window.bench.grip())
    const start = await grip()
    await page.mouse.move(start.x, start.y)
    await page.mouse.down()
    await page.mouse.move(start.x + 4 * direction, start.y + 4 * direction)
    const before = await script()
    for (let i = 1; i <= moves; i++) {
      const by = (4 + 4 * i) * direction
      await page.mouse.move(start.x + by, start.y + by)
    }
    const took = (await script()) - before
    await page.mouse.up()
    // Half of the way at least, since neighbours draw a node onto their lines.
    if ((await grip()).x * direction < start.x * direction + 2 * moves)
      throw new Error('the node has not gone with the hand')
    return took / moves
  },
})

/** As long as one side is measured in a round, in milliseconds, and in how many changes at most. */
const [block, mostChanges] = [150, 200]

/** Script of one change of all labels, the mean of a block: each alone, so that the page has its moments in between. */
const relabel = (pages, side, nodes, call = 'relabel') => ({
  name: titles[side],
  async time() {
    const held = await pages.drawn(side, nodes)
    let [took, changes] = [0, 0]
    while (took < block && changes < mostChanges) {
      held.rounds += 1
      changes += 1
      took += await held.page.evaluate(([name, round]) => window.bench[name](round), [call, held.rounds])
    }
    return took / changes
  },
})

export const row = (goal, what, most, ours, peer) => ({
  goal,
  what,
  tier: 'every',
  wanted: { atMost: most },
  sides: async () => ({ ours, peer }),
})

/** The rows of goals 13 to 15. */
export function canvasRows(pages) {
  const against = (goal, what, most, make, nodes, peer) =>
    row(goal, what, most, make(pages, 'ours', nodes), make(pages, peer, nodes))
  return [
    against(13, 'first render, 1000 nodes', 0.5, firstRender, 1000, 'culled'),
    against(13, 'first render, 5000 nodes', 0.2, firstRender, 5000, 'culled'),
    row(
      13,
      'first render, 5000 nodes over 1000',
      1.3,
      { ...firstRender(pages, 'ours', 5000), name: '5000' },
      { ...firstRender(pages, 'ours', 1000), name: '1000' },
    ),
    against(14, 'drag, script per move, 5000 nodes', 0.12, drag, 5000, 'unculled'),
    against(14, 'drag, script per move, 5000 nodes', 0.75, drag, 5000, 'culled'),
    ...[1000, 5000].flatMap((nodes) => [
      against(15, `all labels, ${nodes} nodes`, 0.08, relabel, nodes, 'culled'),
      against(15, `all labels, ${nodes} nodes`, 0.02, relabel, nodes, 'unculled'),
    ]),
    ...[1000, 5000].map((nodes) =>
      row(15, `run and all labels, ${nodes} nodes, over a frame`, 0.25, relabel(pages, 'ours', nodes, 'rerun'), {
        name: 'a frame at 60 Hz',
        time: () => frame,
      }),
    ),
  ]
}
