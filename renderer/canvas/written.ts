// Texts that follow what is shown without React: the component stands, and only its words are written. For what every wire
// and every node says, where a run changes all of it at once.
import type { RefObject } from 'react'
import { useLayoutEffect, useRef } from 'react'
import type { EdgeId, NodeId } from '../../core/graph/document'
import { writeText } from '../parts/Raised'
import { whenIdle } from '../state/idle'
import type { Shown } from './shown-now'
import { shownNow, subscribe } from './shown-now'
import { followLater, followNoMore, isOutOfSight } from './sight'

/**
 * An element that follows a fact of a node or a wire. Give it no children. `writer` takes the element and says how a fact is put into it, which
 * is done before the first paint, and after that only when `select` answers otherwise; a little later where nobody sees it.
 */
export function useWritten<E extends Element, T>(
  id: NodeId | EdgeId,
  select: (shown: Shown) => T,
  writer: (element: E) => (fact: T) => void,
): RefObject<E | null> {
  const place = useRef<E>(null)
  useLayoutEffect(() => {
    const element = place.current
    if (!element) return
    const write = writer(element)
    let written = select(shownNow())
    write(written)
    const follow = (shown: Shown): void => {
      const fact = select(shown)
      if (Object.is(fact, written)) return
      written = fact
      write(fact)
    }
    const late = (): void => follow(shownNow())
    const stop = subscribe((shown) => (isOutOfSight(id) ? followLater(late) : follow(shown)))
    return () => {
      stop()
      followNoMore(late)
    }
  }, [id, select, writer])
  return place
}

/** Up to so many are written at once; more wait for the page to have a moment. */
const few = 60
/** Nobody waits longer, in milliseconds. */
const longestWait = 100

/** What is to be written of each when the time has come. */
const spoken = new Set<() => void>()
let isWaiting = false
let stopListening: (() => void) | null = null

function speak(): void {
  isWaiting = false
  for (const write of spoken) write()
}

function speakSoon(): void {
  if (spoken.size <= few) return speak()
  if (isWaiting) return
  isWaiting = true
  whenIdle(hurry, longestWait)
}

let isGathering = false

/** Before the page is drawn it is known how many are new. */
function speakOfNew(): void {
  if (isGathering) return
  isGathering = true
  queueMicrotask(() => {
    isGathering = false
    speakSoon()
  })
}

/** Whoever is given the keyboard is read out at once. */
function hurry(): void {
  if (isWaiting) speak()
}

function listen(): () => void {
  const stop = subscribe(speakSoon)
  document.addEventListener('focusin', hurry, true)
  return () => {
    stop()
    document.removeEventListener('focusin', hurry, true)
  }
}

/**
 * Words that nobody sees, or only who points at them: names for a screen reader, the parts of a sum. On a page full of nodes
 * they follow once it has been drawn, and before the keyboard comes to any of them.
 */
export function useSpoken<E extends Element>(
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
    stopListening ??= listen()
    spoken.add(follow)
    speakOfNew()
    return () => {
      spoken.delete(follow)
      if (spoken.size > 0) return
      stopListening?.()
      stopListening = null
    }
  }, [select, write])
  return place
}
