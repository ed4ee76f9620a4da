// Tables in a graph: put in, taken apart into features and target, kept in the file, and drawn as a decision map.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { run } from '../engine/run'
import { documentOf } from '../examples/recipe'
import { recipes } from '../examples/recipes'
import { readDocument } from '../file/read'
import { writeDocument } from '../file/write'
import { axisNames } from '../graph/axes'
import { compile } from '../graph/compile'
import type { GraphDocument, GraphNode } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { addNode, setValue } from '../graph/edits'
import { heldBy, indexOf } from '../graph/look'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'
import { catalogue } from '../ops/catalogue'
import { fromNested, toNested } from '../tensor'
import { sentence } from '../words/sentences'
import type { Table } from './csv'
import { readCsv } from './csv'
import { decisionMap, frameOf, outputOf } from './decision'
import {
  arranged,
  drawByRule,
  setGenerator,
  firstRoles,
  keepDrawn,
  setTable,
  takeColumns,
  usedColumns,
} from './table-edits'
import { columnsOf, takeRows } from './tables'

const table = readCsv('kind,a,b,id\nno,1,2,9\nyes,3,4,8\nno,5,6,7') as Table
const good = <T>(made: T): Exclude<T, { readonly code: string }> => {
  if (isDiagnostic(made)) throw new Error(sentence(made))
  return made as Exclude<T, { readonly code: string }>
}
const nodeOf = ({ graph }: GraphDocument, name: string): GraphNode => indexOf(graph).byName.get(name)!
const valueOf = ({ graph }: GraphDocument, name: string): unknown => {
  const { program } = compile(graph)
  return toNested(run(program).values[program.slotOf.get(indexOf(graph).byName.get(name)!.id)!]!)
}

const fresh = addNode(emptyDocument, catalogue.data, { name: 'D' })
const mine = arranged(table, ['target', 'feature', 'feature', 'unused'])

describe('columns', () => {
  it('stand features first, then targets, then the rest, and nothing is lost', () => {
    expect(mine.columns).toEqual([
      { name: 'a' },
      { name: 'b' },
      { name: 'kind', classes: ['no', 'yes'] },
      { name: 'id' },
    ])
    expect(toNested(mine.value)).toEqual([
      [1, 2, 0, 9],
      [3, 4, 1, 8],
      [5, 6, 0, 7],
    ])
    expect(firstRoles(3)).toEqual(['feature', 'feature', 'target'])
    expect(firstRoles(1)).toEqual(['feature'])
  })

  it('are taken out into X and t, with named axes', () => {
    const document = good(takeColumns(setTable(fresh.document, fresh.id, mine), fresh.id, 2, 1))
    expect(valueOf(document, 'X')).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ])
    expect(valueOf(document, 't')).toEqual([[0], [1], [0]])
    expect(axisNames(document.graph, compile(document.graph).program).get(nodeOf(document, 'X').id)).toEqual([
      'batch',
      'column',
    ])
    expect(usedColumns(document, fresh.id)).toEqual({ features: 2, targets: 1 })
  })

  it('that are out already are only aimed anew', () => {
    const before = good(takeColumns(setTable(fresh.document, fresh.id, mine), fresh.id, 2, 1))
    const after = good(takeColumns(before, fresh.id, 1, 2))
    expect(after.graph.nodes).toHaveLength(3)
    expect(valueOf(after, 't')).toEqual([
      [2, 0],
      [4, 1],
      [6, 0],
    ])
  })

  it('have other names where X and t are taken', () => {
    const taken = addNode(setTable(fresh.document, fresh.id, mine), catalogue.input, { name: 'X' }).document
    expect(good(takeColumns(taken, fresh.id, 2, 1)).graph.nodes).toHaveLength(4)
  })

  it('keep their names while the table keeps its width, and in the file', () => {
    const document = setTable(fresh.document, fresh.id, mine)
    const wider = setValue(document, fresh.id, fromNested([[1, 2, 3, 4, 5]])!)
    expect(nodeOf(wider, 'D').columns).toBeUndefined()
    expect(nodeOf(setValue(document, fresh.id, fromNested([[1, 2, 3, 4]])!), 'D').columns).toEqual(mine.columns)
    const text = writeDocument(document)
    const read = readDocument(text)
    if (isDiagnostic(read)) throw new Error(sentence(read))
    expect(read.document).toEqual(document)
    expect(readDocument(text.replace('"name": "id"', '"name": 7'))).toMatchObject({ code: 'E404' })
  })
})

