// A worker's end of its messages: the newest order wins, and between two turns new messages are let in. Shared by all workers
// of this room; runs in a worker only.

interface Context<Answer> {
  /** Asked after every turn; false ends the work. */
  readonly isWanted: () => boolean
  readonly turn: () => Promise<void>
  readonly answer: (message: Answer) => void
}

/** Works on each order until a newer one comes. `owned` names the buffers of an answer that are handed over, not copied. */
export function listen<Order extends { readonly ticket: number }, Answer>(
  work: (order: Order, context: Context<Answer>) => Promise<void>,
  owned: (message: Answer) => readonly ArrayBufferLike[],
): void {
  let newest = 0
  // A message channel's turn costs microseconds where a timer costs milliseconds.
  const channel = new MessageChannel()
  let go: (() => void) | null = null
  channel.port1.onmessage = () => go?.()
  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      go = resolve
      channel.port2.postMessage(null)
    })
  const answer = (message: Answer): void => {
    postMessage(message, { transfer: owned(message) as ArrayBuffer[] })
  }
  onmessage = ({ data }: MessageEvent<Order>) => {
    newest = data.ticket
    // A rejected promise ends silently in a worker; thrown from a task of its own, it reaches the page's onerror.
    work(data, { isWanted: () => newest === data.ticket, turn, answer }).catch((reason: unknown) =>
      setTimeout(() => {
        throw reason
      }),
    )
  }
}
