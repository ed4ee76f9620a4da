// f, f above the lowest, or |∇f| of every runner against the step, each with its hue, dash and letter; and as a table.
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import uPlot from 'uplot'
import type { Race } from '../../../core/calculus/race'
import { formatNumber } from '../../../core/words/numbers'
import { laneLetter } from '../../../core/words/race'
import type { ShownRace } from '../../state/race'
import { useLitLane } from '../../state/race'
import type { Palette } from '../colours'
import type { Pixel } from '../race/race-drawing'
import { placeBadges } from '../race/race-drawing'
import { lookOf } from '../race/race-look'
import { useLineChart } from '../use-line-chart'
import { axisLook, writtenTicks } from './chart-look'
import styles from './chart.module.css'
import type { Measure, RaceColumns } from './race-columns'
import { columnsOf, measures } from './race-columns'
import study from './study.module.css'

const height = 150
/** Points of a line, and rows of the table. */
const [mostPoints, mostRows] = [400, 40]

const titles: Readonly<Record<Measure, string>> = {
  value: 'f',
  above: 'f above the lowest',
  slope: '|∇f|',
}

export const RaceChart = memo(function RaceChart({ shown: { race, round } }: { readonly shown: ShownRace }) {
  const [measure, choose] = useState<Measure>('value')
  const columns = useMemo(() => columnsOf(race, measure, mostPoints), [race, measure])
  if (race.round === 0) return null
  return (
    <div className={study.stack}>
      <label className={study.row}>
        <span className={study.quiet}>chart of</span>
        <select value={measure} onChange={({ target }) => choose(target.value as Measure)}>
          {measures.map((id) => (
            <option key={id} value={id}>
              {titles[id]}
            </option>
          ))}
        </select>
        <span className={study.quiet}>against the step{columns.isLog && ', in powers of ten'}</span>
      </label>
      <Lines columns={columns} round={round} label={spoken(race, measure)} />
      <NumberTable race={race} measure={measure} />
    </div>
  )
})

interface LinesProps {
  readonly columns: RaceColumns
  readonly round: number
  readonly label: string
}

function Lines({ columns, round, label }: LinesProps) {
  const lit = useLitLane()
  const count = columns.lanes.length
  const latest = useRef(columns)
  useEffect(() => {
    latest.current = columns
  })
  const optionsOf = useCallback(
    (palette: Palette, isLog: boolean, width: number) => raceOptions(palette, count, isLog, lit, width, latest),
    [count, lit],
  )
  const all = useMemo(() => [columns.steps, ...columns.lanes] as uPlot.AlignedData, [columns])
  const frame = useLineChart({ columns: all, optionsOf, isLog: columns.isLog, at: round })
  return <div ref={frame} className={styles.race} role="img" aria-label={label} />
}

const writtenSteps = (_: uPlot, steps: readonly number[]): string[] => steps.map((step) => formatNumber(step, 5))

function raceOptions(
  palette: Palette,
  count: number,
  isLog: boolean,
  lit: number | null,
  width: number,
  columns: { readonly current: RaceColumns },
): uPlot.Options {
  const range = (): uPlot.Range.MinMax => [...(columns.current.range ?? [0, 1])]
  return {
    width,
    height,
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    padding: [6, 22, 0, 0],
    scales: { x: { time: false }, y: { distr: isLog ? 3 : 1, range } },
    axes: [
      { ...axisLook(palette), size: 22, space: 60, values: writtenSteps },
      { ...axisLook(palette, isLog), size: 56, values: writtenTicks, space: 24 },
    ],
    series: [
      {},
      ...Array.from({ length: count }, (_, lane): uPlot.Series => {
        const { hue, dash } = lookOf(palette, lane)
        return {
          stroke: hue,
          width: lane === lit ? 3 : 1.6,
          dash: [...dash],
          alpha: lit === null || lane === lit ? 1 : 0.28,
          points: { show: false },
        }
      }),
    ],
    hooks: { draw: [(drawn) => drawLetters(drawn, palette)] },
  }
}

/** Each letter where its line ends. */
function drawLetters(drawn: uPlot, palette: Palette): void {
  const { ctx, bbox } = drawn
  const ratio = uPlot.pxRatio
  const [steps, ...lanes] = drawn.data
  const heads = lanes.map((values): Pixel | null => {
    const last = values.findLastIndex((value) => value != null)
    if (last < 0) return null
    return [
      (drawn.valToPos(steps[last] as number, 'x', true) - bbox.left) / ratio,
      (drawn.valToPos(values[last] as number, 'y', true) - bbox.top) / ratio,
    ]
  })
  ctx.save()
  ctx.translate(bbox.left, bbox.top)
  ctx.scale(ratio, ratio)
  ctx.font = '600 11px Inter Variable'
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  placeBadges(heads, bbox.width / ratio, bbox.height / ratio).forEach((badge, lane) => {
    if (!badge) return
    const { hue, shape } = lookOf(palette, lane)
    ctx.translate(...badge.at)
    ctx.fillStyle = hue
    ctx.fill(new Path2D(shape))
    ctx.fillStyle = palette.panel
    ctx.fillText(laneLetter(lane), 0, 0.5)
    ctx.translate(-badge.at[0], -badge.at[1])
  })
  ctx.restore()
}

function spoken(race: Race, measure: Measure): string {
  const { numbers } = columnsOf(race, measure, mostRows)
  const ends = numbers.map((lane, i) => {
    const [first, last] = [lane[0], lane.findLast((x) => x !== null)]
    return first == null || last == null
      ? `${laneLetter(i)} without a number`
      : `${laneLetter(i)} from ${formatNumber(first)} to ${formatNumber(last)}`
  })
  return `${titles[measure]} over ${race.round} steps: ${ends.join(', ')}.`
}

function NumberTable({ race, measure }: { readonly race: Race; readonly measure: Measure }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.numbers} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>as a table</summary>
      {isOpen && <Rows columns={columnsOf(race, measure, mostRows)} title={titles[measure]} />}
    </details>
  )
}

function Rows({ columns: { steps, numbers }, title }: { readonly columns: RaceColumns; readonly title: string }) {
  return (
    <table aria-label={`${title} of every runner`}>
      <thead>
        <tr>
          <th scope="col">step</th>
          {numbers.map((_, lane) => (
            <th key={lane} scope="col">
              {laneLetter(lane)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map((step, row) => (
          <tr key={step}>
            <th scope="row">{step}</th>
            {numbers.map((lane, i) => (
              <td key={i}>{lane[row] == null ? '' : formatNumber(lane[row], 6)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
