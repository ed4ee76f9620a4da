// Laws of nothing: no path is not zero, and −0 is a number of its own until it is shown.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { gradient, hvp, vjp } from '../engine/derivative'
import { run } from '../engine/run'
import { readDocument } from '../file/read'
import { writeDocument } from '../file/write'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'
import { full, scalar } from '../tensor'
import { exactNumber, formatNumber } from '../words/numbers'
import { randomDocument } from './graphs'

function read(formula: string, at: string): GraphDocument {
  const given = readAssignments(at)
  if (isDiagnostic(given)) throw new Error(given.code)
  const document = readFormula(formula, given)
  if (isDiagnostic(document)) throw new Error(document.code)
  return document
}

describe('no path', () => {
  it('is missing from every derivative, on every random graph, exactly where no wire leads', () => {
    for (let seed = 0; seed < 200; seed++) {
      const { graph } = randomDocument(seed, 3 + (seed % 9))
      const { program } = compile(graph)
      const reached = new Set([program.root!])
      for (let slot = program.root!; slot >= 0; slot--)
        if (reached.has(slot)) for (const from of program.instructions[slot]!.inputs) reached.add(from)
      const wanted = program.inputs.filter((slot) => reached.has(slot))
      const direction = new Map(program.inputs.map((slot) => [slot, scalar(1)]))
      expect([...gradient(program, program.sources).keys()]).toEqual(wanted)
      expect([...hvp(program, program.sources, direction).keys()]).toEqual(wanted)
      run(program).adjoints.forEach((adjoint, slot) =>
        expect(adjoint !== null, `#${seed} ${slot}`).toBe(reached.has(slot)),
      )
    }
  })

  it('is not the 0 of a path that cancels or is stopped by a factor', () => {
    for (const formula of ['f = x - x + y', 'f = 0 * x + y']) {
      const { program } = compile(read(formula, 'x=3, y=1').graph)
      expect([...gradient(program, program.sources).values()].map(({ data }) => [...data])).toContainEqual([0])
    }
    const { program } = compile(read('a = x^2; f = y^2', 'x=3, y=1').graph)
    const cotangents = vjp(program, program.sources, program.root!, full([], 1))
    expect([...cotangents].map(([slot]) => program.instructions[slot]!.name)).toEqual(['y'])
  })
})

describe('−0', () => {
  it('is kept by the engine, forward and backward', () => {
    const trace = run(compile(read('f = x * y', 'x=-1, y=0').graph).program)
    const root = trace.program.root!
    expect(trace.values[root]!.data[0]).toBe(-0)
    const half = run(compile(read('f = -(x * y)', 'x=0, y=2').graph).program)
    expect(half.values[half.program.root!]!.data[0]).toBe(-0)
    expect(half.adjoints[half.program.inputs[1]!]!.data[0]).toBe(-0)
  })

  it('is kept by files and formulas, and shown as 0', () => {
    const document = read('f = x^3', 'x=-0')
    const text = writeDocument(document)
    const back = readDocument(text)
    if (isDiagnostic(back)) throw new Error(back.code)
    expect(back.document.graph.nodes[0]!.value!.data[0]).toBe(-0)
    expect(exactNumber(-0)).toBe('-0')
    expect(formatNumber(-0)).toBe('0')
  })
})
