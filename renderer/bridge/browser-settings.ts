// One user's settings in a browser: one record in localStorage. Without storage they last as long as the tab.
import type { Machine, Settings } from '../../app/contract'

const key = 'gradwire.settings'

const isRight = (value: unknown): value is Settings[string] =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

export function browserSettings(): Pick<Machine, 'readSettings' | 'writeSettings'> {
  let unstored: Record<string, unknown> = {}
  const read = (): Record<string, unknown> => {
    try {
      const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
      return typeof value === 'object' && value !== null ? { ...value, ...unstored } : unstored
    } catch {
      return unstored
    }
  }
  return {
    readSettings: async () =>
      Object.fromEntries(Object.entries(read()).flatMap(([name, value]) => (isRight(value) ? [[name, value]] : []))),
    async writeSettings(settings) {
      const next = { ...read(), ...settings }
      try {
        localStorage.setItem(key, JSON.stringify(next))
        unstored = {}
      } catch {
        unstored = next
      }
    },
  }
}
