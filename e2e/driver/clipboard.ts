// The system's clipboard as a user reaches it: by the keys, and by copying in another program.
import type { Page } from '@playwright/test'

export const copy = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+c')
export const cut = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+x')
export const paste = (page: Page): Promise<void> => page.keyboard.press('ControlOrMeta+v')

/** Another program copies text: marked in a field that is gone again, so that the page's own hands stay out of it. */
export async function copyElsewhere(page: Page, text: string): Promise<void> {
  const isCopied = await page.evaluate((text) => {
    const focus = document.activeElement
    const field = document.createElement('textarea')
    field.value = text
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    if (focus instanceof HTMLElement) focus.focus()
    return done
  }, text)
  if (!isCopied) throw new Error('the text did not reach the clipboard')
}
