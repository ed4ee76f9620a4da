// A story in the browser: the page is open and empty, its console stays clean, and nothing leaves this machine.
import { test as plain } from '@playwright/test'
import { Gradwire } from './app'
import { isComplaint } from './console'

interface Fixtures {
  readonly app: Gradwire
  /** Console warnings and errors, exceptions, and requests to anywhere else. A story ends with none. */
  readonly complaints: string[]
}

export const test = plain.extend<Fixtures>({
  complaints: async ({ page, baseURL }, use) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (isComplaint(message)) complaints.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`))
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(baseURL ?? '') && !url.startsWith('data:') && !url.startsWith('blob:'))
        complaints.push(`request: ${url}`)
    })
    await use(complaints)
    plain.expect(complaints).toEqual([])
  },
  app: async ({ page, complaints }, use) => {
    void complaints
    await page.goto('/')
    await page.getByRole('region', { name: 'Canvas' }).waitFor()
    await use(new Gradwire(page))
  },
})

export { expect } from '@playwright/test'
