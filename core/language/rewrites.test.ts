// Laws of the stable forms, over the whole table: they agree where both are finite, and hold where the old form fails.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { gradient } from '../engine/derivative'
import { findingsOf } from '../engine/findings'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { Graph, GraphDocument, NodeId } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { indexOf, nodeOf, opOf, rootOf } from '../graph/look'
import { seeded } from '../random'
import type { Tensor } from '../tensor'
import { tensor } from '../tensor'
import { mend, withMendings } from './mending'
import { readFormula } from './read'
import type { RewriteRow } from './rewrite-table'
import { rewriteRows } from './rewrite-table'
import { rewritesFor } from './rewrites'
import { readAssignments } from './value'

/** The formula with a sum of unlike terms behind it, so that a vector has a gradient too. */
function documentOf(formula: string, values: ReadonlyMap<string, { value: Tensor }>): GraphDocument {
  const read = readFormula(`f = ${formula}; result = sum(sin(f))`, values)
  if (isDiagnostic(read)) throw new Error(`${formula}: ${read.code} ${JSON.stringify(read.facts)}`)
  return read
}

const idNamed = (graph: Graph, name: string): NodeId => indexOf(graph).byName.get(name)!.id

/** The document with the row's rewrite applied at f. */
function rewritten(row: RewriteRow, document: GraphDocument): GraphDocument {
  const found = rewritesFor(document.graph, idNamed(document.graph, 'f')).find(({ id }) => id === row.id)
  if (!found) throw new Error(`${row.id} does not fit ${JSON.stringify(document.graph.nodes)}`)
  return found.apply(document)
}

function numbersOf(graph: Graph): { readonly value: Tensor; readonly slopes: ReadonlyMap<string, Tensor> } {
  const { program, diagnostics } = compile(graph)
  expect(diagnostics).toEqual([])
  const trace = run(program)
  const slopes = gradient(program, program.sources)
  return {
    value: trace.values[program.slotOf.get(idNamed(graph, 'f'))!]!,
    slopes: new Map([...slopes].map(([slot, t]) => [program.instructions[slot]!.name, t])),
  }
}

function expectSame(a: Tensor, b: Tensor, title: string): void {
  expect(a.shape, title).toEqual(b.shape)
  a.data.forEach((x, i) => {
    const y = b.data[i]!
    expect(Math.abs(x - y), `${title}: ${x} for ${y}`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(y)))
  })
}

function randomValues({ from: [formula], range: [low, high] = [-1.3, 1.3], extreme }: RewriteRow, seed: number) {
  const random = seeded(seed)
  const given = readAssignments(extreme)
  if (isDiagnostic(given)) throw new Error(`${formula}: ${given.code}`)
  return new Map(
    [...given].map(([name, { value }]) => [
      name,
      {
        value: tensor(
          value.shape,
          value.data.map(() => low + (high - low) * random.uniform()),
        ),
      },
    ]),
  )
}

const cases = rewriteRows.flatMap((row) => row.from.map((from) => [`${from} → ${row.to}`, row, from] as const))

describe.each(cases)('%s', (_, row, from) => {
  it('agrees in value and gradient', () => {
    for (let seed = 0; seed < 20; seed++) {
      const document = documentOf(from, randomValues(row, seed))
      const [before, after] = [numbersOf(document.graph), numbersOf(rewritten(row, document).graph)]
      expectSame(after.value, before.value, `${row.id} #${seed}`)
      expect([...after.slopes.keys()]).toEqual([...before.slopes.keys()])
      for (const [name, slope] of after.slopes)
        expectSame(slope, before.slopes.get(name)!, `${row.id} d${name} #${seed}`)
    }
  })

  it('has a value and a gradient where the old form has not, or not a right one', () => {
    const given = readAssignments(row.extreme)
    if (isDiagnostic(given)) throw new Error(given.code)
    const document = documentOf(from, given)
    const numbersIn = ({ graph }: GraphDocument): readonly (readonly number[])[] => {
      const { value, slopes } = numbersOf(graph)
      return [[...value.data], [...slopes.values()].flatMap((t) => [...t.data])]
    }
    const [value, slopes] = numbersIn(rewritten(row, document))
    expect(value?.every(Number.isFinite), `${value}`).toBe(true)
    // A slope may truly be infinite, as of x log x at 0.
    expect(slopes?.some(Number.isNaN), `${slopes}`).toBe(false)
    expect(numbersIn(document)).not.toEqual([value, slopes])
  })
})

