// The details at the right: of a node, a wire, or the whole graph.
import type { Locator, Page } from '@playwright/test'

export class InspectorDriver {
  readonly region: Locator
  readonly paths: PathsDriver

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Inspector' })
    this.paths = new PathsDriver(this.region)
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

/** The path lens. */
class PathsDriver {
  readonly region: Locator

  constructor(inspector: Locator) {
    this.region = inspector.getByRole('region', { name: 'Paths' })
  }

  get from(): Locator {
    return this.region.getByRole('combobox', { name: 'Paths from' })
  }

  get all(): Locator {
    return this.region.getByRole('listitem')
  }

  get sum(): Locator {
    return this.region.getByRole('group', { name: 'sum' })
  }

  /** The path over these nodes. */
  path(nodes: readonly string[]): Locator {
    return this.region.getByRole('button', { name: new RegExp(`^${nodes.join(' to ')}, `) })
  }
}
