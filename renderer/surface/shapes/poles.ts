// Where f has no bound, over the surface: ∞ above the plateau that it is cut off at, −∞ under the one below.
import type { Picture } from '../picture'
import { writePole } from '../flat/PoleMark'
import { bottom, place, top } from '../space'
import type { Shapes } from './shape'
import { noShapes } from './shape'

export const polesIn3D = ({ axes, regions }: Picture): Shapes => ({
  ...noShapes,
  words: (regions?.poles ?? []).map(({ point, sign }) => ({
    at: place(axes, point, sign === '−' ? bottom : top),
    text: writePole(sign),
    tone: 'ink',
  })),
})
