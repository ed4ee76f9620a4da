// Documents on a real disk: handles in and out, and every failure a value.
import * as disk from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MachineFailure } from './contract'
import type { Disk } from './disk'
import { createDocuments, largestDocument, plainName, type Documents } from './documents'

let folder = ''
let profile = ''
let chosen: string | null = null
beforeEach(async () => {
  folder = await disk.mkdtemp(path.join(tmpdir(), 'gradwire-documents-'))
  profile = path.join(folder, 'profile')
  chosen = null
})
afterEach(() => disk.rm(folder, { recursive: true, force: true }))

let count = 0
const make = (on: Disk = disk): Documents =>
  createDocuments(
    { disk: on, owner: 'me', unique: () => String(count++), pauses: [], wait: async () => undefined },
    profile,
    {
      open: async () => chosen,
      openTable: async () => chosen,
      saveAs: async (name) => chosen && path.join(chosen, name),
    },
  )
const isSaved = <T extends object>(answer: T | MachineFailure | null): Exclude<T, MachineFailure> => {
  if (answer === null || 'failed' in answer) throw new Error(JSON.stringify(answer))
  return answer as Exclude<T, MachineFailure>
}

test('saved, opened again and saved to the same place, by handle alone', async () => {
  const documents = make()
  chosen = folder
  const saved = isSaved(await documents.saveFileAs('tri', 'one'))
  expect(saved.name).toBe('tri.gradwire')
  expect(JSON.stringify(saved)).not.toContain(folder)
  isSaved(await documents.saveFile(saved.handle, 'two', false))
  chosen = path.join(folder, 'tri.gradwire')
  expect(await documents.openFile()).toEqual({ ...saved, text: 'two' })
})

test('a handle outlives the program, and the newest document is the first of the recent ones', async () => {
  chosen = folder
  const first = isSaved(await make().saveFileAs('a', '1'))
  const second = isSaved(await make().saveFileAs('b', '2'))
  const later = make()
  expect((await later.recentFiles()).map(({ name }) => name)).toEqual(['b.gradwire', 'a.gradwire'])
  expect(await later.openRecent(first.handle)).toMatchObject({ handle: first.handle, text: '1' })
  expect((await later.recentFiles()).map(({ handle }) => handle)).toEqual([first.handle, second.handle])
})

test('a cancelled dialog is null', async () => {
  expect(await make().openFile()).toBeNull()
  expect(await make().saveFileAs('a', '')).toBeNull()
})

test('a table is read like a document, but has no handle and is not among the recent ones', async () => {
  chosen = path.join(folder, 'iris.csv')
  await disk.writeFile(chosen, 'a,b\n1,2\n')
  const documents = make()
  expect(await documents.openTable()).toEqual({ name: 'iris.csv', text: 'a,b\n1,2\n' })
  expect(await documents.recentFiles()).toEqual([])
  chosen = path.join(folder, 'gone.csv')
  expect(await documents.openTable()).toMatchObject({ failed: true, code: 'E504' })
  chosen = null
  expect(await documents.openTable()).toBeNull()
})

test('E504: an unknown handle, a file that has gone', async () => {
  const documents = make()
  expect(await documents.saveFile('file-7', 'x', false)).toMatchObject({ failed: true, code: 'E504' })
  chosen = folder
  const { handle } = isSaved(await documents.saveFileAs('a', '1'))
  await disk.unlink(path.join(folder, 'a.gradwire'))
  expect(await documents.openRecent(handle)).toMatchObject({ code: 'E504', facts: { name: 'a.gradwire' } })
})

test('E503: too large is refused by its size, before it is read and before it is written', async () => {
  const documents = make()
  const file = path.join(folder, 'big.gradwire')
  const sparse = await disk.open(file, 'w')
  await sparse.truncate(largestDocument + 1)
  await sparse.close()
  const facts = { name: 'big.gradwire', size: largestDocument + 1, limit: largestDocument }
  expect(await documents.openPath(file)).toEqual({ failed: true, code: 'E503', facts })
  chosen = path.join(folder, 'sub')
  await disk.mkdir(chosen)
  expect(await documents.saveFileAs('big', 'x'.repeat(largestDocument + 1))).toMatchObject({ code: 'E503', facts })
  expect(await disk.readdir(chosen)).toEqual([])
})

