import { describe, expect, it } from 'vitest'
import type { Random } from '../random'
import { seeded } from '../random'
import bytes from './elementary.assembly.ts?wasm'
import { fromWords, highWord, lowWord } from './bits'
import { exp } from './exponential'

type OfOne = (x: number) => number

const here: Record<string, OfOne> = { exp }
const there = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Record<string, OfOne>

/** A double of any size: every exponent is as likely as any other. */
const anyDouble = (random: Random): number => fromWords(random.integer(2 ** 32), random.integer(2 ** 32))

it('the two words of a double give it back', () => {
  const random = seeded(2)
  for (let i = 0; i < 1000; i++) {
    const x = anyDouble(random)
    expect(fromWords(highWord(x), lowWord(x))).toBe(x)
  }
})

describe('an elementary function in TypeScript and in WebAssembly', () => {
  it.each(Object.keys(here))('%s gives the same bits', (name) => {
    const random = seeded(1)
    let differing = 0
    for (let i = 0; i < 100_000; i++) {
      const x = i % 2 === 0 ? anyDouble(random) : 40 * random.uniform() - 20
      if (!Object.is((here[name] as OfOne)(x), (there[name] as OfOne)(x))) differing++
    }
    expect(differing).toBe(0)
  })
})
