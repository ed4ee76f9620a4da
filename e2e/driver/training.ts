// Training: the Train tab with its decision map, and the table of a node in the details.
import type { Locator, Page } from '@playwright/test'
import { readNumber } from './numbers'

export class TrainingDriver {
  readonly page: Page
  readonly region: Locator
  /** The table of the node that is selected. */
  readonly table: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('tabpanel', { name: 'Train' })
    this.table = page.getByRole('region', { name: 'Inspector' }).getByRole('region', { name: 'Table' })
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true })
  }

  /** The loss over all rows, as it stands now. */
  async loss(): Promise<number> {
    const text = await this.region.getByRole('status').innerText()
    return readNumber(/loss (\S+)/.exec(text)?.[1] ?? text)
  }

  async epoch(): Promise<number> {
    const text = await this.region.getByRole('status').innerText()
    return readNumber(/epoch (\S+)/.exec(text)?.[1] ?? text)
  }

  get map(): Locator {
    return this.region.getByRole('img', { name: /^Decision map: / })
  }

  get curve(): Locator {
    return this.region.getByRole('img', { name: /^Loss / })
  }

  async set(field: 'Batch size' | 'Seed of the shuffle', text: string): Promise<void> {
    const place = this.region.getByRole('textbox', { name: field })
    await place.fill(text)
    await place.press('Enter')
  }

  /** What is said of a table that cannot be read. */
  get refusal(): Locator {
    return this.table.getByRole('alert')
  }

  /** Types or pastes a table, as text. */
  async paste(text: string): Promise<void> {
    const field = this.table.getByRole('textbox', { name: 'Table as text' })
    if (!(await field.isVisible())) await this.table.getByRole('button', { name: 'Paste a table' }).click()
    await field.fill(text)
  }

  /** Says what a column of the table that comes in is used for. */
  async use(column: string | RegExp, role: string): Promise<void> {
    await this.table.getByRole('group', { name: 'Columns' }).getByRole('combobox', { name: column }).selectOption(role)
  }
}