test('E502: a folder, and bytes that are not UTF-8', async () => {
  const documents = make()
  expect(await documents.openPath(folder)).toMatchObject({ code: 'E502', facts: { reason: 'it is not a file' } })
  const file = path.join(folder, 'latin.gradwire')
  await disk.writeFile(file, Buffer.from([0x7b, 0xe9, 0x7d]))
  expect(await documents.openPath(file)).toMatchObject({ code: 'E502', facts: { reason: 'it is not UTF-8 text' } })
})

test('E501: the reason is in words, and the old file is untouched', async () => {
  chosen = folder
  const { handle } = isSaved(await make().saveFileAs('a', 'old'))
  const full: Disk = {
    ...disk,
    rename: async () => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    },
  }
  expect(await make(full).saveFile(handle, 'new', false)).toEqual({
    failed: true,
    code: 'E501',
    facts: { name: 'a.gradwire', reason: 'the disk is full' },
  })
  expect(await disk.readFile(path.join(folder, 'a.gradwire'), 'utf8')).toBe('old')
})

test('the ending that we add never replaces a file that the dialog did not ask about', async () => {
  const file = path.join(folder, 'a.gradwire')
  await disk.writeFile(file, 'precious')
  const writing = { disk, owner: 'me', unique: String, pauses: [], wait: async () => undefined }
  const documents = createDocuments(writing, profile, {
    open: async () => null,
    openTable: async () => null,
    saveAs: async () => path.join(folder, 'a'),
  })
  expect(await documents.saveFileAs('a', 'new')).toMatchObject({ code: 'E501' })
  expect(await disk.readFile(file, 'utf8')).toBe('precious')
})

test('sweep removes our strays beside every known document and in the profile', async () => {
  chosen = folder
  isSaved(await make().saveFileAs('a', '1'))
  const strays = [path.join(folder, '.gradwire-me-9.tmp'), path.join(profile, '.gradwire-me-8.tmp')]
  for (const stray of strays) await disk.writeFile(stray, 'half')
  await make().sweep()
  for (const stray of strays) await expect(disk.stat(stray)).rejects.toThrow('ENOENT')
})

test('a broken list of known documents is put aside and the program goes on', async () => {
  await disk.mkdir(profile)
  await disk.writeFile(path.join(profile, 'documents.json'), '[{"handle":')
  expect(await make().recentFiles()).toEqual([])
  expect(await disk.readdir(profile)).toEqual(['documents.json.bad'])
})

test.each([
  ['tri', 'tri.gradwire'],
  ['tri.gradwire', 'tri.gradwire'],
  ['../../etc/passwd', '-..-etc-passwd.gradwire'],
  ['C:\\x', 'C--x.gradwire'],
  ['a\u202egpj', 'a-gpj.gradwire'],
  [' . ', 'Untitled.gradwire'],
  ['', 'Untitled.gradwire'],
])('the page proposes %j: %j', (suggested, name) => expect(plainName(suggested)).toBe(name))

test('E505: a file that another program wrote to is not replaced unasked', async () => {
  const documents = make()
  chosen = folder
  const file = path.join(folder, 'a.gradwire')
  const { handle } = isSaved(await documents.saveFileAs('a', 'mine'))
  await disk.writeFile(file, 'theirs, and longer')
  expect(await documents.saveFile(handle, 'mine again', false)).toMatchObject({
    code: 'E505',
    facts: { name: 'a.gradwire' },
  })
  expect(await disk.readFile(file, 'utf8')).toBe('theirs, and longer')
  // Also for the next run of the program, which knows the file from this one.
  expect(await make().saveFile(handle, 'mine again', false)).toMatchObject({ code: 'E505' })
  isSaved(await documents.saveFile(handle, 'mine again', true))
  isSaved(await documents.saveFile(handle, 'and again', false))
  expect(await disk.readFile(file, 'utf8')).toBe('and again')
})

test('a file that another program took away is written anew', async () => {
  const documents = make()
  chosen = folder
  const { handle } = isSaved(await documents.saveFileAs('a', 'mine'))
  await disk.unlink(path.join(folder, 'a.gradwire'))
  isSaved(await documents.saveFile(handle, 'mine again', false))
})
