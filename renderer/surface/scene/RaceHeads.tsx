// The letters of a race over the 3D picture. They follow what was drawn: the scene tells where each place is seen.
import { useMemo } from 'react'
import { laneLetter } from '../../../core/words/race'
import { useLitLane } from '../../state/race'
import { LaneBadge } from '../race/LaneBadge'
import type { Picture } from '../picture'
import { placeBadges } from '../race/race-drawing'
import { lookOf } from '../race/race-look'
import type { RaceModel } from './race'
import { laneWorld } from './race-world'
import styles from '../race/race.module.css'
import type { SceneView } from './view'
import { useLaneLines } from '../race/use-lane-lines'
import type { Size } from '../use-size'

/** What the scene draws of the race. */
export function useRaceModel({ axes, grid, scale, palette }: Picture): RaceModel {
  const lines = useLaneLines(axes)
  const lit = useLitLane()
  const worlds = useMemo(() => lines.map((line) => laneWorld(line, { axes, grid, scale })), [lines, axes, grid, scale])
  return useMemo(
    () => ({
      panel: palette.panel,
      lanes: worlds.map((world, lane) => ({
        ...world,
        ...lookOf(palette, lane),
        isLit: lit === lane,
        isFaded: lit !== null && lit !== lane,
      })),
    }),
    [worlds, palette, lit],
  )
}

export function RaceHeads({ model, palette }: { readonly model: RaceModel; readonly palette: Picture['palette'] }) {
  return model.lanes.map((_, lane) => (
    <div key={lane} className={styles.placed} data-race-head={lane} aria-hidden="true">
      <LaneBadge lane={lane} palette={palette} />
    </div>
  ))
}

/** A place near each head as it is seen, none over another. */
function placedHeads({ lanes }: RaceModel, view: SceneView, { width, height }: Size) {
  const heads = lanes.map(({ head }) => {
    if (!head) return null
    const { x, y } = view.see(head)
    return [x, y] as const
  })
  return placeBadges(heads, width, height)
}

/** Paints the letters over a picture that goes into a file. */
export function writeRaceHeads(
  pen: CanvasRenderingContext2D,
  model: RaceModel,
  view: SceneView,
  field: Size,
  letters: string,
): void {
  Object.assign(pen, { textAlign: 'center', textBaseline: 'middle', lineWidth: 1, strokeStyle: model.panel })
  pen.font = `600 11px ${letters}`
  placedHeads(model, view, field).forEach((badge, lane) => {
    const { hue, shape } = model.lanes[lane] as RaceModel['lanes'][number]
    if (!badge) return
    pen.save()
    pen.translate(...badge.at)
    const outline = new Path2D(shape)
    pen.fillStyle = hue
    pen.fill(outline)
    pen.stroke(outline)
    pen.fillStyle = model.panel
    pen.fillText(laneLetter(lane), 0, 0.5)
    pen.restore()
  })
}

/** Moves the letters to their heads. */
export function placeRaceHeads(frame: HTMLElement | null, view: SceneView, model: RaceModel): void {
  if (!frame) return
  const { lanes } = model
  const badges = placedHeads(model, view, { width: frame.clientWidth, height: frame.clientHeight })
  for (const element of frame.querySelectorAll<HTMLElement>('[data-race-head]')) {
    const lane = Number(element.dataset['raceHead'])
    const badge = badges[lane]
    element.hidden = !badge
    element.style.opacity = lanes[lane]?.isFaded ? '0.3' : ''
    if (badge) element.style.transform = `translate(${badge.at[0]}px, ${badge.at[1]}px) translate(-50%, -50%)`
  }
}
