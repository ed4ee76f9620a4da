// What is answered to a request, from app:// and from 127.0.0.1 alike: a look-up in a map of files read at the start.
// No path is ever joined, so there is nothing to climb out of.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { safetyHeaders } from './policy'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface Resource {
  readonly type: string
  readonly body: Uint8Array
}

/** Every file of the page by its path, e.g. `/assets/index-1a2b.js`. `/` is index.html. */
export type Manifest = ReadonlyMap<string, Resource>

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.gradwire': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

/** Reads every file under `folder` into memory; a kind of file that is not in the table of types is an error of the build. */
export function readManifest(folder: string): Manifest {
  const manifest = new Map<string, Resource>()
  const visit = (place: string, address: string): void => {
    for (const entry of readdirSync(place, { withFileTypes: true })) {
      const file = path.join(place, entry.name)
      if (entry.isDirectory()) visit(file, `${address}${entry.name}/`)
      else manifest.set(`${address}${entry.name}`, { type: typeOf(entry.name), body: readFileSync(file) })
    }
  }
  visit(folder, '/')
  const index = manifest.get('/index.html')
  if (index !== undefined) manifest.set('/', index)
  return manifest
}

function typeOf(name: string): string {
  const type = types[path.extname(name).toLowerCase()]
  if (type === undefined) throw new Error(`app/respond.ts has no MIME type for ${name}`)
  return type
}

const refusal = (status: number, sentence: string): Answer => ({
  status,
  headers: { ...safetyHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
  body: Buffer.from(sentence),
})

const found = ({ type, body }: Resource, method: string): Answer => ({
  status: 200,
  headers: { ...safetyHeaders, 'Content-Type': type, 'Content-Length': String(body.byteLength) },
  body: method === 'HEAD' ? new Uint8Array(0) : body,
})

/** The answer to `method path`: the file, 404, or 405 for anything but GET and HEAD. `pathname` is taken as it came. */
export function respond(manifest: Manifest, method: string, pathname: string): Answer {
  if (method !== 'GET' && method !== 'HEAD') return refusal(405, 'Only GET and HEAD.')
  const resource = manifest.get(pathname)
  return resource === undefined ? refusal(404, 'Not here.') : found(resource, method)
}

/** The refusal of a request whose Host is not ours: another site's name that was pointed at 127.0.0.1. */
export const wrongHost = (): Answer => refusal(403, 'This server answers on 127.0.0.1 only.')
