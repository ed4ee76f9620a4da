// The dialog that is open, if any. One at a time; those that bring much with them are loaded when they are first opened.
import { lazy, Suspense } from 'react'
import { useSession } from '../state/session'
import { CommandPalette } from './CommandPalette'
import { KeySheet } from './KeySheet'
import { ChangedQuestion, RecoveryQuestion, UnsavedQuestion } from './Questions'

const ExampleGallery = lazy(() => import('./ExampleGallery').then((part) => ({ default: part.ExampleGallery })))
const OpHelp = lazy(() => import('./OpHelp').then((part) => ({ default: part.OpHelp })))
const Shortcuts = lazy(() => import('./Shortcuts').then((part) => ({ default: part.Shortcuts })))

export function Dialogs() {
  return (
    <Suspense>
      <OpenDialog />
    </Suspense>
  )
}

function OpenDialog() {
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
