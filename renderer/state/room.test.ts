import { expect, test } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import type { GraphDocument } from '../../core/graph/document'
import { addNode } from '../../core/graph/edits'
import { indexOf } from '../../core/graph/look'
import { insertIntoWire } from '../../core/graph/splice'
import { readFormula } from '../../core/language/read'
import { catalogue } from '../../core/ops/catalogue'
import { withRoom } from './room'

function inserted(gap: number): GraphDocument {
  const read = readFormula('f = exp(x) + y')
  if (isDiagnostic(read)) throw new Error(read.code)
  const idOf = (name: string) => indexOf(read.graph).byName.get(name)!.id
  const places = { [idOf('x')]: { x: 0, y: 0 }, [idOf('y')]: { x: 0, y: 120 }, [idOf('a')]: { x: 104 + gap, y: 0 } }
  const laid = { ...read, layout: { positions: { ...places, [idOf('f')]: { x: 500, y: 40 } } } }
  const { document, id } = addNode(laid, catalogue.tanh, { position: { x: 104 + gap / 2 - 52, y: 8 } })
  const edge = read.graph.edges.find(({ to }) => to === idOf('a'))!
  const led = insertIntoWire(document, id, edge)
  if (isDiagnostic(led)) throw new Error(led.code)
  return withRoom(led, id, edge)
}

const xOf = ({ graph, layout }: GraphDocument): Record<string, number> =>
  Object.fromEntries(graph.nodes.map(({ id, name }) => [name, layout.positions[id]!.x]))

test('where there is no room, the node stands clear of its neighbours and the rest moves on', () => {
  const { x, y, a, f, ...rest } = xOf(inserted(76))
  expect([x, y]).toEqual([0, 0])
  expect(Object.values(rest)).toEqual([152])
  expect([a, f]).toEqual([304, 624])
})

test('where there is room, everything stays', () => {
  expect(xOf(inserted(300))).toMatchObject({ x: 0, y: 0, a: 404, f: 500, b: 202 })
})

test('it stands over no other node, as near to its wire as it can', () => {
  const document = inserted(300)
  const { byName } = indexOf(document.graph)
  const id = byName.get('b')!.id
  const inTheWay = {
    ...document,
    layout: { positions: { ...document.layout.positions, [byName.get('y')!.id]: { x: 210, y: 0 } } },
  }
  const edge = { from: byName.get('x')!.id, to: byName.get('a')!.id, port: 0 }
  const { y } = withRoom(inTheWay, id, edge).layout.positions[id]!
  const height = 80
  expect(y >= height || y <= -height).toBe(true)
  expect(Math.abs(y)).toBeLessThan(120)
})
