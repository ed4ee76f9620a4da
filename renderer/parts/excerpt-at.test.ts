import { describe, expect, it } from 'vitest'
import { excerptAt, offsetOf } from './excerpt-at'

describe('the place of an error', () => {
  it('is marked in its neighbourhood', () => {
    expect(excerptAt('log(x', 6)).toEqual({ before: 'log(x', at: ' ', after: '' })
    const long = excerptAt(`${'a+'.repeat(50)}?${'+b'.repeat(50)}`, 101)
    expect(long.at).toBe('?')
    expect(long.before.startsWith('…') && long.after.endsWith('…')).toBe(true)
    expect(long.before.length).toBeLessThan(40)
  })

  it('counts characters as a person does', () => {
    expect(offsetOf('𝑥+?', 3)).toBe(3)
    expect(excerptAt('𝑥+?', 3).at).toBe('?')
  })
})
