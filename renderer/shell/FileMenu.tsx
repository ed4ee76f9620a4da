// The document's name is the door to the file commands and to recent files, printed from the catalogue.
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import type { RecentFile } from '../../app/contract'
import type { CommandId } from '../../core/command/catalogue'
import { commands } from '../../core/command/catalogue'
import { machine } from '../bridge'
import { openRecent } from '../command/files'
import { useKeysOf } from '../command/keys'
import { runCommand } from '../command/run'
import { leaveTakenFocus } from '../parts/focus'
import menu from '../parts/DropMenu.module.css'
import styles from './FileMenu.module.css'

interface FileMenuProps {
  readonly name: string
  readonly isDirty: boolean
  /** Where the open menu stands in the page: a menu belongs to a landmark. */
  readonly place: HTMLElement | null
}

export function FileMenu({ name, isDirty, place }: FileMenuProps) {
  const [recent, setRecent] = useState<readonly RecentFile[]>([])
  const look = (isOpen: boolean): void => {
    if (isOpen) void machine.recentFiles().then(setRecent)
  }
  return (
    <DropdownMenu.Root modal={false} onOpenChange={look}>
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          className={styles.name}
          aria-label={`File: ${name}${isDirty ? ', unsaved changes' : ''}`}
          title={isDirty ? `${name}, with unsaved changes` : name}
        >
          <span className={styles.text}>{name}</span>
          {isDirty && <span className={styles.dot} aria-hidden="true" />}
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          className={menu.menu}
          align="start"
          sideOffset={6}
          aria-label="File"
          onCloseAutoFocus={leaveTakenFocus}
        >
          {commands
            .filter((command) => command.menu?.menu === 'File')
            .map((command) => (
              <DropdownMenu.Item key={command.id} className={menu.item} onSelect={() => void runCommand(command.id)}>
                <span>{command.title}</span>
                <Keys of={command.id} />
              </DropdownMenu.Item>
            ))}
          {recent.length > 0 && <DropdownMenu.Separator className={menu.line} />}
          {recent.length > 0 && <DropdownMenu.Label className={menu.label}>Recent</DropdownMenu.Label>}
          {recent.slice(0, 8).map((file) => (
            <DropdownMenu.Item key={file.handle} className={menu.item} onSelect={() => void openRecent(file.handle)}>
              {file.name}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const Keys = ({ of }: { readonly of: CommandId }) => <kbd>{useKeysOf(of)}</kbd>
