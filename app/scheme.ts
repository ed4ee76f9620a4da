// app://bundle, the page's one origin in the window: the same answers as the http server gives, from the same map.
import { protocol } from 'electron'
import { pageOrigin } from './names'
import { respond, type Manifest } from './respond'

const scheme = new URL(pageOrigin).protocol.replace(':', '')
const host = new URL(pageOrigin).host

/** Must run before Electron is ready: makes app:// an origin like https://, with storage and modules but without fetch. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }])
}

/** Answers app://bundle from `files`; any other host is not there. */
export function serveScheme(files: Manifest): void {
  protocol.handle(scheme, (request) => {
    const url = new URL(request.url)
    const { status, headers, body } = respond(files, request.method, url.host === host ? url.pathname : '')
    // Copied, because Response wants bytes of an ArrayBuffer of its own.
    return new Response(new Uint8Array(body), { status, headers })
  })
}
