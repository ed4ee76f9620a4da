// Which keys run which command: those of the catalogue, unless the user has chosen others. Kept as text in the settings.
import type { Command, CommandId } from './catalogue'
import { commandNamed, commands } from './catalogue'

/** The user's own choices alone; what is not in it keeps the keys of the catalogue. */
export type Keymap = ReadonlyMap<CommandId, readonly string[]>

/** "Mod+Alt+Shift+X": modifiers in this order, then a letter, a digit, a sign or the name of a key. */
const spelling = /^(Mod\+)?(Alt\+)?(Shift\+)?(\S|[A-Z][A-Za-z]+|F\d{1,2})$/

/** Keys that move the focus, choose and cancel everywhere: alone they can run no command. */
const reserved: ReadonlySet<string> = new Set(['Escape', 'Enter', 'Shift+Tab', 'Shift+Enter'])

/** The browser makes an event of its own of some keys: they stay with their command, and it has no others. */
const fixed: ReadonlySet<string> = new Set(
  commands.flatMap(({ byBrowser, keys }) => (byBrowser ? keys : undefined) ?? []),
)

export const mayBind = (keys: string): boolean => spelling.test(keys) && !reserved.has(keys)

/** Reads the lines "edit.undo Mod+Z Mod+U" of the settings; what this version does not know is left out. */
export function readKeymap(text: string): Keymap {
  const lines = text.split('\n').flatMap((line): [CommandId, readonly string[]][] => {
    const [id = '', ...keys] = line.split(' ')
    const command = commandNamed(id)
    if (!command || command.byBrowser) return []
    return [[command.id, keys.filter((spelt) => mayBind(spelt) && !fixed.has(spelt))]]
  })
  return new Map(lines)
}

export const writeKeymap = (keymap: Keymap): string =>
  [...keymap].map(([id, keys]) => [id, ...keys].join(' ')).join('\n')

/** The keys of a command now; none where the user has taken them away. */
export const keysOf = (command: Command, keymap: Keymap): readonly string[] =>
  keymap.get(command.id) ?? command.keys ?? []

/** The command that these keys run already, apart from the one that asks. */
export const holderOf = (keys: string, keymap: Keymap, asking: CommandId): Command | undefined =>
  commands.find((command) => command.id !== asking && keysOf(command, keymap).includes(keys))

/** Gives a command these keys alone, and takes them from whoever had them; what the browser holds stays as it is. */
export function bind(keymap: Keymap, id: CommandId, keys: string): Keymap {
  if (fixed.has(keys) || commandNamed(id)?.byBrowser) return keymap
  const next = new Map(keymap)
  const holder = holderOf(keys, keymap, id)
  if (holder)
    next.set(
      holder.id,
      keysOf(holder, keymap).filter((held) => held !== keys),
    )
  return next.set(id, [keys])
}

/** The command has the keys of the catalogue again, as far as no other holds them now. */
export function unbind(keymap: Keymap, id: CommandId): Keymap {
  const next = new Map(keymap)
  next.delete(id)
  const keys = commandNamed(id)?.keys ?? []
  const free = keys.filter((held) => !holderOf(held, next, id))
  return free.length === keys.length ? next : next.set(id, free)
}

/** All commands with the keys that they have now. */
export const boundCommands = (keymap: Keymap): readonly Command[] =>
  commands.map((command) => ({ ...command, keys: keysOf(command, keymap) }))
