// The 3D picture in React: one canvas, and laid over it the words, the ball's thumb, the views by name; and the keyboard.
import type { KeyboardEvent } from 'react'
import { useEffect, useMemo, useRef } from 'react'
import { BallThumb } from '../controls/BallThumb'
import { CameraBar } from './CameraBar'
import { EntryLabel } from '../EntryLabel'
import type { Picture, PictureEvents } from '../picture'
import { isInside, presence, uphill } from '../picture'
import { placeRaceHeads, RaceHeads, useRaceModel, writeRaceHeads } from './RaceHeads'
import type { SceneModel, SurfaceScene } from './scene'
import type { SceneView as View, Seen } from './view'
import sceneStyles from './scene.module.css'
import type { SceneWord } from './words'
import { letters, placedWords, wordsOf, writeWords } from './words'
import { shapesOf } from '../shapes/all'
import { directionEnd } from '../shapes/directions'
import type { Stretch, World } from '../space'
import { clampTo, floor, lift, meetsPlane, pick, place, stretchOf } from '../space'
import { StartPicker } from '../race/StartPicker'
import styles from '../surface.module.css'
import { TurnThumb } from '../controls/TurnThumb'
import { useScene } from './use-scene'
import { usePlace } from '../use-place'
import { useSize } from '../use-size'

interface SceneViewProps extends PictureEvents {
  readonly picture: Picture
  readonly isDragging: boolean
  readonly label: string
  /** Numbers at the ends of the axes: where there is room for them. */
  readonly showsEnds: boolean
  readonly onNoWebGL: () => void
}

/** The path floats a little over the surface, so that it is not cut by it. */
const float = 0.012

export function SceneView({ picture, isDragging, label, showsEnds, onNoWebGL, ...events }: SceneViewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useSize(frame)
  const { axes, hasEqualUnits } = picture
  const stretch = useMemo(() => stretchOf(axes, hasEqualUnits), [axes, hasEqualUnits])
  const model = useMemo(() => modelOf(picture, stretch), [picture, stretch])
  const race = useRaceModel(picture)
  const words = useMemo(() => wordsOf(picture, model.shapes, showsEnds), [picture, model, showsEnds])
  const turnEnd = model.ball && directionEnd(picture)
  const sizes = useWordSizes(frame, words)
  const { scene, isLost } = useScene(canvas, {
    model,
    race,
    size,
    isDragging,
    hasEnds: showsEnds,
    onNoWebGL,
    onDraw(view) {
      const element = frame.current
      if (!element) return
      const controls = { ball: model.ball ?? place(picture.axes, picture.here.point, 0), turn: turnEnd }
      for (const [name, at] of Object.entries(controls)) {
        const control = element.querySelector<HTMLElement>(`[data-place=${name}]`)
        if (control && at) put(control, view.see(at))
      }
      placeRaceHeads(element, view, race)
      putWords(element, words, view, picture, size, sizes.current)
      // Counts the pictures drawn: a test waits for it before it looks at pixels.
      element.dataset['drawn'] = String(view.drawn)
    },
    write(pen, view, field) {
      writeWords(pen, words, view, picture, field)
      writeRaceHeads(pen, race, view, field, letters)
    },
  })

  const rayUnder = (x: number, y: number) => {
    const box = canvas.current?.getBoundingClientRect()
    return box && scene.current?.rayThrough({ x: x - box.left, y: y - box.top })
  }
  const onSurface = (x: number, y: number): readonly number[] | null => {
    const ray = rayUnder(x, y)
    return ray ? pick(picture.grid, picture.scale, ray) : null
  }
  const hand = usePlace(picture.axes, onSurface, events.onPoint)
  const pointUnder = (x: number, y: number): readonly number[] | null => {
    const ray = rayUnder(x, y)
    if (!ray) return null
    const on = onSurface(x, y)
    // Beside the surface the ball slides along the border, at the height it has.
    return on ?? meetsPlane(picture.axes, ray, model.ball?.[1] ?? 0)
  }
  const act = (on: (scene: SurfaceScene) => void): void => {
    if (scene.current) on(scene.current)
  }
  const visit = model.ball && ((): void => act((on) => on.visit(model.ball as World)))
  const isBallHere = isInside(picture.axes, picture.here.point)
  return (
    <div ref={frame} className={styles.frame} data-drawn="0">
      <canvas
        ref={canvas}
        className={styles.canvas}
        tabIndex={0}
        role="img"
        aria-label={`${label} Arrow keys turn it, with Shift they move it; plus and minus bring it nearer or farther.`}
        aria-keyshortcuts="Home T F S P"
        onKeyDown={(event) => onKey(event, scene.current, visit)}
        {...hand}
      />
      <CameraBar names={picture.names} onScene={act} onPoint={visit} isShy={!showsEnds} />
      {words.map(({ key, text, tone, entry, isFixed }) => (
        <div
          key={key}
          data-word={key}
          data-tone={tone}
          className={`${sceneStyles.word} ${entry ? sceneStyles.name : isFixed ? sceneStyles.end : ''}`}
          aria-hidden="true"
        >
          {entry ? <EntryLabel entry={entry} /> : text}
        </div>
      ))}
      {turnEnd && (
        <TurnThumb
          here={picture.here}
          degrees={picture.over.degrees}
          pointUnder={(x, y) => {
            const ray = rayUnder(x, y)
            return ray ? meetsPlane(picture.axes, ray, floor) : null
          }}
          onDragging={events.onDragging}
        />
      )}
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
      <RaceHeads model={race} palette={picture.palette} />
      <StartPicker axes={picture.axes} pointUnder={pointUnder} />
      {isLost && <p className={styles.note}>The graphics processor is busy; the surface comes back by itself.</p>}
    </div>
  )
}

