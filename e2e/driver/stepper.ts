// The foot in Step mode: sentence, transport, timeline.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { PredictionDriver } from './prediction'

export class StepperDriver {
  readonly page: Page
  readonly timeline: Locator
  readonly prediction: PredictionDriver

  constructor(page: Page) {
    this.page = page
    this.prediction = new PredictionDriver(page)
    this.timeline = page.getByRole('slider', { name: 'Timeline' })
  }

  button(name: 'To the start' | 'Step back' | 'Play' | 'Pause' | 'Step on' | 'To the end'): Locator {
    return this.page.getByRole('toolbar', { name: 'Step through the graph' }).getByRole('button', { name, exact: true })
  }

  async cursor(): Promise<number> {
    return Number(await this.timeline.getAttribute('aria-valuenow'))
  }

  async last(): Promise<number> {
    return Number(await this.timeline.getAttribute('aria-valuemax'))
  }

  /** The sentence of this step, as the timeline says it to a screen reader. */
  async sentence(): Promise<string> {
    return (await this.timeline.getAttribute('aria-valuetext')) ?? ''
  }

  /** Steps on until the sentence says what is looked for. */
  async stepUntil(said: string | RegExp): Promise<void> {
    const last = await this.last()
    for (let step = 0; step <= last; step++) {
      const sentence = await this.sentence()
      if (typeof said === 'string' ? sentence.includes(said) : said.test(sentence)) return
      await this.button('Step on').click()
    }
    throw new Error(`no step says ${said}`)
  }

  async speed(name: '0.5×' | '1×' | '2×' | '4×'): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Speed' }).selectOption(name)
  }

  async toEnd(): Promise<void> {
    if (await this.button('To the end').isEnabled()) await this.button('To the end').click()
    await expect(this.timeline).toHaveAttribute('aria-valuenow', String(await this.last()))
  }
}
