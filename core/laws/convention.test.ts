// Laws of the three conventions, over every op that has a kink.
import { describe, expect, it } from 'vitest'
import { breaksOfConventions, conventionLawNames, kinked } from './convention-laws'

describe.each(kinked.map((op) => [op.name, op] as const))('the kink of %s', (_name, op) => {
  it.each(conventionLawNames)('%s', (law) => expect([...breaksOfConventions(op, law)]).toEqual([]))
})
