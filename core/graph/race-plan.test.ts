// The plan of a race is part of the document: it is edited purely and goes with the nodes it names.
import { describe, expect, it } from 'vitest'
import { quartic } from '../calculus/graphs.fixture'
import type { GraphDocument } from './document'
import { removeNodes } from './edits'
import {
  addRunner,
  addStarts,
  hasRoomFor,
  mostRunners,
  planOf,
  removeRunner,
  removeStart,
  runnersIn,
  setRunner,
  setStart,
  spreadStarts,
} from './race-plan'

const at = (node: string, value: number) => ({ node, index: 0, value })
const plan = { runners: [{ method: 'gradient' }], starts: [[at('x', 1)], [at('x', 2), at('f', 3)]] }

describe('the plan of a race', () => {
  it('starts with one method of each kind, from where the inputs stand', () => {
    const first = planOf({ axes: [], rate: 1 })
    expect(first.runners).toHaveLength(3)
    expect(runnersIn(first)).toBe(3)
  })
  it('keeps a setting of a runner’s own, and gives it back', () => {
    const own = setRunner(plan, 0, 'rate', 0.5)
    expect(own.runners).toEqual([{ method: 'gradient', settings: { rate: 0.5 } }])
    expect(setRunner(own, 0, 'rate', null)).toEqual(plan)
    expect(setRunner(plan, 7, 'rate', 1)).toBe(plan)
  })
  it('adds and takes away runners and starts', () => {
    expect(removeRunner(addRunner(plan, { method: 'adam' }), 1)).toEqual(plan)
    expect(removeStart(addStarts(plan, [[at('x', 5)]]), 2)).toEqual(plan)
    expect(setStart(plan, 0, at('x', 9)).starts[0]).toEqual([at('x', 9)])
    expect(setStart(plan, 0, at('f', 9)).starts[0]).toEqual([at('x', 1), at('f', 9)])
  })
  it('has room for sixteen', () => {
    const many = addStarts(
      plan,
      Array.from({ length: 14 }, (_, i) => [at('x', i)]),
    )
    expect(runnersIn(many)).toBe(16)
    expect(hasRoomFor(many)).toBe(true)
    expect(hasRoomFor(addRunner(many, { method: 'adam' }))).toBe(false)
  })
  it('spreads starts over the window, as many as have room', () => {
    const axis = (node: string, low: number, high: number) => ({ node, index: 0, low, high })
    const line = spreadStarts([axis('x', -2, 2)], 1)
    expect(line.map(([one]) => one?.value)).toEqual([-1.75, -1.25, -0.75, -0.25, 0.25, 0.75, 1.25, 1.75])
    // Of −2 to 3 an eighth's middle is −1.6875: more digits than one reads.
    expect(spreadStarts([axis('x', -2, 3)], 1)[0]).toEqual([at('x', -1.69)])
    expect(spreadStarts([axis('x', 0, 3e-6)], 8).map(([one]) => one?.value)).toEqual([7.5e-7, 2.25e-6])
    expect(spreadStarts([axis('x', 0, 4000)], 8).map(([one]) => one?.value)).toEqual([1000, 3000])
    const square = spreadStarts([axis('x', -3, 3), axis('y', 0, 6)], 1)
    expect(square).toHaveLength(9)
    expect(square[5]).toEqual([at('x', 2), at('y', 3)])
    for (const runners of [1, 2, 3, 4, 5, 16])
      for (const axes of [[axis('x', 0, 1)], [axis('x', 0, 1), axis('y', 0, 1)]])
        expect(spreadStarts(axes, runners).length * runners).toBeLessThanOrEqual(mostRunners)
    expect(spreadStarts([axis('x', 0, 1)], 9)).toEqual([])
  })
  it('loses a start with the node that it sets', () => {
    const document: GraphDocument = {
      graph: quartic(1),
      layout: { positions: {} },
      study: { axes: [], rate: 1, race: plan },
    }
    expect(removeNodes(document, ['x']).study.race?.starts).toEqual([[at('f', 3)]])
    expect(removeNodes(document, ['p']).study).toBe(document.study)
  })
})
