// The 3D picture on one canvas: createScene(canvas, …) → { update, … }. Drawn only when something changed; knows nothing of
// React, the document or the worker.
import {
  DirectionalLight,
  AmbientLight,
  PerspectiveCamera,
  Raycaster,
  Scene,
  Spherical,
  Vector2,
  Vector3,
  WebGLRenderer,
} from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import type { Grid } from '../../core/calculus/grid'
import type { HeightScale } from '../../core/calculus/scale'
import type { Palette } from './colours'
import { linearRamp } from './colours'
import { levelsOf } from './contours'
import { createMarks } from './scene-marks'
import { createSurfaceMesh } from './scene-surface'
import type { Ray, World } from './space'
import { floor, top } from './space'

/** Everything the picture shows. Objects that are the same as in the last update are not written again. */
export interface SceneModel {
  readonly grid: Grid
  readonly scale: HeightScale
  readonly palette: Palette
  readonly ball: World | null
  /** Uphill on the floor (x, z). */
  readonly direction: readonly [number, number] | null
  readonly path: readonly World[]
}

/** Where on the canvas a world place is seen, in CSS pixels from its upper left corner. */
export interface Seen {
  readonly x: number
  readonly y: number
}

export interface SceneOptions {
  /** After each drawing: the place for labels and the ball's thumb to follow. */
  readonly onDraw: (view: SceneView) => void
  /** Leaves room round the picture for numbers at the ends of the axes. */
  readonly hasEnds: boolean
  /** No graphics processor: less detail and fewer pixels while something moves, smooth edges only at rest. */
  readonly isSoftware: boolean
  /** The graphics processor was taken away, or came back. */
  readonly onLost: (isLost: boolean) => void
}

export interface SceneView {
  /** How many pictures have been drawn. */
  readonly drawn: number
  see(place: World): Seen
  /** Which floor edges are nearer to the eye: the signs of x and z. */
  readonly near: { readonly x: 1 | -1; readonly z: 1 | -1 }
}

export interface SurfaceScene {
  update(model: SceneModel): void
  resize(width: number, height: number): void
  /** Turns the eye: radians to the right and up. */
  turn(right: number, up: number): void
  /** Above 1 comes nearer. */
  zoom(factor: number): void
  /** The ray from the eye through a place on the canvas. */
  rayThrough(seen: Seen): Ray
  /** While something is dragged: less detail where drawing is slow, and the orbit rests. */
  setDragging(isDragging: boolean): void
  dispose(): void
}

/** From the front corner where both axes are low, so that both grow away from the eye. */
const startDirection = new Vector3(-1, 0.98, 1.12).normalize()
const centre = new Vector3(0, 0.2, 0)
const fieldOfView = 26
/** Drawing pixels per CSS pixel without a graphics processor. */
const movingRatio = 0.8
const restingRatio = 1.5

