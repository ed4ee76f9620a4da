// The arrows of a step on the floor, where the gradient's arrow lies too.
import { arrowText } from '../step-arrows'
import type { StepArrows } from '../step-arrows'
import type { Picture } from '../picture'
import { floor, place, stretchOf } from '../space'
import type { Shapes } from './shape'
import { arrowHead, noShapes } from './shape'

const float = 0.008

export function stepOnFloor({ axes, hasEqualUnits }: Picture, { from, arrows, times }: StepArrows): Shapes {
  const foot = place(axes, from, floor + float)
  const stretch = stretchOf(axes, hasEqualUnits)
  const drawn = arrows.map(({ name, to }) => ({ name, end: place(axes, to, floor + float) }))
  return {
    ...noShapes,
    strokes: drawn.flatMap(({ name, end }) => {
      const look = { tone: 'ink', width: 2 } as const
      return [
        { ...look, points: [foot, end], ...(name === 'carried' ? { isDashed: true as const } : {}) },
        { ...look, points: arrowHead(foot, end, stretch) },
      ]
    }),
    words: drawn.map(({ name, end }) => ({ at: end, text: arrowText(name, times), tone: 'ink' })),
  }
}
