// Every way out of the page, shut: windows, navigation, permissions, webviews, downloads, requests to anywhere else.
import type { App, Session, WebContents } from 'electron'
import { pageOrigin } from './names'

const isOurs = (url: string): boolean => url === pageOrigin || url.startsWith(`${pageOrigin}/`)

/** What a request may be for: our own files, and pictures that the page made itself. */
const mayLoad = (url: string): boolean =>
  isOurs(url) || url.startsWith(`blob:${pageOrigin}/`) || url.startsWith('data:')

/** Shuts what belongs to a session: permissions (asked and checked), downloads, every request that leaves app://. */
export function shutSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    // The developer tools, which the packaged program does not have, load themselves.
    decide({ cancel: !mayLoad(url) && !url.startsWith('devtools://') })
  })
}

/** Shuts what belongs to a page: new windows, navigation, frames inside it. */
export function shutContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('will-navigate', (event, url) => {
    // A reload of the page itself is the one navigation there is.
    if (!isOurs(url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
}

/** Shuts the doors of every page that will ever be made, also of one that we did not think of. */
export function shutDoors(app: App): void {
  app.on('session-created', shutSession)
  app.on('web-contents-created', (_event, contents) => shutContents(contents))
}
