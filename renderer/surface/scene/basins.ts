// The map of basins on the floor of the 3D picture, under the contours: one cell per start, as in the flat pictures.
import { rgb } from 'd3-color'
import { DataTexture, DoubleSide, Mesh, MeshBasicMaterial, PlaneGeometry, SRGBColorSpace } from 'three'
import type { BasinsFound } from '../../state/answers'
import { basinColour } from '../basin-colours'
import type { Palette } from '../colours'
import { floor } from '../space'

export interface BasinFloor {
  readonly object: Mesh
  /** Null shows none. Cost: one pass over the starts. */
  set(basins: BasinsFound | null, palette: Palette): void
  dispose(): void
}

/** Under the lines that lie on the floor. */
const under = 0.004

export function createBasinFloor(): BasinFloor {
  const material = new MeshBasicMaterial({ side: DoubleSide, toneMapped: false })
  const geometry = new PlaneGeometry(2, 2).rotateX(-Math.PI / 2)
  const object = new Mesh(geometry, material)
  object.position.y = floor - under
  object.visible = false
  object.frustumCulled = false
  const clear = (): void => {
    material.map?.dispose()
    material.map = null
  }
  return {
    object,
    set(basins, palette) {
      clear()
      // Over one axis there is no floor to colour.
      object.visible = basins !== null && basins.rows > 1
      if (!basins || !object.visible) return
      material.map = textureOf(basins, palette)
      material.needsUpdate = true
    },
    dispose() {
      clear()
      material.dispose()
      geometry.dispose()
    },
  }
}

function textureOf({ map, columns, rows }: BasinsFound, palette: Palette): DataTexture {
  const colours = new Uint8Array(4 * columns * rows)
  map.labels.forEach((label, at) => {
    const { r, g, b } = rgb(basinColour(palette, label, map.places.length))
    colours.set([r, g, b, 255], 4 * at)
  })
  const texture = new DataTexture(colours, columns, rows)
  texture.colorSpace = SRGBColorSpace
  texture.needsUpdate = true
  return texture
}
