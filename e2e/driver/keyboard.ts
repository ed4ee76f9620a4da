// The canvas without a mouse: every call here is key presses and nothing else.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

export class KeyboardDriver {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  press(keys: string): Promise<void> {
    return this.page.keyboard.press(keys)
  }

  /** What has the keyboard now. */
  get focus(): Locator {
    return this.page.locator(':focus')
  }

  /** The node that has the keyboard, by its name. */
  private async nodeInFocus(): Promise<string> {
    const box = this.focus.locator('[data-node]')
    await expect(box).toHaveCount(1)
    return (await box.getAttribute('data-node')) ?? ''
  }

  /** Types into the list that stands open and takes what it offers first, which must be what is meant. */
  private async choose(text: string, option: string): Promise<void> {
    await expect(this.focus).toHaveRole('combobox')
    await this.page.keyboard.type(text)
    await expect(this.page.getByRole('option', { name: option, exact: true, selected: true })).toBeVisible()
    await this.press('Enter')
    await expect(this.page.getByRole('option')).toHaveCount(0)
  }

  /** Adds an operation and names it; the keyboard stays on its node. */
  async add(text: string, title: string, name: string): Promise<void> {
    await this.press('a')
    await this.choose(text, title)
    if ((await this.nodeInFocus()) === name) return
    await this.press('F2')
    await expect(this.focus).toHaveAccessibleName(/^Name of /)
    await this.page.keyboard.type(name)
    await this.press('Enter')
    await expect.poll(() => this.nodeInFocus()).toBe(name)
  }

  /** Types the value of the source that has the keyboard. */
  async value(text: string): Promise<void> {
    await this.press('Enter')
    await expect(this.focus).toHaveAccessibleName(/^Value of /)
    await this.page.keyboard.type(text)
    await this.press('Enter')
    await this.nodeInFocus()
  }

  /** Draws a wire from the node that has the keyboard to a port by its title: "input of a", "s1, port 1". */
  async wire(port: string): Promise<void> {
    await this.press('w')
    await this.choose(port, port)
    await this.nodeInFocus()
  }

  /** Goes on with Tab until something of this name has the keyboard. */
  async tabTo(name: string | RegExp): Promise<void> {
    await this.walk('Tab', this.page.getByRole('button', { name }))
  }

  /** Goes on with F6 until the keyboard is in a panel. */
  async panel(panel: Locator): Promise<void> {
    const inside = panel.locator(':focus')
    for (let press = 0; press < 12; press++) {
      if ((await inside.count()) > 0) return
      await this.press('F6')
    }
    throw new Error('F6 never comes there')
  }

  private async walk(keys: string, wanted: Locator): Promise<void> {
    for (let press = 0; press < 40; press++) {
      if (await wanted.evaluate((element) => element === document.activeElement)) return
      await this.press(keys)
    }
    throw new Error(`${keys} never comes there`)
  }
}
