// The narrow rail at the left: what is always at hand. Its commands are rows of the catalogue.
import type { LucideIcon } from 'lucide-react'
import { CircleHelp, PanelRight, Plus, Shapes, SquareDashed, StickyNote, Workflow } from 'lucide-react'
import type { CommandId } from '../../core/command/catalogue'
import { commandNamed } from '../../core/command/catalogue'
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
      <Tool icon={SquareDashed} id="edit.frame" />
      <Tool icon={StickyNote} id="edit.note" />
      <Tool icon={Workflow} id="edit.arrange" />
      <Tool icon={Shapes} id="file.examples" />
      <span className={styles.space} />
      <IconButton
        icon={PanelRight}
        name={side ? 'Hide the details' : 'Show the details'}
        aria-expanded={side}
        onClick={() => showPanel('side', !side)}
      />
      <Tool icon={CircleHelp} id="help.keys" />
    </nav>
  )
}

/** A command as a picture: its title is its name, its keys stand beside it on hover. */
const Tool = ({ icon, id }: { readonly icon: LucideIcon; readonly id: CommandId }) => (
  <IconButton icon={icon} name={commandNamed(id)?.title ?? id} keys={useKeysOf(id)} onClick={() => runCommand(id)} />
)
