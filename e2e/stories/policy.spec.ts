// The strict policy on the real page in a real Chromium: on every answer, kept by the page, biting when it should.
import { expect, test } from '@playwright/test'
import { contentSecurityPolicy } from '../../app/policy'

test('every answer carries the policy, and the page loads without breaking it', async ({ page }) => {
  const answers: { url: string; policy: string | undefined }[] = []
  page.on('response', (answer) =>
    answers.push({ url: answer.url(), policy: answer.headers()['content-security-policy'] }),
  )
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text())
  })
  await page.addInitScript(() => {
    const broken: string[] = []
    Object.assign(window, { broken })
    document.addEventListener('securitypolicyviolation', (event) =>
      broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    )
  })
  await page.goto('/')
  await expect(page.locator('#root')).not.toBeEmpty()
  await page.waitForLoadState('networkidle')
  expect(await page.evaluate(() => (window as unknown as { broken: string[] }).broken)).toEqual([])
  expect(complaints).toEqual([])
  expect(answers.length).toBeGreaterThan(2)
  for (const { url, policy } of answers) expect(policy, url).toBe(contentSecurityPolicy)
})

test('what the policy forbids is refused', async ({ page }) => {
  await page.goto('/')
  const refused = await page.evaluate(async () => {
    // In a turn of its own: what the driver runs is exempt from the policy, what the page runs is not.
    await new Promise((over) => setTimeout(over))
    const names: string[] = []
    const attempt = (name: string, act: () => unknown): Promise<void> =>
      new Promise((tried) =>
        setTimeout(() => {
          try {
            act()
          } catch {
            names.push(name)
          }
          tried()
        }),
      )
    const page = window as unknown as {
      eval: (text: string) => unknown
      trustedTypes: { createPolicy(name: string, rules: object): unknown }
    }
    await attempt('text as code', () => page['eval']('1'))
    await attempt('text as HTML', () => (document.createElement('p').innerHTML = '<b>x</b>'))
    await attempt('a worker from a plain address', () => new Worker('./assets/none.js', { type: 'module' }))
    await attempt('another policy', () => page.trustedTypes.createPolicy('other', {}))
    await fetch('/').catch(() => names.push('a request'))
    return names
  })
  expect(refused).toEqual([
    'text as code',
    'text as HTML',
    'a worker from a plain address',
    'another policy',
    'a request',
  ])
})

test('a foreign Host is refused', async ({ request }) => {
  const answer = await request.get('/', { headers: { host: 'evil.example' } })
  expect(answer.status()).toBe(403)
})
