import { expect, it } from 'vitest'
import { sayLapse, sayOtherHeight } from './shown-function'

it('says whose slopes stand on the canvas', () => {
  expect(sayOtherHeight('s1', 'f')).toBe(
    'The surface shows s1 and its slopes; those on the canvas are still of the root, f.',
  )
  expect(sayOtherHeight('s1', null)).toContain('no root yet')
})
it('says why a chosen height is not shown, and what is', () => {
  expect(sayLapse({ kind: 'gone' }, 'f')).toBe(
    'The node whose height was shown is gone. The surface shows the root, f, again.',
  )
  for (const kind of ['not computed', 'many numbers', 'no input'] as const)
    expect(sayLapse({ kind, name: 's1' }, 'f')).toMatch(/^s1 .*\. The surface shows the root, f, again\.$/)
  expect(sayLapse({ kind: 'gone' }, null)).toContain('no root')
})
