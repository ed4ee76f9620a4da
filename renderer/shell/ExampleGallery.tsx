// The course's own graphs, one click away.
import catalogue from '../../assets/examples/catalogue.json'
import { mayLeave, openText } from '../command/files'
import { Modal } from '../parts/Modal'
import { changeSession } from '../state/session'
import styles from './ExampleGallery.module.css'

const texts = import.meta.glob<string>('../../assets/examples/*.gradwire', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const close = (): void => changeSession({ dialog: null })

/** An example is a copy: it has no file until it is saved. */
async function open(file: string): Promise<void> {
  const text = texts[`../../assets/examples/${file}`]
  close()
  if (text !== undefined && (await mayLeave())) openText({ text, name: file })
}

export function ExampleGallery() {
  return (
    <Modal title="Examples" onClose={close} className={styles.wide}>
      <ul className={styles.list}>
        {catalogue.map((example) => (
          <li key={example.file}>
            <button type="button" className={styles.card} onClick={() => void open(example.file)}>
              <strong>{example.title}</strong>
              <span>{example.text}</span>
              <small>{example.chapter}</small>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
