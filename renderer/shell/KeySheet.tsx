// The help sheet, printed from the command catalogue; below it what the pointer does.
import { commands } from '../../core/command/catalogue'
import { writeKeys } from '../command/keys'
import { Modal } from '../parts/Modal'
import { changeSession } from '../state/session'
import styles from './KeySheet.module.css'

const close = (): void => changeSession({ dialog: null })
const menus = ['File', 'Edit', 'View', 'Run', 'Help'] as const

export function KeySheet() {
  return (
    <Modal title="Keyboard shortcuts" onClose={close} className={styles.wide}>
      <div className={styles.columns}>
        {menus.map((menu) => {
          const rows = commands.filter((command) => command.menu?.menu === menu && command.keys)
          return (
            <section key={menu} className={styles.group}>
              <h3 className={styles.heading}>{menu}</h3>
              <dl className={styles.rows}>
                {rows.map((command) => (
                  <div key={command.id} className={styles.row}>
                    <dt>{command.title}</dt>
                    <dd>
                      {command.keys?.map((keys) => (
                        <kbd key={keys}>{writeKeys(keys)}</kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <div className={styles.foot}>
        <button type="button" className={styles.close} onClick={close} autoFocus>
          Close
        </button>
      </div>
    </Modal>
  )
}
