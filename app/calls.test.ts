// The page may ask for what the contract says and for nothing else.
import { expect, test, vi } from 'vitest'
import { answer, createCalls, largestMessage, type Sender } from './calls'
import { callNames } from './names'

const page: Sender = { url: 'app://bundle/', isTopFrame: true, isOurWindow: true }

function make() {
  const run = vi.fn(async () => null)
  const machine = Object.fromEntries(callNames.map((name) => [name, run]))
  return { run, calls: createCalls(machine as unknown as Parameters<typeof createCalls>[0]) }
}

test('a right call runs with its arguments', async () => {
  const { run, calls } = make()
  await answer(calls, 'saveFile', page, ['file-1', 'text', false])
  expect(run).toHaveBeenCalledWith('file-1', 'text', false)
})

test.each<[string, Partial<Sender>]>([
  ['another origin', { url: 'https://example.org/' }],
  ['an origin that begins like ours', { url: 'app://bundle.example/' }],
  ['a frame in the page', { isTopFrame: false }],
  ['another window', { isOurWindow: false }],
])('%s is refused', async (_, wrong) => {
  const { run, calls } = make()
  await expect(answer(calls, 'openFile', { ...page, ...wrong }, [])).rejects.toThrow('Refused')
  expect(run).not.toHaveBeenCalled()
})

const wrongArguments: unknown[] = [
  undefined,
  null,
  7,
  'x',
  {},
  [7, 7, 7, 7],
  [{ a: {} }],
  [null, null],
  ['x'.repeat(2000)],
]
test.each(callNames)('%s refuses arguments off its schema, with no side effect', async (name) => {
  const { run, calls } = make()
  for (const args of wrongArguments) await expect(answer(calls, name, page, args)).rejects.toThrow('Refused')
  expect(run).not.toHaveBeenCalled()
})

test('a message over the limit is refused, however it is packed', async () => {
  const { run, calls } = make()
  const long = 'x'.repeat(largestMessage / 2 + 1)
  for (const args of [['file-1', long + long], [{ a: long, b: { c: long } }], [new Uint8Array(largestMessage + 1)]])
    await expect(answer(calls, 'saveFile', page, args)).rejects.toThrow('too large')
  expect(run).not.toHaveBeenCalled()
})
