// The race's tab under the picture: its timeline, its line-up and the table of who stands where.
import type { Locator, Page } from '@playwright/test'

interface Row {
  readonly letter: string
  readonly steps: number
  readonly at: string
  readonly f: number
  /** How it ended; empty while it runs. */
  readonly said: string
}

export class RaceDriver {
  readonly page: Page
  readonly tab: Locator

  constructor(page: Page, region: Locator) {
    this.page = page
    this.tab = region.getByRole('tabpanel', { name: 'Race' })
  }

  get group(): Locator {
    return this.tab.getByRole('group', { name: 'Race', exact: true })
  }

  get said(): Locator {
    return this.group.getByRole('status')
  }

  get timeline(): Locator {
    return this.group.getByRole('slider', { name: /^step/ })
  }

  get table(): Locator {
    return this.tab.getByRole('table', { name: 'Runners, lowest first' })
  }

  /** Round the table where it is wider than its room. */
  get scroll(): Locator {
    return this.tab.getByRole('region', { name: 'Runners, wider than the panel' })
  }

  /** The lines in a flat picture. */
  get lanes(): Locator {
    return this.page.getByRole('region', { name: 'Surface' }).locator('[data-lane]')
  }

  button(name: string): Locator {
    return this.group.getByRole('button', { name, exact: true })
  }

  async press(name: string): Promise<void> {
    await this.button(name).click()
  }

  laneButton(method: string): Locator {
    return this.table.getByRole('button', { name: method })
  }

  async choose(method: string): Promise<void> {
    await this.laneButton(method).click()
  }

  /** Lets exactly these methods run. */
  async methods(titles: readonly string[]): Promise<void> {
    await this.tab.locator('summary', { hasText: 'methods' }).click()
    const boxes = this.tab.getByRole('group', { name: 'Methods that race' }).getByRole('checkbox')
    for (const box of await boxes.all()) {
      const title = await box.locator('xpath=..').innerText()
      await box.setChecked(titles.includes(title.trim()))
    }
  }

  /** Presses a button under the starts. */
  async starts(button: string): Promise<void> {
    await this.tab.locator('summary', { hasText: 'from' }).click()
    await this.tab.getByRole('button', { name: button }).click()
  }

  async rows(): Promise<readonly Row[]> {
    const bodies = await this.table.locator('tbody').all()
    return Promise.all(bodies.map(rowOf))
  }

  /** The row of a method. */
  async row(method: string): Promise<Row> {
    return rowOf(this.table.locator('tbody', { hasText: method }))
  }

  /** The letters, lowest first. */
  async order(): Promise<readonly string[]> {
    return (await this.rows()).map(({ letter }) => letter)
  }
}

async function rowOf(body: Locator): Promise<Row> {
  const [letter = ''] = await body.getByRole('button').allTextContents()
  const cells = await body.locator('td').allInnerTexts()
  const [, steps = '', at = '', f = '', , said = ''] = cells
  return { letter: letter.slice(0, 1), steps: Number(steps), at, f: Number(f.replace('−', '-')), said }
}
