// Inside a function the root is the one outside: its name, its value, its slope, and its true course away from the point.
import { describe, expect, it } from 'vitest'
import type { GraphDocument } from '../graph/document'
import { addNode, connect, setConvention } from '../graph/edits'
import { opOfFunction } from '../graph/function-op'
import { idsOf, must, named } from '../graph/functions.fixture'
import { group } from '../graph/group'
import { entered } from '../graph/scope'
import { readFormula } from '../language/read'
import type { Tensor } from '../tensor'
import { scalar, tensor } from '../tensor'
import { compile } from '../graph/compile'
import type { Follows } from './follows'
import { followsOf } from './follows'
import type { Inside } from './inside'
import { runInside } from './inside'
import { run } from './run'
import type { Trace } from './trace'

const drawn = (formula: string, values: Readonly<Record<string, Tensor>>): GraphDocument =>
  must(readFormula(formula, new Map(Object.entries(values).map(([name, value]) => [name, { value }]))))

interface Level {
  readonly document: GraphDocument
  readonly graph: GraphDocument['graph']
  readonly trace: Trace
}

const whole = (document: GraphDocument): Level => ({
  document,
  graph: document.graph,
  trace: run(compile(document.graph).program),
})

/** The run inside the use of this name, as the page makes it. */
function inside({ document, graph, trace }: Level, use: string): Level & { follows: Follows | null; made: Inside } {
  const { id } = named(document, use)
  const open = entered(document, id, (node) => trace.values[trace.program.slotOf.get(node) ?? -1])
  const follows = followsOf(graph, trace, id, null)
  const made = runInside(open!.graph, follows)
  return { document: open!, graph: made.graph, trace: made.trace, follows, made }
}

const numberAt = ({ trace, document }: Level, name: string, of: 'values' | 'adjoints'): number | undefined =>
  trace[of][trace.program.slotOf.get(named(document, name).id) ?? -1]?.data[0]

/** The root's name, value and value at another number of one port. */
function rootOf({ program, values }: Trace) {
  const slot = program.root as number
  return { name: program.instructions[slot]?.name, value: values[slot]?.data[0] }
}

function rootAt({ trace, document }: Level, port: string, x: number): number | undefined {
  const { program } = trace
  const sources = new Map(program.sources)
  sources.set(program.slotOf.get(named(document, port).id) as number, scalar(x))
  return rootOf(run(program, sources)).value
}

describe('what follows a use', () => {
  const before = drawn('p = x^2; q = y^2; s = p + q; r = sqrt(s); u = sin(z); f = exp(r / 10) * x + u * r', {
    x: scalar(3),
    y: scalar(-4),
    z: scalar(0.7),
  })
  const grouped = must(group(before, idsOf(before, 'p', 'q', 's', 'r'))).document
  const inner = inside(whole(grouped), 'r')

  it('ends at the root outside, with its name, its value and the slopes of the plain graph', () => {
    expect(rootOf(inner.trace)).toEqual({ name: 'f', value: numberAt(whole(before), 'f', 'values') })
    for (const name of ['p', 'q', 's', 'r'])
      expect(numberAt(inner, name, 'adjoints')).toBe(numberAt(whole(before), name, 'adjoints'))
  })

  it('goes its true course away from the point, while all else outside stands still', () => {
    const r = Math.hypot(5, 4)
    expect(rootAt(inner, 'x', 5)).toBeCloseTo(3 * Math.exp(r / 10) + Math.sin(0.7) * r, 12)
  })

  it('can be compiled anew from its graph, as a worker does', () => {
    const again = run(compile(structuredClone(inner.graph)).program)
    expect(rootOf(again)).toEqual(rootOf(inner.trace))
  })

  it('steps back from the root outside, which says so; its own steps stay out', () => {
    const { steps, forwardSteps, program } = inner.trace
    expect(steps.slice(0, forwardSteps).map((step) => step.kind)).toEqual(['forward', 'forward', 'forward', 'forward'])
    expect(steps[forwardSteps]).toMatchObject({ kind: 'backward', to: named(inner.document, 'r').id })
    expect(program.instructions[program.root as number]?.op.gate).toMatch(/^Outside/)
  })

  it('is the same object while it says the same', () => {
    const { graph, trace } = whole(grouped)
    const { id } = named(grouped, 'r')
    const first = followsOf(graph, trace, id, null)
    expect(followsOf(graph, trace, id, first)).toBe(first)
    const moved = new Map(trace.program.sources)
    moved.set(trace.program.slotOf.get(named(grouped, 'z').id) as number, scalar(1))
    expect(followsOf(graph, run(trace.program, moved), id, first)).not.toBe(first)
  })

  it('goes through functions inside functions', () => {
    const twice = must(group(grouped, idsOf(grouped, 'r'))).document
    const outer = inside(whole(twice), 'r')
    const deep = inside(outer, 'r')
    expect(rootOf(deep.trace)).toEqual(rootOf(inner.trace))
    expect(numberAt(deep, 'p', 'adjoints')).toBe(numberAt(whole(before), 'p', 'adjoints'))
    expect(rootAt(deep, 'x', 5)).toBe(rootAt(inner, 'x', 5))
  })

  it('takes a result that is a vector, and a kink as the document has it', () => {
    const start = drawn('r = 2 * v; f = sum(relu(r))', { v: tensor([3], [1, 0, -2]) })
    const document = must(group(start, idsOf(start, 'r'))).document
    const opened = inside(whole(document), 'r')
    expect(rootOf(opened.trace)).toEqual({ name: 'f', value: 2 })
    expect([...opened.trace.adjoints[0]!.data]).toEqual([2, 0, 0])
    const strict = inside(whole(setConvention(document, 'mathematics')), 'r')
    expect([...strict.trace.adjoints[0]!.data]).toEqual([2, NaN, 0])
  })
})

describe('a use that nothing follows', () => {
  it('that is the root is run as it stands', () => {
    const start = drawn('p = x * y; f = sin(p)', { x: scalar(2), y: scalar(3) })
    const document = must(group(start, idsOf(start, 'p', 'f'))).document
    const opened = inside(whole(document), 'f')
    expect(opened.follows).toEqual({ root: 'f', fn: null })
    expect(opened.graph).toBe(opened.document.graph)
    expect(opened.trace.steps[opened.trace.forwardSteps]?.kind).toBe('seed')
  })

  it('has no root where no path leads to one', () => {
    const start = drawn('p = x * y; f = sin(p)', { x: scalar(2), y: scalar(3) })
    const { document } = must(group(start, idsOf(start, 'p')))
    const fn = named(document, 'p').function!
    const added = addNode(document, opOfFunction(fn), { name: 'alone' })
    const [x, y] = idsOf(document, 'x', 'y') as [string, string]
    const wired = must(
      connect(must(connect(added.document, { from: x, to: added.id, port: 0 })), { from: y, to: added.id, port: 1 }),
    )
    const rooted = { ...wired, graph: { ...wired.graph, root: named(wired, 'f').id } }
    const opened = inside(whole(rooted), 'alone')
    expect(opened.follows).toBeNull()
    expect(opened.trace.program.root).toBeNull()
  })
})
