// The two questions about work that might be lost.
import type { ReactNode } from 'react'
import { declineRecovery, offeredRecovery, restoreRecovery } from '../command/recovery'
import { answerChanged, answerUnsaved } from '../command/unsaved'
import { Button } from '../parts/Button'
import { Modal } from '../parts/Modal'
import { useOpenDocument } from '../state/document'
import styles from './Questions.module.css'

interface QuestionProps {
  readonly title: string
  readonly text: string
  readonly onClose: () => void
  readonly children: ReactNode
}

function Question({ title, text, onClose, children }: QuestionProps) {
  return (
    <Modal title={title} onClose={onClose}>
      <p className={styles.text}>{text}</p>
      <div className={styles.buttons}>{children}</div>
    </Modal>
  )
}

export function UnsavedQuestion() {
  const name = useOpenDocument((state) => state.name)
  return (
    <Question
      title={`Save the changes to ${name}?`}
      text="They are not in a file yet and would be lost."
      onClose={() => answerUnsaved('cancel')}
    >
      <Button onClick={() => answerUnsaved('discard')}>Don’t save</Button>
      <Button onClick={() => answerUnsaved('cancel')}>Cancel</Button>
      <Button isMain data-first onClick={() => answerUnsaved('save')}>
        Save
      </Button>
    </Question>
  )
}

export function ChangedQuestion() {
  const name = useOpenDocument((state) => state.name)
  return (
    <Question
      title={`${name} was changed by another program`}
      text="Nothing was written. Saving yours would replace what the other program wrote; opening theirs gives up your changes."
      onClose={() => answerChanged('cancel')}
    >
      <Button onClick={() => answerChanged('theirs')}>Open theirs</Button>
      <Button onClick={() => answerChanged('mine')}>Save mine</Button>
      <Button isMain data-first onClick={() => answerChanged('both')}>
        Save both…
      </Button>
    </Question>
  )
}

export function RecoveryQuestion() {
  const found = offeredRecovery()
  if (!found) return null
  const time = new Date(found.savedAt).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })
  return (
    <Question
      title="Bring back unsaved work?"
      text={`Gradwire stopped before “${found.name}” was saved. Everything up to ${time} was kept.`}
      onClose={restoreRecovery}
    >
      <Button onClick={declineRecovery}>Discard it</Button>
      <Button isMain data-first onClick={restoreRecovery}>
        Bring it back
      </Button>
    </Question>
  )
}
