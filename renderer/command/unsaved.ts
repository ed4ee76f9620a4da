// The questions before work would be lost. A dialog shows them; whoever asked waits for the answer.
import type { Dialog } from '../state/session'
import { changeSession } from '../state/session'

export type UnsavedAnswer = 'save' | 'discard' | 'cancel'
export type ChangedAnswer = 'mine' | 'theirs' | 'both' | 'cancel'

interface Question<Answer> {
  ask(): Promise<Answer | 'cancel'>
  answer(answer: Answer | 'cancel'): void
}

/** A dialog's question; asked again, the one before counts as cancelled. */
function question<Answer extends string>(dialog: Dialog): Question<Answer> {
  let waiting: ((answer: Answer | 'cancel') => void) | null = null
  return {
    ask() {
      waiting?.('cancel')
      changeSession({ dialog })
      return new Promise((resolve) => {
        waiting = resolve
      })
    },
    answer(answer) {
      changeSession({ dialog: null })
      waiting?.(answer)
      waiting = null
    },
  }
}

export const { ask: askAboutUnsaved, answer: answerUnsaved } = question<UnsavedAnswer>('unsaved')
/** Another program wrote to the file that is to be saved. */
export const { ask: askAboutChanged, answer: answerChanged } = question<ChangedAnswer>('changed')

let recovery: { readonly answered: Promise<void>; readonly settle: () => void } | null = null

/** Recovered work is offered: what would take its place on the table waits until that is answered. */
export function openRecoveryQuestion(): void {
  let settle = (): void => undefined
  const answered = new Promise<void>((resolve) => (settle = resolve))
  recovery = { answered, settle }
  changeSession({ dialog: 'recovery' })
}

export function closeRecoveryQuestion(): void {
  changeSession({ dialog: null })
  recovery?.settle()
  recovery = null
}

/** Settles at once where nothing is offered. */
export const recoveryAnswered = async (): Promise<void> => recovery?.answered