describe('a drawn table', () => {
  it('keeps its name and id, and can be kept as numbers', () => {
    const drawn = good(drawByRule(setTable(fresh.document, fresh.id, mine), fresh.id))
    expect(nodeOf(drawn, 'D')).toMatchObject({ id: fresh.id, op: 'generated' })
    expect(columnsOf(nodeOf(drawn, 'D')).map(({ name }) => name)).toEqual(['x1', 'x2', 't'])
    const kept = keepDrawn(drawn, fresh.id)
    expect(nodeOf(kept, 'D')).toMatchObject({
      op: 'data',
      value: heldBy(nodeOf(drawn, 'D')),
      axes: ['batch', 'column'],
    })
  })

  it('keeps X and t on its features and its target, however many columns the rule has', () => {
    const drawn = good(takeColumns(good(drawByRule(fresh.document, fresh.id)), fresh.id, 2, 1))
    const line = good(setGenerator(drawn, fresh.id, 'line'))
    expect(usedColumns(line, fresh.id)).toEqual({ features: 1, targets: 1 })
    expect(usedColumns(good(setGenerator(line, fresh.id, 'XOR')), fresh.id)).toEqual({ features: 2, targets: 1 })
    expect(good(setGenerator(fresh.document, fresh.id, 'XOR')).graph.nodes).toHaveLength(1)
  })

  it('is in the file as rule, seed and settings, never as numbers', () => {
    const text = writeDocument(good(drawByRule(fresh.document, fresh.id)))
    expect(text).toContain('"generator": "two moons"')
    expect(text).not.toContain('"value"')
    expect(readDocument(text.replace('two moons', 'three moons'))).toMatchObject({ code: 'E404' })
    expect(readDocument(text.replace('"rows": 100', '"rows": 20000'))).toMatchObject({ code: 'E404' })
  })
})

it('rows are taken in the order that is asked for', () => {
  expect(toNested(takeRows(mine.value, [2, 0]))).toEqual([
    [5, 6, 0, 7],
    [1, 2, 0, 9],
  ])
})

describe('a decision map', () => {
  const document = documentOf(recipes.find(({ name }) => name === 'logistic-regression')!)
  const { graph } = document
  const { program } = compile(graph)
  const frame = frameOf(graph, program)!

  it('is drawn over the features, of the share before the score, and never of what hangs on the target', () => {
    expect([frame.across.name, frame.up?.name, frame.target?.name]).toEqual(['x1', 'x2', 't'])
    expect(frame.outputs.map((id) => indexOf(graph).nodes.get(id)!.name)).toEqual(['p', 'z', 'P'])
    expect(outputOf(frame, 'gone')).toBe(frame.outputs[0])
    expect(outputOf(frame, frame.outputs[1])).toBe(frame.outputs[1])
  })

  it('holds what the model says at the middle of each cell', () => {
    const map = decisionMap(graph, program, frame, { output: frame.outputs[1]!, entry: 0, size: 5 })
    if ('kind' in map) throw new Error(map.kind)
    const x = map.low[0] + ((map.high[0] - map.low[0]) * 1.5) / 5
    const y = map.low[1] + ((map.high[1] - map.low[1]) * 3.5) / 5
    expect(map.values[3 * 5 + 1]).toBeCloseTo(-x + 0.5 * y + 0.5, 12)
  })

  it('is a curve over a single feature', () => {
    const line = documentOf(recipes.find(({ name }) => name === 'line-fit')!)
    const compiled = compile(line.graph).program
    const over = frameOf(line.graph, compiled)!
    expect(over.up).toBeNull()
    const map = decisionMap(line.graph, compiled, over, { output: over.outputs[0]!, entry: 0, size: 9 })
    expect(map).toMatchObject({ columns: 9, rows: 1 })
  })

  it('is refused where the rows are mixed, since no point has a value of its own', () => {
    const formula = 'X = D[:, 0:2]; t = D[:, 2:3]; P = X @ w; m = mean(P); Y = P - m; L = mse(Y, t)'
    const given = readAssignments('D=[[1, 2, 0], [3, 5, 1], [-1, 4, 0]], w=[[1], [2]]')
    const read = good(readFormula(formula, good(given)))
    const nodes = read.graph.nodes.map((node) => (node.name === 'D' ? { ...node, op: 'data' } : node))
    const mixed = { ...read.graph, nodes }
    const compiled = compile(mixed).program
    const over = frameOf(mixed, compiled)!
    const output = indexOf(mixed).byName.get('Y')!.id
    expect(decisionMap(mixed, compiled, over, { output, entry: 0, size: 5 })).toEqual({ kind: 'rows are mixed' })
  })

  it('there is none without a table', () => {
    const none = documentOf(recipes[0]!)
    expect(frameOf(none.graph, compile(none.graph).program)).toBeNull()
  })
})
