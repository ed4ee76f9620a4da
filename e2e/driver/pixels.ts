// Looks at what is on the screen, where no role or name can tell.
import type { Locator, Page } from '@playwright/test'

/** How many different colours a picture on the page has: a blank one has one, or few. The page itself unpacks the PNG. */
export async function distinctColours(page: Page, place: Locator): Promise<number> {
  const box = await place.boundingBox()
  if (!box) throw new Error('not on the page')
  const picture = (await page.screenshot({ clip: box })).toString('base64')
  return page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const paper = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (!paper) throw new Error('no canvas to count on')
    paper.drawImage(bitmap, 0, 0)
    return new Set(new Uint32Array(paper.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size
  }, picture)
}
