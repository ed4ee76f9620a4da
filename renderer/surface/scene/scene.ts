// The 3D picture on one canvas: createScene(canvas, …) → { update, … }. Drawn only when something changed; knows nothing of
// React, the document or the worker.
import type { Vector3 } from 'three'
import { AmbientLight, DirectionalLight, Group, Raycaster, Scene, Vector2, WebGLRenderer } from 'three'
import type { Grid } from '../../../core/calculus/grid'
import type { HeightScale } from '../../../core/calculus/scale'
import type { Tint } from '../../../core/calculus/tint'
import type { BasinsFound } from '../../state/answers'
import type { Palette } from '../colours'
import { levelsOf } from '../flat/contours'
import { floorTicks } from './floor-ticks'
import { createHeightAxis } from './height-axis'
import { createBasinFloor } from './basins'
import type { Eye, ViewName } from './camera'
import { createCamera } from './camera'
import { createDetail, pixelRatio } from './detail'
import type { RaceModel } from './race'
import { createRaceScene } from './race'
import { createHatching } from './hatched-floor'
import type { PathMark } from './marks'
import { createMarks } from './marks'
import { createOverlays } from './overlays'
import { createSurfaceMesh } from './mesh'
import type { SceneView, Seen } from './view'
import { viewOf } from './view'
import type { Shapes } from '../shapes/shape'
import type { Ray, Stretch, World } from '../space'

/** Everything the picture shows. Objects that are the same as in the last update are not written again. */
export interface SceneModel {
  readonly grid: Grid
  readonly scale: HeightScale
  readonly tint: Tint
  readonly palette: Palette
  readonly ball: World | null
  /** Uphill on the floor (x, z). */
  readonly direction: readonly [number, number] | null
  readonly path: readonly PathMark[]
  /** Of the ball, as of a step of the path. */
  readonly presence: number
  readonly shapes: Shapes
  readonly stretch: Stretch
  /** Where starts end, as far as it is known; null where nobody asked. */
  readonly basins: BasinsFound | null
}

export interface PictureSize {
  /** As if this were the picture's size on the screen, in CSS pixels. */
  readonly width: number
  readonly height: number
  /** Pixels of the file per pixel of that. */
  readonly ratio: number
  /** A CSS colour; null leaves it transparent. */
  readonly ground: string | null
}

export interface SceneOptions {
  /** Where it stood before, if it did. */
  readonly eye: Eye | null
  /** After each drawing: the place for labels and the ball's thumb to follow. */
  readonly onDraw: (view: SceneView) => void
  /** Leaves room round the picture for numbers at the ends of the axes. */
  readonly hasEnds: boolean
  /** No graphics processor: less detail and fewer pixels while something moves, smooth edges only at rest. */
  readonly isSoftware: boolean
  /** The graphics processor was taken away, or came back. */
  readonly onLost: (isLost: boolean) => void
}

export interface SurfaceScene {
  update(model: SceneModel): void
  setRace(model: RaceModel): void
  resize(width: number, height: number): void
  show(view: ViewName): void
  /** Comes near a place. */
  visit(place: World): void
  /** Turns the eye: radians to the right and up. */
  turn(right: number, up: number): void
  /** Moves it aside: shares of the picture's height to the right and up. */
  pan(right: number, up: number): void
  /** Above 1 comes nearer. */
  zoom(factor: number): void
  /** The ray from the eye through a place on the canvas. */
  rayThrough(seen: Seen): Ray
  /** While something is dragged: less detail where drawing is slow, and the orbit rests. */
  setDragging(isDragging: boolean): void
  /**
   * What is seen now as a PNG, drawn anew at a size of its own; `write` puts words over it, in the pixels of the size. The
   * picture on the screen stays as it is. Cost: one drawing of the finest surface, and the packing.
   */
  pictureOf(size: PictureSize, write: (paper: CanvasRenderingContext2D, view: SceneView) => void): Promise<Blob>
  dispose(): void
}

