// The window's doors, tried from inside a real one: nothing gets out, nothing foreign gets in.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { contentSecurityPolicy } from '../../app/policy'
import { expect, test } from './launch'

test('the page comes from app://bundle with the strict policy, and a clean console', async ({ open }) => {
  const { page, complaints } = await open()
  expect(page.url()).toBe('app://bundle/')
  const again = await page.reload()
  expect(again?.headers()).toMatchObject({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  expect(complaints).toEqual([])
})

test('the page is sandboxed and isolated, and sees the bridge alone', async ({ open }) => {
  const { app, page } = await open()
  const settings = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  expect(settings).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  })
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    frozen: Object.isFrozen(window.gradwire),
    kind: window.gradwire.kind,
    // What is not in the contract is not there to be called.
    unknown: typeof (window.gradwire as unknown as Record<string, unknown>)['readAnyFile'],
  }))
  expect(seen).toEqual({ node: [], frozen: true, kind: 'desktop', unknown: 'undefined' })
})

test('an unknown call and wrong arguments are refused', async ({ open }) => {
  const { app, page } = await open()
  const refusal = await page.evaluate(() =>
    (window.gradwire.saveFile as (...args: unknown[]) => Promise<unknown>)('../../etc/passwd', { text: 1 }).catch(
      String,
    ),
  )
  expect(refusal).toContain('Refused')
  // A path where a handle belongs names nothing.
  const unknownHandle = await page.evaluate(() => window.gradwire.saveFile('/etc/hostname', 'x', false))
  expect(unknownHandle).toMatchObject({ failed: true, code: 'E504' })
  // The main process answers the contract's channels and no other; a second handler of a name would throw.
  const free = await app.evaluate(({ ipcMain }) => {
    const isFree = (name: string): boolean => {
      try {
        ipcMain.handle(name, () => null)
        ipcMain.removeHandler(name)
        return true
      } catch {
        return false
      }
    }
    return { open: isFree('openFile'), exec: isFree('exec'), read: isFree('readFile') }
  })
  expect(free).toEqual({ open: false, exec: true, read: true })
})

test('no window, no navigation, no frame, no text run as code', async ({ open }) => {
  const { app, page } = await open()
  const tried = await page.evaluate(async () => {
    const results: Record<string, unknown> = {}
    results['window.open'] = window.open('https://example.org/')
    const link = document.createElement('a')
    link.href = 'https://example.org/'
    link.target = '_blank'
    document.body.append(link)
    link.click()
    for (const address of ['https://example.org/', 'file:///etc/passwd', 'data:text/html,x', 'app://other/'])
      location.assign(address)
    // In a turn of its own: what the driver runs is exempt from the policy, what the page runs is not.
    results['text as code'] = await new Promise((tried) =>
      setTimeout(() => {
        try {
          // Through the window's property: the lint law forbids the plain word, as it should.
          tried((window as unknown as Record<string, (text: string) => unknown>)['eval']?.('1 + 1'))
        } catch {
          tried('refused')
        }
      }),
    )
    const frame = document.createElement('iframe')
    frame.src = 'https://example.org/'
    document.body.append(frame)
    await new Promise((over) => setTimeout(over, 300))
    frame.remove()
    link.remove()
    return results
  })
  expect(tried).toEqual({ 'window.open': null, 'text as code': 'refused' })
  expect(page.url()).toBe('app://bundle/')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('every permission is refused', async ({ open }) => {
  const { page } = await open()
  const answers = await page.evaluate(async () => {
    const refused = (asked: Promise<unknown>): Promise<string> =>
      asked.then(
        (answer) => String(answer),
        (reason: Error) => reason.name,
      )
    return {
      notifications: await Notification.requestPermission(),
      microphone: await refused(navigator.mediaDevices.getUserMedia({ audio: true })),
      place: await refused(
        new Promise((found, failed) =>
          navigator.geolocation.getCurrentPosition(found, () => failed(new DOMException('', 'NotAllowedError'))),
        ),
      ),
      clipboard: await refused(navigator.clipboard.readText()),
    }
  })
  expect(answers).toMatchObject({
    notifications: 'denied',
    place: 'NotAllowedError',
    clipboard: 'NotAllowedError',
  })
  expect(['NotAllowedError', 'NotFoundError']).toContain(answers.microphone)
})

test('no request leaves the program, not even to this machine', async ({ open }) => {
  let requests = 0
  const server = createServer((_, reply) => {
    requests++
    reply.end()
  })
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const { app, page } = await open()
  await page.evaluate(async (address) => {
    await fetch(address).catch(() => undefined)
    new Image().src = address
    navigator.sendBeacon(address)
    await new Promise((over) => setTimeout(over, 300))
  }, address)
  // Past the page's policy, straight from the session: the second wall.
  const fromMain = await app.evaluate(async ({ BrowserWindow }, address) => {
    const window = BrowserWindow.getAllWindows()[0]
    return window?.loadURL(address).then(
      () => 'loaded',
      () => 'refused',
    )
  }, address)
  expect(fromMain).toBe('refused')
  expect(requests).toBe(0)
  server.close()
})
