// Unsaved work of a browser tab, in IndexedDB. Each tab has its own copy, so that two tabs do not overwrite each other;
// a lock that lives as long as the tab tells whose copy is an orphan and may be offered to another.
import { createStore, del, entries, get, set } from 'idb-keyval'
import type { Machine, Recovery } from '../../app/contract'

const tabKey = 'gradwire.tab'
const lockOf = (tab: string): string => `gradwire-tab-${tab}`
/** How long a reloaded page waits for the lock of the page before it. */
const patience = 1000

export function tabRecovery(): Pick<Machine, 'writeRecovery' | 'readRecovery' | 'clearRecovery'> {
  const store = createStore('gradwire-recovery', 'tabs')
  const tab = settleIn()
  return {
    // Without storage (a private window) there is no recovery; editing goes on.
    writeRecovery: async (recovery) => set(await tab, recovery, store).catch(() => undefined),
    clearRecovery: async () => del(await tab, store).catch(() => undefined),
    async readRecovery() {
      const own = await tab
      try {
        return (await get<Recovery>(own, store)) ?? (await adoptOrphan(own))
      } catch {
        return null
      }
    },
  }

  /** The newest copy whose tab is gone becomes ours. */
  async function adoptOrphan(own: string): Promise<Recovery | null> {
    const held = new Set((await navigator.locks.query()).held?.map(({ name }) => name))
    const orphans = (await entries<string, Recovery>(store)).filter(([tab]) => !held.has(lockOf(tab)))
    const newest = orphans.sort(([, a], [, b]) => b.savedAt - a.savedAt)[0]
    if (newest === undefined) return null
    const [orphan, recovery] = newest
    await set(own, recovery, store)
    await del(orphan, store)
    return recovery
  }
}

/** This tab's name: the one it had before a reload, or a new one when another tab (its original, if copied) still has it. */
async function settleIn(): Promise<string> {
  const before = sessionStorage.getItem(tabKey)
  if (before !== null && (await hold(before))) return before
  const fresh = crypto.randomUUID()
  sessionStorage.setItem(tabKey, fresh)
  await hold(fresh)
  return fresh
}

/** Takes the tab's lock until the tab is gone; false when another tab keeps it. */
function hold(tab: string): Promise<boolean> {
  const giveUp = new AbortController()
  const timer = setTimeout(() => giveUp.abort(), patience)
  return new Promise((settled) => {
    const forEver = (): Promise<never> => {
      clearTimeout(timer)
      settled(true)
      return new Promise(() => undefined)
    }
    navigator.locks.request(lockOf(tab), { signal: giveUp.signal }, forEver).catch(() => settled(false))
  })
}
