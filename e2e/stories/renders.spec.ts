// A step touches one wire: React renders that wire and its two nodes, those of the step before (whose mark goes), and nothing
// else of the canvas. A changed number is written into its place.
import { countingRenders, takeRendered } from '../driver/renders'
import { Gradwire } from '../driver/app'
import { expect, test } from '../driver/story'

test('a step renders its own wire and nodes only', async ({ page, complaints }) => {
  void complaints
  await countingRenders(page)
  await page.goto('/')
  const app = new Gradwire(page)
  await app.openExample('The chain rule at another point')
  await app.mode('Step')
  await page.keyboard.press('End')
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowLeft')

  /** The wire of the step that is shown, with its ends. */
  const touched = async (): Promise<string[]> => {
    const wire = app.canvas.region.locator('.react-flow__edge:has([data-flow=running])')
    await expect(wire).toHaveCount(1)
    const [id, said] = [await wire.getAttribute('data-id'), await wire.getAttribute('aria-label')]
    const [, from = '', to = ''] = /^wire from (\S+) to (\S+)$/.exec(said ?? '') ?? []
    const ends = await Promise.all([from, to].map((name) => app.canvas.node(name).getAttribute('data-id')))
    return [id, ...ends].flatMap((one) => one ?? [])
  }

  const all = await app.canvas.region.locator('.react-flow__node, .react-flow__edge').count()
  for (let i = 0; i < 4; i++) {
    const before = await touched()
    await takeRendered(page)
    await page.keyboard.press('ArrowRight')
    await expect.poll(async () => (await touched())[0]).not.toBe(before[0])
    const welcome = new Set([...before, ...(await touched())])
    const rendered = await takeRendered(page)
    expect(rendered.length).toBeGreaterThan(0)
    expect(rendered.filter((id) => /^n\d+(\.\d+)?$/.test(id) && !welcome.has(id))).toEqual([])
    expect(welcome.size).toBeLessThan(all / 3)
  }
})

test('a number that changes is written: no other node is rendered, and no wire whose look stays', async ({
  page,
  complaints,
}) => {
  void complaints
  await countingRenders(page)
  await page.goto('/')
  const app = new Gradwire(page)
  await app.formula('f = (x + 3)^2 + y')
  await app.canvas.setValue('x', '1.5')
  const held = (await app.canvas.node('x').getAttribute('data-id')) ?? ''
  const before = await app.canvas.value('f')
  await app.canvas.scrub('x', 12)
  await expect.poll(() => app.canvas.value('f')).not.toBe(before)
  await takeRendered(page)
  await app.canvas.scrub('x', 12)
  await expect.poll(() => app.canvas.value('f')).toBeGreaterThan(before)
  const rendered = await takeRendered(page)
  expect(rendered.filter((id) => /^n\d+(\.\d+)?$/.test(id) && id !== held && !id.startsWith(`${held}.`))).toEqual([])
})
