// Laws of saving: whatever call of the disk fails, the file holds the old bytes or the new ones, and nothing stays behind.
import * as disk from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { inTurn, sweepStrays, writeAtomically, type Disk, type Writing } from './disk'

let folder = ''
beforeEach(async () => {
  folder = await disk.mkdtemp(path.join(tmpdir(), 'gradwire-disk-'))
})
afterEach(() => disk.rm(folder, { recursive: true, force: true }))

const failure = (code: string): Error => Object.assign(new Error(code), { code })
let count = 0

/** A real disk whose call number `n`, counted over files too, fails `times` times with `code`. */
function failing(n: number, code: string, times = 1): { disk: Disk; calls: () => number } {
  let calls = 0
  const maybeFail = (): void => {
    calls++
    if (calls >= n && calls < n + times) throw failure(code)
  }
  const wrapFile = (file: disk.FileHandle): disk.FileHandle =>
    new Proxy(file, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key)
        if (typeof value !== 'function') return value
        return async (...args: unknown[]) => {
          // A failed close still gives the file back.
          if (key === 'close') await target.close()
          maybeFail()
          return key === 'close' ? undefined : (value.apply(target, args) as unknown)
        }
      },
    })
  const names = ['mkdir', 'open', 'readdir', 'readFile', 'realpath', 'rename', 'stat', 'unlink'] as const
  const wrapped = Object.fromEntries(
    names.map((name) => [
      name,
      async (...args: unknown[]) => {
        maybeFail()
        const result = await (disk[name] as (...args: unknown[]) => Promise<unknown>)(...args)
        return name === 'open' ? wrapFile(result as disk.FileHandle) : result
      },
    ]),
  ) as unknown as Disk
  return { disk: wrapped, calls: () => calls }
}

const writingTo = (to: Disk): Writing => ({
  disk: to,
  owner: 'me',
  unique: () => String(count++),
  pauses: [1, 1, 1],
  wait: async () => undefined,
})

const old = 'the old text'
const next = 'the new text, ∂f/∂x = −4096\n'

describe('writeAtomically', () => {
  test('writes exactly the text, keeps the permissions, leaves nothing beside it', async () => {
    const file = path.join(folder, 'a.gradwire')
    await disk.writeFile(file, old, { mode: 0o640 })
    await writeAtomically(writingTo(disk), file, next)
    expect(await disk.readFile(file, 'utf8')).toBe(next)
    if (process.platform !== 'win32') expect((await disk.stat(file)).mode & 0o777).toBe(0o640)
    expect(await disk.readdir(folder)).toEqual(['a.gradwire'])
  })

  test('leaves a read-only file as it is', async () => {
    const file = path.join(folder, 'a.gradwire')
    await disk.writeFile(file, old, { mode: 0o444 })
    await expect(writeAtomically(writingTo(disk), file, next)).rejects.toMatchObject({ code: 'EACCES' })
    expect(await disk.readFile(file, 'utf8')).toBe(old)
    expect(await disk.readdir(folder)).toEqual(['a.gradwire'])
  })

  test('saves through a symbolic link', async () => {
    const file = path.join(folder, 'real.gradwire')
    const link = path.join(folder, 'link.gradwire')
    await disk.writeFile(file, old)
    await disk.symlink(file, link)
    await writeAtomically(writingTo(disk), link, next)
    expect(await disk.readFile(file, 'utf8')).toBe(next)
    expect((await disk.lstat(link)).isSymbolicLink()).toBe(true)
  })

  const codes = ['ENOSPC', 'EIO', 'EROFS', 'EMFILE', 'ENAMETOOLONG', 'EPERM', 'EACCES', 'EBUSY']
  test.each(codes)('call after call failing with %s: old bytes whole, or the save did happen', async (code) => {
    const file = path.join(folder, 'a.gradwire')
    const counting = failing(Infinity, code)
    await disk.writeFile(file, old)
    await writeAtomically(writingTo(counting.disk), file, next)
    const calls = counting.calls()
    expect(calls).toBeGreaterThan(8)

    for (let n = 1; n <= calls; n++) {
      await disk.writeFile(file, old)
      // Failing for good from the n-th call on: patience runs out too.
      const broken = writingTo(failing(n, code, Infinity).disk)
      const outcome = await writeAtomically(broken, file, next).then(
        () => 'saved',
        (reason: { code: string }) => reason.code,
      )
      const there = await disk.readFile(file, 'utf8')
      if (outcome === 'saved') expect(there, `call ${n}`).toBe(next)
      else {
        expect(outcome, `call ${n}`).toBe(code)
        expect(there, `call ${n}`).toBe(old)
      }
      await sweepStrays({ disk, owner: 'me' }, folder)
      expect(await disk.readdir(folder), `call ${n}`).toEqual(['a.gradwire'])
    }
  })

  test.each(['EPERM', 'EACCES', 'EBUSY'])('%s that passes after three tries is no failure', async (code) => {
    const file = path.join(folder, 'a.gradwire')
    await disk.writeFile(file, old)
    // Calls: realpath 1, stat 2, open 3, write 4, sync 5, close 6, rename 7.
    for (const call of [3, 7]) {
      await writeAtomically(writingTo(failing(call, code, 3).disk), file, `${next}${call}`)
      expect(await disk.readFile(file, 'utf8')).toBe(`${next}${call}`)
    }
  })

  test('a single failure after the flush removes the temporary file at once', async () => {
    const file = path.join(folder, 'a.gradwire')
    await expect(writeAtomically(writingTo(failing(7, 'EIO').disk), file, next)).rejects.toThrow('EIO')
    expect(await disk.readdir(folder)).toEqual([])
  })
})

describe('sweepStrays', () => {
  test('takes our own strays and nobody else’s, and does not mind a folder that is gone', async () => {
    const names = ['.gradwire-me-1.tmp', '.gradwire-other-1.tmp', 'a.gradwire', '.gradwire-me-1.txt']
    for (const name of names) await disk.writeFile(path.join(folder, name), '')
    await sweepStrays({ disk, owner: 'me' }, folder)
    expect((await disk.readdir(folder)).sort()).toEqual(names.slice(1).sort())
    await sweepStrays({ disk, owner: 'me' }, path.join(folder, 'gone'))
  })
})

describe('inTurn', () => {
  test('keeps the order of one name, also after a failure', async () => {
    const turn = inTurn()
    const seen: string[] = []
    const slow = turn('a', async () => {
      await new Promise((over) => setTimeout(over, 20))
      seen.push('first')
      throw new Error('lost')
    })
    const fast = turn('a', async () => seen.push('second'))
    await expect(slow).rejects.toThrow('lost')
    await fast
    expect(seen).toEqual(['first', 'second'])
  })
})
