// Work that nobody waits for: done when the page has a moment.

/** Calls when nothing else is to be done, at the latest after so many milliseconds. */
export function whenIdle(work: () => void, longestWait: number): void {
  // Some browsers have no idle callback, and tests have no page.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: longestWait })
  else setTimeout(work, longestWait)
}