describe('applying a stable form', () => {
  const read = (formula: string, at: string): GraphDocument => {
    const given = readAssignments(at)
    if (isDiagnostic(given)) throw new Error(given.code)
    const document = readFormula(formula, given)
    if (isDiagnostic(document)) throw new Error(document.code)
    return document
  }

  it('keeps the id, name and wires of the end, and takes away what nothing else uses', () => {
    const document = read('s = sqrt(sum(v^2)); f = s^2', 'v=[1, 2]')
    const id = idNamed(document.graph, 's')
    const [rewrite] = rewritesFor(document.graph, id)
    expect(rewrite).toMatchObject({ title: 'norm', root: id, formula: 'norm(v)' })
    const { graph } = rewrite!.apply(document)
    expect(nodeOf(graph, id)).toEqual({ id, name: 's', op: 'norm' })
    expect(graph.nodes.map(({ op }) => op)).toEqual(['input', 'norm', 'square'])
    expect(rootOf(graph)).toBe(rootOf(document.graph))
  })

  it('leaves inner nodes that something else uses, and the chosen root', () => {
    const shared = read('e = exp(x); s = log(1 + e); f = s * e', 'x=1')
    const after = rewritesFor(shared.graph, idNamed(shared.graph, 's'))[0]!.apply(shared).graph
    expect(indexOf(after).byName.get('e')?.op).toBe('exp')
    expect(compile(after).diagnostics).toEqual([])
    const chosen = read('e = exp(x); s = log(1 + e)', 'x=1')
    const onExp = { ...chosen, graph: { ...chosen.graph, root: idNamed(chosen.graph, 'e') } }
    expect(rootOf(rewritesFor(onExp.graph, idNamed(chosen.graph, 's'))[0]!.apply(onExp).graph)).toBe(onExp.graph.root)
  })

  it('finds the form from each of its nodes, however a sum or a square is spelled, and not from a like one', () => {
    const document = read('f = log(exp(x) + 1)', 'x=0')
    for (const { id, op } of document.graph.nodes.filter(({ op: name }) => opOf({ op: name } as never)?.ports.length))
      expect(
        rewritesFor(document.graph, id).map(({ title }) => title),
        op,
      ).toEqual(['softplus'])
    expect(rewritesFor(read('f = log(2 + exp(x))', 'x=0').graph, 'n1')).toEqual([])
    expect(rewritesFor(read('f = log(exp(x) - exp(y))', 'x=1, y=0').graph, 'n1')).toEqual([])
    const power = read('f = sqrt(x^2)', 'x=1')
    const spelled = {
      ...power.graph,
      nodes: power.graph.nodes.map((node) =>
        node.op === 'square' ? { ...node, op: 'power', attributes: { exponent: 2 } } : node,
      ),
    }
    expect(rewritesFor(spelled, idNamed(spelled, 'f')).map(({ id }) => id)).toEqual(['abs'])
  })

  it('is not offered at shapes at which it says something else', () => {
    const fits = (formula: string, at: string): readonly string[] => {
      const { graph } = read(formula, at)
      return rewritesFor(graph, idNamed(graph, 'f')).map(({ id }) => id)
    }
    expect(fits('f = log(exp(x) + exp(y) + exp(z))', 'x=1, y=2, z=3')).toEqual(['logaddexp-3'])
    expect(fits('f = log(exp(x) + exp(y) + exp(z))', 'x=[1, 2], y=2, z=3')).toEqual([])
    expect(fits('f = exp(A) / sum(exp(A))', 'A=[[1, 2], [3, 4]]')).toEqual([])
    expect(fits('f = log(sum(exp(A)))', 'A=[[1, 2], [3, 4]]')).toEqual(['logsumexp'])
  })

  it('is offered by a finding only where it mends it', () => {
    const offer = (formula: string, at: string): readonly (string | undefined)[] => {
      const { graph } = read(formula, at)
      return withMendings(graph, findingsOf(run(compile(graph).program))).flatMap((finding) =>
        'mending' in finding.facts ? [finding.facts.mending?.formula] : [undefined],
      )
    }
    const sum = 'log(exp(x) + exp(y) + exp(z))'
    const stable = 'logsumexp([x, y, z], axis=0)'
    expect(offer(sum, 'x=1000, y=1000, z=1000')).toEqual([stable, stable])
    expect(offer(sum, 'x=-1000, y=-1000, z=-1000')).toEqual([stable])
    expect(offer('sqrt(sum(v^2))', 'v=[0, 0]')).toEqual(['norm(v)'])
    expect(offer('log(exp(x) + exp(y))', 'x=1000, y=1000')).toEqual(['logaddexp(x, y)', 'logaddexp(x, y)'])
    expect(offer('x * log(x)', 'x=0')).toEqual(['xlogx(x)'])
    expect(offer('log(1 + x)', 'x=-2')).toEqual([undefined])
    expect(offer('exp(x)', 'x=1000')).toEqual([undefined])
  })

  it('is one edit, which does nothing once its form is gone', () => {
    const document = read('log(1 + exp(x))', 'x=1000')
    const [finding] = withMendings(document.graph, findingsOf(run(compile(document.graph).program)))
    const mending = (finding!.facts as { mending: Parameters<typeof mend>[1] }).mending
    const mended = mend(document, mending)
    expect(findingsOf(run(compile(mended.graph).program))).toEqual([])
    expect(mend(mended, mending)).toBe(mended)
    expect(mend(emptyDocument, mending)).toBe(emptyDocument)
  })
})
