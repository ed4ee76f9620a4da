// The flat picture: level lines over tinted bands, the same path, ball and gradient arrow as the surface. It needs no WebGL.
import { memo, useMemo, useRef } from 'react'
import { scaleLinear } from 'd3-scale'
import { BallThumb } from './BallThumb'
import type { Level } from './contours'
import { domainRings, levelsOf } from './contours'
import { EntryLabel } from './EntryLabel'
import { BasinLayer } from './BasinLayer'
import { CriticalMarks, EigenMarks, FieldMarks } from './MarksLayer'
import type { Picture, PictureEvents } from './picture'
import { isInside, uphill } from './picture'
import { Plot } from './Plot'
import { atShare, clampTo, shareOf } from './space'
import styles from './plot.module.css'
import { useSize } from './use-size'

interface ContourViewProps extends PictureEvents {
  readonly picture: Picture
  readonly label: string
}

const levelCount = 14
const arrowPixels = 46

export function ContourView({ picture, label, ...events }: ContourViewProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(frame)
  const { axes, grid, scale, palette, here, path, over } = picture
  const levels = useMemo(() => levelsOf(grid, scale, levelCount), [grid, scale])
  const ground = useMemo(() => domainRings(grid), [grid])
  const [first, second] = axes
  if (!first || !second) return null
  const x = scaleLinear([first.low, first.high], [0, width])
  const y = scaleLinear([second.low, second.high], [height, 0])
  const at = (point: readonly number[]): readonly [number, number] => [x(point[0] ?? 0), y(point[1] ?? 0)]
  const isBallHere = isInside(axes, here.point)
  const pointUnder = (clientX: number, clientY: number): readonly number[] | null => {
    const box = frame.current?.getBoundingClientRect()
    if (!box || !(box.width > 0 && box.height > 0)) return null
    return [
      clampTo(first, atShare(first, (clientX - box.left) / box.width)),
      clampTo(second, atShare(second, 1 - (clientY - box.top) / box.height)),
    ]
  }
  return (
    <Plot
      frame={frame}
      x={x}
      y={y}
      width={width}
      height={height}
      label={label}
      under={over.basins && <BasinLayer basins={over.basins} palette={palette} />}
      widest={Math.min(1.6, Math.max(1, (first.high - first.low) / (second.high - second.low)))}
      xName={picture.names[0] && <EntryLabel entry={picture.names[0]} />}
      yName={picture.names[1] && <EntryLabel entry={picture.names[1]} />}
      over={
        isBallHere && (
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
        )
      }
    >
      {over.hasField && <FieldMarks picture={picture} at={at} />}
      <Levels levels={levels} ground={ground} map={palette.map} width={width} height={height} />
      <polyline className={styles.path} points={path.map(({ point }) => at(point).join()).join(' ')} />
      {path.map(({ step, point }) => (
        <circle key={step} className={styles.pathDot} cx={at(point)[0]} cy={at(point)[1]} r={2.6} />
      ))}
      {over.critical && <CriticalMarks critical={over.critical} at={at} />}
      {over.hasEllipse && over.model && isBallHere && <EigenMarks model={over.model} picture={picture} at={at} />}
      {isBallHere && <Arrow from={at(here.point)} way={uphill(axes, here.gradient)} width={width} height={height} />}
      {isBallHere && <circle className={styles.ball} cx={at(here.point)[0]} cy={at(here.point)[1]} r={6} />}
    </Plot>
  )
}

interface LevelsProps {
  readonly levels: readonly Level[]
  readonly ground: Level['rings']
  readonly map: (height: number) => string
  readonly width: number
  readonly height: number
}

/** Bands faintly, lines in full colour. Nothing here changes while the ball moves. */
const Levels = memo(function Levels({ levels, ground, map, width, height }: LevelsProps) {
  const written = (line: readonly (readonly [number, number])[]): string =>
    line.map(([u, v]) => `${(u * width).toFixed(1)},${((1 - v) * height).toFixed(1)}`).join('L')
  return (
    <>
      <g className={styles.bands}>
        <path fill={map(0)} d={ground.map((ring) => `M${written(ring)}Z`).join('')} />
        {levels.map(({ level, height: share, rings }) => (
          <path key={level} fill={map(share)} d={rings.map((ring) => `M${written(ring)}Z`).join('')} />
        ))}
      </g>
      <g className={styles.levels}>
        {levels.map(({ level, height: share, lines }) => (
          <path key={level} stroke={map(share)} d={lines.map((line) => `M${written(line)}`).join('')} />
        ))}
      </g>
    </>
  )
})

interface ArrowProps {
  readonly from: readonly [number, number]
  readonly way: readonly number[] | null
  readonly width: number
  readonly height: number
}

/** Where f grows fastest. Its length says nothing: the numbers stand below the picture. */
function Arrow({ from: [x, y], way, width, height }: ArrowProps) {
  if (!way) return null
  const [dx, dy] = [(way[0] ?? 0) * width, -(way[1] ?? 0) * height]
  const length = Math.hypot(dx, dy)
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI
  if (!(length > 0)) return null
  return (
    <g className={styles.arrow} transform={`translate(${x} ${y}) rotate(${angle})`}>
      <line x1={8} y1={0} x2={arrowPixels - 6} y2={0} />
      <path d={`M${arrowPixels} 0l-9 -4.5v9z`} />
    </g>
  )
}
