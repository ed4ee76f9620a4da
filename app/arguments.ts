// What the command line of the program says: at most one document to open.
import path from 'node:path'

/**
 * The document among a program's arguments, as a full path, or null. Chromium's and Electron's own switches stand between
 * them in any order, so a document is known by its ending.
 */
export function documentAmong(args: readonly string[], folder: string): string | null {
  const named = args.find((arg) => !arg.startsWith('-') && arg.toLowerCase().endsWith('.gradwire'))
  return named === undefined ? null : path.resolve(folder, named)
}
