// The top: what is open, undo and redo, the modes, the door to every command, the theme.
import { Moon, Redo2, Search, Sun, SunMoon, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { commandNamed } from '../../core/command/catalogue'
import type { CommandId } from '../../core/command/catalogue'
import { redoLabel, undoLabel } from '../../core/history/history'
import { writeKeys } from '../command/keys'
import { runCommand } from '../command/run'
import { IconButton } from '../parts/IconButton'
import { useIsDirty, useOpenDocument } from '../state/document'
import type { Mode } from '../state/session'
import { useSession } from '../state/session'
import type { Theme } from '../state/view'
import { useView } from '../state/view'
import { FileMenu } from './FileMenu'
import { Mark } from './Mark'
import styles from './TopBar.module.css'

const keysOf = (id: CommandId): string | undefined => {
  const keys = commandNamed(id)?.keys?.[0]
  return keys === undefined ? undefined : writeKeys(keys)
}

const modes: readonly { readonly mode: Mode; readonly command: CommandId; readonly title: string }[] = [
  { mode: 'build', command: 'view.build', title: 'Build' },
  { mode: 'step', command: 'view.step', title: 'Step' },
  { mode: 'surface', command: 'view.surface', title: 'Surface' },
]

const nextTheme: Readonly<Record<Theme, { readonly id: CommandId; readonly icon: typeof Sun; readonly name: string }>> =
  {
    light: { id: 'view.darkTheme', icon: Sun, name: 'Theme: light. Change to dark' },
    dark: { id: 'view.systemTheme', icon: Moon, name: 'Theme: dark. Change to the system’s' },
    system: { id: 'view.lightTheme', icon: SunMoon, name: 'Theme: as the system. Change to light' },
  }

export function TopBar() {
  const name = useOpenDocument((state) => state.name)
  const isDirty = useIsDirty()
  const undo = useOpenDocument((state) => undoLabel(state.history))
  const redo = useOpenDocument((state) => redoLabel(state.history))
  const [bar, setBar] = useState<HTMLElement | null>(null)
  const theme = nextTheme[useView((view) => view.theme)]
  return (
    <header ref={setBar} className={styles.bar} data-panel>
      <div className={styles.left}>
        <Mark />
        <h1 className={styles.heading}>
          <FileMenu name={name} isDirty={isDirty} place={bar} />
        </h1>
        <IconButton
          icon={Undo2}
          name={undo === null ? 'Undo' : `Undo ${undo}`}
          keys={keysOf('edit.undo')}
          disabled={undo === null}
          onClick={() => runCommand('edit.undo')}
        />
        <IconButton
          icon={Redo2}
          name={redo === null ? 'Redo' : `Redo ${redo}`}
          keys={keysOf('edit.redo')}
          disabled={redo === null}
          onClick={() => runCommand('edit.redo')}
        />
      </div>
      <Modes />
      <div className={styles.right}>
        <button type="button" className={styles.search} onClick={() => runCommand('view.commands')}>
          <Search size={14} aria-hidden="true" />
          <span className={styles.searchText}>Search or run a command</span>
          <kbd>{keysOf('view.commands')}</kbd>
        </button>
        <IconButton icon={theme.icon} name={theme.name} onClick={() => runCommand(theme.id)} />
      </div>
    </header>
  )
}

function Modes() {
  const mode = useSession((session) => session.mode)
  return (
    <div className={styles.modes} role="group" aria-label="Mode">
      {modes.map((row) => (
        <button
          key={row.mode}
          type="button"
          className={styles.mode}
          aria-pressed={mode === row.mode}
          title={`${row.title} (${keysOf(row.command)})`}
          onClick={() => runCommand(row.command)}
        >
          {row.title}
        </button>
      ))}
    </div>
  )
}
