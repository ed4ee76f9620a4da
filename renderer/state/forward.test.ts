// The direction, the tangents and the cut: the same sum at every place, and choices that fit no input give way to the first.
import { beforeEach, describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import { readFormula } from '../../core/language/read'
import { scalar } from '../../core/tensor'
import { derive } from './derived'
import { openDocument, presentDocument } from './document'
import type { Forward, PlacedCut } from './forward'
import { cutOf, forwardOf, moveInput, moveOnly, placeCut, useForwardChoice } from './forward'
import { holdValue, releaseAll } from './held'
import { arrangedPositions } from './node-box'

const derived = (): ReturnType<typeof derive> => derive(presentDocument().graph)
const forward = (): Forward => forwardOf(derived())
const cut = (): PlacedCut | null => cutOf(presentDocument(), derived(), forward())
const idOf = (name: string): string => presentDocument().graph.nodes.find((node) => node.name === name)?.id ?? ''
const rate = (name: string): number | undefined =>
  forward().tangents.tangents[derived().program.slotOf.get(idOf(name)) ?? -1]?.data[0]

beforeEach(() => {
  const values = new Map([
    ['x', { value: scalar(2) }],
    ['y', { value: scalar(3) }],
  ])
  const read = readFormula('a = x * y; b = sin(a) + x; c = a * b; f = c^2 + y', values)
  if (isDiagnostic(read)) throw new Error(read.code)
  const positions = arrangedPositions(read.graph, derive(read.graph).program)
  openDocument({ ...read, layout: { ...read.layout, positions } })
  useForwardChoice.setState({ direction: new Map(), cutX: null })
  releaseAll()
})

describe('forward mode', () => {
  it('begins with the first input at rate 1, and moves as it is told', () => {
    expect([rate('x'), rate('y'), rate('a')]).toEqual([1, undefined, 3])
    moveOnly(idOf('y'), [])
    expect([rate('x'), rate('y'), rate('a')]).toEqual([undefined, 1, 2])
    moveInput(idOf('x'), scalar(0.5), forward().direction)
    expect([rate('x'), rate('y'), rate('a')]).toEqual([0.5, 1, 3.5])
  })

  it('has one sum at every place of the cut, the rate of the root, also while a value is held', () => {
    for (const hold of [() => {}, () => holdValue(idOf('b'), scalar(5))]) {
      hold()
      const { stops = [] } = cut() ?? {}
      expect(stops.length).toBeGreaterThan(3)
      stops.forEach((stop, at) => {
        placeCut(stop.x)
        expect(cut()?.at).toBe(at)
        expect(cut()?.total).toBeCloseTo(rate('f') as number, 9)
        expect(cut()?.crossings.length).toBeGreaterThan(0)
      })
    }
  })

  it('keeps the cut between the inputs and the root wherever the hand goes', () => {
    const { stops = [] } = cut() ?? {}
    placeCut(-1e6)
    expect(cut()?.at).toBe(0)
    placeCut(1e6)
    expect(cut()?.at).toBe(stops.length - 1)
    expect(cut()?.total).toBeCloseTo(rate('f') as number, 9)
  })

  it('gives the Hessian times the direction, but not of a function that is held', () => {
    const x = derived().program.slotOf.get(idOf('x')) as number
    expect(forward().curvature?.get(x)?.data[0]).toEqual(expect.any(Number))
    holdValue(idOf('b'), scalar(5))
    expect(forward().curvature).toBeNull()
  })
})
