// The menu bar, printed from the command catalogue: this file knows no command.
import type { MenuItemConstructorOptions } from 'electron'
import type { Command, MenuName } from '../core/command/catalogue'
import { menuNames } from '../core/command/catalogue'

/**
 * A menu per bar, its commands in groups between separators. `choose` is told the id of a chosen command. The keys are
 * shown but not registered: the page listens to them itself, in the window as in a browser, so each press acts once.
 */
export function menuTemplate(
  commands: readonly Command[],
  choose: (id: string) => void,
  platform: string,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const menus = menuNames.flatMap((bar): MenuItemConstructorOptions[] => {
    const submenu = [...groupsOf(commands, bar).map((group) => group.map((command) => item(command, choose)))]
    if (bar === 'File' && !isMac) submenu.push([{ role: 'quit' }])
    const entries = submenu.flatMap((group, i) => (i === 0 ? group : [{ type: 'separator' } as const, ...group]))
    return entries.length === 0 ? [] : [{ label: bar, submenu: entries }]
  })
  return isMac ? [{ role: 'appMenu' }, ...menus] : menus
}

function groupsOf(commands: readonly Command[], bar: MenuName): Command[][] {
  const groups = new Map<number, Command[]>()
  for (const command of commands)
    if (command.menu?.menu === bar) groups.set(command.menu.group, [...(groups.get(command.menu.group) ?? []), command])
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group)
}

const item = (command: Command, choose: (id: string) => void): MenuItemConstructorOptions => ({
  id: command.id,
  label: command.title,
  ...shownKeys(command.keys?.[0]),
  click: () => choose(command.id),
})

/** The first of a command's keys, `Mod+Shift+S` as Electron writes it: `CommandOrControl+Shift+S`. */
const shownKeys = (keys: string | undefined): MenuItemConstructorOptions =>
  keys === undefined ? {} : { accelerator: keys.replace(/\bMod\b/, 'CommandOrControl'), registerAccelerator: false }
