// The one question before work would be lost. The dialog shows it; whoever asked waits for the answer.
import { changeSession } from '../state/session'

export type UnsavedAnswer = 'save' | 'discard' | 'cancel'

let waiting: ((answer: UnsavedAnswer) => void) | null = null

export function askAboutUnsaved(): Promise<UnsavedAnswer> {
  waiting?.('cancel')
  changeSession({ dialog: 'unsaved' })
  return new Promise((resolve) => {
    waiting = resolve
  })
}

export function answerUnsaved(answer: UnsavedAnswer): void {
  changeSession({ dialog: null })
  waiting?.(answer)
  waiting = null
}
