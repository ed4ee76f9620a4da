// The narrow rail at the left: what is always at hand.
import { CircleHelp, Frame, PanelRight, Plus, Shapes, StickyNote, Workflow } from 'lucide-react'
import { useKeysOf } from '../command/keys'
import { runCommand } from '../command/run'
import { IconButton } from '../parts/IconButton'
import styles from './Rail.module.css'
import { showPanel, usePanels } from './use-panels'

export function Rail() {
  const { palette, side } = usePanels()
  return (
    <nav className={styles.rail} aria-label="Tools">
      <IconButton
        icon={Plus}
        name={palette ? 'Hide the operations' : 'Show the operations'}
        isStrong
        aria-expanded={palette}
        onClick={() => showPanel('palette', !palette)}
      />
      <IconButton icon={Shapes} name="Open an example" onClick={() => runCommand('file.examples')} />
      <IconButton icon={Workflow} name="Arrange the graph" onClick={() => runCommand('edit.arrange')} />
      <IconButton icon={Frame} name="Put a frame round the selection" onClick={() => runCommand('edit.frame')} />
      <IconButton icon={StickyNote} name="Write a note" onClick={() => runCommand('edit.note')} />
      <span className={styles.space} />
      <IconButton
        icon={PanelRight}
        name={side ? 'Hide the details' : 'Show the details'}
        aria-expanded={side}
        onClick={() => showPanel('side', !side)}
      />
      <IconButton
        icon={CircleHelp}
        name="Keyboard shortcuts"
        keys={useKeysOf('help.keys')}
        onClick={() => runCommand('help.keys')}
      />
    </nav>
  )
}
