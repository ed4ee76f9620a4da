// The top: what is open, undo and redo, the modes, the door to every command, the theme.
import { Presentation, Redo2, Search, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { CommandId } from '../../core/command/catalogue'
import { redoLabel, undoLabel } from '../../core/history/history'
import { useKeysOf } from '../command/keys'
import { runCommand } from '../command/run'
import { IconButton } from '../parts/IconButton'
import { useGraph, useIsDirty, useOpenDocument } from '../state/document'
import type { Mode } from '../state/session'
import { useSession } from '../state/session'
import { FileMenu } from './FileMenu'
import { Mark } from './Mark'
import { ThemeMenu } from './ThemeMenu'
import styles from './TopBar.module.css'

const modes: readonly { readonly mode: Mode; readonly command: CommandId; readonly title: string }[] = [
  { mode: 'build', command: 'view.build', title: 'Build' },
  { mode: 'step', command: 'view.step', title: 'Step' },
  { mode: 'surface', command: 'view.surface', title: 'Surface' },
]

export function TopBar() {
  const name = useOpenDocument((state) => state.name)
  const isDirty = useIsDirty()
  const undo = useOpenDocument((state) => undoLabel(state.history))
  const redo = useOpenDocument((state) => redoLabel(state.history))
  const hasNodes = useGraph().nodes.length > 0
  const [bar, setBar] = useState<HTMLElement | null>(null)
  const [undoKeys, redoKeys, searchKeys] = [useKeysOf('edit.undo'), useKeysOf('edit.redo'), useKeysOf('view.commands')]
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
          keys={undoKeys}
          disabled={undo === null}
          onClick={() => runCommand('edit.undo')}
        />
        <IconButton
          icon={Redo2}
          name={redo === null ? 'Redo' : `Redo ${redo}`}
          keys={redoKeys}
          disabled={redo === null}
          onClick={() => runCommand('edit.redo')}
        />
      </div>
      <Modes />
      <div className={styles.right}>
        <button
          type="button"
          className={styles.search}
          aria-label="Search or run a command"
          onClick={() => runCommand('view.commands')}
        >
          <Search size={14} aria-hidden="true" />
          <span className={styles.searchText}>Search or run a command</span>
          {searchKeys !== undefined && <kbd>{searchKeys}</kbd>}
        </button>
        <IconButton
          icon={Presentation}
          name="Present"
          keys={useKeysOf('view.present')}
          disabled={!hasNodes}
          onClick={() => runCommand('view.present')}
        />
        <ThemeMenu place={bar} />
      </div>
    </header>
  )
}

function Modes() {
  return (
    <div className={styles.modes} role="group" aria-label="Mode">
      {modes.map((row) => (
        <ModeButton key={row.mode} {...row} />
      ))}
    </div>
  )
}

function ModeButton({ mode, command, title }: (typeof modes)[number]) {
  const isOn = useSession((session) => session.mode === mode)
  const keys = useKeysOf(command)
  return (
    <button
      type="button"
      className={styles.mode}
      aria-pressed={isOn}
      title={keys === undefined ? title : `${title} (${keys})`}
      onClick={() => runCommand(command)}
    >
      {title}
    </button>
  )
}
