// Texts that follow what is shown without React: the component stands, and only its words are written. For what every wire
// and every node says, where a run changes all of it at once.
import type { RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { Shown } from './shown'
import { shownNow, subscribe } from './shown'

/**
 * An element whose words follow a fact. Give it no children. `write` puts the words into the element; it is called before the
 * first paint, and after that only when `select` answers with others.
 */
export function useWritten<E extends Element>(
  select: (shown: Shown) => string,
  write: (element: E, text: string) => void = writeText,
): RefObject<E | null> {
  const place = useRef<E>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    let written: string | null = null
    const follow = (): void => {
      const text = select(shownNow())
      if (text === written) return
      written = text
      write(element, text)
    }
    follow()
    return subscribe(follow)
  }, [select, write])
  return place
}

function writeText(element: Element, text: string): void {
  element.textContent = text
}
