import { describe, expect, it } from 'vitest'
import { run } from '../engine/run'
import { nextCursor, traceAt } from '../engine/trace'
import { compile } from '../graph/compile'
import { breaksOfAdjointIdentity, breaksOfTheSum, graphOf } from './graph-laws'

const seeds = Array.from({ length: 1000 }, (_, i) => i)

describe('on random graphs', () => {
  it.each([
    ['keeps ⟨c, J t⟩ = ⟨Jᵀ c, t⟩', breaksOfAdjointIdentity],
    ['makes every adjoint the sum of what its wires deliver', breaksOfTheSum],
  ])('%s', (_, breaks) => {
    expect(seeds.flatMap((seed) => [...breaks(seed)].map((found) => `seed ${seed}: ${found}`))).toEqual([])
  })

  it('never shows a step before what it needs', () => {
    for (const seed of seeds.slice(0, 80)) {
      const { graph } = graphOf(seed)
      const trace = run(compile(graph).program)
      trace.steps.forEach((step, index) => {
        const before = traceAt(trace, index)
        const after = traceAt(trace, index + 1)
        if (step.kind === 'forward') {
          for (const edge of graph.edges.filter((wire) => wire.to === step.node)) {
            expect(before.valueOf(edge.from)).not.toBeNull()
          }
          expect(before.valueOf(step.node)).toBeNull()
          expect(after.valueOf(step.node)).not.toBeNull()
        } else if (step.kind === 'backward') {
          expect(before.adjointOf(step.from)?.missing, `seed ${seed} step ${index}`).toBe(0)
          expect(before.contributionOf(step.edge)).toBeNull()
          expect(after.contributionOf(step.edge)).not.toBeNull()
        }
      })
      const end = traceAt(trace, trace.steps.length)
      trace.program.instructions.forEach(({ node }, slot) => {
        expect(end.adjointOf(node)?.sum ?? null).toEqual(trace.adjoints[slot])
        if (end.adjointOf(node)) expect(end.adjointOf(node)?.missing).toBe(0)
      })
    }
  })

  it('steps by node over every wire once, there and back', () => {
    const trace = run(compile(graphOf(3).graph).program)
    for (const unit of ['wire', 'node'] as const) {
      const stops = [0]
      while (stops[stops.length - 1]! < trace.steps.length)
        stops.push(nextCursor(trace, stops[stops.length - 1]!, 1, unit))
      const back = [trace.steps.length]
      while (back[back.length - 1]! > 0) back.push(nextCursor(trace, back[back.length - 1]!, -1, unit))
      expect(back.reverse()).toEqual(stops)
    }
  })

  it('gives the same bits every time', () => {
    const once = JSON.stringify(
      [...run(compile(graphOf(4).graph).program).contributions].map(([k, t]) => [k, [...t.data]]),
    )
    const again = JSON.stringify(
      [...run(compile(graphOf(4).graph).program).contributions].map(([k, t]) => [k, [...t.data]]),
    )
    expect(again).toBe(once)
  })
})