/** Throws when the browser gives no WebGL context. */
export function createScene(canvas: HTMLCanvasElement, options: SceneOptions): SurfaceScene {
  const { isSoftware } = options
  // Multisampling costs a software renderer four times the pixels, moving or not.
  const renderer = new WebGLRenderer({ canvas, antialias: !isSoftware, alpha: true })
  const scene = new Scene()
  const surface = createSurfaceMesh()
  const hatching = createHatching()
  const heights = createHeightAxis()
  const basins = createBasinFloor()
  const marks = createMarks()
  const overlays = createOverlays()
  const race = createRaceScene()
  const sun = new DirectionalLight(0xffffff, 2.2)
  sun.position.set(-1, 3, 2)
  // Everything stands in a box of one size; where units are equal that is drawn narrower along one axis.
  const stage = new Group()
  let stretch: Stretch = [1, 1]
  stage.add(surface.object, hatching.object, heights.object, basins.object, marks.object, overlays.object, race.object)
  scene.add(stage, sun, new AmbientLight(0xffffff, 0.9))
  let size = new Vector2(1, 1)
  let frame = 0
  let drawn = 0
  let last: SceneModel | null = null

  const wish = (): void => {
    if (last) frame ||= requestAnimationFrame(draw)
  }
  const changed = (): void => {
    detail.changed()
    wish()
  }
  const detail = createDetail(isSoftware, () => {
    surface.setCoarse(detail.isCoarse)
    fitPixels(pixelRatio(isSoftware, detail.isCoarse))
    wish()
  })
  const fitPixels = (ratio: number): void => {
    const whole = (length: number): number => (Math.floor(length * ratio) + 0.01) / ratio
    // The canvas is cut down to whole pixels, the view on it rounded: they must come out the same.
    renderer.setDrawingBufferSize(whole(size.x), whole(size.y), ratio)
  }
  const eye = createCamera(canvas, { share: options.hasEnds ? 0.87 : 0.98, onMove: changed })
  const { camera } = eye
  if (options.eye) eye.set(options.eye)
  const view = viewOf(eye, () => ({ size, drawn, stretch }))
  const draw = (): void => {
    frame = 0
    heights.face(view.near)
    renderer.render(scene, camera)
    drawn++
    detail.drawn(performance.now())
    options.onDraw(view)
  }
  /** Lays everything out for a picture of this size. */
  const shape = (width: number, height: number, ratio: number): void => {
    size = new Vector2(width, height)
    fitPixels(ratio)
    eye.setAspect(width / height)
  }
  const update = (model: SceneModel): void => {
    const isNewPalette = model.palette !== last?.palette
    const isNewGrid =
      isNewPalette || model.grid !== last?.grid || model.scale !== last.scale || model.tint !== last.tint
    if (isNewPalette) {
      hatching.setColours(model.palette)
      heights.setColours(model.palette)
      marks.setColours(model.palette)
      overlays.setColours(model.palette)
      surface.setColours(model.palette)
    }
    if (isNewGrid) {
      surface.write(model.grid, model.scale, model.tint)
      hatching.set(model.grid, model.scale)
      // Colours that speak of something else are not the colours of levels.
      const isHeight = model.tint.colouring === 'height'
      const palette = isHeight ? model.palette : { ...model.palette, map: () => model.palette.quiet }
      marks.setLevels(levelsOf(model.grid, model.scale, 12), palette)
    }
    if (model.stretch !== last?.stretch) {
      stretch = model.stretch
      stage.scale.set(stretch[0], 1, stretch[1])
      for (const part of [marks, overlays, race]) part.setRound(stretch)
    }
    if (isNewGrid || model.stretch !== last?.stretch) {
      marks.setTicks(floorTicks(model.grid.axes, stretch), stretch)
      heights.set(model.scale, stretch)
    }
    if (isNewPalette || model.basins !== last?.basins) basins.set(model.basins, model.palette)
    if (model.path !== last?.path) marks.setPath(model.path)
    marks.setBall(model.ball, model.direction, model.presence)
    if (model.shapes !== last?.shapes) overlays.set(model.shapes)
    last = model
    changed()
  }
  const release = (): void => {
    surface.dispose()
    hatching.dispose()
    heights.dispose()
    basins.dispose()
    marks.dispose()
    overlays.dispose()
    race.dispose()
  }
  const lose = (event: Event): void => {
    event.preventDefault()
    cancelAnimationFrame(frame)
    frame = 0
    // Now, while nothing of it exists: three would give the old processor's things back to the new one.
    release()
    options.onLost(true)
  }
  const regain = (): void => {
    options.onLost(false)
    const model = last
    last = null
    race.restore()
    if (model) update(model)
  }
  canvas.addEventListener('webglcontextlost', lose)
  canvas.addEventListener('webglcontextrestored', regain)
  const raycaster = new Raycaster()

  return {
    update,
    setRace(model) {
      race.set(model)
      changed()
    },
    resize(width, height) {
      if (!(width > 0 && height > 0)) return
      shape(width, height, pixelRatio(isSoftware, detail.isCoarse))
      wish()
    },
    show: eye.show,
    visit: ([x, y, z]) => eye.visit([x * stretch[0], y, z * stretch[1]]),
    turn: eye.turn,
    pan: eye.pan,
    zoom: eye.zoom,
    rayThrough({ x, y }) {
      raycaster.setFromCamera(new Vector2((2 * x) / size.x - 1, 1 - (2 * y) / size.y), camera)
      const inBox = ({ x, y, z }: Vector3): World => [x / stretch[0], y, z / stretch[1]]
      return { origin: inBox(raycaster.ray.origin), direction: inBox(raycaster.ray.direction) }
    },
    setDragging: (isDragging) => eye.setEnabled(!isDragging),
    pictureOf({ width, height, ratio, ground }, write) {
      if (renderer.getContext().isContextLost()) return Promise.reject(new Error('the graphics processor is busy'))
      const before = { width: size.x, height: size.y, eye: eye.eye }
      const paper = document.createElement('canvas')
      ;[paper.width, paper.height] = [Math.round(width * ratio), Math.round(height * ratio)]
      const pen = paper.getContext('2d') as CanvasRenderingContext2D
      if (ground) {
        pen.fillStyle = ground
        pen.fillRect(0, 0, paper.width, paper.height)
      }
      surface.setCoarse(false)
      shape(width, height, ratio)
      renderer.render(scene, camera)
      // In the same breath as the drawing: afterwards the canvas is empty.
      pen.drawImage(canvas, 0, 0, paper.width, paper.height)
      pen.scale(ratio, ratio)
      write(pen, view)
      surface.setCoarse(detail.isCoarse)
      shape(before.width, before.height, pixelRatio(isSoftware, detail.isCoarse))
      eye.set(before.eye)
      renderer.render(scene, camera)
      return packed(paper)
    },
    dispose() {
      cancelAnimationFrame(frame)
      canvas.removeEventListener('webglcontextlost', lose)
      canvas.removeEventListener('webglcontextrestored', regain)
      detail.dispose()
      eye.dispose()
      release()
      renderer.dispose()
    },
  }
}

const packed = (paper: HTMLCanvasElement): Promise<Blob> =>
  new Promise((done, fail) =>
    paper.toBlob((blob) => (blob ? done(blob) : fail(new Error('the picture is too large for this machine')))),
  )
