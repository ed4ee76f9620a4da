// The page over http, for a machine without Electron: 127.0.0.1 only, the same files and headers as app://.
// It writes nothing and reads nothing but the page and the one document that it was started with.
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readManifest, respond, wrongHost, type Answer, type Manifest, type Resource } from './respond'

/** A document given on the command line. */
export interface GivenDocument {
  readonly name: string
  readonly text: string
}

export interface Serving {
  /** What to open in the browser; with a document its address carries an unguessable ticket. */
  readonly address: string
  readonly port: number
  readonly stop: () => Promise<void>
}

/**
 * Puts the document into the page as a data block, which no policy runs and no script can break out of:
 * `<` is written as an escape, so the text holds no tag. The page reads it in renderer/bridge/given.ts.
 */
export function pageWithDocument(index: Resource, document: GivenDocument, ticket: string): Resource {
  const content = JSON.stringify({ ticket, ...document }).replaceAll('<', '\\u003c')
  const block = `<script type="application/json" id="given-document">${content}</script>`
  // A function, because `$` in a replacement text has a meaning of its own.
  const html = Buffer.from(index.body)
    .toString('utf8')
    .replace('</body>', () => `${block}</body>`)
  return { type: index.type, body: Buffer.from(html) }
}

/**
 * Starts the server. The document is answered only to the address with the ticket: other accounts of a shared machine
 * can reach the port but not guess 128 bits. Rejects when the port is taken.
 */
export async function serve(
  folder: string,
  port: number,
  document?: GivenDocument,
  ticket = randomBytes(16).toString('hex'),
): Promise<Serving> {
  const files = readManifest(folder)
  const index = files.get('/')
  if (index === undefined) throw new Error(`${folder} holds no index.html`)
  const withTicket: Manifest =
    document === undefined ? new Map() : new Map([[`/?open=${ticket}`, pageWithDocument(index, document, ticket)]])

  const server = createServer((request, reply) => {
    const { status, headers, body } = answer(request, files, withTicket, portOf(server))
    reply.writeHead(status, headers).end(body)
  })
  await new Promise<void>((started, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => started())
  })
  const taken = portOf(server)
  return {
    address: `http://127.0.0.1:${taken}/${document === undefined ? '' : `?open=${ticket}`}`,
    port: taken,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped())
        server.closeAllConnections()
      }),
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

function answer(request: IncomingMessage, files: Manifest, withTicket: Manifest, port: number): Answer {
  const host = request.headers.host
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return wrongHost()
  const target = request.url ?? '/'
  const method = request.method ?? 'GET'
  if (withTicket.has(target)) return respond(withTicket, method, target)
  return respond(files, method, target.split('?')[0] ?? target)
}
