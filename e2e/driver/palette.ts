// The operations beside the canvas: dragged onto it, as a student does first.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import type { Point } from './canvas'

export class PaletteDriver {
  readonly page: Page
  readonly region: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('complementary', { name: 'Operations' })
  }

  operation(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true })
  }

  /** Carries an operation to a point of the page, and holds it there. */
  async hold(name: string, to: Point): Promise<void> {
    const button = this.operation(name)
    await button.scrollIntoViewIfNeeded()
    const box = await button.boundingBox()
    if (!box) throw new Error(`${name} is not in the palette`)
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await this.page.mouse.down()
    await this.page.mouse.move(to.x, to.y, { steps: 6 })
  }

  /** Drags an operation to a point of the page and returns the name that its node was given. */
  async drag(name: string, to: Point): Promise<string> {
    const nodes = this.page.locator('[data-node]')
    const before = await nodes.evaluateAll((all) => all.map((node) => node.getAttribute('data-node')))
    await this.hold(name, to)
    await this.page.mouse.up()
    await expect(nodes).toHaveCount(before.length + 1)
    const after = await nodes.evaluateAll((all) => all.map((node) => node.getAttribute('data-node')))
    return after.find((made) => !before.includes(made)) ?? ''
  }
}
