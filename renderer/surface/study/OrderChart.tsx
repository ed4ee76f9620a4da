// |error| of the linear and the quadratic model against the length of the step, both on logarithmic axes: an order is a slope
// there. The numbers stand in the table beside it.
import { useMemo } from 'react'
import type uPlot from 'uplot'
import type { OrderCheck } from '../../../core/calculus/models'
import { formatNumber } from '../../../core/words/numbers'
import type { Palette } from '../colours'
import { useLineChart } from '../use-line-chart'
import { axisLook, writtenTicks } from './chart-look'
import styles from './chart.module.css'
import type { OrderColumns } from './order-columns'
import { orderColumns } from './order-columns'

interface OrderChartProps {
  readonly check: OrderCheck
  readonly step: readonly number[]
}

export function OrderChart({ check, step }: OrderChartProps) {
  const columns = useMemo(() => orderColumns(check, step), [check, step])
  return columns && <Lines columns={columns} check={check} />
}

function Lines({ columns, check }: { readonly columns: OrderColumns; readonly check: OrderCheck }) {
  const { lengths, linear, quadratic, second, third } = columns
  const all = useMemo(
    () => [lengths, second, third, linear, quadratic] as unknown as uPlot.AlignedData,
    [lengths, second, third, linear, quadratic],
  )
  const frame = useLineChart({ columns: all, optionsOf, isLog: true, at: undefined })
  return (
    <figure className={styles.figure}>
      <div ref={frame} className={styles.orders} role="img" aria-label={spoken(check)} />
      <figcaption className={styles.numbers}>
        <Entry line="value" title="linear" order={check.linearOrder} />
        <Entry line="slope" title="quadratic" order={check.quadraticOrder} />
        <span>
          <span className={styles.key} data-line="reference" /> slopes 2 and 3
        </span>
        <span>|error| against the length of ε</span>
      </figcaption>
    </figure>
  )
}

interface EntryProps {
  readonly line: 'value' | 'slope'
  readonly title: string
  readonly order: number | null
}

/** Which line is whose, and how steep it was measured to be. */
const Entry = ({ line, title, order }: EntryProps) =>
  order !== null && (
    <span>
      <span className={styles.key} data-line={line} /> {title}, slope {formatNumber(order, 3)}
    </span>
  )

const height = 150

function optionsOf(palette: Palette, isLog: boolean, width: number): uPlot.Options {
  const reference: uPlot.Series = { stroke: palette.quiet, width: 1, dash: [1, 3], points: { show: false } }
  const dots = (stroke: string, dash: number[]): uPlot.Series => ({
    stroke,
    width: 2,
    dash,
    points: { show: true, size: 5, fill: stroke, stroke },
  })
  return {
    width,
    height,
    legend: { show: false },
    cursor: { show: false },
    padding: [6, 12, 0, 0],
    scales: { x: { time: false, distr: 3 }, y: { distr: 3 } },
    axes: [
      { ...axisLook(palette, isLog), size: 22, space: 60, values: writtenTicks },
      { ...axisLook(palette, isLog), size: 56, values: writtenTicks, space: 24 },
    ],
    series: [{}, reference, reference, dots(palette.ink, []), dots(palette.quiet, [4, 3])],
  }
}

function spoken({ linearOrder, quadraticOrder }: OrderCheck): string {
  const slope = (order: number | null): string => (order === null ? 'none' : formatNumber(order, 3))
  return `Errors against the length of the step, on logarithmic axes: the slope of the linear error is ${slope(linearOrder)}, that of the quadratic error ${slope(quadraticOrder)}.`
}
