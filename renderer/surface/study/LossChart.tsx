// f and |∇f| against the step, on logarithmic axes where they are positive. The same numbers stand in a table for those who
// do not look at charts.
import { useMemo } from 'react'
import type uPlot from 'uplot'
import type { PathPoint } from '../../../core/calculus/descent'
import { formatNumber } from '../../../core/words/numbers'
import { useLineChart } from '../use-line-chart'
import type { Palette } from '../colours'
import { axisLook, onLogAxis, roomAround, writtenTicks } from './chart-look'
import styles from './chart.module.css'

interface LossChartProps {
  readonly points: readonly PathPoint[]
  readonly cursor: number
}

const height = 120
/** Rows of the table; a longer walk is thinned. */
const mostRows = 60

export function LossChart({ points, cursor }: LossChartProps) {
  const columns = useMemo(() => columnsOf(points), [points])
  const frame = useLineChart({ columns: columns.all, optionsOf, isLog: columns.isLog, at: points[cursor]?.step })

  if (points.length < 2) return <div ref={frame} />
  return (
    <>
      <div className={styles.axes} aria-hidden="true">
        <span>
          <span className={styles.key} data-line="value" /> f
        </span>
        <span>
          <span className={styles.key} data-line="slope" /> |∇f|
        </span>
      </div>
      <div ref={frame} className={styles.chart} role="img" aria-label={spoken(points)} />
      <NumberTable points={points} />
    </>
  )
}

/** One array per series; what cannot be drawn is a gap. */
function columnsOf(points: readonly PathPoint[]) {
  const finite = (x: number): number | null => (Number.isFinite(x) ? x : null)
  const isLog = points.every(({ value }) => !(value <= 0))
  const steps = points.map(({ step }) => step)
  const values = points.map(({ value }) => (isLog ? onLogAxis(value) : finite(value)))
  const slopes = points.map(({ gradient }) => onLogAxis(Math.hypot(...gradient)))
  const all: uPlot.AlignedData = [steps, values, slopes]
  return { all, isLog }
}

function optionsOf(palette: Palette, isLog: boolean, width: number): uPlot.Options {
  const axis = axisLook(palette)
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false }, y: isLog ? { distr: 3 } : { range: roomAround }, slope: { distr: 3 } },
    axes: [
      { ...axis, size: 22, space: 60 },
      { ...axisLook(palette, isLog), scale: 'y', size: 56, values: writtenTicks, space: 24 },
      {
        ...axisLook(palette, true),
        scale: 'slope',
        side: 1,
        size: 56,
        values: writtenTicks,
        space: 24,
        grid: { show: false },
      },
    ],
    series: [
      {},
      { scale: 'y', stroke: palette.ink, width: 2, points: { show: false } },
      { scale: 'slope', stroke: palette.quiet, width: 1.5, dash: [4, 3], points: { show: false } },
    ],
  }
}

function spoken(points: readonly PathPoint[]): string {
  const [first, last] = [points[0] as PathPoint, points[points.length - 1] as PathPoint]
  return `f over ${last.step} steps, from ${formatNumber(first.value)} to ${formatNumber(last.value)}; the slope from ${formatNumber(Math.hypot(...first.gradient))} to ${formatNumber(Math.hypot(...last.gradient))}.`
}

function NumberTable({ points }: { readonly points: readonly PathPoint[] }) {
  const every = Math.max(1, Math.ceil(points.length / mostRows))
  const shown = points.filter((_, i) => i % every === 0 || i === points.length - 1)
  return (
    <details className={styles.numbers}>
      <summary>
        <span className={styles.key} data-line="value" /> f <span className={styles.key} data-line="slope" /> |∇f| · as
        a table
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">step</th>
            <th scope="col">f</th>
            <th scope="col">|∇f|</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ step, value, gradient }) => (
            <tr key={step}>
              <td>{step}</td>
              <td>{formatNumber(value, 6)}</td>
              <td>{formatNumber(Math.hypot(...gradient), 6)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
