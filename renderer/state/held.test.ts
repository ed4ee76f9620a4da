// What is held is seen in every number, is said, and is over when it is released or another document comes.
import { beforeEach, describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { removeNodes } from '../../core/graph/edits'
import { readFormula } from '../../core/language/read'
import { scalar } from '../../core/tensor'
import type { Derived } from './derived'
import { derive, deriveWritten } from './derived'
import { commitEdit, openDocument, presentDocument, undoEdit } from './document'
import { heldParts, holdAdjoint, holdValue, isHolding, releaseAll, toggleCut, toggleFrozen, useHeld } from './held'

const now = (): Derived => derive(presentDocument().graph)
const idOf = (name: string): string => presentDocument().graph.nodes.find((node) => node.name === name)?.id ?? ''
const slotOf = (name: string): number => now().trace.program.slotOf.get(idOf(name)) ?? -1
const value = (name: string): number | undefined => now().trace.values[slotOf(name)]?.data[0]
const adjoint = (name: string): number | undefined => now().trace.adjoints[slotOf(name)]?.data[0]
const said = (): readonly string[] =>
  heldParts(presentDocument().graph, now().whatIf?.held ?? useHeld.getState()).map(({ text }) => text)

beforeEach(() => {
  const read = readFormula(
    'a = x * y; b = a + x; f = b^2',
    new Map([
      ['x', { value: scalar(2) }],
      ['y', { value: scalar(3) }],
    ]),
  )
  if (isDiagnostic(read)) throw new Error(read.code)
  openDocument(read)
})

describe('what is held', () => {
  it('changes every number after a pulled value, and its release brings them back', () => {
    expect([value('f'), adjoint('x')]).toEqual([64, 64])
    holdValue(idOf('a'), scalar(8))
    expect([value('a'), value('b'), value('f')]).toEqual([8, 10, 100])
    // What is held is a constant: only the way past it is left.
    expect([adjoint('a'), adjoint('x'), adjoint('y')]).toEqual([20, 20, undefined])
    expect(said()).toEqual(['a = 8'])
    expect([...(now().whatIf?.values ?? [])]).toEqual(['a', 'b', 'f'].map(idOf))
    releaseAll()
    expect(now()).toBe(deriveWritten(presentDocument().graph))
  })

  it('takes adjoints, cut wires and frozen leaves', () => {
    holdAdjoint(idOf('a'), scalar(1))
    expect([adjoint('y'), adjoint('x')]).toEqual([2, 19])
    toggleCut(`${idOf('b')}.1`)
    expect(adjoint('x')).toBe(3)
    toggleFrozen(idOf('y'))
    expect(adjoint('y')).toBeUndefined()
    expect(said()).toEqual(['adjoint of a = 1', 'wire x → b cut', 'y frozen'])
    for (const part of heldParts(presentDocument().graph, useHeld.getState())) part.release()
    expect(isHolding(useHeld.getState())).toBe(false)
  })

  it('is silent about what is no longer in the graph, and is there again after undo', () => {
    holdValue(idOf('a'), scalar(8))
    const [a] = [idOf('a')]
    commitEdit('delete', (document) => removeNodes(document, [a]))
    expect(now().whatIf).toBeNull()
    undoEdit()
    expect(now().whatIf?.held.values.size).toBe(1)
  })

  it('never holds an input, whose value is the document’s, and ends with the document', () => {
    holdValue(idOf('x'), scalar(7))
    expect(now().whatIf).toBeNull()
    openDocument(presentDocument())
    expect(isHolding(useHeld.getState())).toBe(false)
  })
})
