// The surface as a mesh. What changes is written in place and is little, since all of it goes to the graphics processor: a height, a
// place on the colour map and a brightness from the function's own gradient per point. The rest stays there. One geometry per grid
// size is kept, so that going from coarse to fine allocates nothing twice.
import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  DataUtils,
  DoubleSide,
  Group,
  HalfFloatType,
  LinearFilter,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
} from 'three'
import type { Grid } from '../../../core/calculus/grid'
import type { HeightScale } from '../../../core/calculus/scale'
import type { Tint } from '../../../core/calculus/tint'
import type { Palette } from '../colours'
import { linearRamp } from '../colours'
import { mostBright, writePoints } from './surface-points'

const shades = 256
/** Lines drawn on the surface along each axis, about. */
const gridLines = 32
/** Of the lines on the surface. */
const inkOpacity = 0.16

export interface SurfaceMesh {
  readonly object: Group
  /** Writes new heights and colours. Cost: one pass over the grid. */
  write(grid: Grid, scale: HeightScale, tint: Tint): void
  setColours(palette: Palette): void
  /** Draws every fourth point only: for moving on a machine without a graphics processor. */
  setCoarse(isCoarse: boolean): void
  dispose(): void
}

interface Sheet {
  readonly geometry: BufferGeometry
  readonly lines: BufferGeometry
  readonly full: BufferAttribute
  readonly coarse: BufferAttribute
  hasHoles: boolean
}

export function createSurfaceMesh(): SurfaceMesh {
  const ramp = new DataTexture(new Uint16Array(shades * 4), shades, 1, undefined, HalfFloatType)
  ramp.minFilter = ramp.magFilter = LinearFilter
  // Lines lie on the faces: push the faces back a little.
  const skin = new MeshBasicMaterial({
    side: DoubleSide,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
  })
  liftPoints(skin)
  paintFaces(skin, ramp)
  const ink = new LineBasicMaterial({ transparent: true, opacity: inkOpacity, depthWrite: false })
  liftPoints(ink)
  const mesh = new Mesh(new BufferGeometry(), skin)
  const net = new LineSegments(new BufferGeometry(), ink)
  const object = new Group()
  object.add(mesh, net)
  // The box is known and small; measuring it anew for every frame is not worth it.
  mesh.frustumCulled = net.frustumCulled = false
  const sheets = new Map<string, Sheet>()
  let sheet: Sheet | null = null
  let isCoarse = false

  const show = (): void => {
    if (!sheet) return
    sheet.geometry.setIndex(isCoarse ? sheet.coarse : sheet.full)
    mesh.geometry = sheet.geometry
    net.geometry = sheet.lines
    net.visible = !isCoarse
  }
  return {
    object,
    write(grid, scale, tint) {
      const key = `${grid.columns}x${grid.rows}`
      sheet = sheets.get(key) ?? makeSheet(grid)
      sheets.set(key, sheet)
      writeHeights(sheet, grid, scale, tint)
      show()
    },
    setColours(palette) {
      const colours = linearRamp(palette, shades)
      const into = ramp.image.data as Uint16Array
      for (let i = 0; i < shades; i++) {
        for (let c = 0; c < 4; c++) into[4 * i + c] = DataUtils.toHalfFloat(c < 3 ? (colours[3 * i + c] as number) : 1)
      }
      ramp.needsUpdate = true
      ink.color.setStyle(palette.ink)
    },
    setCoarse(coarse) {
      if (coarse === isCoarse) return
      isCoarse = coarse
      show()
    },
    dispose() {
      for (const { geometry, lines } of sheets.values()) {
        geometry.dispose()
        lines.dispose()
      }
      for (const part of [skin, ink, ramp]) part.dispose()
    },
  }
}

/** The height of a point comes from an attribute of its own, so that the other two numbers need not be sent again. */
function liftPoints(material: MeshBasicMaterial | LineBasicMaterial): void {
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nattribute float height;')
      .replace('#include <begin_vertex>', 'vec3 transformed = vec3(position.x, height, position.z);')
  }
}

/** The colour of a face: the map at the first number of `look`, as bright as the second says. */
function paintFaces(material: MeshBasicMaterial, ramp: DataTexture): void {
  const lift = material.onBeforeCompile
  material.onBeforeCompile = (shader, renderer) => {
    lift.call(material, shader, renderer)
    shader.uniforms['ramp'] = { value: ramp }
    shader.vertexShader = shader.vertexShader
      .replace('attribute float height;', 'attribute float height;\nattribute vec2 look;\nvarying vec2 seen;')
      .replace('vec3 transformed', 'seen = look;\nvec3 transformed')
    const from = `(seen.x * ${shades - 1}.0 + 0.5) / ${shades}.0`
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', '#include <common>\nuniform sampler2D ramp;\nvarying vec2 seen;')
      .replace(
        '#include <color_fragment>',
        `diffuseColor.rgb = texture2D(ramp, vec2(${from}, 0.5)).rgb * seen.y * ${mostBright}.0;`,
      )
  }
}

