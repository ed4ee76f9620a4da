// The eye that looks at the surface: it turns round a place, comes nearer, moves aside, and glides to the views that have a
// name. Where it stands is a few numbers that do not hang on the picture's size, so that it can be put there again.
import { PerspectiveCamera, Spherical, Vector3 } from 'three'
import { OrbitControls } from 'three/addons/controls/OrbitControls.js'
import type { World } from '../space'
import { floor, top } from '../space'

/** From the front corner where both axes are low; from above, as the contours; along either axis. */
export type ViewName = 'corner' | 'top' | 'first' | 'second'

export interface Eye {
  /** Radians round the upright axis, and down from it. */
  readonly theta: number
  readonly phi: number
  /** At 1 the whole box fits into the picture, seen from the corner. */
  readonly zoom: number
  /** What it looks at and turns round. */
  readonly target: World
}

export interface CameraOptions {
  /** Share of the picture that the box may fill. */
  readonly share: number
  /** The eye has moved: a picture is due. */
  readonly onMove: () => void
}

export interface SceneCamera {
  readonly camera: PerspectiveCamera
  readonly eye: Eye
  /** Puts the eye there at once. */
  set(eye: Eye): void
  /** The picture's width over its height. */
  setAspect(aspect: number): void
  show(view: ViewName): void
  /** Comes near a place. */
  visit(place: World): void
  /** Radians to the right and up. */
  turn(right: number, up: number): void
  /** Shares of the distance to the right and up. */
  pan(right: number, up: number): void
  /** Above 1 comes nearer. */
  zoom(factor: number): void
  /** While something else is in the hand. */
  setEnabled(isEnabled: boolean): void
  dispose(): void
}

export const fieldOfView = 26
const centre: World = [0, 0.2, 0]
/** The target stays this near to the middle of the box, so that nobody loses it. */
const farthest = 1.5
const [leastZoom, mostZoom] = [0.5, 8]
/** Nearly from above: exactly there, up and ahead would be the same. */
const above = 1e-4
/** A little over the floor, so that its lines are seen. */
const aside = 1.42
const cornerSight = new Spherical().setFromVector3(new Vector3(-1, 0.98, 1.12))
const straightShare = 0.86
/** So much nearer when the eye visits a place. */
const visitZoom = 2.4
const glideMilliseconds = 180

const sights: Readonly<Record<ViewName, { readonly theta: number; readonly phi: number }>> = {
  corner: cornerSight,
  top: { theta: 0, phi: above },
  first: { theta: 0, phi: aside },
  second: { theta: Math.PI / 2, phi: aside },
}

const wantsStillness = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches

export function createCamera(canvas: HTMLCanvasElement, { share, onMove }: CameraOptions): SceneCamera {
  const camera = new PerspectiveCamera(fieldOfView, 1, 0.05, 80)
  const controls = new OrbitControls(camera, canvas)
  Object.assign(controls, { minPolarAngle: above, maxPolarAngle: 1.5, zoomToCursor: true, maxTargetRadius: farthest })
  controls.cursor.set(...centre)
  /** How far away the eye stands at zoom 1. */
  let whole = distanceToFit(sights.corner, 1, share)
  let frame = 0

  const eyeNow = (): Eye => {
    const away = new Spherical().setFromVector3(camera.position.clone().sub(controls.target))
    const [x, y, z] = controls.target.toArray()
    return { theta: away.theta, phi: away.phi, zoom: whole / away.radius, target: [x, y, z] }
  }
  const set = ({ theta, phi, zoom, target }: Eye): void => {
    controls.target.set(...target)
    camera.position.setFromSphericalCoords(whole / zoom, phi, theta).add(controls.target)
    controls.update()
  }
  const stop = (): void => {
    cancelAnimationFrame(frame)
    frame = 0
  }
  const glideTo = (to: Eye): void => {
    stop()
    const from = eyeNow()
    if (wantsStillness()) return set(to)
    // The shorter way round.
    const turn = Math.atan2(Math.sin(to.theta - from.theta), Math.cos(to.theta - from.theta))
    const start = performance.now()
    const step = (now: number): void => {
      const t = Math.min(1, Math.max(0, (now - start) / glideMilliseconds))
      const s = t * t * (3 - 2 * t)
      const mix = (a: number, b: number): number => a + s * (b - a)
      set({
        theta: from.theta + s * turn,
        phi: mix(from.phi, to.phi),
        zoom: from.zoom * (to.zoom / from.zoom) ** s,
        target: from.target.map((x, i) => mix(x, to.target[i] as number)) as unknown as World,
      })
      frame = t < 1 ? requestAnimationFrame(step) : 0
    }
    frame = requestAnimationFrame(step)
  }
  set({ ...sights.corner, zoom: 1, target: centre })
  controls.addEventListener('change', onMove)
  controls.addEventListener('start', stop)

  return {
    camera,
    get eye() {
      return eyeNow()
    },
    set(eye) {
      stop()
      set(eye)
    },
    setAspect(aspect) {
      const eye = eyeNow()
      whole = distanceToFit(sights.corner, aspect, share)
      controls.minDistance = whole / mostZoom
      controls.maxDistance = whole / leastZoom
      camera.aspect = aspect
      camera.updateProjectionMatrix()
      set(eye)
    },
    show(view) {
      // Seen straight, names stand beside the box and not before it.
      const room = view === 'corner' ? share : share * straightShare
      glideTo({ ...sights[view], zoom: whole / distanceToFit(sights[view], camera.aspect, room), target: centre })
    },
    visit: (place) => glideTo({ ...eyeNow(), zoom: Math.max(visitZoom, eyeNow().zoom), target: place }),
    turn(right, up) {
      stop()
      controls.rotateLeft(-right)
      controls.rotateUp(up)
    },
    pan(right, up) {
      stop()
      // In pixels of the canvas, as a hand would move it.
      controls.pan(-right * canvas.clientHeight, up * canvas.clientHeight)
    },
    zoom(factor) {
      stop()
      const eye = eyeNow()
      set({ ...eye, zoom: Math.min(mostZoom, Math.max(leastZoom, eye.zoom * factor)) })
    },
    setEnabled(isEnabled) {
      controls.enabled = isEnabled
    },
    dispose() {
      stop()
      controls.dispose()
    },
  }
}

/** How far away the eye must be for the whole box to be seen with a margin. Halving; the picture grows as it comes nearer. */
function distanceToFit(sight: { readonly theta: number; readonly phi: number }, aspect: number, share: number): number {
  const camera = new PerspectiveCamera(fieldOfView, aspect, 0.1, 60)
  const middle = new Vector3(...centre)
  const corners = [-1, 1].flatMap((x) => [-1, 1].flatMap((z) => [floor, top].map((y) => new Vector3(x, y, z))))
  const fits = (distance: number): boolean => {
    camera.position.setFromSphericalCoords(distance, sight.phi, sight.theta).add(middle)
    camera.lookAt(middle)
    camera.updateMatrixWorld()
    return corners.every((corner) => {
      const seen = corner.clone().project(camera)
      return Math.abs(seen.x) < share && Math.abs(seen.y) < share
    })
  }
  let [near, far] = [2, 50]
  for (let i = 0; i < 24; i++) {
    const half = (near + far) / 2
    if (fits(half)) far = half
    else near = half
  }
  return far
}
