// Figures on a real disk: the bytes as they are, a name with one ending, and every failure a value.
import * as disk from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFigures } from './figures'

let folder = ''
let typed = ''
beforeEach(async () => {
  folder = await disk.mkdtemp(path.join(tmpdir(), 'gradwire-figures-'))
  typed = ''
})
afterEach(() => disk.rm(folder, { recursive: true, force: true }))

const writing = { disk, owner: 'me', unique: () => 'one', pauses: [], wait: async () => undefined }
const asked: string[] = []
const save = createFigures(writing, async (name) => {
  asked.push(name)
  return typed === 'cancel' ? null : path.join(folder, typed || name)
})
const bytes = Uint8Array.of(0, 255, 13, 10, 26)

test('the bytes arrive as they are, under the proposed name with its ending', async () => {
  expect(await save('a/b: bowl', 'png', bytes)).toBe('a-b- bowl.png')
  expect(new Uint8Array(await disk.readFile(path.join(folder, 'a-b- bowl.png')))).toEqual(bytes)
  expect(await disk.readdir(folder)).toEqual(['a-b- bowl.png'])
})
test('an ending is added to a name that was typed without, and never replaces a file that nobody was asked about', async () => {
  typed = 'bowl'
  expect(await save('x', 'svg', bytes)).toBe('bowl.svg')
  expect(await save('x', 'svg', bytes)).toMatchObject({ code: 'E501' })
  typed = 'bowl.svg'
  expect(await save('x', 'svg', Uint8Array.of(1))).toBe('bowl.svg')
})
test('no place is no failure; a folder that is gone is one', async () => {
  typed = 'cancel'
  expect(await save('x', 'png', bytes)).toBeNull()
  typed = path.join('gone', 'x.png')
  expect(await save('x', 'png', bytes)).toMatchObject({ failed: true, code: 'E501' })
})
