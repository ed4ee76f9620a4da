// The questions before work would be lost. A dialog shows them; whoever asked waits for the answer.
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
