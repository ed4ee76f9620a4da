// The operations that were added last, the latest first. Kept with the user's preferences (view.ts), never in a document.
import { create } from 'zustand'

const most = 8

export const useRecentOps = create<{ readonly names: readonly string[] }>(() => ({ names: [] }))

export const recentOps = (): readonly string[] => useRecentOps.getState().names

/** Remembers that an operation was added just now. */
export const rememberOp = (name: string): void =>
  useRecentOps.setState(({ names }) => ({ names: [name, ...names.filter((other) => other !== name)].slice(0, most) }))
