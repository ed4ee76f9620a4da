// The sampling worker: compiles a graph and answers with ever finer grids. Between two rows it listens, so that a new order
// ends the old one within a row. Holds no state but the newest ticket.
import type { SampleAnswer, SampleOrder } from './sampler-messages'
import { sample } from './sampler'

let newest = 0

/** Lets waiting messages in. A message channel's turn costs microseconds where a timer costs milliseconds. */
const channel = new MessageChannel()
let go: (() => void) | null = null
channel.port1.onmessage = () => go?.()
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    go = resolve
    channel.port2.postMessage(null)
  })

const answer = (message: SampleAnswer): void => {
  const { values, slopes } = message.grid
  postMessage(message, { transfer: [values, ...slopes].map((array) => array.buffer as ArrayBuffer) })
}

onmessage = ({ data }: MessageEvent<SampleOrder>) => {
  newest = data.ticket
  // A rejected promise ends silently in a worker; thrown from a task of its own, it reaches the page's onerror.
  sample(data, { isWanted: () => newest === data.ticket, turn, answer }).catch((reason: unknown) =>
    setTimeout(() => {
      throw reason
    }),
  )
}
