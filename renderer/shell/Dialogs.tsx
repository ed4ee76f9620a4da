// The dialog that is open, if any. One at a time.
import { useSession } from '../state/session'
import { CommandPalette } from './CommandPalette'
import { ExampleGallery } from './ExampleGallery'
import { KeySheet } from './KeySheet'
import { OpHelp } from './OpHelp'
import { Shortcuts } from './Shortcuts'
import { ChangedQuestion, RecoveryQuestion, UnsavedQuestion } from './Questions'

export function Dialogs() {
  const dialog = useSession((session) => session.dialog)
  if (dialog === 'commands') return <CommandPalette />
  if (dialog === 'keys') return <KeySheet />
  if (dialog === 'op') return <OpHelp />
  if (dialog === 'shortcuts') return <Shortcuts />
  if (dialog === 'examples') return <ExampleGallery />
  if (dialog === 'unsaved') return <UnsavedQuestion />
  if (dialog === 'changed') return <ChangedQuestion />
  if (dialog === 'recovery') return <RecoveryQuestion />
  return null
}
