// The surface's own choice of a node: an edit like any other, whose run has that node's slopes, and whose walk is its own.
import { beforeEach, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import type { NodeId } from '../../core/graph/document'
import { removeNodes, setRoot } from '../../core/graph/edits'
import { indexOf } from '../../core/graph/look'
import { historyOf } from '../../core/history/history'
import { readFormula } from '../../core/language/read'
import { derive } from './derived'
import { forgetPath, stepDescent, useDescent } from './descent'
import { commitEdit, presentDocument, undoEdit, useOpenDocument } from './document'
import { canShowSurfaceOf, chooseHeight, shownNow } from './shown-function'

const id = (name: string): NodeId => indexOf(presentDocument().graph).byName.get(name)?.id ?? ''
const slopes = (): readonly unknown[] => {
  const { program, adjoints } = shownNow().trace
  return ['x', 'y'].map((name) => adjoints[program.slotOf.get(id(name)) ?? -1]?.data[0])
}
const value = (name: string): number | undefined => indexOf(presentDocument().graph).byName.get(name)?.value?.data[0]

beforeEach(() => {
  const document = readFormula('p = x^2 + y; q = x - 3 * y; f = p * q')
  if (isDiagnostic(document)) throw new Error(document.code)
  useOpenDocument.setState({ history: historyOf(document) })
  forgetPath()
})

it('follows the root without a run of its own until a node is chosen, and again after undo', () => {
  expect(shownNow().trace).toBe(derive(presentDocument().graph).trace)
  chooseHeight(id('q'))
  expect(slopes()).toEqual([1, -3])
  expect(shownNow()).toBe(shownNow())
  // The canvas goes on with the root.
  expect(derive(presentDocument().graph).trace.program.root).not.toBe(shownNow().program.root)
  commitEdit('choose the root', (document) => setRoot(document, id('p')))
  expect(slopes()).toEqual([1, -3])
  undoEdit()
  undoEdit()
  expect(shownNow().isRoot).toBe(true)
  chooseHeight(id('f'))
  expect(presentDocument().study.height).toBeUndefined()
})
it('goes back to the root, with the reason, when its node is deleted', () => {
  chooseHeight(id('q'))
  commitEdit('delete', (document) => removeNodes(document, [id('q')]))
  expect(shownNow().lapse).toEqual({ kind: 'gone' })
  undoEdit()
  expect(shownNow()).toMatchObject({ node: id('q'), lapse: null })
})
it('is chosen among numbers that hang on an input', () => {
  expect(['x', 'p', 'q', 'f'].map((name) => canShowSurfaceOf(id(name)))).toEqual([false, true, true, true])
})
it('is what a walk goes down, and each function has a walk of its own', () => {
  chooseHeight(id('q'))
  const [x, y] = [value('x')!, value('y')!]
  stepDescent()
  // Rate 0.1 along −(1, −3).
  expect([value('x'), value('y')]).toEqual([x - 0.1, y + 0.1 * 3])
  expect(useDescent.getState()).toMatchObject({ graph: { root: id('q') }, cursor: 1 })
  stepDescent()
  expect(useDescent.getState().path?.points).toHaveLength(3)
  chooseHeight(null)
  stepDescent()
  expect(useDescent.getState().graph?.root).not.toBe(id('q'))
  expect(useDescent.getState().path?.points).toHaveLength(2)
})
