import { describe, expect, it } from 'vitest'
import { compile } from '../graph/compile'
import { randomDocument } from '../laws/graphs'
import { seeded } from '../random'
import { scalar } from '../tensor'
import { counterfactual } from './counterfactual'
import { cutAt, inputSide, topologicalCuts } from './cut'
import { jvp } from './derivative'
import { idOf, slotOf, traceOf } from './graphs.fixture'
import { course } from './graphs.fixture'
import { run } from './run'
import { pushForward } from './tangents'

const seeds = Array.from({ length: 300 }, (_, i) => i)

/** A random graph, a random direction, and both passes. */
function passes(seed: number) {
  const { program } = compile(randomDocument(seed, [3, 8, 20, 50][seed % 4]!).graph)
  const random = seeded(seed + 77)
  const direction = new Map(program.inputs.map((slot) => [slot, scalar(random.normal())]))
  const trace = run(program)
  return { program, random, direction, trace, tangents: pushForward(trace, direction) }
}

describe('the forward sweep', () => {
  it('gives each node the tangent that duals give it, as the sum of what its wires bring', () => {
    for (const seed of seeds) {
      const { program, direction, tangents } = passes(seed)
      const whole = jvp(program, program.sources, direction)
      program.instructions.forEach(({ edges }, slot) => {
        const brought = edges.map((edge) => tangents.contributions.get(edge)!.data[0]!)
        const size = brought.reduce((sum, part) => sum + Math.abs(part), 1)
        expect(Math.abs(tangents.tangents[slot]!.data[0]! - whole[slot]!.data[0]!) / size).toBeLessThan(1e-12)
        if (brought.length > 0) expect(brought.reduce((a, b) => a + b)).toBe(tangents.tangents[slot]!.data[0])
      })
    }
  })

  it('tells standing still from a rate of 0, and brings nothing through a cut wire', () => {
    const trace = traceOf('a = x^2; b = y^2; f = a + b', 'x=0, y=3')
    const along = new Map([[slotOf(trace, 'x'), scalar(1)]])
    const { tangents } = pushForward(trace, along)
    expect(tangents[slotOf(trace, 'a')]!.data[0]).toBe(0)
    expect(tangents[slotOf(trace, 'b')]).toBeNull()
    const { trace: cut } = counterfactual(trace, { cut: new Set([`${idOf(trace, 'f')}.0`]) })
    expect(pushForward(cut, along).tangents[slotOf(trace, 'f')]).toBeNull()
  })
})

describe('the cut identity', () => {
  it('holds at every topological cut of random graphs', () => {
    let cuts = 0
    for (const seed of seeds) {
      const { trace, tangents } = passes(seed)
      const slope = tangents.tangents[trace.program.root!]!.data[0]!
      for (const { total, crossings } of topologicalCuts(trace, tangents)) {
        const size = crossings.reduce((sum, { product }) => sum + Math.abs(product), 1)
        expect(Math.abs(total - slope) / size, `seed ${seed}`).toBeLessThan(1e-12)
        cuts++
      }
    }
    expect(cuts).toBeGreaterThan(2000)
  })

  it('holds in what-if worlds too, where wires are cut and values pulled', () => {
    for (const seed of seeds) {
      const { trace, direction, random, program } = passes(seed)
      const edges = program.instructions.flatMap((instruction) => instruction.edges)
      const cut = new Set(edges.filter(() => random.uniform() < 0.1))
      const pulled = program.instructions[3 + random.integer(program.instructions.length - 3)]!.node
      const { trace: changed } = counterfactual(trace, { cut, values: new Map([[pulled, scalar(0.4)]]) })
      const tangents = pushForward(changed, direction)
      const slope = tangents.tangents[program.root!]?.data[0] ?? 0
      for (const { total, crossings } of topologicalCuts(changed, tangents)) {
        const size = crossings.reduce((sum, { product }) => sum + Math.abs(product), 1)
        expect(Math.abs(total - slope) / size, `seed ${seed}`).toBeLessThan(1e-12)
      }
    }
  })

  it('holds at cuts that a person draws anywhere', () => {
    for (const seed of seeds) {
      const { trace, tangents, random, program } = passes(seed)
      const drawn = program.instructions.filter(() => random.uniform() < 0.2).map(({ node }) => node)
      const inside = inputSide(program, drawn)
      if (!inside) continue
      const { total, crossings } = cutAt(trace, tangents, inside)
      const size = crossings.reduce((sum, { product }) => sum + Math.abs(product), 1)
      expect(Math.abs(total - tangents.tangents[program.root!]!.data[0]!) / size).toBeLessThan(1e-12)
    }
  })

  it('holds for vectors and matrices', () => {
    const trace = traceOf(
      'h = tanh(W @ x); f = logsumexp(W.T @ h) + h @ h',
      'W=[[0.3, -0.2], [0.5, 0.1]], x=[1.5, -0.5]',
    )
    const random = seeded(3)
    const { program } = trace
    const along = new Map(program.inputs.map((slot) => [slot, random.tensor(program.sources.get(slot)!.shape)]))
    const tangents = pushForward(trace, along)
    const cuts = topologicalCuts(trace, tangents)
    expect(cuts.length).toBeGreaterThan(4)
    for (const { total } of cuts) expect(total).toBeCloseTo(tangents.tangents[program.root!]!.data[0]!, 12)
  })

  it('is −4096 along (1, 0, 0, 0) at every cut of the course’s graph, exactly', () => {
    const trace = traceOf(course, 'w=-1, x=0, y=-2, z=1')
    const totals = topologicalCuts(trace, pushForward(trace, new Map([[slotOf(trace, 'w'), scalar(1)]])))
    expect(new Set(totals.map(({ total }) => total))).toEqual(new Set([-4096]))
    expect(totals).toHaveLength(10)
  })

  it('has no input side that holds the root', () => {
    const { program } = traceOf('f = x^2', 'x=3')
    expect(inputSide(program, [program.instructions[program.root!]!.node])).toBeNull()
    expect(topologicalCuts(traceOf('x', 'x=3'), { tangents: [], contributions: new Map() })).toEqual([])
  })
})
