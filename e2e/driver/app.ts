// The program as a user knows it: modes, commands, files. One driver per panel hangs on it. Works on a page in Chromium and
// on a window of Electron alike; finds things by role and name.
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { CanvasDriver } from './canvas'
import { InspectorDriver } from './inspector'
import { PaletteDriver } from './palette'
import { StepperDriver } from './stepper'
import { SurfaceDriver } from './surface'
import { TrainingDriver } from './training'

export type ModeName = 'Build' | 'Step' | 'Surface'

export class Gradwire {
  readonly page: Page
  readonly canvas: CanvasDriver
  readonly palette: PaletteDriver
  readonly stepper: StepperDriver
  readonly inspector: InspectorDriver
  readonly surface: SurfaceDriver
  readonly training: TrainingDriver

  constructor(page: Page) {
    this.page = page
    this.canvas = new CanvasDriver(page)
    this.palette = new PaletteDriver(page)
    this.stepper = new StepperDriver(page)
    this.inspector = new InspectorDriver(page)
    this.surface = new SurfaceDriver(page)
    this.training = new TrainingDriver(page)
  }

  /** Loads the page anew and waits until it listens. */
  async reload(): Promise<void> {
    await this.page.reload()
    await this.canvas.region.waitFor()
  }

  async mode(name: ModeName): Promise<void> {
    await this.page.getByRole('group', { name: 'Mode' }).getByRole('button', { name, exact: true }).click()
  }

  /** The button in the top bar: "Undo connect". */
  button(name: string | RegExp): Locator {
    return this.page.getByRole('banner').getByRole('button', { name })
  }

  /** Runs a command by its title, through Ctrl+K. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+k')
    await this.page.getByRole('combobox', { name: 'Commands' }).fill(title)
    await this.page.keyboard.press('Enter')
  }

  /** An item of the menu under the document's name. */
  async file(item: string): Promise<void> {
    await this.button(/^File: /).click()
    await this.page.getByRole('menuitem', { name: item }).click()
  }

  /** The dialog in which the picture of the function becomes a figure. */
  async saveFigure(): Promise<Locator> {
    await this.file('Save the figure…')
    const dialog = this.page.getByRole('dialog', { name: 'Save the figure' })
    await dialog.getByRole('img').locator('svg').waitFor()
    return dialog
  }

  async openExample(title: string): Promise<void> {
    await this.file('Open an example')
    await this.page.getByRole('dialog', { name: 'Examples' }).getByRole('button', { name: title }).click()
  }

  /** Types a formula of the whole graph into the bar above the canvas. */
  async formula(text: string): Promise<void> {
    const back = this.page.getByRole('button', { name: 'Back to the whole formula' })
    if (await back.isVisible()) await back.click()
    await this.page.keyboard.press('ControlOrMeta+l')
    await this.page.getByRole('textbox', { name: 'Formula', exact: true }).fill(text)
    await this.page.keyboard.press('Enter')
  }

  /** The document's name as the top bar says it, with ", unsaved changes" where there are any. */
  title(): Locator {
    return this.button(/^File: /)
  }

  /** The line that says what is held against the rules; not there while nothing is. */
  held(): Locator {
    return this.page.getByRole('region', { name: 'Held' })
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name })
  }

  async expectSaved(name: string): Promise<void> {
    await expect(this.button(`File: ${name}`)).toHaveAccessibleName(`File: ${name}`)
  }
}
