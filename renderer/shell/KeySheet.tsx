// The help sheet, printed from the command catalogue with the keys that they have now; below it what hands do on the canvas.
import { commands, menuNames } from '../../core/command/catalogue'
import { keysOf } from '../../core/command/keymap'
import { canvasHands } from '../command/hands'
import { writeKeys } from '../command/keys'
import { Button } from '../parts/Button'
import { Modal } from '../parts/Modal'
import { changeSession } from '../state/session'
import { useKeymap } from '../state/view'
import styles from './KeySheet.module.css'

const close = (): void => changeSession({ dialog: null })

export function KeySheet() {
  const keymap = useKeymap()
  return (
    <Modal title="Keyboard shortcuts" onClose={close} className={styles.wide}>
      <div className={styles.columns} tabIndex={0} role="group" aria-label="All shortcuts">
        {menuNames.map((menu) => (
          <Section
            key={menu}
            title={menu}
            rows={commands
              .filter((command) => command.menu?.menu === menu)
              .map((command) => ({ title: command.title, keys: keysOf(command, keymap).map(writeKeys) }))
              .filter(({ keys }) => keys.length > 0)}
          />
        ))}
        {canvasHands.map(({ title, rows }) => (
          <Section key={title} title={title} rows={rows} />
        ))}
      </div>
      <div className={styles.foot}>
        <Button onClick={() => changeSession({ dialog: 'shortcuts' })}>Choose your own</Button>
        <Button isMain onClick={close} data-first>
          Close
        </Button>
      </div>
    </Modal>
  )
}

interface SectionProps {
  readonly title: string
  readonly rows: readonly { readonly title: string; readonly keys: readonly string[] }[]
}

function Section({ title, rows }: SectionProps) {
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>{title}</h3>
      <dl className={styles.rows}>
        {rows.map((row) => (
          <div key={row.title} className={styles.row}>
            <dt>{row.title}</dt>
            <dd>
              {row.keys.map((keys) => (
                <kbd key={keys}>{keys}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
