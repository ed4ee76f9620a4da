// The canvas: nodes and wires by the names a learner gave them.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { readNumber } from './numbers'

export interface Point {
  readonly x: number
  readonly y: number
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

async function middleOf(place: Locator): Promise<Point> {
  await expect(place).toBeVisible()
  const box = await place.boundingBox()
  if (!box) throw new Error('not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export class CanvasDriver {
  readonly page: Page
  readonly region: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('region', { name: 'Canvas' })
  }

  /** «multiply node m, value 6, adjoint 12, inputs a and b» is found as m. */
  node(name: string): Locator {
    return this.region.getByRole('group', { name: new RegExp(`^[^,]* ${escaped(name)}, (no )?value`) })
  }

  wire(from: string, to: string): Locator {
    return this.region.getByRole('group', { name: new RegExp(`^wire from ${escaped(from)} to ${escaped(to)}(,|$)`) })
  }

  /** The mark at the corner of a node that says what is found there. */
  mark(says: string | RegExp): Locator {
    return this.region.getByRole('button', { name: says }).and(this.region.getByRole('button', { name: /^Explain / }))
  }

  /** The line itself, which nobody hears. */
  wireLine(from: string, to: string): Locator {
    return this.wire(from, to).locator('.react-flow__edge-path')
  }

  async names(): Promise<string[]> {
    return this.region
      .locator('[data-node]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node') ?? ''))
  }

  async value(name: string): Promise<number> {
    return readNumber(await this.node(name).locator('[data-part=value]').innerText())
  }

  /** What stands in the adjoint's line: "–", "6560 + ?", "11 808". */
  adjointText(name: string): Locator {
    return this.node(name).locator('[data-part=adjoint]')
  }

  async adjoint(name: string): Promise<number> {
    const text = await this.adjointText(name).innerText()
    return readNumber(text.split('\n').pop() ?? '')
  }

  /** What a screen reader says of a wire. */
  async contribution(from: string, to: string): Promise<number | null> {
    const said = await this.wire(from, to).locator('desc').textContent()
    const [, number] = /contribution (.+)$/.exec(said ?? '') ?? []
    return number === undefined ? null : readNumber(number)
  }

  /** Chooses what the wires show. */
  async lens(name: string): Promise<void> {
    await this.region.getByRole('button', { name: /^Lens: / }).click()
    await this.region.getByRole('menuitemradio', { name, exact: true }).click()
    await expect(this.region.getByRole('button', { name: `Lens: ${name}`, exact: true })).toBeFocused()
  }

  /** What is written at the middle of a wire, as it is seen. */
  async label(from: string, to: string): Promise<string> {
    const id = await this.wire(from, to).getAttribute('data-id')
    return (await this.region.locator(`[data-wire-text="${id}"]`).allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ')
  }

  /** "w" for the output of w, "p.a" for a port by name, "a" for the only port of a node. */
  private target(port: string): Locator {
    const [name = '', key] = port.split('.')
    const names = key === undefined ? [`input of ${name}`] : [`port ${key} of ${name}`]
    if (key === '+') names.push(`another port of ${name}`)
    return this.region.getByRole('button', { name: new RegExp(`^(${names.map(escaped).join('|')})$`) }).first()
  }

  output(name: string): Locator {
    return this.region.getByRole('button', { name: `output of ${name}`, exact: true })
  }

  /** Presses on an output, carries the wire to a port; lets go unless told to hold it there. */
  async drag(from: string, to: string, letGo = true): Promise<void> {
    const start = await middleOf(this.output(from))
    const end = await middleOf(this.target(to))
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 4 })
    await this.page.mouse.move(end.x, end.y, { steps: 4 })
    if (letGo) await this.page.mouse.up()
  }

  /** Draws a wire that must be welcome. */
  async connect(from: string, to: string): Promise<void> {
    await this.drag(from, to)
    await expect(this.wire(from, to.split('.')[0] ?? '')).toHaveCount(1)
  }

  /** Click on one end, click on the other. */
  async connectByClicks(from: string, to: string): Promise<void> {
    await this.output(from).click()
    await this.target(to).click()
    await expect(this.wire(from, to.split('.')[0] ?? '')).toHaveCount(1)
  }

  async select(name: string): Promise<void> {
    await this.node(name).click({ position: { x: 52, y: 6 } })
  }

  /** Chooses a command in the menu of a node. */
  async menu(name: string, command: string): Promise<void> {
    await this.node(name).click({ button: 'right', position: { x: 52, y: 6 } })
    await this.page.getByRole('menu', { name: `Commands for ${name}` }).waitFor()
    await this.page.getByRole('menuitem', { name: command }).click()
  }

  async rename(name: string, wanted: string): Promise<void> {
    await this.select(name)
    await this.page.keyboard.press('F2')
    await this.region.getByRole('textbox', { name: `Name of ${name}` }).fill(wanted)
    await this.page.keyboard.press('Enter')
    await expect(this.node(wanted)).toBeVisible()
  }

  /** Types into a source's value, as a double click offers it. */
  async setValue(name: string, text: string): Promise<void> {
    await this.node(name).locator('[data-part=value]').dblclick()
    await this.region.getByRole('textbox', { name: `Value of ${name}` }).fill(text)
    await this.page.keyboard.press('Enter')
    await expect(this.region.getByRole('textbox', { name: `Value of ${name}` })).toHaveCount(0)
  }

  private async dragFrom(start: Point, end: Point): Promise<void> {
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 })
    await this.page.mouse.move(end.x, end.y, { steps: 3 })
    await this.page.mouse.up()
  }

  /** Carries a node so many pixels. */
  async carry(name: string, dx: number, dy: number): Promise<void> {
    const box = await this.node(name).boundingBox()
    if (!box) throw new Error(`${name} is not on the page`)
    const start = { x: box.x + box.width * 0.6, y: box.y + 6 }
    await this.dragFrom(start, { x: start.x + dx, y: start.y + dy })
  }

  /** The wire that is lit since it would take in what the hand holds; null while none is. */
  async lit(): Promise<string | null> {
    const line = this.region.locator('[data-host]')
    return (await line.count()) === 0 ? null : line.getAttribute('data-host')
  }

  /** Where a wire has its middle, on the page. */
  async middleOfWire(from: string, to: string): Promise<Point> {
    const [start, end] = [await middleOf(this.output(from)), await middleOf(this.target(to))]
    return { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
  }

  /** Presses on a node, carries its middle to a point of the page, and lets go unless told to hold it there. */
  async hold(name: string, to: Point, letGo = true): Promise<void> {
    const box = await this.node(name).boundingBox()
    if (!box) throw new Error(`${name} is not on the page`)
    const start = { x: box.x + box.width * 0.6, y: box.y + 6 }
    // The node follows from the place where the press became a drag.
    const end = { x: to.x + box.width * 0.1 + 3, y: to.y - box.height / 2 + 6 }
    await this.page.mouse.move(start.x, start.y)
    await this.page.mouse.down()
    await this.page.mouse.move(start.x + 3, start.y)
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 3 })
    await this.page.mouse.move(end.x, end.y, { steps: 3 })
    if (letGo) await this.page.mouse.up()
  }

  /** Takes hold of a wire just before the port it ends in, and carries that end away. */
  async pullEnd(to: string, end: Point): Promise<void> {
    const port = await middleOf(this.target(to))
    await this.dragFrom({ x: port.x - 14, y: port.y }, end)
  }

  /** Middle of an input port, on the page. */
  portPoint(to: string): Promise<Point> {
    return middleOf(this.target(to))
  }

  /** Drags a source's number sideways. */
  async scrub(name: string, dx: number): Promise<void> {
    const start = await middleOf(this.node(name).locator('[data-part=value] > *'))
    await this.dragFrom(start, { x: start.x + dx, y: start.y })
  }

  /** Pulls a wire out of a node and lets it go over empty paper. */
  async dropOnPaper(from: string, end: Point): Promise<void> {
    await this.dragFrom(await middleOf(this.output(from)), end)
  }

  /** A point of the paper, in parts of its width and height. */
  async point(across: number, down: number): Promise<Point> {
    const box = await this.region.boundingBox()
    if (!box) throw new Error('no canvas')
    return { x: box.x + box.width * across, y: box.y + box.height * down }
  }
}
