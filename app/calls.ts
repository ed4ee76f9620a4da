// What the page may ask for: one row per call of the contract, a schema for what comes in and the function that runs.
// A row that is missing or has other types than the contract does not compile; anything else the page sends is refused.
import * as z from 'zod/mini'
import type { Machine } from './contract'
import { pageOrigin, type CallName } from './names'
import { recoverySchema } from './recovery'
import { settingsSchema } from './settings'

type Call<Name extends CallName> = {
  readonly schema: z.ZodMiniType<Parameters<Machine[Name]>>
  readonly run: (...args: Parameters<Machine[Name]>) => ReturnType<Machine[Name]>
}

export type Calls = { readonly [Name in CallName]: Call<Name> }

/** No message is longer than the largest document and its quotes; checked before anything is parsed. */
export const largestMessage = 33 * 1024 * 1024

const handle = z.string().check(z.maxLength(100))
const name = z.string().check(z.maxLength(1000))
const bytes = z.instanceof(Uint8Array)
const text = z.string().check(z.maxLength(largestMessage))

export function createCalls(machine: Omit<Machine, 'kind' | 'listen'>): Calls {
  return {
    openFile: { schema: z.tuple([]), run: machine.openFile },
    openTable: { schema: z.tuple([]), run: machine.openTable },
    openRecent: { schema: z.tuple([handle]), run: machine.openRecent },
    recentFiles: { schema: z.tuple([]), run: machine.recentFiles },
    saveFile: { schema: z.tuple([handle, text, z.boolean()]), run: machine.saveFile },
    saveFileAs: { schema: z.tuple([name, text]), run: machine.saveFileAs },
    saveFigure: { schema: z.tuple([name, z.enum(['svg', 'png']), bytes]), run: machine.saveFigure },
    copyFigure: { schema: z.tuple([bytes]), run: machine.copyFigure },
    writeRecovery: { schema: z.tuple([recoverySchema]), run: machine.writeRecovery },
    readRecovery: { schema: z.tuple([]), run: machine.readRecovery },
    clearRecovery: { schema: z.tuple([]), run: machine.clearRecovery },
    readSettings: { schema: z.tuple([]), run: machine.readSettings },
    writeSettings: { schema: z.tuple([settingsSchema]), run: machine.writeSettings },
    readClipboard: { schema: z.tuple([]), run: machine.readClipboard },
    describeDocument: { schema: z.tuple([name, z.boolean()]), run: machine.describeDocument },
  }
}

/** Where a message came from, as far as it matters. */
export interface Sender {
  readonly url: string
  readonly isTopFrame: boolean
  readonly isOurWindow: boolean
}

/** Runs one call of the page. Rejects, with no side effect, for a wrong sender and for arguments off the schema. */
export async function answer<Name extends CallName>(
  calls: Calls,
  called: Name,
  sender: Sender,
  args: unknown,
): Promise<Awaited<ReturnType<Machine[Name]>>> {
  if (!isPage(sender)) throw new Error('Refused: only the page of this window may call the machine.')
  if (weight(args) > largestMessage) throw new Error(`Refused: the message of ${called} is too large.`)
  const call: Call<Name> = calls[called]
  const read = z.safeParse(call.schema, args)
  if (!read.success) throw new Error(`Refused: ${called} does not take these arguments.`)
  return (await call.run(...read.data)) as Awaited<ReturnType<Machine[Name]>>
}

export const isPage = ({ url, isTopFrame, isOurWindow }: Sender): boolean =>
  isTopFrame && isOurWindow && (url === pageOrigin || url.startsWith(`${pageOrigin}/`))

/** Characters in a message, near enough, walked without recursion; stops counting past the limit. */
function weight(message: unknown): number {
  const rest: unknown[] = [message]
  let total = 0
  while (rest.length > 0 && total <= largestMessage) {
    const one = rest.pop()
    total += typeof one === 'string' ? one.length : 1
    if (ArrayBuffer.isView(one) || one instanceof ArrayBuffer) total += one.byteLength
    else if (typeof one === 'object' && one !== null)
      for (const [key, value] of Object.entries(one)) {
        total += key.length
        rest.push(value)
      }
  }
  return total
}
