// What stands on and under the surface: the ball, the descent path, the gradient arrow, and the level lines on the floor.
// Ball and path also shine faintly through the surface where it hides them.
import {
  BufferAttribute,
  BufferGeometry,
  ConeGeometry,
  Group,
  InstancedMesh,
  LineBasicMaterial,
  LineSegments,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  BackSide,
  SphereGeometry,
  Vector3,
} from 'three'
import { LineMaterial } from 'three/addons/lines/LineMaterial.js'
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js'
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js'
import type { Palette } from '../colours'
import type { LevelLines } from '../flat/contours'
import type { FloorTick } from './floor-ticks'
import { tickEnds } from './floor-ticks'
import { createRound } from './round'
import { floor, isPlace } from '../space'
import type { Stretch, World } from '../space'

/** Dots of the path that are drawn; the line goes on without them. */
const mostDots = 300
const ballRadius = 0.058
const arrowLength = 0.42

/** A step of the walk. */
export interface PathMark {
  readonly at: World
  /** 1 on the picture, towards 0 far away from it. */
  readonly presence: number
}

export interface Marks {
  readonly object: Group
  /** Ball's centre; null hides it. `direction` is uphill on the floor (x, z), null where the gradient is 0 or unknown. */
  setBall(at: World | null, direction: readonly [number, number] | null, presence: number): void
  setPath(path: readonly PathMark[]): void
  setLevels(levels: readonly LevelLines[], palette: Palette): void
  /** Short ticks along the floor's border. */
  setTicks(ticks: readonly (readonly FloorTick[])[], stretch: Stretch): void
  /** Balls stay round however the box is drawn. */
  setRound(stretch: Stretch): void
  setColours(palette: Palette): void
  dispose(): void
}

export function createMarks(): Marks {
  const object = new Group()
  const skin = new MeshLambertMaterial()
  const ghost = new MeshBasicMaterial({ transparent: true, opacity: 0.35, depthTest: false })
  const round = createRound(() => new SphereGeometry(ballRadius, 32, 20))
  const ball = new Mesh(round.geometry, skin)
  // A rim of ink, so that amber stands out on the light end of the map.
  const rimSkin = new MeshBasicMaterial({ side: BackSide })
  const rim = new Mesh(round.geometry, rimSkin)
  rim.scale.setScalar(1.16)
  ball.add(rim)
  const ballGhost = new Mesh(round.geometry, ghost)
  const arrow = createArrow()
  const floorLines = new LineSegments(new BufferGeometry(), new LineBasicMaterial({ vertexColors: true }))
  const frame = new LineSegments(square(), new LineBasicMaterial())
  const ticks = new LineSegments(new BufferGeometry(), new LineBasicMaterial())
  const path = createPath()
  ballGhost.renderOrder = 1
  object.add(floorLines, frame, ticks, path.object, arrow.object, ballGhost, ball)
  for (const part of object.children) part.frustumCulled = false

  return {
    object,
    setBall(at, direction, presence) {
      // What is drawn of a point beside the picture is its shadow.
      skin.transparent = presence < 1
      skin.opacity = presence < 1 ? 0.4 : 1
      ball.visible = ballGhost.visible = at !== null
      arrow.set(at, direction)
      if (!at) return
      ball.position.set(...at)
      ballGhost.position.copy(ball.position)
    },
    setPath: path.set,
    setTicks(of, stretch) {
      ticks.geometry.dispose()
      ticks.geometry = new BufferGeometry()
      ticks.geometry.setAttribute('position', new BufferAttribute(tickEnds(of, stretch), 3))
    },
    setRound(stretch) {
      round.set(stretch)
      path.setRound(stretch)
      arrow.setStretch(stretch)
    },
    setLevels(levels, palette) {
      const { position, colour } = floorBuffers(levels, palette)
      floorLines.geometry.dispose()
      floorLines.geometry = new BufferGeometry()
      floorLines.geometry.setAttribute('position', new BufferAttribute(position, 3))
      floorLines.geometry.setAttribute('color', new BufferAttribute(colour, 3))
    },
    setColours(palette) {
      skin.color.setStyle(palette.step)
      skin.emissive.setStyle(palette.step)
      skin.emissiveIntensity = 0.45
      ghost.color.setStyle(palette.step)
      rimSkin.color.setStyle(palette.stepInk)
      frame.material.color.setStyle(palette.lineStrong)
      ticks.material.color.setStyle(palette.quiet)
      arrow.setColour(palette.ink, palette.quiet)
      path.setColour(palette.step)
    },
    dispose() {
      round.dispose()
      skin.dispose()
      ghost.dispose()
      rimSkin.dispose()
      arrow.dispose()
      path.dispose()
      for (const lines of [floorLines, frame, ticks]) {
        lines.geometry.dispose()
        lines.material.dispose()
      }
    },
  }
}