const turnStep = Math.PI / 24
const panStep = 0.08
const zoomStep = 1.15

type Act = (on: SurfaceScene) => void

const keys: Readonly<Record<string, Act>> = {
  ArrowLeft: (on) => on.turn(-turnStep, 0),
  ArrowRight: (on) => on.turn(turnStep, 0),
  ArrowUp: (on) => on.turn(0, turnStep),
  ArrowDown: (on) => on.turn(0, -turnStep),
  '+': (on) => on.zoom(zoomStep),
  '=': (on) => on.zoom(zoomStep),
  '-': (on) => on.zoom(1 / zoomStep),
  Home: (on) => on.show('corner'),
  t: (on) => on.show('top'),
  f: (on) => on.show('first'),
  s: (on) => on.show('second'),
}
const shiftKeys: Readonly<Record<string, Act>> = {
  ArrowLeft: (on) => on.pan(-panStep, 0),
  ArrowRight: (on) => on.pan(panStep, 0),
  ArrowUp: (on) => on.pan(0, panStep),
  ArrowDown: (on) => on.pan(0, -panStep),
}

function onKey(event: KeyboardEvent, scene: SurfaceScene | null, visit: (() => void) | null): void {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const act = key === 'p' ? visit : (event.shiftKey && shiftKeys[key]) || keys[key]
  if (!act || !scene || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  event.stopPropagation()
  act(scene)
}

/** What the scene is told: everything in world units. */
function modelOf(picture: Picture, stretch: Stretch): SceneModel {
  const { axes, grid, scale, tint, palette, here } = picture
  const way = uphill(axes, here.gradient)
  const outside = picture.path.findIndex(({ point }) => !isInside(axes, point))
  const shown = outside < 0 ? picture.path : picture.path.slice(0, outside)
  const at = (point: readonly number[], value: number): World => place(axes, point, lift(scale, value) + float)
  const ball = isInside(axes, here.point) && Number.isFinite(here.value) ? at(here.point, here.value) : null
  return {
    grid,
    scale,
    tint,
    palette,
    ball,
    direction: way && [way[0] ?? 0, -(way[1] ?? 0)],
    path: shown.map(({ point, value, away }) => ({ at: at(point, value), presence: presence(picture, away) })),
    presence: presence(picture, picture.away),
    shapes: shapesOf(picture, ball),
    stretch,
    basins: picture.over.basins,
  }
}

type Sizes = ReadonlyMap<string, { readonly width: number; readonly height: number }>
const unmeasured = { width: 40, height: 16 }

/** Measured when the words change, not at each drawing: that would lay the page out anew for every frame. */
function useWordSizes(frame: React.RefObject<HTMLElement | null>, words: readonly SceneWord[]) {
  const sizes = useRef<Sizes>(new Map())
  useEffect(() => {
    const elements = frame.current?.querySelectorAll<HTMLElement>('[data-word]') ?? []
    sizes.current = new Map(
      [...elements].map((one) => [one.dataset['word'] ?? '', { width: one.offsetWidth, height: one.offsetHeight }]),
    )
  }, [frame, words])
  return sizes
}

function putWords(
  frame: HTMLElement,
  words: readonly SceneWord[],
  view: View,
  picture: Picture,
  field: { readonly width: number; readonly height: number },
  sizes: Sizes,
): void {
  const elements = new Map(
    [...frame.querySelectorAll<HTMLElement>('[data-word]')].map((one) => [one.dataset['word'], one]),
  )
  for (const { word, at, isBehind } of placedWords(
    words,
    view,
    picture,
    field,
    ({ key }) => sizes.get(key) ?? unmeasured,
  )) {
    const element = elements.get(word.key)
    if (!element) continue
    element.style.visibility = at ? 'visible' : 'hidden'
    element.dataset['behind'] = String(isBehind)
    if (at) put(element, at)
  }
}

function put(element: HTMLElement, { x, y }: Seen): void {
  element.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`
}
