// The 3D picture in React: one canvas, the names of the axes and the ball's thumb laid over it, the keyboard. three is loaded
// when the first surface is shown, so that the editor starts without it.
import type { KeyboardEvent } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { axisTexts } from './axis-texts'
import { BallThumb } from './BallThumb'
import { EntryLabel } from './EntryLabel'
import type { Picture, PictureEvents } from './picture'
import { isInside, uphill } from './picture'
import type { SceneModel, SceneView as View, Seen, SurfaceScene } from './scene'
import type { World } from './space'
import { clampTo, floor, lift, meetsPlane, pick, place } from './space'
import styles from './surface.module.css'
import { useSize } from './use-size'
import { drawing3D } from './webgl'

interface SceneViewProps extends PictureEvents {
  readonly picture: Picture
  readonly isDragging: boolean
  readonly label: string
  /** Numbers at the ends of the axes: where there is room for them. */
  readonly showsEnds: boolean
  readonly onNoWebGL: () => void
}

const turnStep = Math.PI / 24
const zoomStep = 1.15
/** The path floats a little over the surface, so that it is not cut by it. */
const float = 0.012

export function SceneView({ picture, isDragging, label, showsEnds, onNoWebGL, ...events }: SceneViewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const scene = useRef<SurfaceScene | null>(null)
  const follow = useRef<(view: View) => void>(() => {})
  /** How many scenes there have been: a new one must be told everything again. */
  const [scenes, setScenes] = useState(0)
  const [isLost, setIsLost] = useState(false)
  const size = useSize(frame)
  const model = useMemo(() => modelOf(picture), [picture])

  useEffect(() => {
    follow.current = (view) => {
      placeLabels(frame.current, view, picture, model.ball)
      // Counts the pictures drawn: a test waits for it before it looks at pixels.
      if (frame.current) frame.current.dataset['drawn'] = String(view.drawn)
    }
  })
  useEffect(() => {
    let isGone = false
    void import('./scene').then(({ createScene }) => {
      if (isGone || !canvas.current) return
      try {
        scene.current = createScene(canvas.current, {
          onDraw: (view) => follow.current(view),
          hasEnds: showsEnds,
          isSoftware: drawing3D() === 'software',
          onLost: setIsLost,
        })
        setScenes((count) => count + 1)
      } catch {
        onNoWebGL()
      }
    })
    return () => {
      isGone = true
      scene.current?.dispose()
      scene.current = null
    }
  }, [onNoWebGL, showsEnds])
  useEffect(() => scene.current?.resize(size.width, size.height), [size, scenes])
  useEffect(() => scene.current?.update(model), [model, scenes])
  useEffect(() => scene.current?.setDragging(isDragging), [isDragging, scenes])

  const pointUnder = (x: number, y: number): readonly number[] | null => {
    const box = canvas.current?.getBoundingClientRect()
    if (!box || !scene.current) return null
    const ray = scene.current.rayThrough({ x: x - box.left, y: y - box.top })
    const on = pick(picture.grid, picture.scale, ray)
    // Beside the surface the ball slides along the border, at the height it has.
    return on ?? meetsPlane(picture.axes, ray, model.ball?.[1] ?? 0)
  }
  const isBallHere = isInside(picture.axes, picture.here.point)
  return (
    <div ref={frame} className={styles.frame} data-drawn="0">
      <canvas
        ref={canvas}
        className={styles.canvas}
        tabIndex={0}
        role="img"
        aria-label={`${label} Arrow keys turn it, plus and minus bring it nearer or farther.`}
        onKeyDown={(event) => onKey(event, scene.current)}
      />
      <div data-place="first" className={styles.axisName} aria-hidden="true">
        {picture.names[0] && <EntryLabel entry={picture.names[0]} />}
      </div>
      <div data-place="second" className={styles.axisName} aria-hidden="true">
        {picture.names[1] && <EntryLabel entry={picture.names[1]} />}
      </div>
      {showsEnds &&
        axisTexts(picture.axes).map((text, i) => (
          <div key={i} data-place={endPlaces[i]} className={styles.axisEnd} aria-hidden="true">
            {text}
          </div>
        ))}
      {isBallHere && (
        <BallThumb
          place="ball"
          axes={picture.axes}
          names={picture.names}
          rootName={picture.rootName}
          here={picture.here}
          pointUnder={(x, y) => {
            const under = pointUnder(x, y)
            return under && picture.axes.map((axis, i) => clampTo(axis, under[i] ?? 0))
          }}
          {...events}
        />
      )}
      {isLost && <p className={styles.note}>The graphics processor is busy; the surface comes back by itself.</p>}
    </div>
  )
}

function onKey(event: KeyboardEvent, scene: SurfaceScene | null): void {
  const moves: Readonly<Record<string, (on: SurfaceScene) => void>> = {
    ArrowLeft: (on) => on.turn(-turnStep, 0),
    ArrowRight: (on) => on.turn(turnStep, 0),
    ArrowUp: (on) => on.turn(0, turnStep),
    ArrowDown: (on) => on.turn(0, -turnStep),
    '+': (on) => on.zoom(zoomStep),
    '=': (on) => on.zoom(zoomStep),
    '-': (on) => on.zoom(1 / zoomStep),
  }
  const move = moves[event.key]
  if (!move || !scene || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  event.stopPropagation()
  move(scene)
}

/** What the scene is told: everything in world units. */
function modelOf(picture: Picture): SceneModel {
  const { axes, grid, scale, palette, here } = picture
  const way = uphill(axes, here.gradient)
  const outside = picture.path.findIndex(({ point }) => !isInside(axes, point))
  const shown = outside < 0 ? picture.path : picture.path.slice(0, outside)
  const at = (point: readonly number[], value: number): World => place(axes, point, lift(scale, value) + float)
  return {
    grid,
    scale,
    palette,
    ball: isInside(axes, here.point) && Number.isFinite(here.value) ? at(here.point, here.value) : null,
    direction: way && [way[0] ?? 0, -(way[1] ?? 0)],
    path: shown.map(({ point, value }) => at(point, value)),
  }
}

/** Names by `data-place`, low end first. */
const endPlaces = ['first-low', 'first-high', 'second-low', 'second-high'] as const

/** Moves the HTML that goes with the picture: names and ends of the axes to the floor's nearer edges, the thumb to the ball. */
function placeLabels(frame: HTMLElement | null, view: View, picture: Picture, ball: World | null): void {
  const { x, z } = view.near
  const out = 1.16
  const end = 0.96
  // The second axis runs towards −z.
  const places: Readonly<Record<string, World>> = {
    first: [0, floor, z * out],
    'first-low': [-end, floor, z * out],
    'first-high': [end, floor, z * out],
    second: [x * out, floor, 0],
    'second-low': [x * out, floor, end],
    'second-high': [x * out, floor, -end],
    ball: ball ?? place(picture.axes, picture.here.point, 0),
  }
  for (const element of frame?.querySelectorAll<HTMLElement>('[data-place]') ?? []) {
    const where = places[element.dataset['place'] ?? '']
    if (where) put(element, view.see(where))
  }
}

function put(element: HTMLElement, { x, y }: Seen): void {
  element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`
}
