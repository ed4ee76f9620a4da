// Huge and tiny numbers on the canvas: a number is set smaller or loses digits, and is never cut off and never covers a node.
import type { Locator } from '@playwright/test'
import type { Gradwire } from '../driver/app'
import { FunctionDriver } from '../driver/functions'
import { expect, test } from '../driver/story'

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const boxesOf = (places: Locator): Promise<readonly Box[]> =>
  places.evaluateAll((all) =>
    all.map((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect()
      return { left, right, top, bottom }
    }),
  )

/** How far two boxes lie over one another, in pixels. */
const overlap = (a: Box, b: Box): number =>
  Math.max(
    0,
    Math.min(
      Math.min(a.right, b.right) - Math.max(a.left, b.left),
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    ),
  )

/** Ports stand on the edge of a node; a number may come as close as they do. */
const porch = 4

async function nothingIsCut({ canvas }: Gradwire): Promise<void> {
  for (const name of await canvas.names()) {
    const node = canvas.node(name)
    const [box] = await boxesOf(node)
    for (const part of ['value', 'adjoint']) {
      const numbers = await boxesOf(node.locator(`[data-part=${part}] > :last-child`))
      for (const number of numbers) {
        expect(number.right, `${part} of ${name}`).toBeLessThan((box as Box).right)
        expect(number.left, `${part} of ${name}`).toBeGreaterThan((box as Box).left)
      }
      const cut = await node.locator(`[data-part=${part}] :is(span, div)`).evaluateAll((all) =>
        all
          .filter((one) => !one.closest('.katex') && !one.querySelector('.katex'))
          .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth)
          .map((one) => one.textContent),
      )
      expect(cut, `${part} of ${name}`).toEqual([])
    }
  }
}

async function nothingIsCovered({ canvas }: Gradwire): Promise<void> {
  const nodes = await boxesOf(canvas.region.locator('[data-node]'))
  const pills = await boxesOf(canvas.region.locator('[data-wire-text]'))
  expect(pills.length).toBeGreaterThan(3)
  for (const pill of pills) for (const node of nodes) expect(overlap(pill, node)).toBeLessThanOrEqual(porch)
}

test('numbers with an exponent of three digits fit into their nodes, and between them', async ({ app, page }) => {
  await app.formula('f = exp(-(a * b)) * c')
  await app.canvas.setValue('a', '-15.51231')
  await app.canvas.setValue('b', '-15.5173')
  await app.canvas.setValue('c', '-1.23456')
  await app.mode('Step')
  await page.keyboard.press('End')
  await expect(app.canvas.adjointText('a')).toContainText('−5.5')
  await nothingIsCut(app)
  await nothingIsCovered(app)
  for (const lens of ['Local derivatives', 'Upstream × local', 'Tangents and adjoints', 'What if']) {
    await app.canvas.lens(lens)
    await nothingIsCut(app)
    await nothingIsCovered(app)
  }
})

test('all digits of a short number are a hover away', async ({ app, page }) => {
  await app.formula('f = exp(-(a * b)) * c')
  await app.canvas.setValue('a', '15.51231')
  await app.canvas.setValue('b', '15.5173')
  await app.mode('Step')
  await page.keyboard.press('End')
  const number = app.canvas.adjointText('a').locator('> :last-child')
  const width = (await app.canvas.node('a').boundingBox())?.width
  await number.hover()
  const title = await number.getAttribute('title')
  expect(title).toMatch(/^-\d\.\d{10,}e-10\d$/)
  expect(Number(title)).toBeCloseTo(await app.canvas.adjoint('a'), 105)
  // Stepping back changes what the node says, and not how wide it is.
  await page.keyboard.press('Home')
  expect((await app.canvas.node('a').boundingBox())?.width).toBe(width)
})

test('a sum with paths missing keeps its question mark beside a long number', async ({ app, page }) => {
  await app.formula('f = exp(-(loss * b)) * c + loss * c / 1e120')
  await app.canvas.setValue('loss', '-15.51231')
  await app.canvas.setValue('b', '-15.5173')
  await app.canvas.setValue('c', '-1.23456')
  await app.mode('Step')
  await page.keyboard.press('End')
  for (let back = 0; back < 12; back++) {
    await nothingIsCut(app)
    await page.keyboard.press('ArrowLeft')
  }
})

test('a function of nine inputs shows the name of every port beside its own wire, clear of its numbers', async ({
  app,
  page,
}) => {
  const functions = new FunctionDriver(app)
  await app.formula('f = (weights * bias - beta) * (c * d + k) + g * h - gamma^2')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+g')
  await expect(app.canvas.node('f')).toContainText('weights')
  // It has come to stand where no input is, and right of all of them.
  const nodes = await boxesOf(app.canvas.region.locator('[data-node]'))
  const [own] = await boxesOf(app.canvas.node('f'))
  for (const node of nodes.filter(({ left }) => left !== (own as Box).left)) {
    expect(overlap(node, own as Box)).toBe(0)
    expect(node.right).toBeLessThan((own as Box).left + 1)
  }
  await app.mode('Step')
  await page.keyboard.press('End')
  const texts = app.canvas.node('f').locator('[data-part=value] > *, [data-part=adjoint] > *, [data-label]')
  await expect(app.canvas.node('f').locator('[data-label]')).toHaveCount(9)
  const places = await boxesOf(texts)
  places.forEach((a, at) => {
    for (const b of places.slice(0, at)) expect(overlap(a, b)).toBeLessThanOrEqual(1)
  })
  await functions.open('f')
  await functions.goUp()
  await expect(app.canvas.node('f')).toContainText('gamma')
})
