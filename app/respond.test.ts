// The server's hygiene, over real http: our host only, the files of the map only, the strict policy on every answer.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy } from './policy'
import { readManifest, respond } from './respond'
import { serve, type Serving } from './serve'

let folder = ''
let serving: Serving
const tricky = '{"note":"</script><script>alert(1)</script> $& $1 <!--"}'

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gradwire-serve-'))
  const page = path.join(folder, 'page')
  await mkdir(path.join(page, 'assets'), { recursive: true })
  await writeFile(path.join(page, 'index.html'), '<!doctype html><title>t</title><body></body>')
  await writeFile(path.join(page, 'assets', 'a.js'), 'export {}')
  await writeFile(path.join(folder, 'secret.txt'), 'secret')
  serving = await serve(page, 0, { name: 'x.gradwire', text: tricky })
})
afterAll(async () => {
  await serving.stop()
  await rm(folder, { recursive: true, force: true })
})

interface Got {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}
/** A request with its target as it is: fetch would tidy the path first. */
const ask = (target: string, { host, method = 'GET' }: { host?: string; method?: string } = {}): Promise<Got> =>
  new Promise((answered, failed) => {
    const asked = request(
      { host: '127.0.0.1', port: serving.port, path: target, method, headers: host === undefined ? {} : { host } },
      (reply) => {
        let body = ''
        reply.setEncoding('utf8').on('data', (part: string) => (body += part))
        reply.on('end', () => answered({ status: reply.statusCode ?? 0, headers: reply.headers, body }))
      },
    )
    asked.on('error', failed).end()
  })

test('the page and its files, each with its type and the policy', async () => {
  const index = await ask('/')
  expect(index).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } })
  expect(await ask('/assets/a.js')).toMatchObject({
    status: 200,
    body: 'export {}',
    headers: { 'content-type': 'text/javascript; charset=utf-8' },
  })
})

test.each(['/', '/none', '/assets/a.js'])('every answer carries the headers: %s', async (target) => {
  expect((await ask(target)).headers).toMatchObject({
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
  })
})

test.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', 'localhost.evil.example'])(
  'host %j is refused',
  async (host) => expect(await ask('/', { host })).toMatchObject({ status: 403 }),
)

const climbs = ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '//secret.txt']
const odd = ['/assets', '/assets/', '/INDEX.HTML', '/index.html%00', '/index.html/', '\\index.html', '/assets\\a.js']
const prototype = ['/__proto__', '/constructor', 'http://evil.example/', '*']
test.each([...climbs, ...odd, ...prototype])('%s is not there', async (target) => {
  const got = await ask(target)
  expect([400, 404]).toContain(got.status)
  expect(got.body).not.toContain('secret')
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is refused', async (method) =>
  expect(await ask('/', { method })).toMatchObject({ status: 405 }),
)

describe('the given document', () => {
  test('is in the page at the address with the ticket, and breaks out of nothing', async () => {
    const { body } = await ask(serving.address.slice(serving.address.indexOf('/', 8)))
    const block = /<script type="application\/json" id="given-document">(.*?)<\/script>/s.exec(body)?.[1] ?? ''
    expect(block).not.toContain('<')
    expect(JSON.parse(block)).toMatchObject({ name: 'x.gradwire', text: tricky })
  })
  test.each(['/', '/?open=', '/?open=00000000000000000000000000000000'])('is not at %s', async (target) => {
    const got = await ask(target)
    expect(got.status).toBe(200)
    expect(got.body).not.toContain('given-document')
  })
})

test('a kind of file without a MIME type stops the start', async () => {
  await writeFile(path.join(folder, 'page', 'odd.xyz'), '')
  expect(() => readManifest(path.join(folder, 'page'))).toThrow('odd.xyz')
  await rm(path.join(folder, 'page', 'odd.xyz'))
})

test('HEAD has headers and no body', () => {
  const files = readManifest(path.join(folder, 'page'))
  expect(respond(files, 'HEAD', '/assets/a.js')).toMatchObject({ status: 200, body: new Uint8Array(0) })
})
