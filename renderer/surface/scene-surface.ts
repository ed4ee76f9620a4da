// The surface as a mesh: heights written in place, colours from the map, shading from the function's own gradient, thin
// grid lines on it. One geometry per grid size is kept, so that going from coarse to fine allocates nothing twice.
import {
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
} from 'three'
import type { Grid } from '../../core/calculus/grid'
import type { HeightScale } from '../../core/calculus/scale'
import { heightOf, heightSlope } from '../../core/calculus/scale'
import type { Tint } from '../../core/calculus/tint'
import { bottom, top } from './space'

const shades = 256
/** Lines drawn on the surface along each axis, about. */
const gridLines = 32
/** Light from the upper left, as on paper; of length 1. */
const light = [-0.43, 0.81, 0.4] as const

export interface SurfaceMesh {
  readonly object: Group
  /** Writes new heights and colours. `ramp` holds 256 linear colours. Cost: one pass over the grid. */
  write(grid: Grid, scale: HeightScale, tint: Tint, ramp: Float32Array): void
  /** Ink of the lines on the surface. */
  setInk(colour: string, opacity: number): void
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
  // Lines lie on the faces: push the faces back a little.
  const skin = new MeshBasicMaterial({
    vertexColors: true,
    side: DoubleSide,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
  })
  const ink = new LineBasicMaterial({ transparent: true, depthWrite: false })
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
    write(grid, scale, tint, ramp) {
      const key = `${grid.columns}x${grid.rows}`
      sheet = sheets.get(key) ?? makeSheet(grid)
      sheets.set(key, sheet)
      writeHeights(sheet, grid, scale, tint, ramp)
      show()
    },
    setInk(colour, opacity) {
      ink.color.setStyle(colour)
      ink.opacity = opacity
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
      skin.dispose()
      ink.dispose()
    },
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
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(columns * rows * 3), 3))
  const lines = new BufferGeometry()
  lines.setAttribute('position', position)
  lines.setIndex(new BufferAttribute(lineIndex(grid), 1))
  const indexed = (stride: number): BufferAttribute => new BufferAttribute(faceIndex(grid, stride), 1)
  const coarsest = Math.max(1, Math.floor((columns - 1) / gridLines))
  return { geometry, lines, full: indexed(1), coarse: indexed(coarsest), hasHoles: false }
}

/** Heights into the positions, the map times the light into the colours. Holes lose their faces. */
function writeHeights(sheet: Sheet, grid: Grid, scale: HeightScale, tint: Tint, ramp: Float32Array): void {
  const position = sheet.geometry.getAttribute('position') as BufferAttribute
  const colour = sheet.geometry.getAttribute('color') as BufferAttribute
  const [place, shown] = [position.array as Float32Array, colour.array as Float32Array]
  const slope = (along: number, at: number, value: number): number => {
    const axis = grid.axes[along]
    const raw = heightSlope(scale, value, grid.slopes[along]?.[at] ?? 0)
    return axis && Number.isFinite(raw) ? (raw * (axis.high - axis.low) * (top - bottom)) / 2 : 0
  }
  let hasHoles = false
  for (let at = 0; at < grid.values.length; at++) {
    const value = grid.values[at] as number
    const height = heightOf(scale, value)
    hasHoles ||= Number.isNaN(height)
    place[at * 3 + 1] = Number.isNaN(height) ? bottom : bottom + (top - bottom) * height
    const shade = brightness(slope(0, at, value), slope(1, at, value))
    const share = heightOf(tint.scale, tint.values[at] as number)
    const from = Math.round((Number.isNaN(share) ? 0 : share) * (shades - 1)) * 3
    for (let c = 0; c < 3; c++) shown[at * 3 + c] = (ramp[from + c] as number) * shade
  }
  if (hasHoles || sheet.hasHoles) reindex(sheet, grid)
  sheet.hasHoles = hasHoles
  position.needsUpdate = true
  colour.needsUpdate = true
}

/** Lambert's cosine with much light from all round: slopes are seen, the map stays readable. The z axis points to −v. */
function brightness(slopeX: number, slopeV: number): number {
  const length = Math.hypot(slopeX, 1, slopeV)
  const cosine = (-slopeX * light[0] + light[1] + slopeV * light[2]) / length
  return 0.8 + 0.25 * cosine
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
