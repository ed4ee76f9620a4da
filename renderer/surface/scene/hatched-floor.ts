// Hatching in the 3D picture: crossed lines on the floor where f has no value, lines one way on the plateau where a linear scale
// cuts the surface off. The same two patterns as in the flat pictures.
import { rgb } from 'd3-color'
import { BufferAttribute, BufferGeometry, Group, LineBasicMaterial, LineSegments } from 'three'
import type { Grid } from '../../../core/calculus/grid'
import type { HeightScale } from '../../../core/calculus/scale'
import type { Palette } from '../colours'
import type { HatchLine } from './hatching'
import { hatchingOf } from './hatching'
import { bottom, floor, top } from '../space'

/** Over what they lie on. */
const hair = 0.004

export interface Hatching3D {
  readonly object: Group
  set(grid: Grid, scale: HeightScale): void
  setColours(palette: Palette): void
  dispose(): void
}

export function createHatching(): Hatching3D {
  const none = new LineSegments(new BufferGeometry(), new LineBasicMaterial())
  const above = new LineSegments(new BufferGeometry(), new LineBasicMaterial())
  const below = new LineSegments(new BufferGeometry(), new LineBasicMaterial())
  const object = new Group()
  const parts = [none, above, below]
  object.add(...parts)
  for (const part of parts) part.frustumCulled = false
  const write = (lines: typeof none, ends: readonly number[]): void => {
    lines.geometry.dispose()
    lines.geometry = new BufferGeometry()
    lines.geometry.setAttribute('position', new BufferAttribute(Float32Array.from(ends), 3))
    lines.visible = ends.length > 0
  }
  return {
    object,
    set(grid, scale) {
      const found = hatchingOf(grid, scale)
      write(none, endsAt(found.none, floor + hair))
      write(above, endsAt(found.above, top + hair))
      write(below, endsAt(found.below, bottom + hair))
    },
    setColours(palette) {
      none.material.color.setStyle(palette.lineStrong)
      // The map ends light above and dark below, in both themes.
      above.material.color.setStyle(rgb(palette.map(1)).darker(2).formatRgb())
      below.material.color.setStyle(rgb(palette.map(0)).brighter(2).formatRgb())
    },
    dispose() {
      for (const { geometry, material } of parts) {
        geometry.dispose()
        material.dispose()
      }
    },
  }
}

const endsAt = (lines: readonly HatchLine[], y: number): readonly number[] =>
  lines.flatMap((ends) => ends.flatMap(([u, v]) => [2 * u - 1, y, 1 - 2 * v]))
