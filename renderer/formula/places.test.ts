// A formula typed over a graph: no new wire runs to the left, and what is old stays where it can.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { compile } from '../../core/graph/compile'
import type { GraphDocument, NodeId, Position } from '../../core/graph/document'
import { emptyDocument } from '../../core/graph/document'
import { moveNodes } from '../../core/graph/edits'
import { nodeOf, rootOf } from '../../core/graph/look'
import { readTyped } from '../../core/language/read'
import { replaceFormula } from '../../core/language/replace'
import { boxOf, shapeOfNode } from '../state/node-box'
import { isAllNew, withPlaces } from './places'

interface Typed {
  readonly document: GraphDocument
  readonly added: ReadonlySet<NodeId>
}

function type(document: GraphDocument, text: string): Typed {
  const read = readTyped(text, [])
  if (isDiagnostic(read)) throw new Error(`the test's own formula is wrong: ${text}`)
  const replaced = replaceFormula(document, read, { top: rootOf(document.graph), isWhole: true })
  if (isDiagnostic(replaced)) throw new Error(`“${text}” is refused: ${replaced.code}`)
  return { document: withPlaces(document, replaced.document, replaced.added), added: new Set(replaced.added) }
}

interface Box extends Position {
  readonly right: number
  readonly bottom: number
}

function boxesOf({ graph, layout }: GraphDocument): ReadonlyMap<NodeId, Box> {
  const { program } = compile(graph)
  return new Map(
    graph.nodes.map((node) => {
      const { width, height } = boxOf(node, shapeOfNode(program, node))
      const { x, y } = layout.positions[node.id] ?? { x: NaN, y: NaN }
      return [node.id, { x, y, right: x + width, bottom: y + height }] as const
    }),
  )
}

const placeOf = (document: GraphDocument, name: string): Position | undefined => {
  const node = document.graph.nodes.find((one) => one.name === name)
  return node && document.layout.positions[node.id]
}

const { formula } = fc.letrec<{ formula: string }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('x', 'y', 'z', '2'),
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
      .map(([a, op, b]) => `(${a}${op}${b})`),
    fc.tuple(fc.constantFrom('exp', 'sin', 'log'), tie('formula')).map(([f, a]) => `${f}(${a})`),
  ),
}))
/** The same part may stand in both, so that there is something to keep. */
const formulas = fc
  .tuple(formula, formula, formula)
  .map(([part, one, other]): readonly [string, string] => [
    `f = sin(${part}) * (${one} + x)`,
    `f = (${other} - x) / exp(sin(${part}))`,
  ])

describe('a formula typed over a graph', () => {
  it('has no new wire that runs backwards, nor one of a node that is new or has made way, and covers nothing', () => {
    fc.assert(
      fc.property(formulas, fc.array(fc.nat(30), { maxLength: 12 }), ([first, second], moves) => {
        const start = type(emptyDocument, first).document
        const shuffled = start.graph.nodes.slice(0, moves.length)
        const places = shuffled.map(({ id }, at) => [id, { x: (moves[at] ?? 0) * 60, y: at * 120 }] as const)
        const before = moveNodes(start, Object.fromEntries(places))
        const { document, added } = type(before, second)
        if (isAllNew(document, added)) return
        const [old, now] = [boxesOf(before), boxesOf(document)]
        const hasMoved = (id: NodeId): boolean => !added.has(id) && old.get(id)?.x !== now.get(id)?.x
        const isFresh = (id: NodeId): boolean => added.has(id) || hasMoved(id)
        for (const { from, to } of document.graph.edges) {
          const wasThere = before.graph.edges.some((old) => old.from === from && old.to === to)
          if (wasThere && !isFresh(from) && !isFresh(to)) continue
          expect((now.get(from) as Box).right).toBeLessThanOrEqual((now.get(to) as Box).x)
        }
        for (const { id } of document.graph.nodes.filter((node) => hasMoved(node.id))) {
          const tails = document.graph.edges.filter(({ to }) => to === id)
          const reach = Math.max(...tails.map(({ from }) => (now.get(from) as Box).right))
          // It would not have had 20 px before it where it was.
          expect((old.get(id) as Box).x).toBeLessThan(reach + 20)
        }
        for (const [id, box] of now) {
          if (!isFresh(id)) continue
          for (const [other, under] of now)
            if (id !== other)
              expect(
                box.x < under.right && under.x < box.right && box.y < under.bottom && under.y < box.bottom,
                `${nodeOf(document.graph, id)?.name} over ${nodeOf(document.graph, other)?.name}`,
              ).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('leaves what is there in its place while what is new fits between', () => {
    const start = type(emptyDocument, 'u = x * y; f = sin(u) + z').document
    const f = start.graph.nodes.find(({ name }) => name === 'f')?.id as NodeId
    const wide = moveNodes(start, { [f]: { x: 900, y: 100 } })
    const { document } = type(wide, 'u = x * y; f = sin(exp(u)) + z')
    for (const name of ['x', 'y', 'z', 'u', 'f']) expect(placeOf(document, name)).toEqual(placeOf(wide, name))
  })

  it('moves what it must: a result that stands left of what it now hangs on', () => {
    const start = type(emptyDocument, 'u = x * y; f = sin(u) + z').document
    const f = start.graph.nodes.find(({ name }) => name === 'f')?.id as NodeId
    const narrow = moveNodes(start, { [f]: { x: 0, y: 400 } })
    const { document } = type(narrow, 'u = x * y; f = sin(exp(u)) + z')
    for (const name of ['x', 'y', 'z', 'u']) expect(placeOf(document, name)).toEqual(placeOf(narrow, name))
    expect(placeOf(document, 'f')?.x).toBeGreaterThan(placeOf(document, 'u')?.x ?? NaN)
  })
})
