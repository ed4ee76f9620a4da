// A walk belongs to its function and follows the inputs along its path: a step is never made from what another function, or
// another place, was like.
import { beforeEach, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import type { Study } from '../../core/graph/document'
import { setStudy } from '../../core/graph/edits'
import { indexOf, rootOf } from '../../core/graph/look'
import { historyOf } from '../../core/history/history'
import { readFormula, readTyped } from '../../core/language/read'
import { replaceFormula } from '../../core/language/replace'
import { scalar } from '../../core/tensor'
import { forgetPath, goToStep, stepDescent, walkNow } from './descent'
import { commitEdit, presentDocument, redoEdit, undoEdit, useOpenDocument } from './document'

const value = (name: string): number => indexOf(presentDocument().graph).byName.get(name)?.value?.data[0] ?? NaN
const isAt = (x: number, y: number): void => {
  expect(value('x')).toBeCloseTo(x, 12)
  expect(value('y')).toBeCloseTo(y, 12)
}
const step = (times: number): void => {
  for (let i = 0; i < times; i++) stepDescent()
}

function open(formula: string, study: Partial<Study>): void {
  const one = { value: scalar(1) }
  const document = readFormula(
    formula,
    new Map([
      ['x', one],
      ['y', one],
    ]),
  )
  if (isDiagnostic(document)) throw new Error(document.code)
  useOpenDocument.setState({ history: historyOf(document) })
  commitEdit('set', (before) => setStudy(before, study))
}

function type(formula: string): void {
  commitEdit('type a formula', (document) => {
    const read = readTyped(formula, [])
    if (isDiagnostic(read)) return read
    const replaced = replaceFormula(document, read, { top: rootOf(document.graph), isWhole: true })
    return isDiagnostic(replaced) ? replaced : replaced.document
  })
}

beforeEach(forgetPath)

it.each(['gradient', 'momentum', 'adam'])('begins anew where the function has changed: %s', (method) => {
  open('x^2 + y^2', { rate: 0.1, method })
  step(5)
  const [x, y] = [value('x'), value('y')]
  type('5 * x + 7 * y')
  expect(walkNow()).toMatchObject({ path: null, cursor: 0 })
  step(1)
  const moved = method === 'adam' ? [0.1, 0.1] : [0.5, 0.7]
  expect(value('x')).toBeCloseTo(x - moved[0]!, 8)
  expect(value('y')).toBeCloseTo(y - moved[1]!, 8)
  expect(walkNow().path?.points).toHaveLength(2)
})
it('of a function that comes back is there again, and a new name makes no other function', () => {
  open('x^2 + y^2', { rate: 0.1 })
  step(2)
  type('x^4 + y^4')
  undoEdit()
  expect(walkNow().path?.points).toHaveLength(3)
  commitEdit('rename', ({ graph, ...rest }) => ({
    ...rest,
    graph: { ...graph, nodes: graph.nodes.map((node) => (node.value ? node : { ...node, name: `${node.name}0` })) },
  }))
  expect(walkNow()).toMatchObject({ cursor: 2, isHere: true })
})
it('goes back and forth with undo and redo, and remembers there what it remembered', () => {
  open('x^2 + 10 * y^2', { rate: 0.05, method: 'momentum' })
  step(3)
  isAt(0.486, -0.81)
  undoEdit()
  expect(walkNow()).toMatchObject({ cursor: 2, isHere: true })
  undoEdit()
  expect(walkNow()).toMatchObject({ cursor: 1, isHere: true })
  redoEdit()
  expect(walkNow()).toMatchObject({ cursor: 2, isHere: true })
  step(1)
  isAt(0.486, -0.81)
  expect(walkNow().path?.points).toHaveLength(4)
})
it('left by hand stands where it was left, and the next step begins another', () => {
  open('x^2 + y^2', { rate: 0.1 })
  step(3)
  goToStep(1)
  commitEdit('set', ({ graph, ...rest }) => ({
    ...rest,
    graph: { ...graph, nodes: graph.nodes.map((node) => (node.name === 'x' ? { ...node, value: scalar(5) } : node)) },
  }))
  expect(walkNow()).toMatchObject({ cursor: 1, isHere: false })
  step(1)
  isAt(4, 0.64)
  expect(walkNow().path?.points).toHaveLength(2)
})
