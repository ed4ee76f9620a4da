// What the wires show: one choice for the whole canvas, printed from the rows of the catalogue that begin with "lens.".
import { Check, ChevronDown, Glasses } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { commandNamed, commands } from '../../core/command/catalogue'
import { canRun, runCommand } from '../command/run'
import menu from '../parts/DropMenu.module.css'
import { leaveTakenFocus } from '../parts/focus'
import { useSession } from '../state/session'
import styles from './Canvas.module.css'

const lenses = commands.filter(({ id }) => id.startsWith('lens.'))

export function LensMenu() {
  const lens = useSession((session) => session.lens)
  const isBuilding = useSession((session) => session.mode === 'build')
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const chosen = commandNamed(`lens.${lens}`)
  return (
    <div ref={setPlace} className={styles.tool} onDoubleClick={(event) => event.stopPropagation()}>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger asChild>
          <button
            type="button"
            className={styles.lens}
            aria-label={`Lens: ${chosen?.label}`}
            title="What the wires show"
          >
            <Glasses size={16} strokeWidth={1.7} aria-hidden="true" />
            <span>{chosen?.label}</span>
            <ChevronDown size={14} aria-hidden="true" />
          </button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal container={place}>
          <DropdownMenu.Content
            className={menu.menu}
            side="top"
            align="start"
            sideOffset={6}
            aria-label="Lens"
            onCloseAutoFocus={leaveTakenFocus}
            // Letters that look for an item are no commands of the canvas.
            onKeyDown={(event) => event.stopPropagation()}
          >
            <DropdownMenu.RadioGroup value={`lens.${lens}`}>
              {lenses.map(({ id, label }) => (
                <DropdownMenu.RadioItem
                  key={id}
                  value={id}
                  disabled={!canRun(id)}
                  className={menu.item}
                  onSelect={() => void runCommand(id)}
                >
                  {label}
                  <DropdownMenu.ItemIndicator>
                    <Check size={15} aria-hidden="true" />
                  </DropdownMenu.ItemIndicator>
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
            {isBuilding && lens === 'contribution' && (
              <DropdownMenu.Label className={menu.hint}>
                While you build, a contribution stands on the wire under the pointer; in Step on every wire.
              </DropdownMenu.Label>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  )
}
