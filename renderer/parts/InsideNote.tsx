// The sentence that says, inside a function, where the root is that everything here is about.
import { useRootOutside } from '../state/inside'
import { Name } from './Name'

export function InsideNote({ className }: { readonly className?: string | undefined }) {
  const root = useRootOutside()
  if (root === undefined) return null
  return (
    <p className={className}>
      {root === null ? (
        'No derivative comes back into this use: no path leads from it to a root outside.'
      ) : (
        <>
          <Name name={root} /> is the root outside. It follows from here through this use alone: all else outside stands
          as it is.
        </>
      )}
    </p>
  )
}
