// What is seen of the 3D picture now: where on the canvas a place of the world stands, and from which side one looks.
import type { Vector2 } from 'three'
import { Vector3 } from 'three'
import type { Eye, SceneCamera } from './camera'
import type { Stretch, World } from '../space'

/** Where on the canvas a world place is seen, in CSS pixels from its upper left corner. */
export interface Seen {
  readonly x: number
  readonly y: number
}

/** Which floor edges are nearer to the eye: the signs of x and z; and whether the surface hides the floor. */
export interface Near {
  readonly x: 1 | -1
  readonly z: 1 | -1
  readonly isAbove: boolean
}

export interface SceneView {
  /** How many pictures have been drawn. */
  readonly drawn: number
  see(place: World): Seen
  readonly near: Near
  readonly eye: Eye
  /** Where the eye is. */
  readonly from: World
}

/** Radians from the upright axis. */
const fromAbove = 0.5
const nowhere: Seen = { x: -1e4, y: -1e4 }

/** Places of the world are those of the full box; `stretch` says how wide it is drawn. */
export function viewOf(
  eye: SceneCamera,
  now: () => { readonly size: Vector2; readonly drawn: number; readonly stretch: Stretch },
): SceneView {
  const { camera } = eye
  return {
    get drawn() {
      return now().drawn
    },
    see([x, y, z]) {
      const { size, stretch } = now()
      const seen = new Vector3(x * stretch[0], y, z * stretch[1]).project(camera)
      // Behind the eye.
      if (!(seen.z < 1)) return nowhere
      return { x: ((seen.x + 1) / 2) * size.x, y: ((1 - seen.y) / 2) * size.y }
    },
    get near(): Near {
      // Straight from above neither is; then names stand as beside the contours.
      const { x, z } = camera.position
      return { x: x < 1e-3 ? -1 : 1, z: z < 0 ? -1 : 1, isAbove: eye.eye.phi < fromAbove }
    },
    get eye() {
      return eye.eye
    },
    get from() {
      const { stretch } = now()
      const [x, y, z] = camera.position.toArray()
      return [x / stretch[0], y, z / stretch[1]] as const
    },
  }
}
