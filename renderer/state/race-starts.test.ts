// A start that is picked on a plane is the very place of the whole space, which a race sets out from.
import { beforeEach, expect, it } from 'vitest'
import { shadowOf } from '../../core/calculus/slice'
import { isDiagnostic } from '../../core/diagnostic'
import { mostRunners } from '../../core/graph/race-plan'
import { historyOf } from '../../core/history/history'
import { readFormula } from '../../core/language/read'
import { presentDocument, useOpenDocument } from './document'
import { cutPlane, leavePlane, usePlane } from './plane'
import { addStartAt, spreadOver, startAt } from './race-starts'
import { shownNow } from './shown-function'

const plane = () => usePlane.getState().cut!
const onPlane = [0, 1].map((k) => ({ node: `α${k}`, index: 0, low: -1, high: 1 }))
const starts = () => presentDocument().study.race?.starts ?? []

beforeEach(() => {
  const document = readFormula('f = x^2 + 3 * y^2 + z^2 * u')
  if (isDiagnostic(document)) throw new Error(document.code)
  useOpenDocument.setState({ history: historyOf(document) })
  leavePlane()
})

it('sets every number that the plane goes through, and lies on it', () => {
  cutPlane('random', 1, null)
  expect(addStartAt(onPlane, [0.25, -0.5])).toBe(true)
  const [start = []] = starts()
  expect(start.map(({ node }) => node)).toEqual(plane().plane.entries.map(({ node }) => node))
  expect(start).toHaveLength(4)
  const shadow = shadowOf(
    plane().plane,
    start.map(({ value }) => value),
  )
  expect(shadow.distance).toBe(0)
  expect(shadow.coordinates[0]).toBeCloseTo(0.25, 12)
  expect(shadow.coordinates[1]).toBeCloseTo(-0.5, 12)
})
it('sets the numbers of the axes alone where the picture is over these', () => {
  cutPlane('random', 1, null)
  const [entry] = shownNow().program.inputs.map((slot) => shownNow().program.instructions[slot]!.node)
  addStartAt([{ node: entry!, index: 0, low: -2, high: 2 }], [1.5])
  expect(starts()).toEqual([[{ node: entry, index: 0, value: 1.5 }]])
})
it('is spread over the window of the plane, and ends where there is no more room', () => {
  cutPlane('random', 1, null)
  const spread = spreadOver({ cut: plane(), axes: onPlane }, 1)
  expect(spread).toHaveLength(9)
  expect(spread[4]).toEqual(startAt({ cut: plane(), axes: onPlane }, [0, 0]))
  let count = 1
  while (addStartAt(onPlane, [0, count / 100]) && count < 50) count++
  // Three runners by default.
  expect(starts()).toHaveLength(Math.floor(mostRunners / 3))
})
