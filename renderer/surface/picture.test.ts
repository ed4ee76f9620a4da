// What a picture says of the point: on a plane its height and slopes are its own, whatever the plane shows beneath it; on a
// kink its slope is a choice.
import { expect, it } from 'vitest'
import { graphOf, programOf } from '../../core/calculus/graphs.fixture'
import { run } from '../../core/engine/run'
import { hereOf, hereOnPlane } from './picture'

const axis = (node: string) => ({ node, index: 0, low: -1, high: 1 })
const [alpha, beta] = [axis('α'), axis('β')]
const seen = { value: 0.2, slopes: [-3, 7], slice: { axes: [alpha, beta] } }
const shadow = { point: [0.5, 0.25], value: 0.9, gradient: [1, 1], isOnKink: false }

it('a point off its plane keeps its own height and slopes', () => {
  expect(hereOnPlane(shadow, [alpha, beta], seen)).toMatchObject({ point: [0.5, 0.25], value: 0.2, gradient: [-3, 7] })
  expect(hereOnPlane({ ...shadow, point: [0.25] }, [beta], seen)).toMatchObject({
    point: [0.25],
    value: 0.2,
    gradient: [7],
  })
})
it('a picture over other axes is left as it is', () => {
  expect(hereOnPlane(shadow, [axis('w'), axis('x')], seen)).toBe(shadow)
})
it.each([
  [0, true],
  [0.5, false],
])('|x| at %s stands on a kink: %s', (x, isOnKink) => {
  const program = programOf(graphOf({ x }, [['f', 'abs', 'x']]))
  expect(hereOf(run(program), [axis('x')])).toMatchObject({ value: x, isOnKink })
})
