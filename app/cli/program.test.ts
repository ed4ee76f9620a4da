// The built program, through the very script that `npm run cli` runs: arguments, streams and exit status of a real process.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** Runs the command line as npm does: from the project's folder, with the user's own folder in INIT_CWD. */
function cli(argv: readonly string[], { input = '', from = root } = {}) {
  return spawnSync(process.execPath, [path.join(root, 'scripts/cli.mjs'), ...argv], {
    cwd: root,
    env: { ...process.env, INIT_CWD: from },
    input,
    encoding: 'utf8',
  })
}

test('answers, refuses, reads lines and finds a document beside the user', { timeout: 120_000 }, () => {
  const answered = cli(['eval', 'x^2 * y', '--at', 'x=3, y=2', '--grad', '--json'])
  expect(answered.status).toBe(0)
  expect(answered.stdout).toBe('{"value":18,"gradient":{"x":12,"y":9},"diagnostics":[]}\n')

  const refused = cli(['eval', '('.repeat(5000), '--at', 'x=3'])
  expect([refused.status, refused.stdout]).toEqual([2, ''])
  expect(refused.stderr).toMatch(/E413\)\n$/)

  const lines = cli(['eval', '--lines'], { input: '{"expr": "x", "at": {"x": 1}}\nnonsense\n{"expr": "2"}\n' })
  expect(lines.status).toBe(0)
  expect(lines.stdout.split('\n').map((line) => line.slice(0, 9))).toEqual(['{"value":', '{"error":', '{"value":', ''])

  const document = cli(['eval', 'norm.gradwire'], { from: path.join(root, 'assets/examples') })
  expect([document.status, document.stdout]).toEqual([0, 'value       5\n'])

  expect(cli(['check', 'relu(x)', '--at', 'x=0']).status).toBe(1)
})
