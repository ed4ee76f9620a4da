// What the machine tells the page unasked. Waits until the page listens, so that nothing said early is lost.
import type { MachineEvent } from './contract'

export interface Events {
  /** Says it now, or as soon as the page listens. */
  tell(event: MachineEvent): void
  /** The page listens. */
  listening(): void
  /** The page is being loaded (again): nobody listens until it says so. */
  quiet(): void
}

export function createEvents(send: (event: MachineEvent) => void): Events {
  let waiting: MachineEvent[] = []
  let isHeard = false
  return {
    tell(event) {
      if (isHeard) send(event)
      else waiting.push(event)
    },
    listening() {
      isHeard = true
      const saved = waiting
      waiting = []
      saved.forEach(send)
    },
    quiet() {
      isHeard = false
    },
  }
}