function makeSheet(grid: Grid): Sheet {
  const { columns, rows } = grid
  const place = new Float32Array(columns * rows * 3)
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at += 3) {
      place[at] = (2 * column) / (columns - 1) - 1
      place[at + 2] = 1 - (2 * row) / (rows - 1)
    }
  }
  const geometry = new BufferGeometry()
  const position = new BufferAttribute(place, 3)
  geometry.setAttribute('position', position)
  const height = new BufferAttribute(new Float32Array(columns * rows), 1)
  geometry.setAttribute('height', height)
  geometry.setAttribute('look', new BufferAttribute(new Uint16Array(columns * rows * 2), 2, true))
  const lines = new BufferGeometry()
  lines.setAttribute('position', position)
  lines.setAttribute('height', height)
  lines.setIndex(new BufferAttribute(lineIndex(grid), 1))
  const indexed = (stride: number): BufferAttribute => new BufferAttribute(faceIndex(grid, stride), 1)
  const coarsest = Math.max(1, Math.floor((columns - 1) / gridLines))
  return { geometry, lines, full: indexed(1), coarse: indexed(coarsest), hasHoles: false }
}

/** Heights, colours and brightness of all points. Holes lose their faces. */
function writeHeights(sheet: Sheet, grid: Grid, scale: HeightScale, tint: Tint): void {
  const height = sheet.geometry.getAttribute('height') as BufferAttribute
  const look = sheet.geometry.getAttribute('look') as BufferAttribute
  const hasHoles = writePoints(grid, scale, tint, height.array as Float32Array, look.array as Uint16Array)
  if (hasHoles || sheet.hasHoles) reindex(sheet, grid)
  sheet.hasHoles = hasHoles
  height.needsUpdate = true
  look.needsUpdate = true
}

function reindex(sheet: Sheet, grid: Grid): void {
  const coarsest = Math.max(1, Math.floor((grid.columns - 1) / gridLines))
  const rewrite = (attribute: BufferAttribute, indices: Uint32Array): void => {
    attribute.array.fill(0)
    attribute.array.set(indices)
    attribute.needsUpdate = true
  }
  rewrite(sheet.full, faceIndex(grid, 1))
  rewrite(sheet.coarse, faceIndex(grid, coarsest))
  rewrite(sheet.lines.getIndex() as BufferAttribute, lineIndex(grid))
}

const isHole = (grid: Grid, at: number): boolean => Number.isNaN(grid.values[at])

/** Two triangles per cell of `stride` points, none at a hole. Points of size 0 fill the rest. */
function faceIndex(grid: Grid, stride: number): Uint32Array {
  const { columns, rows } = grid
  const cells = Math.floor((columns - 1) / stride) * Math.floor((rows - 1) / stride)
  const index = new Uint32Array(cells * 6)
  let at = 0
  for (let row = 0; row + stride < rows; row += stride) {
    for (let column = 0; column + stride < columns; column += stride) {
      const a = row * columns + column
      const [b, c, d] = [a + stride, a + stride * columns, a + stride * columns + stride]
      if (isHole(grid, a) || isHole(grid, b) || isHole(grid, c) || isHole(grid, d)) continue
      index.set([a, b, d, a, d, c], at)
      at += 6
    }
  }
  return index
}

/** Segments along about 32 rows and columns, through every point so that they follow the surface. */
function lineIndex(grid: Grid): Uint32Array {
  const { columns, rows } = grid
  const [acrossStep, upStep] = [Math.max(1, (columns - 1) / gridLines), Math.max(1, (rows - 1) / gridLines)]
  const pairs: number[] = []
  const join = (a: number, b: number): void => {
    if (!isHole(grid, a) && !isHole(grid, b)) pairs.push(a, b)
  }
  for (let row = 0; row < rows; row += upStep) {
    for (let column = 0; column + 1 < columns; column++) join(row * columns + column, row * columns + column + 1)
  }
  for (let column = 0; column < columns; column += acrossStep) {
    for (let row = 0; row + 1 < rows; row++) join(row * columns + column, (row + 1) * columns + column)
  }
  const room = 2 * (Math.floor((rows - 1) / upStep + 1) * columns + Math.floor((columns - 1) / acrossStep + 1) * rows)
  const index = new Uint32Array(room)
  index.set(pairs)
  return index
}
