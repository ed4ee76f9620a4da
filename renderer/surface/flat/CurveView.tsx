// The curve: f along one number, everything else as it stands. The tangent at the ball is the derivative made visible.
import { useMemo, useRef } from 'react'
import { formatSigned } from '../../../core/words/numbers'
import { BallThumb } from '../controls/BallThumb'
import { BasinLayer } from './BasinLayer'
import { curveDrawing, equalHeights } from './curve'
import { CurveDrawing } from './CurveDrawing'
import type { Picture, PictureEvents } from '../picture'
import { isInside } from '../picture'
import { Plot } from './Plot'
import { RaceMarks } from '../race/RaceMarks'
import { StartPicker } from '../race/StartPicker'
import { atShare, clampTo, shareOf } from '../space'
import styles from './plot.module.css'
import { usePlace } from '../use-place'
import { useSize } from '../use-size'
import type { PictureWindow } from '../props'
import { useWindow } from './use-window'
import { WindowBar } from './WindowBar'

interface CurveViewProps extends PictureEvents {
  readonly picture: Picture
  readonly label: string
  /** Null where it cannot be changed. */
  readonly window: PictureWindow | null
}

export function CurveView({ picture, label, window, ...events }: CurveViewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(frame)
  const { axes, here, over } = picture
  const [axis] = axes
  const drawing = useCurveDrawing(picture, width, height)
  const pointUnder = (clientX: number): readonly number[] | null => {
    const box = frame.current?.getBoundingClientRect()
    return axis && box && box.width > 0 ? [clampTo(axis, atShare(axis, (clientX - box.left) / box.width))] : null
  }
  const hand = { ...usePlace(axes, pointUnder, events.onPoint), ...useWindow(frame, axes, window) }
  if (!axis) return null
  const [now = 0] = here.point
  const [slope = 0] = here.gradient
  const [, ballY] = drawing.at(now, here.value)
  const isBallHere = isInside(axes, here.point) && Number.isFinite(ballY)
  const sign = slope > 0 ? styles.positive : slope < 0 ? styles.negative : styles.level
  return (
    <Plot
      frame={frame}
      hand={hand}
      x={drawing.x}
      y={drawing.y}
      heights={drawing.heights}
      palette={picture.palette}
      width={width}
      height={height}
      label={label}
      under={over.basins && <BasinLayer basins={over.basins} palette={picture.palette} />}
      xName={null}
      yName={null}
      over={
        <>
          {isBallHere && (
            <span className={`${styles.slope} ${sign}`}>
              {here.isOnKink ? 'a kink: as slope, ' : 'slope '}
              {formatSigned(slope)}
              {here.isOnKink && ' is chosen'}
            </span>
          )}
          {isBallHere && (
            <BallThumb
              axes={axes}
              names={picture.names}
              rootName={picture.rootName}
              here={here}
              pointUnder={pointUnder}
              left={100 * shareOf(axis, now)}
              top={height > 0 ? (100 * ballY) / height : 0}
              {...events}
            />
          )}
          {window && <WindowBar window={window} />}
          <StartPicker axes={axes} pointUnder={pointUnder} />
        </>
      }
    >
      <CurveDrawing picture={picture} drawing={drawing} width={width} height={height} />
      <RaceMarks
        axes={axes}
        palette={picture.palette}
        width={width}
        height={height}
        at={({ point, value }) => drawing.at(point[0] ?? NaN, value)}
      />
    </Plot>
  )
}

/** The curve laid out in a field; while the ball moves it stays the same object. */
function useCurveDrawing(picture: Picture, width: number, height: number) {
  const { axes, grid, scale, here, hasEqualUnits } = picture
  const [axis] = axes
  const isEqual = hasEqualUnits && scale.kind === 'linear' && axis && width > 0
  const [low, high] = isEqual ? equalHeights(axis, scale, { width, height }, here.value) : [undefined, undefined]
  return useMemo(
    () =>
      curveDrawing(grid, scale, { width, height }, low === undefined || high === undefined ? undefined : [low, high]),
    [grid, scale, width, height, low, high],
  )
}
