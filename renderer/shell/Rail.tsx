// The narrow rail at the left: what is always at hand.
import { CircleHelp, Frame, PanelRight, Plus, Shapes, StickyNote, Workflow } from 'lucide-react'
import { useKeysOf } from '../command/keys'
import { runCommand } from '../command/run'
import { IconButton } from '../parts/IconButton'
import { changeSession, useSession } from '../state/session'
import { changeView, useView } from '../state/view'
import styles from './Rail.module.css'

export function Rail() {
  const mode = useSession((session) => session.mode)
  const { hasPalette, hasSide } = useView()
  const isOpen = mode === 'build' && hasPalette
  const togglePalette = (): void => {
    changeView({ hasPalette: !isOpen })
    changeSession({ mode: 'build', isPlaying: false })
  }
  return (
    <nav className={styles.rail} aria-label="Tools">
      <IconButton
        icon={Plus}
        name={isOpen ? 'Hide the operations' : 'Show the operations'}
        isStrong
        aria-expanded={isOpen}
        onClick={togglePalette}
      />
      <IconButton icon={Shapes} name="Open an example" onClick={() => runCommand('file.examples')} />
      <IconButton icon={Workflow} name="Arrange the graph" onClick={() => runCommand('edit.arrange')} />
      <IconButton icon={Frame} name="Put a frame round the selection" onClick={() => runCommand('edit.frame')} />
      <IconButton icon={StickyNote} name="Write a note" onClick={() => runCommand('edit.note')} />
      <span className={styles.space} />
      <IconButton
        icon={PanelRight}
        name={hasSide ? 'Hide the details' : 'Show the details'}
        aria-expanded={hasSide}
        onClick={() => changeView({ hasSide: !hasSide })}
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
