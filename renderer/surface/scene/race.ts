// The race in three: a dashed line per lane with a lighter rim, a ring where it set out, a ball where it stands. Lines shine
// faintly through the surface where it hides them. The letters are HTML over the canvas.
import type { BufferGeometry } from 'three'
import { Group, Mesh, MeshBasicMaterial, SphereGeometry, TorusGeometry } from 'three'
import { LineMaterial } from 'three/addons/lines/LineMaterial.js'
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js'
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js'
import type { LaneLook } from '../race/race-look'
import type { LaneWorld } from './race-world'
import { createRound } from './round'
import type { Stretch, World } from '../space'

interface LaneModel extends LaneWorld, LaneLook {
  readonly isFaded: boolean
  readonly isLit: boolean
}

export interface RaceModel {
  readonly lanes: readonly LaneModel[]
  /** The colour of the rim. */
  readonly panel: string
}

/** Of more lanes the hidden parts are left out: each drawing of a line costs a software renderer. */
const mostShining = 8

/** World units per pixel of a dash, at the size that the picture usually has. */
const perPixel = 1 / 100

export function createRaceScene() {
  const object = new Group()
  const ball = createRound(() => new SphereGeometry(0.026, 16, 12))
  const ring = createRound(() => new TorusGeometry(0.034, 0.009, 8, 24).rotateX(Math.PI / 2))
  let lanes: readonly ReturnType<typeof createLane>[] = []
  let last: RaceModel | null = null
  const set = (model: RaceModel): void => {
    const { lanes: wanted, panel } = model
    last = model
    for (const lane of lanes.slice(wanted.length)) {
      object.remove(lane.object)
      lane.dispose()
    }
    lanes = wanted.map((model, i) => {
      const lane = lanes[i] ?? createLane(model.dash, ring.geometry, ball.geometry)
      if (!lanes[i]) object.add(lane.object)
      lane.set(model, panel, wanted.length <= mostShining)
      return lane
    })
  }
  return {
    object,
    set,
    setRound(stretch: Stretch): void {
      ball.set(stretch)
      ring.set(stretch)
    },
    /** After the graphics processor was away: everything is given to it anew. */
    restore(): void {
      if (last) set(last)
    },
    dispose(): void {
      for (const lane of lanes) lane.dispose()
      ball.dispose()
      ring.dispose()
    },
  }
}

/** Materials stay while their lane runs: a new one each frame would have its shader compiled each frame. */
function createLane(dash: readonly number[], ring: BufferGeometry, ball: BufferGeometry) {
  const object = new Group()
  const [dashSize = 1, gapSize = 0] = dash.map((pixels) => pixels * perPixel)
  const dashed = dash.length > 0
  const rim = new LineMaterial({ linewidth: 4, transparent: true, depthWrite: false })
  const solid = new LineMaterial({ transparent: true, dashed, dashSize, gapSize })
  const faint = new LineMaterial({ linewidth: 2, transparent: true, depthTest: false })
  const skin = new MeshBasicMaterial({ transparent: true })
  const marks = { start: new Mesh(ring, skin), head: new Mesh(ball, skin) }
  const lines = [rim, solid, faint].map((material, i) => {
    const line = new LineSegments2(new LineSegmentsGeometry(), material)
    line.renderOrder = i + 1
    return line
  })
  object.add(...lines, marks.start, marks.head)
  for (const part of object.children) part.frustumCulled = false
  const put = (mark: Mesh, at: World | null): void => {
    mark.visible = at !== null
    if (at) mark.position.set(...at)
  }
  const forget = (): void => lines[0]?.geometry.dispose()
  return {
    object,
    set({ segments, start, head, hue, isFaded, isLit }: LaneModel, panel: string, isShining: boolean): void {
      forget()
      const geometry = new LineSegmentsGeometry()
      if (segments.length > 0) geometry.setPositions(segments.flatMap((place) => [...place]))
      for (const line of lines) {
        line.visible = segments.length > 0
        line.geometry = geometry
        if (line.material === faint) line.visible &&= isShining
        if (line.visible && line.material.dashed) line.computeLineDistances()
      }
      put(marks.start, start)
      put(marks.head, head)
      rim.color.setStyle(panel)
      for (const material of [solid, faint, skin]) material.color.setStyle(hue)
      rim.opacity = isFaded ? 0.08 : 0.45
      solid.opacity = skin.opacity = isFaded ? 0.25 : 1
      faint.opacity = isFaded ? 0.08 : 0.3
      solid.linewidth = isLit ? 3.6 : 2.4
    },
    dispose(): void {
      forget()
      for (const material of [rim, solid, faint, skin]) material.dispose()
    },
  }
}
