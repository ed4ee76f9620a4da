// Closing, events, kept files, menu and arguments: the parts of the machine that need no Electron to be true.
import * as disk from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { commands } from '../core/command/catalogue'
import { documentAmong } from './arguments'
import { createClosing, type Answer } from './closing'
import type { MachineEvent } from './contract'
import type { Writing } from './disk'
import { createEvents } from './events'
import { menuTemplate } from './menu'
import { keepRecovery } from './recovery'
import { keepSettings } from './settings'

describe('closing', () => {
  const make = (answer: Answer) => {
    const actions = {
      ask: vi.fn(async () => answer),
      save: vi.fn(),
      discard: vi.fn(async () => undefined),
      close: vi.fn(),
    }
    return { ...actions, closing: createClosing(actions) }
  }
  const settle = (): Promise<void> => new Promise((over) => setTimeout(over))

  test('clean work closes at once, unasked', () => {
    const { closing, ask } = make('cancel')
    expect(closing.mayClose()).toBe(true)
    expect(ask).not.toHaveBeenCalled()
  })
  test('Cancel keeps the window and asks again next time', async () => {
    const { closing, ask, close } = make('cancel')
    closing.describe(true)
    for (const times of [1, 2]) {
      expect(closing.mayClose()).toBe(false)
      expect(closing.mayClose()).toBe(false)
      await settle()
      expect(ask).toHaveBeenCalledTimes(times)
    }
    expect(close).not.toHaveBeenCalled()
  })
  test("Don't save forgets the recovery, then closes", async () => {
    const { closing, discard, close } = make('discard')
    closing.describe(true)
    expect(closing.mayClose()).toBe(false)
    await settle()
    expect(discard).toHaveBeenCalledTimes(1)
    expect(close).toHaveBeenCalledTimes(1)
    expect(closing.mayClose()).toBe(true)
  })
  test('Save closes only when the page says that all is saved', async () => {
    const { closing, save, close } = make('save')
    closing.describe(true)
    closing.mayClose()
    await settle()
    expect(save).toHaveBeenCalledTimes(1)
    closing.describe(true)
    expect(close).not.toHaveBeenCalled()
    closing.describe(false)
    expect(close).toHaveBeenCalledTimes(1)
    expect(closing.mayClose()).toBe(true)
  })
  test('a save that fails keeps the window, also when a later save succeeds', async () => {
    const { closing, close } = make('save')
    closing.describe(true)
    closing.mayClose()
    await settle()
    closing.saveFailed()
    closing.describe(false)
    expect(close).not.toHaveBeenCalled()
  })
})

test('events wait until the page listens, and again after a reload', () => {
  const heard: MachineEvent[] = []
  const events = createEvents((event) => heard.push(event))
  const say = (id: string): void => events.tell({ kind: 'command', id })
  say('a')
  expect(heard).toEqual([])
  events.listening()
  say('b')
  events.quiet()
  say('c')
  expect(heard).toHaveLength(2)
  events.listening()
  expect(heard.map((event) => event.kind === 'command' && event.id)).toEqual(['a', 'b', 'c'])
})

describe('kept files', () => {
  let profile = ''
  const writing: Writing = { disk, owner: 'me', unique: () => 'x', pauses: [], wait: async () => undefined }
  beforeEach(async () => {
    profile = await disk.mkdtemp(path.join(tmpdir(), 'gradwire-kept-'))
  })
  afterEach(() => disk.rm(profile, { recursive: true, force: true }))

  test('recovery comes back as it was written, once it is there and until it is removed', async () => {
    const recovery = keepRecovery(writing, profile)
    expect(await recovery.read()).toBeNull()
    const work = { text: '{"a": 1}', name: 'a', handle: null, savedAt: 5 }
    await recovery.write(work)
    expect(await keepRecovery(writing, profile).read()).toEqual(work)
    await recovery.remove()
    expect(await recovery.read()).toBeNull()
  })
  test('a broken recovery is put aside', async () => {
    await disk.writeFile(path.join(profile, 'recovery.json'), '{"text": 5}')
    expect(await keepRecovery(writing, profile).read()).toBeNull()
    expect(await disk.readdir(profile)).toEqual(['recovery.json.bad'])
  })
  test('settings keep what this version does not know, and drop a wrong value alone', async () => {
    const file = path.join(profile, 'settings.json')
    await disk.writeFile(file, '{"theme": "dark", "later": {"a": 1}, "digits": 4}')
    const settings = keepSettings(writing, profile)
    expect(await settings.readSettings()).toEqual({ theme: 'dark', digits: 4 })
    await Promise.all([settings.writeSettings({ digits: 6 }), settings.writeSettings({ theme: 'light' })])
    expect(JSON.parse(await disk.readFile(file, 'utf8'))).toEqual({ theme: 'light', later: { a: 1 }, digits: 6 })
  })
})

describe('the menu', () => {
  test.each(['linux', 'darwin', 'win32'])(
    'on %s has every command of the catalogue that has a place, once',
    (platform) => {
      const chosen: string[] = []
      const ids: string[] = []
      for (const { submenu } of menuTemplate(commands, (id) => chosen.push(id), platform))
        if (Array.isArray(submenu))
          for (const item of submenu)
            if (item.id !== undefined) {
              ids.push(item.id)
              item.click?.(...([] as unknown as Parameters<NonNullable<typeof item.click>>))
              expect(item.registerAccelerator ?? false).toBe(false)
            }
      const placed = commands.filter(({ menu }) => menu !== undefined).map(({ id }) => id)
      expect([...ids].sort()).toEqual([...placed].sort())
      expect(chosen).toEqual(ids)
    },
  )
  test('the command that closing asks the page to run is in the catalogue', () =>
    expect(commands.map(({ id }) => id)).toContain('file.save'))
})

test.each([
  [['--inspect=0', '/app', 'a.gradwire'], '/work/a.gradwire'],
  [['/x/B.GRADWIRE', '--no-sandbox'], '/x/B.GRADWIRE'],
  [['--open.gradwire', '/app'], null],
])('%j opens %j', (args, file) => expect(documentAmong(args, '/work')).toBe(file === null ? null : path.resolve(file)))
