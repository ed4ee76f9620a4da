// A row of the table: one goal, what is measured for it, against whom, and how far it must go. One file in rows/ per goal.
import type { Clock, Side } from './side'

/** Work in another process or thread, asked for by name: `load` hands over a description once, `time` answers in milliseconds. */
export interface Peer {
  load(name: string, description: object): Promise<void>
  time(name: string): Promise<number>
}

export type PeerName = 'torch' | 'tfjs' | 'threads'

/** What a bench is lent. */
export interface Lent {
  readonly now: Clock
  readonly peers: Readonly<Record<PeerName, Peer>>
}

export interface Row {
  /** Its number in the list of goals. */
  readonly goal: number
  readonly what: string
  /** Peers that npm brings belong to every run; those that must be installed apart, to `--anchor`. */
  readonly tier: 'every' | 'anchor'
  /** How many times as fast as the peer; or, where the peer is our own measure, at most how many times as long. */
  readonly wanted: { readonly atLeast: number } | { readonly atMost: number }
  /** Made only when the row is measured: some are large. */
  sides(): Promise<{ readonly ours: Side; readonly peer: Side }>
}

/** Work in a peer's process or threads. */
export function inPeer(lent: Lent, peer: PeerName, name: string, title: string): Side {
  return { name: title, time: () => lent.peers[peer].time(name) }
}
