// Everything that is laid over the surface of a picture, as its boxes are ticked.
import type { Picture } from '../picture'
import type { World } from '../space'
import { criticalPoints } from './critical'
import { eigenvectors, turnedDirection } from './directions'
import { quadraticSheet, tangentPlane } from './models'
import { distances } from './off'
import type { Shapes } from './shape'
import { polesIn3D } from './poles'
import { stepOnFloor } from './step'
import { noShapes, together } from './shape'

/** `ball` is its middle on the surface; null where it is not in the picture: then nothing is said of it. */
export function shapesOf(picture: Picture, ball: World | null): Shapes {
  const { over } = picture
  const isModelHere = ball && over.model
  return together([
    ball && over.hasPlane ? tangentPlane(picture, ball) : noShapes,
    isModelHere && over.hasQuadratic ? quadraticSheet(picture, over.model, ball) : noShapes,
    isModelHere && over.hasEllipse ? eigenvectors(picture, over.model) : noShapes,
    ball ? turnedDirection(picture, ball) : noShapes,
    over.step ? stepOnFloor(picture, over.step) : noShapes,
    over.critical ? criticalPoints(picture, over.critical) : noShapes,
    polesIn3D(picture),
    distances(picture, ball),
  ])
}
