// The menu bar says the keys that the user has chosen, and no others.
import { describe, expect, it } from 'vitest'
import { commandNamed } from '../core/command/catalogue'
import { bind, boundCommands, readKeymap, unbind, writeKeymap } from '../core/command/keymap'
import { menuTemplate } from './menu'

type Item = ReturnType<typeof menuTemplate>[number]

function itemOf(shortcuts: string, id: string): Item | undefined {
  const bars = menuTemplate(boundCommands(readKeymap(shortcuts)), () => undefined, 'linux')
  return bars.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : [])).find((item) => item.id === id)
}

describe('keys in the menu', () => {
  it('are those of the catalogue where nobody has chosen others', () => {
    expect(commandNamed('view.present')?.keys?.[0]).toBe('F5')
    expect(itemOf('', 'view.present')?.accelerator).toBe('F5')
    expect(itemOf('', 'edit.arrange')?.accelerator).toBe('CommandOrControl+Shift+L')
  })

  it('are the user’s own, as the settings keep them', () => {
    const own = bind(bind(readKeymap(''), 'view.present', 'F9'), 'edit.arrange', 'Mod+Z')
    const text = writeKeymap(own)
    expect(itemOf(text, 'view.present')?.accelerator).toBe('F9')
    expect(itemOf(text, 'edit.arrange')?.accelerator).toBe('CommandOrControl+Z')
    // The keys were taken from there.
    expect(itemOf(text, 'edit.undo')?.accelerator).toBeUndefined()
  })

  it('come back where they were reset, and are never registered: the page hears them', () => {
    const own = bind(readKeymap(''), 'view.present', 'F9')
    expect(itemOf(writeKeymap(unbind(own, 'view.present')), 'view.present')?.accelerator).toBe('F5')
    expect(itemOf(writeKeymap(own), 'view.present')?.registerAccelerator).toBe(false)
  })
})
