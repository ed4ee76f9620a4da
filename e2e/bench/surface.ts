// The surface beside a mesh as three's own examples make one: built anew when it changes, and drawn in full while it is turned.
// Both on the same grids, in canvases of the same size. A frame is drawn when it is asked for, since the screen's pace is not
// measured, and counts until whoever draws has finished.
import type { WebGLRenderer as Renderer } from 'three'
import {
  BufferAttribute,
  DirectionalLight,
  DoubleSide,
  Mesh,
  MeshLambertMaterial,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  WebGLRenderer,
} from 'three'
import type { Grid } from '../../core/calculus/grid'
import { sampleGrid } from '../../core/calculus/grid'
import type { HeightScale } from '../../core/calculus/scale'
import { heightOf, heightScale } from '../../core/calculus/scale'
import type { Tint } from '../../core/calculus/tint'
import { compile } from '../../core/graph/compile'
import { readFormula } from '../../core/language/read'
import { linearRamp, readPalette } from '../../renderer/surface/colours'
import type { SceneModel } from '../../renderer/surface/scene/scene'
import { createScene } from '../../renderer/surface/scene/scene'
import { createSurfaceMesh } from '../../renderer/surface/scene/mesh'
import { noShapes } from '../../renderer/surface/shapes/shape'
import { lift } from '../../renderer/surface/space'
import { drawing3D } from '../../renderer/surface/scene/webgl'

/** 256 × 256 cells. */
const points = 257
const size = { width: 640, height: 480 }
/** Different enough that every height changes. */
const variants = 6

interface Sampled {
  readonly grid: Grid
  readonly scale: HeightScale
  readonly tint: Tint
}

function sampled(variant: number): Sampled {
  const read = readFormula(`sin(${1 + variant / 4} * x) * cos(y) + x^2 / 9`)
  if (!('graph' in read)) throw new Error('the formula is broken')
  const { program } = compile(read.graph)
  const axes = ['x', 'y'].map((name) => {
    const node = program.instructions.find((one) => one.name === name)?.node
    if (node === undefined) throw new Error(`no ${name}`)
    return { node, index: 0, low: -3, high: 3 }
  })
  const grid = sampleGrid({ program, sources: program.sources, axes, columns: points, rows: points })
  const scale = heightScale(grid.values)
  return { grid, scale, tint: { colouring: 'height', values: grid.values, scale } }
}

function canvasOn(page: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  Object.assign(canvas.style, { width: `${size.width}px`, height: `${size.height}px` })
  page.append(canvas)
  return canvas
}

/** Waits for whoever draws: reading a pixel needs the whole picture. */
const finish = (gl: WebGLRenderingContext | WebGL2RenderingContext): void =>
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))

const eye = new PerspectiveCamera(26, size.width / size.height, 0.1, 60)
function look(angle: number): PerspectiveCamera {
  eye.position.set(5 * Math.sin(angle), 3.2, 5 * Math.cos(angle))
  eye.lookAt(0, 0.2, 0)
  return eye
}

function plainRenderer(page: HTMLElement): Renderer {
  const renderer = new WebGLRenderer({ canvas: canvasOn(page), antialias: false, alpha: true })
  renderer.setSize(size.width, size.height, false)
  return renderer
}

interface Side {
  /** Milliseconds of script for one change of the surface and its drawing. */
  update(): number
  /** Milliseconds for one frame while it is turned. */
  frame(): number
}

/** Our mesh for a change; for a frame the whole scene as the program shows it, with what it takes for granted of this machine. */
function ours(page: HTMLElement, all: readonly Sampled[]): Side {
  const palette = readPalette(document.documentElement)
  const renderer = plainRenderer(page)
  const mesh = createSurfaceMesh()
  mesh.setColours(palette)
  const stage = new Scene().add(mesh.object)
  let round = 0

  const asked: FrameRequestCallback[] = []
  window.requestAnimationFrame = (callback) => asked.push(callback)
  const drawFrames = (): void => asked.splice(0).forEach((draw) => draw(performance.now()))
  const canvas = canvasOn(page)
  const scene = createScene(canvas, {
    eye: null,
    hasEnds: true,
    isSoftware: drawing3D() === 'software',
    onDraw: () => undefined,
    onLost: () => undefined,
  })
  const [first] = all as [Sampled]
  const model: SceneModel = {
    ...first,
    palette,
    ball: [0, 0.5, 0],
    direction: [1, 0],
    path: [],
    stretch: [1, 1],
    presence: 1,
    shapes: noShapes,
    basins: null,
  }
  scene.resize(size.width, size.height)
  scene.update(model)
  drawFrames()
  const gl = canvas.getContext('webgl2') as WebGL2RenderingContext
  const turn = (): number => {
    const start = performance.now()
    scene.turn(0.03, 0)
    drawFrames()
    finish(gl)
    return performance.now() - start
  }
  return {
    update() {
      const { grid, scale, tint } = all[++round % all.length] as Sampled
      const start = performance.now()
      mesh.write(grid, scale, tint)
      renderer.render(stage, look(0.7))
      const took = performance.now() - start
      finish(renderer.getContext())
      return took
    },
    frame() {
      // The first is not yet a movement.
      for (let i = 0; i < 3; i++) turn()
      return turn()
    },
  }
}

/** As in three's examples: a plane whose points are lifted, normals from its faces, a lamp. */
function plain(page: HTMLElement, all: readonly Sampled[]): Side {
  const ramp = linearRamp(readPalette(document.documentElement), 256)
  const renderer = plainRenderer(page)
  const lamp = new DirectionalLight(0xffffff, 2)
  lamp.position.set(-1, 3, 2)
  const mesh = new Mesh(new PlaneGeometry(), new MeshLambertMaterial({ vertexColors: true, side: DoubleSide }))
  const stage = new Scene().add(mesh, lamp)
  let round = 0
  const rebuild = ({ grid, scale }: Sampled): void => {
    const geometry = new PlaneGeometry(2, 2, points - 1, points - 1).rotateX(-Math.PI / 2)
    const place = geometry.getAttribute('position')
    const colour = new Float32Array(place.count * 3)
    for (let at = 0; at < place.count; at++) {
      const value = grid.values[at] as number
      place.setY(at, lift(scale, value))
      const from = 3 * Math.round(255 * heightOf(scale, value))
      for (let c = 0; c < 3; c++) colour[3 * at + c] = ramp[from + c] as number
    }
    geometry.setAttribute('color', new BufferAttribute(colour, 3))
    geometry.computeVertexNormals()
    mesh.geometry.dispose()
    mesh.geometry = geometry
  }
  rebuild(all[0] as Sampled)
  return {
    update() {
      const next = all[++round % all.length] as Sampled
      const start = performance.now()
      rebuild(next)
      renderer.render(stage, look(0.7))
      const took = performance.now() - start
      finish(renderer.getContext())
      return took
    },
    frame() {
      round++
      const start = performance.now()
      renderer.render(stage, look(0.03 * round))
      finish(renderer.getContext())
      return performance.now() - start
    },
  }
}

/** Both sides on one page. Says why where a goal for machines without a graphics processor has nothing to measure. */
export function surfaces(page: HTMLElement): Readonly<Record<'ours' | 'plain', Side>> {
  if (drawing3D() !== 'software') throw new Error('this machine draws 3D with a graphics processor, or not at all')
  const all = Array.from({ length: variants }, (_, i) => sampled(i))
  return { plain: plain(page, all), ours: ours(page, all) }
}
