// Everything that the examples compute, as a few digits: equal digits on every engine mean equal bits. For tests only.
import { entriesOf } from '../engine/derivative'
import { walk } from '../calculus/descent'
import { sampleGrid } from '../calculus/grid'
import { landscapeOf } from '../calculus/landscape'
import { highWord, lowWord } from '../elementary/bits'
import { run } from '../engine/run'
import { documentOf } from '../examples/recipe'
import { recipes } from '../examples/recipes'
import { compile } from '../graph/compile'
import type { Path } from '../engine/trace'
import type { Tensor } from '../tensor'

/** A digest of the bits of doubles, 64 bits in two halves (FNV-1a's step with two primes). All NaN are one. */
class Digest {
  private a = 0x811c9dc5
  private b = 0x9e3779b9

  add(x: number): void {
    const words = x !== x ? [0x7ff80000, 0] : [highWord(x), lowWord(x)]
    for (const word of words) {
      this.a = Math.imul(this.a ^ word, 0x01000193)
      this.b = Math.imul(this.b ^ (word + (this.a >>> 7)), 0x85ebca6b)
    }
  }

  addAll(numbers: Iterable<number>): void {
    for (const x of numbers) this.add(x)
  }

  tensor(t: Tensor | null): void {
    this.addAll(t ? t.data : [NaN])
  }

  done(): string {
    return [this.a, this.b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
  }
}

/** What each example computes: its whole trace, a descent of 1,000 steps over all its numbers, and a grid with slopes. */
export function digests(machine: Path = 'reference'): Readonly<Record<string, string>> {
  return Object.fromEntries(
    recipes.map((recipe) => {
      const digest = new Digest()
      const { program } = compile(documentOf(recipe).graph)
      const { values, adjoints, contributions } = run(program, program.sources, {}, machine)
      for (const t of [...values, ...adjoints, ...contributions.values()]) digest.tensor(t)
      const entries = entriesOf(program, program.sources)
      const land = landscapeOf(program, program.sources, entries)
      const path = land ? walk(land, 'gradient', { rate: 1e-3 }, 1000).points : []
      for (const { point, value, gradient } of path) {
        digest.addAll([...point, value, ...gradient])
      }
      const axes = entries.slice(0, 2).map((entry) => ({ ...entry, low: -2.1, high: 1.7 }))
      const rows = axes.length > 1 ? 9 : 1
      const grid = sampleGrid({ program, sources: program.sources, axes, columns: 9, rows })
      for (const column of [grid.values, ...grid.slopes]) digest.addAll(column)
      return [recipe.name, digest.done()]
    }),
  )
}
