// Keys of one's own, in the real window: chosen in the sheet, printed in the menu bar, pressed, and there at the next start.
import type { ElectronApplication } from '@playwright/test'
import { Gradwire } from '../driver/app'
import { expect, test } from './launch'
import { chooseMenu, pressClose } from './machine'

/** The key that the menu bar prints beside a command; null where it prints none. */
const printed = (app: ElectronApplication, id: string): Promise<string | null> =>
  app.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id)
    if (!item) throw new Error(`no ${id} in the menu`)
    return item.accelerator ? String(item.accelerator) : null
  }, id)

test('a key chosen in the sheet stands in the menu bar, works, and is there at the next start', async ({ open }) => {
  const first = await open()
  const app = new Gradwire(first.page)
  await expect.poll(() => printed(first.app, 'edit.arrange')).toBe('CommandOrControl+Shift+L')
  const dialog = app.dialog('Your own shortcuts')
  const change = (title: string) => dialog.getByRole('button', { name: new RegExp(`^Change the keys of ${title}`) })
  await app.command('Choose your own shortcuts')
  await change('Arrange the graph').click()
  await first.page.keyboard.press('F9')
  await expect(change('Arrange the graph')).toContainText('F9')
  await expect.poll(() => printed(first.app, 'edit.arrange')).toBe('F9')
  // A key that another command had is taken from it in the menu too.
  await change('Present').click()
  await first.page.keyboard.press('ControlOrMeta+z')
  await dialog.getByRole('button', { name: 'Take it from there' }).click()
  await expect.poll(() => printed(first.app, 'view.present')).toBe('CommandOrControl+Z')
  await expect.poll(() => printed(first.app, 'edit.undo')).toBeNull()
  await change('Undo').click()
  await first.page.keyboard.press('u')
  await expect.poll(() => printed(first.app, 'edit.undo')).toBe('U')
  await first.page.keyboard.press('Escape')

  // The key itself, and the item that bears it.
  await app.openExample('βᵀx')
  await app.canvas.carry('x', 60, 80)
  await expect(app.button('Undo move x')).toBeEnabled()
  await first.page.keyboard.press('F9')
  await expect(app.button('Undo arrange the graph')).toBeEnabled()
  await first.page.keyboard.press('u')
  await expect(app.button('Undo move x')).toBeEnabled()
  await chooseMenu(first.app, 'edit.undo')
  await expect(app.button(/^Undo$/)).toBeDisabled()
  expect(first.complaints).toEqual([])
  const gone = first.app.waitForEvent('close')
  await pressClose(first.app)
  await gone

  const second = await open()
  await expect.poll(() => printed(second.app, 'edit.arrange')).toBe('F9')
  await expect.poll(() => printed(second.app, 'edit.undo')).toBe('U')
  const again = new Gradwire(second.page)
  await again.command('Choose your own shortcuts')
  await again.dialog('Your own shortcuts').getByRole('button', { name: 'Reset all' }).click()
  await expect.poll(() => printed(second.app, 'edit.arrange')).toBe('CommandOrControl+Shift+L')
  expect(second.complaints).toEqual([])
})
