// Ctrl+K: every command that can run now, found by a few letters.
import { Command } from 'cmdk'
import { commands } from '../../core/command/catalogue'
import { writeKeys } from '../command/keys'
import { canRun, runCommand } from '../command/run'
import { Modal } from '../parts/Modal'
import { changeSession } from '../state/session'
import styles from './CommandPalette.module.css'

const close = (): void => changeSession({ dialog: null })

export function CommandPalette() {
  return (
    <Modal title="Commands" showsTitle={false} onClose={close}>
      <Command label="Commands" loop>
        <Command.Input className={styles.input} placeholder="Search or run a command" autoFocus />
        <Command.List className={styles.list}>
          <Command.Empty className={styles.empty}>No command has these letters.</Command.Empty>
          {commands
            .filter((command) => command.id !== 'view.commands' && canRun(command.id))
            .map((command) => (
              <Command.Item
                key={command.id}
                value={command.title}
                keywords={command.menu ? [command.menu.menu] : []}
                className={styles.item}
                onSelect={() => {
                  close()
                  runCommand(command.id)
                }}
              >
                <span className={styles.menu}>{command.menu?.menu}</span>
                <span>{command.title}</span>
                <kbd>{command.keys?.map(writeKeys).join(' or ')}</kbd>
              </Command.Item>
            ))}
        </Command.List>
      </Command>
    </Modal>
  )
}
