// The arrows of a step on the floor, where the gradient's arrow lies too.
import { arrowText } from '../step-arrows'
import type { StepArrows } from '../step-arrows'
import type { Picture } from '../picture'
import type { World } from '../space'
import { floor, place } from '../space'
import type { Shapes } from './shape'
import { arrowHead, noShapes } from './shape'

const float = 0.008

export function stepOnFloor({ axes }: Picture, { from, arrows, times }: StepArrows): Shapes {
  const foot = place(axes, from, floor + float)
  const drawn = arrows.map(({ name, to }) => ({ name, end: place(axes, to, floor + float) }))
  return {
    ...noShapes,
    strokes: drawn.flatMap(({ name, end }) => {
      const [x, z] = [end[0] - foot[0], end[2] - foot[2]]
      const length = Math.hypot(x, z) || 1
      const way: World = [x / length, 0, z / length]
      const look = { tone: 'ink', width: 2 } as const
      return [
        { ...look, points: [foot, end], ...(name === 'carried' ? { isDashed: true as const } : {}) },
        { ...look, points: arrowHead(end, way, [-way[2], 0, way[0]]) },
      ]
    }),
    words: drawn.map(({ name, end }) => ({ at: end, text: arrowText(name, times), tone: 'ink' })),
  }
}
