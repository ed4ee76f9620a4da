// What the command line touches of the world, so that tests can hand it their own.

export interface Streams {
  /** Standard input, as it arrives. */
  readonly input: NodeJS.ReadableStream
  /** Standard output; settles when the text has been taken, so that a slow reader is waited for. */
  readonly out: (text: string) => Promise<void>
  readonly err: (text: string) => void
  readonly readFile: (path: string) => Promise<Uint8Array>
}

/** Exit statuses. */
export const status = { right: 0, disagrees: 1, badInput: 2 } as const
