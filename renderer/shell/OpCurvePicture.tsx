// The graph of an op of one number, sampled from the op: its value in ink, its slope in the colour of the slope's sign.
import type { CurvePoint, OpCurve } from '../../core/language/op-curve'
import { opCurve } from '../../core/language/op-curve'
import type { OpDefinition } from '../../core/ops/op'
import styles from './OpCurvePicture.module.css'

const width = 440
const height = 220
const margin = { left: 30, right: 12, top: 12, bottom: 22 }

interface Scale {
  readonly x: (value: number) => number
  readonly y: (value: number) => number
}

export function OpCurvePicture({ op }: { readonly op: OpDefinition }) {
  const curve = opCurve(op)
  if (!curve) return null
  const scale = scaleOf(curve)
  const points = curve.runs.flat()
  const kinks = points.filter(({ isKink }) => isKink)
  const slopes = points.map(({ slope }) => slope).filter(Number.isFinite)
  const places = kinks.map(({ x }) => String(x)).join(', ')
  return (
    <figure className={styles.figure}>
      <svg
        className={styles.picture}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`Graph of ${op.title} between ${curve.x[0]} and ${curve.x[1]}${kinks.length > 0 ? `, with a kink at ${places}` : ''}`}
      >
        <Axes curve={curve} scale={scale} />
        {curve.runs.map((run, at) => (
          <g key={at}>
            {signRuns(run).map(({ sign, points }, part) => (
              <path
                key={part}
                className={styles[sign]}
                d={pathOf(
                  points.map(({ x, slope }) => [x, slope]),
                  curve,
                  scale,
                )}
              />
            ))}
            <path
              className={styles.value}
              d={pathOf(
                run.map(({ x, y }) => [x, y]),
                curve,
                scale,
              )}
            />
          </g>
        ))}
        {kinks
          .filter(({ y }) => y >= curve.y[0] && y <= curve.y[1])
          .map(({ x, y }) => (
            <circle key={x} className={styles.kink} cx={scale.x(x)} cy={scale.y(y)} r={4.5} />
          ))}
      </svg>
      <figcaption className={styles.legend}>
        <span className={styles.keyValue}>value</span>
        {slopes.some((slope) => slope > 0) && <span className={styles.keyPlus}>slope above 0</span>}
        {slopes.some((slope) => slope < 0) && <span className={styles.keyMinus}>slope below 0</span>}
        {slopes.every((slope) => slope === 0) && <span className={styles.keyNought}>slope 0</span>}
        {kinks.length > 0 && <span className={styles.keyKink}>kink</span>}
      </figcaption>
    </figure>
  )
}

const scaleOf = ({ x: [left, right], y: [low, high] }: OpCurve): Scale => ({
  x: (value) => margin.left + ((value - left) / (right - left)) * (width - margin.left - margin.right),
  y: (value) => height - margin.bottom - ((value - low) / (high - low)) * (height - margin.top - margin.bottom),
})

function Axes({ curve, scale }: { readonly curve: OpCurve; readonly scale: Scale }) {
  const [left, right] = [scale.x(curve.x[0]), scale.x(curve.x[1])]
  const [bottom, top] = [scale.y(curve.y[0]), scale.y(curve.y[1])]
  const ground = scale.y(0)
  const wholes = ([low, high]: readonly [number, number]): number[] => {
    const stride = high - low > 5 ? 2 : 1
    const first = Math.ceil(low / stride) * stride
    return Array.from({ length: Math.floor((high - first) / stride) + 1 }, (_, i) => first + i * stride)
  }
  return (
    <g className={styles.axes}>
      {wholes(curve.x).map((x) => (
        <g key={`x${x}`}>
          <line x1={scale.x(x)} x2={scale.x(x)} y1={bottom} y2={top} />
          <text x={scale.x(x)} y={height - 6} textAnchor="middle">
            {written(x)}
          </text>
        </g>
      ))}
      {wholes(curve.y).map((y) => (
        <g key={`y${y}`}>
          <line x1={left} x2={right} y1={scale.y(y)} y2={scale.y(y)} />
          <text x={margin.left - 6} y={scale.y(y) + 4} textAnchor="end">
            {written(y)}
          </text>
        </g>
      ))}
      <line className={styles.axis} x1={left} x2={right} y1={ground} y2={ground} />
      {curve.x[0] <= 0 && curve.x[1] >= 0 && (
        <line className={styles.axis} x1={scale.x(0)} x2={scale.x(0)} y1={bottom} y2={top} />
      )}
    </g>
  )
}

const written = (x: number): string => String(x + 0).replace('-', '−')

type Sign = 'plus' | 'minus' | 'nought'

const signOf = (slope: number): Sign => (slope > 0 ? 'plus' : slope < 0 ? 'minus' : 'nought')

/** Pieces of a run in which the slope has one sign; neighbours share their end, so that the line has no gap. */
function signRuns(run: readonly CurvePoint[]): { sign: Sign; points: CurvePoint[] }[] {
  const pieces: { sign: Sign; points: CurvePoint[] }[] = []
  for (const point of run) {
    if (!Number.isFinite(point.slope)) continue
    const last = pieces[pieces.length - 1]
    const sign = signOf(point.slope)
    if (last?.sign === sign) last.points.push(point)
    else {
      const end = last?.points[last.points.length - 1]
      // A slope that jumps is not joined.
      const isNear = end !== undefined && Math.abs(end.slope - point.slope) < 0.2
      if (isNear) last?.points.push(point)
      pieces.push({ sign, points: [point] })
    }
  }
  return pieces
}

/** A polyline that leaves out what lies far beyond the picture. */
function pathOf(points: readonly (readonly [number, number])[], { y: [low, high] }: OpCurve, scale: Scale): string {
  const reach = high - low
  let isDown = false
  return points
    .map(([x, y]) => {
      if (!Number.isFinite(y) || y > high + reach / 50 || y < low - reach / 50) {
        isDown = false
        return ''
      }
      const command = isDown ? 'L' : 'M'
      isDown = true
      return `${command}${scale.x(x).toFixed(1)} ${scale.y(y).toFixed(1)}`
    })
    .join('')
}
