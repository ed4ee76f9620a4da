// Counts what the page draws in 3D, at the browser's own calls; takes the graphics processor away and gives it back.
import type { Page } from '@playwright/test'

interface Counted {
  drawCalls: number
  framesAsked: number
}

/** Before the page is loaded. */
export const countingDrawing = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const counted: Counted = { drawCalls: 0, framesAsked: 0 }
    Object.assign(window, { counted })
    const gl = WebGL2RenderingContext.prototype
    for (const name of [
      'drawElements',
      'drawArrays',
      'drawElementsInstanced',
      'drawArraysInstanced',
      'clear',
    ] as const) {
      const real = gl[name] as (...given: unknown[]) => void
      Object.assign(gl, {
        [name](...given: unknown[]) {
          counted.drawCalls++
          real.apply(this, given)
        },
      })
    }
    const ask = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (callback) => {
      counted.framesAsked++
      return ask(callback)
    }
  })

/** Since the page was loaded. */
export const drawingSoFar = (page: Page): Promise<Counted> =>
  page.evaluate(() => ({ ...(window as unknown as { counted: Counted }).counted }))

/** Takes the graphics processor from the picture, waits until it knows, and gives it back. */
export const loseAndRestore = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>('[data-drawn] canvas')
    const lender = canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')
    if (!canvas || !lender) throw new Error('no 3D picture')
    const heard = (event: string): Promise<unknown> =>
      new Promise((done) => canvas.addEventListener(event, done, { once: true }))
    const lost = heard('webglcontextlost')
    lender.loseContext()
    await lost
    // The browser forbids to give it back in the same breath.
    await new Promise((done) => setTimeout(done))
    const restored = heard('webglcontextrestored')
    lender.restoreContext()
    await restored
  })

/**
 * From now on each drawing of the picture leaves its pixels, as a PNG of the canvas itself: how the browser shrinks that onto the
 * screen is not ours, and changes when the processor comes back.
 */
export const keepingPixels = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const frame = document.querySelector<HTMLElement>('[data-drawn]')
    const canvas = frame?.querySelector('canvas')
    if (!frame || !canvas) throw new Error('no 3D picture')
    // Heard in the same task as the drawing: later the canvas is empty.
    new MutationObserver(() => Object.assign(window, { pixels: canvas.toDataURL() })).observe(frame, {
      attributeFilter: ['data-drawn'],
    })
  })

export const pixelsNow = (page: Page): Promise<string> =>
  page.evaluate(() => String((window as unknown as { pixels?: string }).pixels))

/** How often the colour changes along the middle row of the last kept picture, between two shares of its width. */
export async function edgesAlong(page: Page, from: number, to: number): Promise<number> {
  const address = await pixelsNow(page)
  // Read in a page without our rules.
  const plain = await page.context().newPage()
  const edges = await plain.evaluate(
    async ({ address, from, to }) => {
      const image = new Image()
      image.src = address
      await image.decode()
      const paper = document.createElement('canvas')
      const { width, height } = Object.assign(paper, { width: image.width, height: image.height })
      const pen = paper.getContext('2d') as CanvasRenderingContext2D
      pen.drawImage(image, 0, 0)
      const left = Math.round(from * width)
      const row = pen.getImageData(left, Math.round(height / 2), Math.round(to * width) - left, 1).data
      return row.filter((x, i) => i % 4 === 3 && i > 4 && Math.abs(x - (row[i - 4] as number)) > 40).length
    },
    { address, from, to },
  )
  await plain.close()
  return edges
}
