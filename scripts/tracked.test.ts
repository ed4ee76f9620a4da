// What is installed or built is never part of the history: a checkout would put it in the place of the real thing.
import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '..')

/** Tracked paths under these; none where there is no history, as in an unpacked archive. */
function tracked(places: readonly string[]): string {
  try {
    return execFileSync('git', ['ls-files', '--', ...places], { cwd: root, encoding: 'utf8', stdio: 'pipe' })
  } catch {
    return ''
  }
}

test('nothing that is installed or built is tracked', () => {
  expect(tracked(['node_modules', 'dist', 'release', 'test-results', '.cache'])).toBe('')
})
