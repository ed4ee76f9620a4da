// Predict, then reveal: the question in the foot, the field for the answer, and what is said to it.
import type { Locator, Page } from '@playwright/test'

export class PredictionDriver {
  readonly page: Page
  readonly foot: Locator

  constructor(page: Page) {
    this.page = page
    this.foot = page.getByRole('region', { name: 'Stepper' })
  }

  get toggle(): Locator {
    return this.foot.getByRole('button', { name: 'Predict', exact: true })
  }

  get field(): Locator {
    return this.foot.getByRole('textbox', { name: 'Your prediction' })
  }

  get question(): Locator {
    return this.foot.locator('[data-sentence]')
  }

  get reply(): Locator {
    return this.foot.locator('[data-reply]')
  }

  get score(): Locator {
    return this.foot.getByText(/^\d+ of \d+ right$/)
  }

  button(name: 'Check' | 'Show' | 'Skip' | 'Next'): Locator {
    return this.foot.getByRole('button', { name, exact: true })
  }

  async answer(text: string): Promise<void> {
    await this.field.fill(text)
    await this.page.keyboard.press('Enter')
  }
}
