// May the window close? A small machine of states without Electron: unsaved work asks first, and "Save" closes only
// after the page has said that everything is saved.

export type Answer = 'save' | 'discard' | 'cancel'

export interface Closing {
  /** The page says whether there is unsaved work. */
  describe(isDirty: boolean): void
  /** The window wants to close: true when it may, at once. Otherwise the question is on its way. */
  mayClose(): boolean
  /** A save that the question had started did not happen: the window stays. */
  saveFailed(): void
}

export interface ClosingActions {
  readonly ask: () => Promise<Answer>
  /** Tells the page to save. */
  readonly save: () => void
  /** Forgets the unsaved work for good. */
  readonly discard: () => Promise<void>
  /** Closes the window without asking again. */
  readonly close: () => void
}

export function createClosing({ ask, save, discard, close }: ClosingActions): Closing {
  let isDirty = false
  let state: 'open' | 'asking' | 'saving' | 'leaving' = 'open'

  async function question(): Promise<void> {
    state = 'asking'
    const answer = await ask()
    if (answer === 'cancel') state = 'open'
    else if (answer === 'discard') {
      await discard().catch(() => undefined)
      leave()
    } else if (!isDirty) leave()
    else {
      state = 'saving'
      save()
    }
  }

  const leave = (): void => {
    state = 'leaving'
    close()
  }

  return {
    describe(next) {
      isDirty = next
      if (!isDirty && state === 'saving') leave()
    },
    mayClose() {
      if (state === 'leaving' || !isDirty) return true
      // While saving, a second try to close asks again: the page may be stuck.
      if (state !== 'asking') void question()
      return false
    },
    saveFailed() {
      if (state === 'saving') state = 'open'
    },
  }
}
