// What the page's quiet voice says next: the sentence of an edit, for those who do not see it. Text only, never kept.
import { create } from 'zustand'

interface Announcement {
  readonly text: string
  /** Counts, so that the same sentence twice is heard twice. */
  readonly count: number
}

const useAnnouncements = create<Announcement>(() => ({ text: '', count: 0 }))

/** Says a sentence in the live region of the shell. */
export const announce = (text: string): void => useAnnouncements.setState(({ count }) => ({ text, count: count + 1 }))

/** A trailing blank on every other one makes a repeated sentence a change. */
export const useAnnouncement = (): string => useAnnouncements(({ text, count }) => (count % 2 ? text : `${text} `))