/** Throws when the browser gives no WebGL context. */
export function createScene(canvas: HTMLCanvasElement, options: SceneOptions): SurfaceScene {
  const { isSoftware } = options
  // Multisampling costs a software renderer four times the pixels, moving or not.
  const renderer = new WebGLRenderer({ canvas, antialias: !isSoftware, alpha: true })
  const scene = new Scene()
  const camera = new PerspectiveCamera(fieldOfView, 1, 0.1, 60)
  const surface = createSurfaceMesh()
  const marks = createMarks()
  const sun = new DirectionalLight(0xffffff, 2.2)
  sun.position.set(-1, 3, 2)
  scene.add(surface.object, marks.object, sun, new AmbientLight(0xffffff, 0.9))
  const controls = new OrbitControls(camera, canvas)
  Object.assign(controls, { enablePan: false, minPolarAngle: 0.05, maxPolarAngle: 1.5, enableDamping: false })
  controls.target.copy(centre)

  let size = new Vector2(1, 1)
  let fitted = 0
  let frame = 0
  let drawn = 0
  let last: SceneModel | null = null

  const fit = (): void => {
    const away = camera.position.clone().sub(centre)
    // The user's own zoom survives a new size.
    const zoomed = fitted > 0 ? away.length() / fitted : 1
    const direction = fitted > 0 ? away.normalize() : startDirection.clone()
    fitted = distanceToFit(direction, size.x / size.y, options.hasEnds ? 0.91 : 0.98)
    controls.minDistance = fitted / 3
    controls.maxDistance = fitted * 2
    camera.aspect = size.x / size.y
    camera.updateProjectionMatrix()
    camera.position.copy(centre).addScaledVector(direction, fitted * zoomed)
    controls.update()
  }
  const view: SceneView = {
    get drawn() {
      return drawn
    },
    see([x, y, z]) {
      const seen = new Vector3(x, y, z).project(camera)
      return { x: ((seen.x + 1) / 2) * size.x, y: ((1 - seen.y) / 2) * size.y }
    },
    get near() {
      return { x: camera.position.x < 0 ? -1 : 1, z: camera.position.z < 0 ? -1 : 1 } as const
    },
  }
  const draw = (): void => {
    frame = 0
    renderer.render(scene, camera)
    drawn++
    options.onDraw(view)
  }
  const wish = (): void => {
    frame ||= requestAnimationFrame(draw)
  }
  const pixelRatio = (isMoving: boolean): number => {
    const screen = Math.min(globalThis.devicePixelRatio, 2)
    if (!isSoftware) return screen
    return isMoving ? movingRatio : Math.max(screen, restingRatio)
  }
  const setMoving = (isMoving: boolean): void => {
    if (isSoftware) {
      surface.setCoarse(isMoving)
      renderer.setPixelRatio(pixelRatio(isMoving))
    }
    wish()
  }
  const start = (): void => setMoving(true)
  const end = (): void => setMoving(false)
  const lose = (event: Event): void => {
    event.preventDefault()
    cancelAnimationFrame(frame)
    frame = 0
    options.onLost(true)
  }
  const regain = (): void => {
    options.onLost(false)
    wish()
  }
  controls.addEventListener('change', wish)
  controls.addEventListener('start', start)
  controls.addEventListener('end', end)
  canvas.addEventListener('webglcontextlost', lose)
  canvas.addEventListener('webglcontextrestored', regain)
  const raycaster = new Raycaster()

  return {
    update(model) {
      const isNewPalette = model.palette !== last?.palette
      const isNewGrid = isNewPalette || model.grid !== last?.grid || model.scale !== last.scale
      if (isNewPalette) {
        marks.setColours(model.palette)
        surface.setInk(model.palette.ink, 0.16)
      }
      if (isNewGrid) {
        surface.write(model.grid, model.scale, linearRamp(model.palette, 256))
        marks.setLevels(levelsOf(model.grid, model.scale, 12), model.palette)
      }
      if (model.path !== last?.path) marks.setPath(model.path)
      marks.setBall(model.ball, model.direction)
      last = model
      wish()
    },
    resize(width, height) {
      if (!(width > 0 && height > 0)) return
      size = new Vector2(width, height)
      renderer.setPixelRatio(pixelRatio(false))
      renderer.setSize(width, height, false)
      marks.setSize(width, height)
      fit()
      wish()
    },
    turn(right, up) {
      const place = new Spherical().setFromVector3(camera.position.clone().sub(centre))
      place.theta += right
      place.phi = Math.min(controls.maxPolarAngle, Math.max(controls.minPolarAngle, place.phi - up))
      camera.position.copy(centre).add(new Vector3().setFromSpherical(place))
      controls.update()
      wish()
    },
    zoom(factor) {
      const away = camera.position.clone().sub(centre).divideScalar(factor)
      camera.position.copy(centre).add(away.clampLength(controls.minDistance, controls.maxDistance))
      controls.update()
      wish()
    },
    rayThrough({ x, y }) {
      raycaster.setFromCamera(new Vector2((2 * x) / size.x - 1, 1 - (2 * y) / size.y), camera)
      const { origin, direction } = raycaster.ray
      return { origin: origin.toArray() as unknown as World, direction: direction.toArray() as unknown as World }
    },
    setDragging(isDragging) {
      controls.enabled = !isDragging
      setMoving(isDragging)
    },
    dispose() {
      cancelAnimationFrame(frame)
      canvas.removeEventListener('webglcontextlost', lose)
      canvas.removeEventListener('webglcontextrestored', regain)
      controls.dispose()
      surface.dispose()
      marks.dispose()
      renderer.dispose()
    },
  }
}

/** How far away the eye must be for the whole box to be seen with a margin. Halving; the picture grows as it comes nearer. */
function distanceToFit(direction: Vector3, aspect: number, share: number): number {
  const camera = new PerspectiveCamera(fieldOfView, aspect, 0.1, 60)
  const corners = [-1, 1].flatMap((x) => [-1, 1].flatMap((z) => [floor, top].map((y) => new Vector3(x, y, z))))
  const fits = (distance: number): boolean => {
    camera.position.copy(centre).addScaledVector(direction, distance)
    camera.lookAt(centre)
    camera.updateMatrixWorld()
    return corners.every((corner) => {
      const seen = corner.clone().project(camera)
      return Math.abs(seen.x) < share && Math.abs(seen.y) < share
    })
  }
  let [near, far] = [2, 50]
  for (let i = 0; i < 24; i++) {
    const middle = (near + far) / 2
    if (fits(middle)) far = middle
    else near = middle
  }
  return far
}
