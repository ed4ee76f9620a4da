// The surface with its tabs, the ball, and descent.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { readNumber } from './numbers'
import { RaceDriver } from './race'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export class SurfaceDriver {
  readonly page: Page
  readonly region: Locator
  readonly race: RaceDriver

  constructor(page: Page) {
    this.page = page
    this.region = page.getByRole('region', { name: 'Surface' })
    this.race = new RaceDriver(page, this.region)
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

  async setRate(text: string): Promise<void> {
    const field = this.region.getByRole('group', { name: 'Descent' }).getByRole('textbox', { name: 'rate' })
    await field.fill(text)
    await field.press('Enter')
  }

  /** A question's tab under the picture. */
  async ask(question: string): Promise<void> {
    await this.region
      .getByRole('tablist', { name: 'Questions to the function' })
      .getByRole('tab', { name: question })
      .click()
  }

  /** The range of the first axis. */
  async setWindow(low: number, high: number): Promise<void> {
    await this.inChooser(async (chooser) => {
      for (const [name, value] of [
        ['First axis from', low],
        ['First axis to', high],
      ] as const) {
        const field = chooser.getByRole('textbox', { name })
        await field.fill(String(value))
        await field.press('Enter')
      }
    })
  }

  /** The ends of the axes, as the panel of axes has them. */
  async window(): Promise<readonly number[]> {
    let ends: string[] = []
    await this.inChooser(async (chooser) => {
      ends = await chooser
        .getByRole('textbox', { name: /axis (from|to)$/ })
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
    })
    return ends.map(readNumber)
  }

  /** Buttons over a flat picture. */
  windowButton(name: 'Zoom in' | 'Zoom out' | 'Fit the window'): Locator {
    return this.region.getByRole('group', { name: 'Window of the picture' }).getByRole('button', { name })
  }

  /** What the colours say, and the names of what is hatched. */
  get key(): Locator {
    return this.region.getByRole('group', { name: 'Key' })
  }

  /** Whose number the pictures show. */
  get height(): Locator {
    return this.region.getByRole('combobox', { name: 'Height of' })
  }

  get colour(): Locator {
    return this.region.getByRole('combobox', { name: 'colour' })
  }

  /** The numbers beside the bar of colours. */
  barNumbers(): Promise<readonly number[]> {
    return this.key
      .locator('[data-tick]')
      .evaluateAll((ticks) => ticks.map((tick) => Number(tick.getAttribute('data-tick'))))
  }

  /** The numbers on the level lines. */
  levelNumbers(): Promise<readonly number[]> {
    return this.picture
      .locator('[data-level]')
      .evaluateAll((levels) => levels.map((level) => Number(level.getAttribute('data-level'))))
  }

  async chooseHeights(label: string): Promise<void> {
    await this.inChooser((chooser) => chooser.getByRole('combobox', { name: 'Heights' }).selectOption({ label }))
  }

  async setEqualUnits(isEqual: boolean): Promise<void> {
    await this.inChooser((chooser) => chooser.getByRole('checkbox', { name: /^equal units/ }).setChecked(isEqual))
  }

  private async inChooser(act: (chooser: Locator) => Promise<unknown>): Promise<void> {
    await this.region.getByRole('button', { name: 'Axes and ranges' }).click()
    const chooser = this.page.getByRole('dialog', { name: 'Axes and ranges' })
    await act(chooser)
    await chooser.getByRole('button', { name: 'Close' }).click()
  }

  async chooseMethod(title: string): Promise<void> {
    await this.region.getByRole('combobox', { name: 'method' }).selectOption({ label: title })
  }

  /** What is said of the step, or of how the walk ended. */
  get said(): Locator {
    return this.region.getByRole('tabpanel', { name: 'Walk' }).getByRole('status')
  }

  get scrub(): Locator {
    return this.region.getByRole('slider', { name: /^step/ })
  }

  get picture(): Locator {
    return this.region.getByRole('img').first()
  }

  /** The points of a descent's path, in contours and curve. */
  get path(): Locator {
    return this.picture.locator('circle[data-path]')
  }

  /** Words beside what is laid over the 3D picture; a screen reader hears the numbers from the panel. */
  word(text: string | RegExp): Locator {
    return this.region
      .locator('[data-word]')
      .filter({ hasText: typeof text === 'string' ? new RegExp(`^${escaped(text)}$`) : text })
  }

  /** A box of "show". */
  show(name: string): Locator {
    return this.region.getByRole('group', { name: 'Shown in the pictures' }).getByRole('checkbox', { name })
  }

  view(name: string): Locator {
    return this.region.getByRole('group', { name: 'View of the surface' }).getByRole('button', { name, exact: true })
  }

  /** The end of the turned direction. */
  get direction(): Locator {
    return this.region.getByRole('slider', { name: 'Direction θ from the gradient' })
  }

  /** How many 3D pictures have been drawn. */
  async drawings(): Promise<number> {
    return Number(await this.region.locator('[data-drawn]').getAttribute('data-drawn'))
  }

  async isDrawnAgain(since: number): Promise<void> {
    await expect.poll(() => this.drawings()).toBeGreaterThan(since)
  }

  /** Waits until no picture has been drawn for half a second: the finest one is there. */
  async isAtRest(): Promise<void> {
    let last = -1
    await expect
      .poll(
        async () => {
          const [before, now] = [last, await this.drawings()]
          last = now
          return before === now
        },
        { intervals: [500] },
      )
      .toBe(true)
  }

  /** Does it, and waits until the picture follows. */
  async movesWith(act: () => Promise<void>): Promise<void> {
    const before = await this.drawings()
    await act()
    await this.isDrawnAgain(before)
  }

  /** Waits until the 3D picture has been drawn. */
  async isDrawn(): Promise<void> {
    await expect(this.region.locator('[data-drawn]')).toHaveAttribute('data-drawn', /[1-9]/)
    await expect(this.ball).toBeVisible()
  }

  /** Takes the ball and carries it so many pixels. */
  async dragBall(dx: number, dy: number): Promise<void> {
    const box = await this.ball.boundingBox()
    if (!box) throw new Error('no ball')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await this.page.mouse.move(x, y)
    await this.page.mouse.down()
    await this.page.mouse.move(x + dx, y + dy, { steps: 5 })
    await this.page.mouse.up()
  }
}
