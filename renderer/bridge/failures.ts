// What goes wrong with a file in a browser, as the contract's values.
import type { MachineFailure } from '../../app/contract'

export const largestDocument = 32 * 1024 * 1024

const reasons: Readonly<Record<string, string>> = {
  NotAllowedError: 'the browser was not allowed to use it',
  SecurityError: 'the browser was not allowed to use it',
  NoModificationAllowedError: 'another program uses the file',
  QuotaExceededError: 'the disk is full',
  NotReadableError: 'you have no permission to use this place',
  InvalidStateError: 'the file was changed meanwhile',
}

export const reasonFor = (reason: unknown): string =>
  reason instanceof Error ? (reasons[reason.name] ?? reason.name) : 'an unknown error'

export const fail = (code: MachineFailure['code'], facts: MachineFailure['facts']): MachineFailure => ({
  failed: true,
  code,
  facts,
})

export const isCancel = (reason: unknown): boolean => reason instanceof Error && reason.name === 'AbortError'

/** Reads a file as UTF-8 text: E503 too large, E502 not text or not readable, E504 gone. */
export async function readText(file: File): Promise<string | MachineFailure> {
  const { name, size } = file
  if (size > largestDocument) return fail('E503', { name, size, limit: largestDocument })
  try {
    const bytes = await file.arrayBuffer()
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (reason) {
    if (reason instanceof TypeError) return fail('E502', { name, reason: 'it is not UTF-8 text' })
    if (reason instanceof Error && reason.name === 'NotFoundError') return fail('E504', { name })
    return fail('E502', { name, reason: reasonFor(reason) })
  }
}
