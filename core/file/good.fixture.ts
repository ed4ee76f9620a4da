// A document with a little of everything that a file can hold, as text.
import { isDiagnostic } from '../diagnostic'
import type { GraphDocument } from '../graph/document'
import { readFormula } from '../language/read'
import { fromNested, scalar } from '../tensor'
import { writeDocument } from './write'

const given = new Map([
  ['x', { value: scalar(0) }],
  ['y', { value: scalar(0.6931471805599453), expressions: { 0: 'log(2)' } }],
  [
    'A',
    {
      value: fromNested([
        [1, NaN],
        [-0, Infinity],
      ])!,
    },
  ],
])

function goodDocument(): GraphDocument {
  const read = readFormula('log(exp(x) + 3exp(y)) + sum(A) ^ 2', given)
  if (isDiagnostic(read)) throw new Error(read.code)
  const positions = Object.fromEntries(read.graph.nodes.map(({ id }, i) => [id, { x: 20 * i, y: -40 * i }]))
  const axes = [{ node: read.graph.nodes[0]!.id, index: 0, low: -2, high: 3 }]
  const frames = [{ id: 'a1', title: 'a layer “1”', x: -20, y: 0, width: 300, height: 200 }]
  const notes = [{ id: 'a2', text: 'where $x < 0$\n\\o/', x: 0, y: 220, width: 200 }]
  const [x, y] = read.graph.nodes.slice(0, 2).map(({ id }, i) => ({ node: id, index: 0, value: 0.5 - i }))
  const race = { runners: [{ method: 'gradient' }, { method: 'adam', settings: { rate: 0.5 } }], starts: [[x!, y!]] }
  return { ...read, layout: { positions, frames, notes }, study: { axes, rate: 0.01, race } }
}

export const good = writeDocument(goodDocument())
