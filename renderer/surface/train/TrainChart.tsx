// The loss over all rows against the epoch, and the loss of each batch as points. What cannot be drawn is a gap.
import { useMemo } from 'react'
import type uPlot from 'uplot'
import type { PathPoint } from '../../../core/calculus/descent'
import { formatNumber } from '../../../core/words/numbers'
import type { Palette } from '../colours'
import { useLineChart } from '../use-line-chart'
import { axisLook, writtenTicks } from '../study/chart-look'
import chart from '../study/chart.module.css'
import styles from './train.module.css'

interface TrainChartProps {
  readonly points: readonly PathPoint[]
  /** Where an epoch ends, in steps of a walk without batches: one step is one epoch. */
  readonly rows: number
  readonly cursor: number
}

const height = 120

/** Epochs that had passed at a point. */
export const epochsAt = ({ part, step }: PathPoint, rows: number): number => (part ? part.seen / rows : step)

export function TrainChart({ points, rows, cursor }: TrainChartProps) {
  const { epochs, batches, all } = useMemo(() => columnsOf(points, rows), [points, rows])
  const columns = useMemo((): uPlot.AlignedData => [epochs, batches, all], [epochs, batches, all])
  const isLog = [...all, ...batches].every((value) => value === null || value > 0)
  const frame = useLineChart({ columns, optionsOf, isLog, at: epochs[cursor] })

  return (
    <div>
      <div ref={frame} className={chart.chart} role="img" aria-label={spoken(points, rows)} />
      {points.length > 1 && (
        <p className={chart.numbers}>
          <span className={chart.key} aria-hidden="true" /> all rows
          {batches.some((value) => value !== null) && (
            <>
              {' '}
              <span className={styles.dot} aria-hidden="true" /> one batch
            </>
          )}{' '}
          · loss against epoch
        </p>
      )}
    </div>
  )
}

function columnsOf(points: readonly PathPoint[], rows: number) {
  const finite = (x: number | undefined): number | null => (x !== undefined && Number.isFinite(x) ? x : null)
  return {
    epochs: points.map((point) => epochsAt(point, rows)),
    all: points.map(({ value }) => finite(value)),
    batches: points.map(({ part }) => finite(part?.value)),
  }
}

function optionsOf(palette: Palette, isLog: boolean, width: number): uPlot.Options {
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false }, y: { distr: isLog ? 3 : 1 } },
    axes: [
      { ...axisLook(palette), size: 22, space: 60 },
      { ...axisLook(palette, isLog), size: 50, values: writtenTicks, space: 24 },
    ],
    series: [
      {},
      {
        stroke: palette.quiet,
        width: 0,
        paths: () => null,
        points: { show: true, size: 2, width: 0, fill: palette.quiet },
      },
      // Over the batches, however many there are.
      { stroke: palette.ink, width: 2, points: { show: false } },
    ],
  }
}

function spoken(points: readonly PathPoint[], rows: number): string {
  const [first, last] = [points[0], points[points.length - 1]]
  if (!first || !last || points.length < 2) return 'Loss curve: nothing has been trained yet.'
  return `Loss over ${formatNumber(epochsAt(last, rows), 3)} epochs, from ${formatNumber(first.value)} to ${formatNumber(last.value)}.`
}
