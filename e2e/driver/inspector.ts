// The details at the right: of a node, a wire, or the whole graph.
import type { Locator, Page } from '@playwright/test'

export class InspectorDriver {
  readonly region: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Inspector' })
  }

  /** The sign in front of one input of a sum of many. */
  sign(from: string): Locator {
    return this.region.getByRole('button', { name: `Sign of ${from}` })
  }

  /** Pulls a value, or “adjoint of b”, to another number. */
  async pull(name: string, text: string): Promise<void> {
    const field = this.cell(`Value of what-if ${name}`)
    await field.fill(text)
    await field.press('Enter')
  }

  /** One number of a matrix in the grid of fields. */
  cell(name: string): Locator {
    return this.region.getByRole('textbox', { name, exact: true })
  }
}
