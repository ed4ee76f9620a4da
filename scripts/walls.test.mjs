// The walls hold: a forbidden import or call, planted in each room, is refused with the words of its law;
// what the rooms may do is let through, so the tables do not simply refuse everything.
import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'
import { root } from './set-up.mjs'

const eslint = new ESLint({ cwd: root })

async function complaints(filePath, text) {
  const [result] = await eslint.lintText(text, { filePath: `${root}/${filePath}` })
  return result.messages.map(({ message }) => message).join('\n')
}

const use = (name, from) => `import { ${name} } from '${from}'\nexport const used = ${name}\n`

const forbidden = [
  ['core/planted.ts', use('app', 'electron'), 'Law 1'],
  ['core/planted.ts', use('readFileSync', 'node:fs'), 'Law 1'],
  ['core/planted.ts', use('useState', 'react'), 'Law 1'],
  ['core/graph/planted.ts', use('machine', '../../renderer/bridge'), 'Law 1'],
  ['core/graph/planted.ts', use('serve', '../../app/serve'), 'Law 1'],
  ['core/planted.ts', 'export const x = Math.random()\n', 'Law 1'],
  ['core/planted.ts', 'export const x = Date.now()\n', 'Law 1'],
  ['core/planted.ts', 'export const x = Math.tanh(1)\n', 'Reproducibility'],
  ['core/ops/planted.ts', 'export const x = 3 ** 0.5\n', 'Reproducibility'],
  ['core/planted.ts', 'export const x = document.title\n', "Unexpected use of 'document'"],
  ['core/planted.ts', "export const x = fetch('x')\n", "Unexpected use of 'fetch'"],
  ['renderer/planted.ts', use('ipcRenderer', 'electron'), 'Law 2'],
  ['renderer/planted.tsx', use('readFileSync', 'node:fs'), 'Law 2'],
  ['renderer/shell/planted.tsx', use('readFileSync', 'fs'), 'Law 2'],
  ['renderer/shell/planted.tsx', use('serve', '../../app/serve'), 'Law 2'],
  ['renderer/shell/planted.tsx', use('callNames', '../../app/names'), 'Law 2'],
  ['renderer/canvas/planted.tsx', use('readFileSync', 'fs'), 'Law 2'],
  ['renderer/canvas/planted.tsx', use('Inspector', '../inspector/Inspector'), 'Panels'],
  ['renderer/inspector/planted.tsx', use('wiring', '../canvas/wiring'), 'Panels'],
  ['renderer/state/planted.ts', use('App', '../shell/App'), 'Panels'],
  ['renderer/parts/planted.tsx', use('Plot', '../surface/Plot'), 'Panels'],
  // Only types may cross.
  ['renderer/shell/planted.tsx', use('Machine', '../../app/contract'), 'Law 2'],
  ['app/planted.ts', use('machine', '../renderer/bridge'), 'Law 3'],
  ...['core', 'renderer', 'app', 'e2e', 'scripts'].flatMap((room) => [
    [`${room}/planted.ts`, "eval('1')\n", 'Law 12'],
    [`${room}/planted.ts`, "export const x = new Function('return 1')\n", 'Law 12'],
    [`${room}/planted.ts`, "export const x = Function('return 1')\n", 'Law 12'],
  ]),
  ['renderer/planted.tsx', "export const x = <p dangerouslySetInnerHTML={{ __html: '<b>x</b>' }} />\n", 'Law 12'],
]

const allowed = [
  ['core/planted.ts', use('z', 'zod/mini')],
  ['core/graph/planted.ts', use('tensor', '../tensor')],
  ['core/planted.ts', 'export const x = Math.sqrt(2) + 2 ** 52\n'],
  ['renderer/shell/planted.tsx', "import type { Machine } from '../../app/contract'\nexport type X = Machine\n"],
  ['renderer/shell/planted.tsx', use('machine', '../bridge')],
  ['renderer/shell/planted.tsx', use('Canvas', '../canvas/Canvas')],
  ['renderer/inspector/planted.tsx', use('canvas', '../state/canvas')],
  ['renderer/shell/planted.tsx', use('useState', 'react').replace('= useState', '= typeof useState')],
  ['app/planted.ts', use('app', 'electron')],
  ['app/planted.ts', use('commands', '../core/command/catalogue')],
]

describe('forbidden', () =>
  test.each(forbidden)('%s: %s', async (file, text, law) => expect(await complaints(file, text)).toContain(law)))

describe('allowed', () =>
  test.each(allowed)('%s: %s', async (file, text) => expect(await complaints(file, text)).toBe('')))