/** On the floor, from under the ball, pointing uphill; a plumb line joins it to the ball. */
function createArrow() {
  const object = new Group()
  const ink = new MeshBasicMaterial()
  const thread = new LineBasicMaterial({ transparent: true, opacity: 0.6 })
  const shaft = new Mesh(new ConeGeometry(0.011, 1, 8), ink)
  const head = new Mesh(new ConeGeometry(0.04, 0.12, 16), ink)
  const plumb = new LineSegments(new BufferGeometry(), thread)
  plumb.geometry.setAttribute('position', new BufferAttribute(new Float32Array(6), 3))
  object.add(shaft, head, plumb)
  for (const part of object.children) part.frustumCulled = false
  const up = new Vector3(0, 1, 0)
  let [wide, deep]: Stretch = [1, 1]
  return {
    object,
    /** It is drawn as it is, whatever the box: its places are stretched, its head is not. */
    setStretch(stretch: Stretch): void {
      ;[wide, deep] = stretch
      object.scale.set(1 / wide, 1, 1 / deep)
    },
    set(at: World | null, direction: readonly [number, number] | null): void {
      object.visible = at !== null
      shaft.visible = head.visible = direction !== null
      if (!at) return
      const foot = new Vector3(at[0] * wide, floor, at[2] * deep)
      const line = plumb.geometry.getAttribute('position') as BufferAttribute
      line.setXYZ(0, foot.x, at[1], foot.z)
      line.setXYZ(1, foot.x, foot.y, foot.z)
      line.needsUpdate = true
      if (!direction) return
      const way = new Vector3(direction[0] * wide, 0, direction[1] * deep).normalize()
      shaft.quaternion.setFromUnitVectors(up, way)
      shaft.scale.set(1, arrowLength, 1)
      shaft.position.copy(foot).addScaledVector(way, arrowLength / 2)
      head.quaternion.copy(shaft.quaternion)
      head.position.copy(foot).addScaledVector(way, arrowLength)
    },
    setColour(colour: string, quiet: string): void {
      ink.color.setStyle(colour)
      thread.color.setStyle(quiet)
    },
    dispose(): void {
      for (const part of [shaft, head, plumb]) part.geometry.dispose()
      ink.dispose()
      thread.dispose()
    },
  }
}

/** A line of even width on the screen, fainter and thinner where the walk is away from the picture, and a dot at each step. */
function createPath() {
  const object = new Group()
  const pens = Array.from({ length: fades }, (_, i) => createPathPen(1 - i / fades))
  const dotSkin = new MeshBasicMaterial()
  const dot = createRound(() => new SphereGeometry(0.021, 12, 8))
  const dots = new InstancedMesh(dot.geometry, dotSkin, mostDots)
  let lines: LineSegments2[] = []
  dots.frustumCulled = false
  dots.count = 0
  object.add(dots)
  const clear = (): void => {
    for (const line of lines) {
      object.remove(line)
      line.geometry.dispose()
    }
    lines = []
  }
  return {
    object,
    set(whole: readonly PathMark[]): void {
      clear()
      const end = whole.findIndex(({ at }) => !isPlace(at))
      const path = end < 0 ? whole : whole.slice(0, end)
      dots.count = Math.min(path.length, mostDots)
      const matrix = new Matrix4()
      for (let i = 0; i < dots.count; i++) {
        const { at, presence } = path[i] as PathMark
        dots.setMatrixAt(i, matrix.makeScale(presence, presence, presence).setPosition(...at))
      }
      dots.instanceMatrix.needsUpdate = true
      pens.forEach((pen, fade) => {
        const ends = path.slice(1).flatMap(({ at, presence }, i) => {
          const from = path[i] as PathMark
          return fadeOf(Math.min(presence, from.presence)) === fade ? [...from.at, ...at] : []
        })
        if (ends.length === 0) return
        const geometry = new LineSegmentsGeometry().setPositions(ends)
        pen.forEach((material, order) => {
          const line = new LineSegments2(geometry, material)
          line.frustumCulled = false
          line.renderOrder = order
          object.add(line)
          lines.push(line)
        })
      })
    },
    setRound: dot.set,
    setColour(colour: string): void {
      for (const material of [...pens.flat(), dotSkin]) material.color.setStyle(colour)
    },
    dispose(): void {
      clear()
      for (const thing of [...pens.flat(), dotSkin, dot, dots]) thing.dispose()
    },
  }
}

/** So many strengths of the line, from fully present on. */
const fades = 5
const fadeOf = (presence: number): number => Math.min(fades - 1, Math.floor((1 - presence) * fades))

/** As it is seen, and as it shines through the surface. */
function createPathPen(presence: number): readonly LineMaterial[] {
  const look = { linewidth: 1 + 1.5 * presence, transparent: true }
  return [
    new LineMaterial({ ...look, opacity: presence }),
    new LineMaterial({ ...look, opacity: 0.35 * presence, depthTest: false }),
  ]
}

/** The floor's border. */
function square(): BufferGeometry {
  const corners: readonly (readonly [number, number])[] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]
  const flat = corners.flatMap((corner, i) => {
    const next = corners[(i + 1) % 4] as readonly [number, number]
    return [corner[0], floor, corner[1], next[0], floor, next[1]]
  })
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(flat), 3))
  return geometry
}

function floorBuffers(
  levels: readonly LevelLines[],
  palette: Palette,
): { position: Float32Array; colour: Float32Array } {
  const position: number[] = []
  const colour: number[] = []
  const material = new MeshBasicMaterial()
  for (const { height, lines } of levels) {
    const { r, g, b } = material.color.setStyle(palette.map(height))
    for (const line of lines) {
      for (let i = 0; i + 1 < line.length; i++) {
        for (const [u, v] of [line[i], line[i + 1]] as [number, number][]) {
          position.push(2 * u - 1, floor, 1 - 2 * v)
          colour.push(r, g, b)
        }
      }
    }
  }
  material.dispose()
  return { position: Float32Array.from(position), colour: Float32Array.from(colour) }
}
