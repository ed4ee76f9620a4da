import { describe, expect, it } from 'vitest'
import { gradient, jvp } from '../engine/derivative'
import { run } from '../engine/run'
import { nextCursor, traceAt } from '../engine/trace'
import { compile } from '../graph/compile'
import { edgeId } from '../graph/document'
import { seeded } from '../random'
import { scalar } from '../tensor'
import { randomDocument } from './graphs'

const seeds = Array.from({ length: 1000 }, (_, i) => i)
const sizes = [2, 5, 12, 40, 90]
const graphOf = (seed: number): ReturnType<typeof randomDocument> =>
  randomDocument(seed, sizes[seed % sizes.length] as number)

describe('on random graphs', () => {
  it('keeps ⟨c, J t⟩ = ⟨Jᵀ c, t⟩', () => {
    for (const seed of seeds) {
      const { program } = compile(graphOf(seed).graph)
      const random = seeded(seed + 1000)
      const tangents = new Map(program.inputs.map((slot) => [slot, scalar(random.normal())]))
      const forwards = jvp(program, program.sources, tangents)[program.root!]!.data[0]!
      const parts = [...gradient(program, program.sources)].map(
        ([slot, t]) => t.data[0]! * tangents.get(slot)!.data[0]!,
      )
      const backwards = parts.reduce((sum, part) => sum + part, 0)
      const size = parts.reduce((sum, part) => sum + Math.abs(part), 1)
      expect(Math.abs(forwards - backwards) / size, `seed ${seed}`).toBeLessThan(1e-12)
    }
  })

  it('makes every adjoint the sum of what its wires deliver', () => {
    for (const seed of seeds) {
      const { graph } = graphOf(seed)
      const trace = run(compile(graph).program)
      trace.program.instructions.forEach(({ node }, slot) => {
        if (slot === trace.program.root) return
        const delivered = graph.edges
          .filter((edge) => edge.from === node)
          .flatMap((edge) => trace.contributions.get(edgeId(edge))?.data[0] ?? [])
        const adjoint = trace.adjoints[slot]
        if (delivered.length === 0) return expect(adjoint, `seed ${seed} ${node}`).toBeNull()
        const sum = delivered.reduce((total, part) => total + part, 0)
        const size = delivered.reduce((total, part) => total + Math.abs(part), 1)
        expect(Math.abs((adjoint?.data[0] ?? NaN) - sum) / size, `seed ${seed} ${node}`).toBeLessThan(1e-12)
      })
    }
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
