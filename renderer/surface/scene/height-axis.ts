// The axis of heights in the 3D picture: it stands at the corner of the box that is seen farthest to the left, so that the
// surface is never before it.
import { BufferAttribute, BufferGeometry, LineBasicMaterial, LineSegments } from 'three'
import type { HeightScale } from '../../../core/calculus/scale'
import type { Palette } from '../colours'
import type { Stretch, World } from '../space'
import { bottom, lift, top } from '../space'
import { heightTicks } from '../ticks'
import type { Near } from './view'

export interface HeightTick {
  /** World height. */
  readonly y: number
  readonly text: string
}

/** About so many along the axis. */
const most = 4

/** Round heights, low to high. */
export const heightsOf = (scale: HeightScale): readonly HeightTick[] =>
  heightTicks(scale, most).map(({ value, text }) => ({ y: lift(scale, value), text }))

/** The corner, as signs of x and z. To the right of one who looks from (x, z) to the middle lies (z, −x). */
export const heightCorner = ({ x, z }: Near): readonly [number, number] => (x * z > 0 ? [-x, z] : [x, -z])

/** How far beside the axis a number stands. */
const beside = 0.1

/** Where the number of a tick stands; null from above, where all heights are one place. */
export function besideHeight({ y }: HeightTick, near: Near, [wide, deep]: Stretch): World | null {
  if (near.isAbove) return null
  const [x, z] = heightCorner(near)
  return [x * (1 + beside / wide), y, z * (1 + beside / deep)]
}

const tickLength = 0.03

export function createHeightAxis() {
  const material = new LineBasicMaterial()
  const object = new LineSegments(new BufferGeometry(), material)
  object.frustumCulled = false
  return {
    object,
    set(scale: HeightScale, [wide, deep]: Stretch): void {
      // At the corner (1, 1); the others are its mirror images.
      const ticks = heightsOf(scale).flatMap(({ y }) => [1, y, 1, 1 + tickLength / wide, y, 1 + tickLength / deep])
      object.geometry.dispose()
      object.geometry = new BufferGeometry()
      object.geometry.setAttribute(
        'position',
        new BufferAttribute(Float32Array.from([1, bottom, 1, 1, top, 1, ...ticks]), 3),
      )
    },
    /** Before each drawing: to the corner that is the leftmost now. */
    face(near: Near): void {
      const [x, z] = heightCorner(near)
      object.scale.set(x, 1, z)
      object.visible = !near.isAbove
    },
    setColours: (palette: Palette): void => void material.color.setStyle(palette.quiet),
    dispose(): void {
      object.geometry.dispose()
      material.dispose()
    },
  }
}
