import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { readFormula } from '../language/read'
import { writeFormula } from '../language/write'
import { catalogue } from '../ops/catalogue'
import type { OpDefinition } from '../ops/op'
import { fromNested } from '../tensor'
import type { GraphDocument, NodeId } from './document'
import { addNode } from './edits'
import { indexOf, rootOf } from './look'
import { insertIntoWire, isLoose, removeHealing } from './splice'

const matrix = new Map([
  [
    'A',
    {
      value: fromNested([
        [1, 2, 3],
        [4, 5, 6],
      ])!,
    },
  ],
])

function read(text: string): GraphDocument {
  const document = readFormula(text, matrix)
  if (isDiagnostic(document)) throw new Error(document.code)
  return document
}

const idOf = ({ graph }: GraphDocument, name: string): NodeId => indexOf(graph).byName.get(name)!.id
const text = ({ graph }: GraphDocument): string => writeFormula(graph, rootOf(graph)!)

function inserted(document: GraphDocument, op: OpDefinition, from: string, to: string) {
  const { document: next, id } = addNode(document, op)
  expect(isLoose(next.graph, id)).toBe(true)
  const edge = next.graph.edges.find((wire) => wire.from === idOf(next, from) && wire.to === idOf(next, to))!
  return insertIntoWire(next, id, edge)
}

describe('a node put into a wire', () => {
  it('stands between its ends, and every other wire stays', () => {
    const next = inserted(read('s = x*y; f = exp(s) + s'), catalogue.tanh, 's', 'f')
    if (isDiagnostic(next)) throw new Error(next.code)
    expect(text(next)).toMatch(/tanh\(s\)/)
    expect(next.graph.edges).toHaveLength(6)
  })

  it('is refused where the shapes do not fit, and nothing changes', () => {
    const document = read('s = exp(A); f = s * A; g = sum(f)')
    const next = inserted(document, catalogue.transpose, 's', 'f')
    expect(isDiagnostic(next) && next.code).toBe('E201')
  })

  it('is refused when it has no port', () => {
    const next = inserted(read('f = exp(x)'), catalogue.constant, 'x', 'f')
    expect(isDiagnostic(next) && next.code).toBe('E110')
  })
})

describe('what nodes stood between', () => {
  it.each([
    ['s = exp(x); f = log(s)', ['s'], 'log(x)'],
    ['s = exp(x); t = sin(s); f = log(t) + x', ['s', 't'], 'log(x) + x'],
    ['s = x*x; f = log(s)', ['s'], 'log(x)'],
  ])('is joined: %s without %s', (formula, gone, healed) => {
    const document = read(formula)
    const { document: next, wires } = removeHealing(
      document,
      gone.map((name) => idOf(document, name)),
    )
    expect(text(next)).toBe(healed)
    expect(wires).toHaveLength(1)
  })

  it('stays open where several wires came together, and where nothing came', () => {
    for (const [name, left] of [
      ['s', 0],
      ['x', 2],
    ] as const) {
      const document = read('s = x*y; f = log(s)')
      const { document: next, wires } = removeHealing(document, [idOf(document, name)])
      expect(wires).toEqual([])
      expect(next.graph.edges).toHaveLength(left)
    }
  })

  it('stays open where the shapes do not fit', () => {
    const document = read('s = A.T; f = s @ A; g = sum(f)')
    const { wires } = removeHealing(document, [idOf(document, 's')])
    expect(wires).toEqual([])
  })
})
