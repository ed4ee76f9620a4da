// Draws lines, sheets and dots over the surface, whatever they mean. What the surface hides of lines and dots shines through it
// faintly, so that nothing is lost from sight.
import {
  BackSide,
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  GreaterDepth,
  Group,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  SphereGeometry,
} from 'three'
import { LineMaterial } from 'three/addons/lines/LineMaterial.js'
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js'
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js'
import type { Palette } from '../colours'
import type { Shapes, Sheet, Stroke, Tone } from '../shapes/shape'
import { createRound } from './round'
import type { Stretch, World } from '../space'

export interface Overlays3D {
  readonly object: Group
  set(shapes: Shapes): void
  setColours(palette: Palette): void
  setRound(stretch: Stretch): void
  dispose(): void
}

const tones: readonly Tone[] = ['ink', 'quiet', 'positive', 'negative']
const dotRadius = 0.032
const mostDots = 100
/** Pixels that the paper under a line is wider. */
const haloWidth = 2
/** Drawn only where something nearer was drawn before. */
const ghostly = { transparent: true, opacity: 0.32, depthFunc: GreaterDepth, depthWrite: false } as const

export function createOverlays(): Overlays3D {
  const object = new Group()
  const pens = new Map<string, Pen>()
  const skins = Object.fromEntries(
    tones.map((tone) => [tone, new MeshBasicMaterial({ side: DoubleSide, transparent: true, depthWrite: false })]),
  ) as Record<Tone, MeshBasicMaterial>
  const dots = createDots()
  object.add(dots.object)
  let palette: Palette | null = null
  /** What belongs to the shapes that are shown now. */
  let shown: { readonly dispose: () => void }[] = []

  const clear = (): void => {
    for (const one of shown) one.dispose()
    shown = []
  }
  const show = (part: Mesh, geometry: BufferGeometry, order: number): void => {
    part.frustumCulled = false
    part.renderOrder = order
    object.add(part)
    shown.push({
      dispose() {
        object.remove(part)
        geometry.dispose()
      },
    })
  }
  const penOf = (stroke: Stroke): Pen => {
    const key = `${stroke.tone} ${stroke.width} ${stroke.isDashed ?? false}`
    const known = pens.get(key)
    if (known) return known
    const made = createPen(stroke)
    if (palette) colour(made, palette)
    pens.set(key, made)
    return made
  }
  return {
    object,
    setRound: dots.setRound,
    set({ strokes, sheets, dots: places }) {
      clear()
      for (const sheet of sheets) {
        const geometry = sheetGeometry(sheet)
        skins[sheet.tone].opacity = sheet.opacity
        show(new Mesh(geometry, skins[sheet.tone]), geometry, 1)
      }
      for (const [pen, lines] of grouped(strokes, penOf)) {
        const geometry = new LineSegmentsGeometry().setPositions(segmentsOf(lines))
        ;[pen.halo, ...pen.materials].forEach((material, i) => {
          const part = new LineSegments2(geometry, material)
          if (material.dashed) part.computeLineDistances()
          show(part, geometry, 2 + i)
        })
      }
      dots.set(places)
    },
    setColours(colours) {
      palette = colours
      for (const tone of tones) skins[tone].color.setStyle(colours[tone])
      for (const pen of pens.values()) colour(pen, colours)
      dots.setColours(colours)
    },
    dispose() {
      clear()
      for (const { halo, materials } of pens.values()) for (const material of [halo, ...materials]) material.dispose()
      for (const tone of tones) skins[tone].dispose()
      dots.dispose()
    },
  }
}

/** One look of a line: as it is seen, and as it shines through. */
interface Pen {
  readonly tone: Tone
  /** Paper under the line: it is seen on every colour of the surface. */
  readonly halo: LineMaterial
  readonly materials: readonly LineMaterial[]
}

function colour({ tone, halo, materials }: Pen, palette: Palette): void {
  halo.color.setStyle(palette.panel)
  for (const material of materials) material.color.setStyle(palette[tone])
}

function createPen({ tone, width, isDashed }: Stroke): Pen {
  const look = { linewidth: width, dashed: isDashed === true, dashSize: 0.035, gapSize: 0.022 }
  return {
    tone,
    // The lines over it must not have to win against its own depth.
    halo: new LineMaterial({ linewidth: width + haloWidth, depthWrite: false }),
    materials: [new LineMaterial(look), new LineMaterial({ ...look, ...ghostly })],
  }
}

function grouped(strokes: readonly Stroke[], penOf: (stroke: Stroke) => Pen): Map<Pen, Stroke[]> {
  const found = new Map<Pen, Stroke[]>()
  for (const stroke of strokes) {
    const pen = penOf(stroke)
    found.set(pen, [...(found.get(pen) ?? []), stroke])
  }
  return found
}

/** Polylines as pairs of ends. */
const segmentsOf = (strokes: readonly Stroke[]): Float32Array =>
  Float32Array.from(
    strokes.flatMap(({ points }) => points.slice(1).flatMap((to, i) => [...(points[i] as World), ...to])),
  )

function sheetGeometry({ points, faces }: Sheet): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(points.flat()), 3))
  geometry.setIndex([...faces])
  return geometry
}

/** Paper with a rim of ink; behind the surface only the rim, faintly. */
function createDots() {
  const object = new Group()
  const round = createRound(() => new SphereGeometry(dotRadius, 20, 12))
  const skin = new MeshBasicMaterial()
  const rim = new MeshBasicMaterial({ side: BackSide })
  const ghost = new MeshBasicMaterial(ghostly)
  const parts = [skin, rim, ghost].map((material) => new InstancedMesh(round.geometry, material, mostDots))
  for (const part of parts) {
    part.frustumCulled = false
    part.count = 0
    object.add(part)
  }
  return {
    object,
    setRound: round.set,
    set(places: readonly World[]): void {
      const matrix = new Matrix4()
      parts.forEach((part, k) => {
        part.count = Math.min(places.length, mostDots)
        const scale = k === 1 ? 1.35 : 1
        for (let i = 0; i < part.count; i++) {
          part.setMatrixAt(i, matrix.makeScale(scale, scale, scale).setPosition(...(places[i] as World)))
        }
        part.instanceMatrix.needsUpdate = true
      })
    },
    setColours(palette: Palette): void {
      skin.color.setStyle(palette.panel)
      rim.color.setStyle(palette.ink)
      ghost.color.setStyle(palette.ink)
    },
    dispose(): void {
      for (const thing of [round, skin, rim, ghost, ...parts]) thing.dispose()
    },
  }
}
