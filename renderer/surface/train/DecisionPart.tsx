// The decision map with what it is of: the node that is read, what the line means, and which shape is which class.
import { useMemo, useRef } from 'react'
import type { DecisionMap, Frame, NoMap } from '../../../core/data/decision'
import { decisionMap, outputOf } from '../../../core/data/decision'
import type { TableColumn } from '../../../core/data/tables'
import { numbersOf } from '../../../core/data/tables'
import type { NodeId } from '../../../core/graph/document'
import { setStudy } from '../../../core/graph/edits'
import { nameOf } from '../../../core/graph/look'
import type { Program } from '../../../core/graph/program'
import type { Tensor } from '../../../core/tensor'
import { formatCount, formatNumber } from '../../../core/words/numbers'
import { useDescent } from '../../state/descent'
import { useDerived } from '../../state/derived'
import { commitEdit, useDocument } from '../../state/document'
import { useIsDark } from '../../state/view'
import type { Palette } from '../colours'
import { usePalette } from '../use-palette'
import { useSize } from '../use-size'
import type { Rows } from './DecisionPicture'
import { classColour, DecisionPicture, mostPoints } from './DecisionPicture'
import { classesAmong, shapeOf, spanOf } from './marks'
import styles from './train.module.css'

/** Points along a side: fewer while the picture changes with every step. */
const [moving, still] = [41, 81]

const whyNot: Readonly<Record<NoMap['kind'], string>> = {
  'not computed': 'This node cannot be computed over the points of a plane. Choose another node.',
  'rows are mixed':
    'A row of this node hangs on other rows too (as after a mean over the batch), so a point by itself has no value. Choose another node.',
}

export function DecisionPart({ frame }: { readonly frame: Frame }) {
  const { graph, study } = useDocument()
  const { program, trace } = useDerived()
  const { isRunning } = useDescent()
  const place = useRef<HTMLDivElement>(null)
  const { width } = useSize(place)
  const palette = usePalette(useIsDark() ? 'dark' : 'light')
  const output = outputOf(frame, study.output)
  const size = isRunning ? moving : still
  const map = useMemo(
    () => (output === null ? null : decisionMap(graph, program, frame, { output, entry: 0, size })),
    [graph, program, frame, output, size],
  )
  const rows = useMemo(() => rowsOf(program, frame), [program, frame])
  const own = output === null ? undefined : trace.values[program.slotOf.get(output) ?? -1]
  if (output === null || map === null)
    return (
      <p className={styles.quiet}>
        A decision map needs a node with a value for every row that depends on a parameter.
      </p>
    )
  const name = nameOf(graph, output)
  return (
    <div className={styles.part} role="group" aria-label="Decision map">
      <label className={styles.choice}>
        <span className={styles.quiet}>map of</span>
        <select value={output} onChange={({ target }) => chooseOutput(target.value)}>
          {frame.outputs.map((id) => (
            <option key={id} value={id}>
              {nameOf(graph, id)}
            </option>
          ))}
        </select>
      </label>
      <div ref={place} className={styles.place}>
        {'kind' in map ? (
          <p className={styles.quiet}>{whyNot[map.kind]}</p>
        ) : (
          width > 0 && (
            <DecisionPicture
              map={map}
              frame={frame}
              rows={rows}
              palette={palette}
              width={width}
              label={spoken(name, frame, map, rows)}
            />
          )
        )}
      </div>
      {!('kind' in map) && <Key name={name} frame={frame} map={map} rows={rows} own={own} palette={palette} />}
    </div>
  )
}

const chooseOutput = (output: NodeId): void =>
  void commitEdit('choose what the map shows', (document) => setStudy(document, { output }))

/** How many rows the node tells apart rightly: beyond the line on the side of their class. One on the line is not. */
function countRight({ data }: Tensor, target: Float64Array, line: number): number {
  const width = data.length / target.length
  return target.filter((wanted, row) => {
    const found = data[row * width] as number
    return wanted > line ? found > line : found < line
  }).length
}

/** The numbers of the drawn columns. */
function rowsOf(program: Program, { across, up, target }: Frame): Rows {
  const of = (column: TableColumn): Float64Array =>
    numbersOf(column, program.sources.get(program.slotOf.get(column.node) as number) as Tensor)
  return { x: of(across), y: up && of(up), target: target && of(target) }
}

const classCalled = ({ target }: Frame, value: number): string =>
  target?.classes?.[value] ?? `${target?.name ?? ''} = ${formatNumber(value)}`

function spoken(name: string, frame: Frame, map: DecisionMap, { x }: Rows): string {
  const over = frame.up ? `${frame.across.name} and ${frame.up.name}` : frame.across.name
  const [low, high] = spanOf(map.values)
  return `Decision map: ${name} over ${over}, from ${formatNumber(low, 2)} to ${formatNumber(high, 2)}, with ${formatCount(Math.min(mostPoints, x.length))} points.`
}

interface KeyProps {
  readonly name: string
  readonly frame: Frame
  readonly map: DecisionMap
  readonly rows: Rows
  /** What the node says of each row. */
  readonly own: Tensor | undefined
  readonly palette: Palette
}

/** Which shape is which class, what the line is, and what is left out. */
function Key({ name, frame, map, rows, own, palette }: KeyProps) {
  const classes = map.rows > 1 && rows.target ? classesAmong(rows.target) : null
  const [low = 0, high = 1] = classes ?? []
  const others = frame.columns.filter((column) => ![frame.across, frame.up, frame.target].includes(column))
  const notes = [
    ...(classes?.length === 2 ? [`Line: ${name} = ${formatNumber((low + high) / 2)}.`] : []),
    ...(classes?.length === 2 && own && rows.target
      ? [
          `${formatCount(countRight(own, rows.target, (low + high) / 2))} of ${formatCount(rows.x.length)} rows are right.`,
        ]
      : []),
    ...(map.width > 1 ? [`Of ${map.width} numbers per row, the first is shown.`] : []),
    ...(others.length > 0 ? [`${others.map((column) => column.name).join(', ')} at the mean.`] : []),
    ...(rows.x.length > mostPoints
      ? [`${formatCount(mostPoints)} of ${formatCount(rows.x.length)} rows are drawn.`]
      : []),
  ]
  return (
    <p className={styles.key}>
      {classes?.map((value, place) => (
        <span key={value} className={styles.class}>
          <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true">
            <path className={styles.point} d={shapeOf(place).path} fill={classColour(palette, place, classes.length)} />
          </svg>
          {classCalled(frame, value)}
        </span>
      ))}
      <span className={styles.quiet}>{notes.join(' ')}</span>
    </p>
  )
}
