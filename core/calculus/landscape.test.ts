// A look by the tape says what a look by the rules says, to the last bit.
import { describe, expect, it } from 'vitest'
import { entriesOf, gradient, valueAt } from '../engine/derivative'
import { documentOf } from '../examples/recipe'
import { recipes } from '../examples/recipes'
import { startKernels } from '../fast/machine'
import { compile } from '../graph/compile'
import { randomDocument } from '../laws/graphs'
import type { Program } from '../graph/program'
import { landscapeOf, movedTo } from './landscape'

/** Value and slopes by the engine's own passes. */
function byRules(program: Program, point: readonly number[]): readonly number[] {
  const entries = entriesOf(program, program.sources)
  const sources = movedTo(program, program.sources, entries, point)
  const slopes = gradient(program, sources)
  const value = valueAt(program, sources, program.root as number).data[0] as number
  return [value, ...entries.map(({ slot, index }) => slopes.get(slot)?.data[index] ?? 0)]
}

function expectSameLooks(program: Program, title: string): void {
  const land = landscapeOf(program, program.sources, entriesOf(program, program.sources))
  if (!land) return
  const far = land.start.map((x, i) => x + 0.25 - 0.125 * (i % 5))
  // The first look is by the rules, the next by the tape; another point must leave nothing of it behind.
  for (const point of [land.start, land.start, far, land.start]) {
    const { value, gradient: slopes } = land.at(point)
    const wanted = byRules(program, point)
    ;[value, ...slopes].forEach((x, i) => expect(Object.is(x, wanted[i]), `${title}, ${i}`).toBe(true))
  }
}

describe.each(['JavaScript', 'WebAssembly'])('in %s', (machine) => {
  it('for every example', () => {
    if (machine === 'WebAssembly') startKernels()
    for (const recipe of recipes) expectSameLooks(compile(documentOf(recipe).graph).program, recipe.name)
  })

  it('for random graphs', () => {
    for (let seed = 0; seed < 100; seed++)
      expectSameLooks(compile(randomDocument(seed, 5 + ((seed * 13) % 60)).graph).program, `seed ${seed}`)
  })
})
