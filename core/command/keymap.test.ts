import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandNamed, commands } from './catalogue'
import type { CommandId } from './catalogue'
import { bind, boundCommands, holderOf, keysOf, mayBind, readKeymap, unbind, writeKeymap } from './keymap'
import type { Keymap } from './keymap'

const nothing: Keymap = new Map()
const keysNow = (id: CommandId, keymap: Keymap): readonly string[] => keysOf(commandNamed(id)!, keymap)
const twice = (keymap: Keymap): readonly string[] => {
  const all = boundCommands(keymap).flatMap(({ keys = [] }) => keys)
  return all.filter((keys, at) => all.indexOf(keys) !== at)
}

const anyId = fc.constantFrom(...commands.map(({ id }) => id))
const anyKeys = fc.constantFrom(
  'Mod+U',
  'Q',
  'F7',
  'Mod+Shift+Z',
  'Alt+,',
  ...commands.flatMap(({ keys }) => keys ?? []),
)
const changes = fc.array(fc.tuple(anyId, fc.option(anyKeys)), { maxLength: 30 })
const after = (list: readonly (readonly [CommandId, string | null])[]): Keymap =>
  list.reduce<Keymap>((keymap, [id, keys]) => (keys === null ? unbind(keymap, id) : bind(keymap, id, keys)), nothing)

describe('keys', () => {
  it('of the catalogue belong to one command each and can all be chosen again', () => {
    expect(twice(nothing)).toEqual([])
    for (const { keys = [] } of commands) for (const spelt of keys) expect(mayBind(spelt), spelt).toBe(true)
  })

  it('never run two commands, whatever is chosen and reset in whatever order', () => {
    fc.assert(
      fc.property(changes, (list) => {
        expect(twice(after(list))).toEqual([])
      }),
      { seed: 5 },
    )
  })

  it('come back from the settings as they were', () => {
    fc.assert(
      fc.property(changes, (list) => {
        expect(readKeymap(writeKeymap(after(list)))).toEqual(after(list))
      }),
      { seed: 5 },
    )
  })

  it('are taken from the command that had them, which is named first', () => {
    expect(holderOf('Mod+Z', nothing, 'edit.rename')?.title).toBe('Undo')
    const taken = bind(nothing, 'edit.rename', 'Mod+Z')
    expect(keysNow('edit.rename', taken)).toEqual(['Mod+Z'])
    expect(keysNow('edit.undo', taken)).toEqual([])
    expect(keysNow('edit.undo', unbind(unbind(taken, 'edit.rename'), 'edit.undo'))).toEqual(['Mod+Z'])
  })

  it('of the settings are read with care', () => {
    expect(readKeymap('no.such Mod+Z\nedit.undo Escape Mod+U <b>\n\nrun.play')).toEqual(
      new Map([
        ['edit.undo', ['Mod+U']],
        ['run.play', []],
      ]),
    )
    for (const refused of ['Escape', 'Enter', 'Mod+', 'Ctrl+A', 'Shift+Mod+A', '']) expect(mayBind(refused)).toBe(false)
  })
})
