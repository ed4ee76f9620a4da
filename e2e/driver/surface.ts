// The surface with its tabs, the ball, and descent.
import type { Locator, Page } from '@playwright/test'

export class SurfaceDriver {
  readonly page: Page
  readonly region: Locator

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('region', { name: 'Surface' })
  }

  tab(name: 'Surface' | 'Contours' | 'Curve'): Locator {
    return this.region.getByRole('tab', { name })
  }

  /** The point on the picture: a slider that moves in two directions. */
  get ball(): Locator {
    return this.region.getByRole('slider', { name: /^Point of/ })
  }

  descent(name: string | RegExp): Locator {
    return this.region.getByRole('group', { name: 'Descent' }).getByRole('button', { name })
  }

  get picture(): Locator {
    return this.region.getByRole('img').first()
  }
}
