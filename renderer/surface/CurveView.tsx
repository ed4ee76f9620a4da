// The curve: f along one number, everything else as it stands. The tangent at the ball is the derivative made visible.
import { useMemo, useRef } from 'react'
import { formatNumber } from '../../core/words/numbers'
import { BallThumb } from './BallThumb'
import { BasinLayer } from './BasinLayer'
import { curveDrawing, quadraticCurve, tangentLine } from './curve'
import layers from './layers.module.css'
import { CriticalMarks } from './MarksLayer'
import type { Picture, PictureEvents } from './picture'
import { isInside } from './picture'
import { Plot } from './Plot'
import { atShare, clampTo, shareOf } from './space'
import styles from './plot.module.css'
import { useSize } from './use-size'

interface CurveViewProps extends PictureEvents {
  readonly picture: Picture
  readonly label: string
}

export function CurveView({ picture, label, ...events }: CurveViewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(frame)
  const { axes, grid, scale, here, path, over } = picture
  const [axis] = axes
  const drawing = useMemo(() => curveDrawing(grid, scale, width, height), [grid, scale, width, height])
  const { x, y, at, d } = drawing
  if (!axis) return null
  const [now = 0] = here.point
  const [slope = 0] = here.gradient
  const [ballX, ballY] = at(now, here.value)
  const isBallHere = isInside(axes, here.point) && Number.isFinite(ballY)
  const tangent = tangentLine(drawing, scale, now, here.value, slope)
  const sign = slope > 0 ? styles.positive : slope < 0 ? styles.negative : styles.level
  return (
    <Plot
      frame={frame}
      x={x}
      y={y}
      width={width}
      height={height}
      label={label}
      under={over.basins && <BasinLayer basins={over.basins} palette={picture.palette} />}
      hasGrid
      writeY={scale.kind === 'log10' ? (power) => formatNumber(10 ** power) : formatNumber}
      xName={null}
      yName={null}
      over={
        isBallHere && (
          <>
            <span className={`${styles.slope} ${sign}`}>
              slope {slope > 0 ? '+' : ''}
              {formatNumber(slope)}
            </span>
            <BallThumb
              axes={axes}
              names={picture.names}
              rootName={picture.rootName}
              here={here}
              pointUnder={(clientX) => {
                const box = frame.current?.getBoundingClientRect()
                return box && box.width > 0 ? [clampTo(axis, atShare(axis, (clientX - box.left) / box.width))] : null
              }}
              left={100 * shareOf(axis, now)}
              top={height > 0 ? (100 * ballY) / height : 0}
              {...events}
            />
          </>
        )
      }
    >
      <path className={styles.curve} d={d} />
      {over.hasQuadratic && over.model && (
        <path className={layers.model} d={quadraticCurve(drawing, axis, over.model, width)} />
      )}
      {over.critical && (
        <CriticalMarks critical={over.critical} at={([where = NaN], value = NaN) => at(where, value)} />
      )}
      <polyline
        className={styles.path}
        points={path.map(({ point, value }) => at(point[0] ?? NaN, value).join()).join(' ')}
      />
      {path.map(({ step, point, value }) => {
        const [cx, cy] = at(point[0] ?? NaN, value)
        return Number.isFinite(cy) && <circle key={step} className={styles.pathDot} cx={cx} cy={cy} r={2.6} />
      })}
      {isBallHere && tangent && <line className={`${styles.tangent} ${sign}`} {...tangent} />}
      {isBallHere && <circle className={styles.ball} cx={ballX} cy={ballY} r={6} />}
    </Plot>
  )
}
