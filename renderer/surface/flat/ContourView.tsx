// The flat picture: level lines over tinted bands, the same path, ball and gradient arrow as the surface. It needs no WebGL.
import { useRef } from 'react'
import { scaleLinear } from 'd3-scale'
import type { Axis } from '../../../core/graph/document'
import { BallThumb } from '../controls/BallThumb'
import { ContourDrawing, placer } from './ContourDrawing'
import { EntryLabel } from '../EntryLabel'
import { BasinLayer } from './BasinLayer'

import type { Picture, PictureEvents } from '../picture'
import { isInside, shapeOf } from '../picture'
import { Plot } from './Plot'
import { RaceMarks } from '../race/RaceMarks'
import { StartPicker } from '../race/StartPicker'
import { turnedEnd } from './TurnedMarks'
import { turnedLook } from '../turned-look'
import { TurnThumb } from '../controls/TurnThumb'
import { atShare, clampTo, shareOf } from '../space'
import { usePlace } from '../use-place'
import { useSize } from '../use-size'
import type { PictureWindow } from '../props'
import { useWindow } from './use-window'
import { WindowBar } from './WindowBar'

interface ContourViewProps extends PictureEvents {
  readonly picture: Picture
  readonly label: string
  /** Null where it cannot be changed. */
  readonly window: PictureWindow | null
}

export function ContourView({ picture, label, window, ...events }: ContourViewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(frame)
  const { axes, palette, here, over } = picture
  const [first, second] = axes
  const placeUnder = (clientX: number, clientY: number): readonly number[] | null => {
    const box = frame.current?.getBoundingClientRect()
    if (!first || !second || !box || !(box.width > 0 && box.height > 0)) return null
    return [atShare(first, (clientX - box.left) / box.width), atShare(second, 1 - (clientY - box.top) / box.height)]
  }
  const pointUnder = (clientX: number, clientY: number): readonly number[] | null =>
    placeUnder(clientX, clientY)?.map((x, i) => clampTo(axes[i] as Axis, x)) ?? null
  const hand = { ...usePlace(axes, pointUnder, events.onPoint), ...useWindow(frame, axes, window) }
  if (!first || !second) return null
  const isBallHere = isInside(axes, here.point)
  const at = placer(axes, width, height)
  const turned = isBallHere ? turnedLook(picture) : null
  return (
    <Plot
      frame={frame}
      hand={hand}
      x={scaleLinear([first.low, first.high], [0, width])}
      y={scaleLinear([second.low, second.high], [height, 0])}
      palette={palette}
      width={width}
      height={height}
      label={label}
      under={over.basins && <BasinLayer basins={over.basins} palette={palette} />}
      shape={shapeOf(picture)}
      xName={picture.names[0] && <EntryLabel entry={picture.names[0]} />}
      yName={picture.names[1] && <EntryLabel entry={picture.names[1]} />}
      over={
        <>
          {isBallHere && (
            <BallThumb
              axes={axes}
              names={picture.names}
              rootName={picture.rootName}
              here={here}
              pointUnder={pointUnder}
              left={100 * shareOf(first, here.point[0] ?? 0)}
              top={100 * (1 - shareOf(second, here.point[1] ?? 0))}
              {...events}
            />
          )}
          {turned && (
            <TurnThumb
              here={here}
              degrees={over.degrees}
              pointUnder={placeUnder}
              at={turnedEnd(at(here.point), turned, { width, height })}
              onDragging={events.onDragging}
            />
          )}
          {window && <WindowBar window={window} />}
          <StartPicker axes={axes} pointUnder={pointUnder} />
        </>
      }
    >
      <ContourDrawing picture={picture} width={width} height={height} />
      <RaceMarks axes={axes} palette={picture.palette} width={width} height={height} at={({ point }) => at(point)} />
    </Plot>
  )
}
