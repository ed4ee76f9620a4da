// The clipboard in the real window: by keys and by the menu, with nothing asked.
import { Gradwire } from '../driver/app'
import { copy, paste } from '../driver/clipboard'
import { expect, test } from './launch'
import { chooseMenu } from './machine'

test('copied by keys and by the menu, pasted by both', async ({ open }) => {
  const { app, page, complaints } = await open()
  const gradwire = new Gradwire(page)
  await gradwire.formula('f = x*y')
  await page.keyboard.press('ControlOrMeta+a')
  await copy(page)
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toContain('"format": "gradwire"')
  await chooseMenu(app, 'edit.paste')
  await expect(gradwire.canvas.node('f1')).toBeVisible()
  await gradwire.canvas.select('f')
  await chooseMenu(app, 'edit.copy')
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('"name": "f"')
  await paste(page)
  await expect(gradwire.canvas.node('f2')).toBeVisible()
  await app.evaluate(({ clipboard }) => clipboard.writeText('1\t2\n3\t4'))
  await page.keyboard.press('Escape')
  await paste(page)
  await expect(gradwire.button(/^Undo/)).toHaveAccessibleName('Undo paste a 2 × 2 matrix')
  expect(complaints).toEqual([])
})
