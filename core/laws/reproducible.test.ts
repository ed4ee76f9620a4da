// The same document gives the same bits, always. The pinned digits hold in Chromium too (e2e/stories/same-bits.spec.ts):
// a change of them is a change of what learners see, and says so in its commit.
import { expect, it } from 'vitest'
import text from './digests.txt?raw'
import { digests } from './reproducible'

const pinned: unknown = Object.fromEntries(
  text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ')),
)

it('the examples compute what they always did, to the last bit', () => {
  expect(digests()).toEqual(pinned)
})

it('a second run, and a run on the tape, give the same bits', () => {
  expect(digests()).toEqual(digests('tape'))
})
