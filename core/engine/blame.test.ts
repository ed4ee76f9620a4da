import { describe, expect, it } from 'vitest'
import { compile } from '../graph/compile'
import type { Instruction, Program } from '../graph/program'
import { casesOf, computing } from '../laws/cases'
import { randomDocument } from '../laws/graphs'
import type { OpDefinition } from '../ops/op'
import { seeded } from '../random'
import { firstWrong, unjudged } from './blame'
import { course, idOf, traceOf } from './graphs.fixture'
import { run } from './run'

/** Slips that a person makes in a backward rule. */
const slips: Readonly<Record<string, (op: OpDefinition) => OpDefinition['vjp']>> = {
  sign: (op) => (m, rule) => op.vjp(m, rule).map(m.neg),
  'factor 2': (op) => (m, rule) => op.vjp(m, rule).map((part) => m.mul(m.constant(2), part)),
  'one part per mille': (op) => (m, rule) => op.vjp(m, rule).map((part) => m.mul(m.constant(1.001), part)),
  'upstream forgotten': (op) => (m, rule) => op.vjp(m, { ...rule, cotangent: m.add(m.constant(1.5), rule.cotangent) }),
  'nothing sent': (op) => (m, rule) => op.vjp(m, rule).map((part) => m.mul(m.constant(0), part)),
  'last port only': (op) => (m, rule) =>
    op.vjp(m, rule).map((part, port, all) => (port === all.length - 1 ? m.add(part, m.constant(0.25)) : part)),
}

const withRule = (program: Program, slot: number, vjp: OpDefinition['vjp']): Program => {
  const instructions = program.instructions.map((instruction, i): Instruction =>
    i === slot ? { ...instruction, op: { ...instruction.op, vjp } } : instruction,
  )
  return { ...program, instructions }
}

describe('the first wrong node', () => {
  it.each(Object.entries(slips))('is found in every random graph: %s', (_, slip) => {
    let cases = 0
    for (let seed = 0; seed < 60; seed++) {
      const { program } = compile(randomDocument(seed, 25).graph)
      const random = seeded(seed + 31)
      // Where the slope itself is all but 0, a wrong factor of it is not wrong.
      const trace = run(program)
      const isSteep = (slot: number): boolean =>
        program.instructions[slot]!.edges.every((edge) => Math.abs(trace.contributions.get(edge)?.data[0] ?? 0) > 0) &&
        program.instructions[slot]!.inputs.every((from) => Math.abs(trace.values[from]!.data[0]!) > 1e-2)
      const slots = program.instructions.flatMap(({ inputs }, slot) =>
        inputs.length > 0 && isSteep(slot) ? [slot] : [],
      )
      if (slots.length < 2) continue
      cases++
      const first = slots[random.integer(slots.length - 1)]!
      const second = slots[slots.length - 1]!
      const vjp = slip(program.instructions[first]!.op)
      const alone = firstWrong(run(withRule(program, first, vjp)))
      expect(alone?.slot, `seed ${seed}`).toBe(first)
      // With a second wrong rule behind it, the first is still the one that is named.
      const both = withRule(withRule(program, first, vjp), second, slip(program.instructions[second]!.op))
      expect(firstWrong(run(both))?.node).toBe(program.instructions[first]!.node)
    }
    expect(cases).toBeGreaterThan(50)
  })

  it('has its port named', () => {
    const trace = traceOf(course, 'w=2, x=0, y=1, z=0')
    const slot = trace.program.slotOf.get(idOf(trace, 'q'))!
    // q = a − b without the minus.
    const wrong = withRule(trace.program, slot, (_m, { cotangent }) => [cotangent, cotangent])
    expect(firstWrong(run(wrong))).toMatchObject({ node: idOf(trace, 'q'), port: 1, check: { agrees: false } })
  })

  it('is found when a rule gives no number where there is one', () => {
    const trace = traceOf('exp(x)', 'x=0.5')
    const wrong = withRule(trace.program, trace.program.root!, (m) => [m.constant(NaN)])
    expect(firstWrong(run(wrong))).toMatchObject({ port: 0 })
  })

  it('is nobody in a right graph', () => {
    for (let seed = 0; seed < 300; seed++) {
      expect(firstWrong(run(compile(randomDocument(seed, 25).graph).program)), `seed ${seed}`).toBeNull()
    }
  })

  it.each(computing.map((op) => [op.name, op] as const))('is not %s', (_, op) => {
    for (const { document, title } of casesOf(op, 2)) {
      expect(firstWrong(run(compile(document.graph).program)), title).toBeNull()
    }
  })

  it.each([
    ['relu(x)', 'x=0'],
    ['norm(v)', 'v=[0, 0]'],
    ['log(x)', 'x=-1'],
    ['x^0.5', 'x=0'],
    ['maximum(x, y)', 'x=1, y=1'],
  ])('is not %s at %s, where nobody can judge', (formula, at) => expect(firstWrong(traceOf(formula, at))).toBeNull())

  it('and those that nobody can judge are named with the reason', () => {
    expect(unjudged(traceOf('a = abs(x); d = detach(x); f = a + d * x', 'x=0'))).toEqual([
      { name: 'a', reason: 'kink' },
      { name: 'd', reason: 'detach' },
    ])
    expect(unjudged(traceOf('f = log(x)', 'x=-1'))).toEqual([{ name: 'f', reason: 'undefined' }])
    expect(unjudged(traceOf('f = x * y', 'x=2, y=3'))).toEqual([])
  })
})
