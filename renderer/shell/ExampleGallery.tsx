// The course's own graphs, one click away, each with a picture drawn from its document.
import { useMemo } from 'react'
import catalogue from '../../assets/examples/catalogue.json'
import { isDiagnostic } from '../../core/diagnostic'
import { readDocument } from '../../core/file/read'
import { mayLeave, openText } from '../command/files'
import { GraphPicture } from '../parts/GraphPicture'
import { Modal } from '../parts/Modal'
import { changeSession } from '../state/session'
import styles from './ExampleGallery.module.css'

const texts = import.meta.glob<string>('../../assets/examples/*.gradwire', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const textOf = (file: string): string => texts[`../../assets/examples/${file}`] ?? ''

const close = (): void => changeSession({ dialog: null })

/** An example is a copy: it has no file until it is saved. */
async function open(file: string): Promise<void> {
  close()
  if (await mayLeave()) openText({ text: textOf(file), name: file })
}

/** In the order of the course. */
const examples = [...catalogue].sort((a, b) => a.chapter.localeCompare(b.chapter))

export function ExampleGallery() {
  return (
    <Modal title="Examples" onClose={close} className={styles.wide}>
      <ul className={styles.list}>
        {examples.map((example, at) => (
          <li key={example.file}>
            <button
              type="button"
              className={styles.card}
              data-first={at === 0 || undefined}
              onClick={() => void open(example.file)}
            >
              <Picture file={example.file} />
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

function Picture({ file }: { readonly file: string }) {
  const read = useMemo(() => readDocument(textOf(file)), [file])
  return <div className={styles.picture}>{!isDiagnostic(read) && <GraphPicture document={read.document} />}</div>
}
