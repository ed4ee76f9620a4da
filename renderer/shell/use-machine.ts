// Keeps the machine told about the document, and hears what it says unasked.
import { useEffect } from 'react'
import { commandNamed } from '../../core/command/catalogue'
import { machine } from '../bridge'
import { complain, openGiven } from '../command/files'
import { keepRecovery, offerRecovery } from '../command/recovery'
import { runCommand } from '../command/run'
import { recoveryAnswered } from '../command/unsaved'
import { useIsDirty, useOpenDocument } from '../state/document'

export function useMachine(): void {
  const name = useOpenDocument((state) => state.name)
  const isDirty = useIsDirty()
  useEffect(() => {
    void machine.describeDocument(name, isDirty)
  }, [name, isDirty])
  useEffect(() => {
    let isGone = false
    const stopKeeping = keepRecovery()
    let stopListening = (): void => undefined
    // Recovery is asked for first, so that a file given at the start does not hide it.
    void offerRecovery().finally(() => {
      if (isGone) return
      stopListening = machine.listen((event) => {
        if (event.kind === 'open') void openGiven(event.file)
        else if (event.kind === 'failed') complain(event.failure)
        else {
          const command = commandNamed(event.id)
          // The menu stays open for business behind our dialog; nothing may take the place of work that is being offered.
          if (command) void recoveryAnswered().then(() => runCommand(command.id))
        }
      })
    })
    return () => {
      isGone = true
      stopKeeping()
      stopListening()
    }
  }, [])
}
