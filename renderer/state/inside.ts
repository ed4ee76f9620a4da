// What the numbers inside a function are asked about: the root stands outside, where nobody sees it.
import { followsIn, isInside } from './derive'
import { useDerived } from './derived'
import { useGraph } from './document'

/** The name of the root outside, null where no path leads to one; undefined in the document, and where the use is the root. */
export function useRootOutside(): string | null | undefined {
  const { program } = useDerived()
  const graph = useGraph()
  if (!isInside(graph)) return undefined
  const follows = followsIn(graph) ?? null
  if (follows === null) return null
  return follows.fn === null || program.root === null ? undefined : follows.root
}
