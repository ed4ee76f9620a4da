// Functions by hand: group, open, and the line above the canvas that says where one is.
import { expect } from '@playwright/test'
import type { Locator } from '@playwright/test'
import type { Gradwire } from './app'

export class FunctionDriver {
  private readonly app: Gradwire

  constructor(app: Gradwire) {
    this.app = app
  }

  /** Selects nodes by name, the first one alone. */
  async select(...names: string[]): Promise<void> {
    const [first, ...others] = names
    if (first !== undefined) await this.app.canvas.select(first)
    await this.app.page.keyboard.down('Shift')
    for (const name of others) await this.app.canvas.select(name)
    await this.app.page.keyboard.up('Shift')
  }

  async group(...names: string[]): Promise<void> {
    await this.select(...names)
    await this.app.page.keyboard.press('ControlOrMeta+g')
  }

  /** The way from the document to the function that stands open; not there while none does. */
  way(): Locator {
    return this.app.page.getByRole('navigation', { name: 'Open function' })
  }

  async open(use: string): Promise<void> {
    await this.app.canvas.select(use)
    await this.app.canvas.node(use).press('Enter')
    await expect(this.way()).toBeVisible()
  }

  async goUp(): Promise<void> {
    await this.way().getByRole('button', { name: 'Go up' }).click()
  }
}
