// The decision map: what the chosen node says of every point of the plane, with the rows of the table over it.
import { rgb } from 'd3-color'
import { scaleLinear } from 'd3-scale'
import { useEffect, useMemo, useRef } from 'react'
import type { DecisionMap, Frame } from '../../../core/data/decision'
import { formatNumber } from '../../../core/words/numbers'
import type { Palette } from '../colours'
import type { Line } from './marks'
import { classesAmong, linesAt, shapeOf, spanOf } from './marks'
import styles from './train.module.css'

/** More points than this would hide the map, and be slow. */
export const mostPoints = 1000

/** What is known of each row. */
export interface Rows {
  readonly x: Float64Array
  /** Null over a single feature: the targets are then drawn upwards. */
  readonly y: Float64Array | null
  readonly target: Float64Array | null
}

interface DecisionPictureProps {
  readonly map: DecisionMap
  readonly frame: Frame
  readonly rows: Rows
  readonly palette: Palette
  readonly width: number
  readonly label: string
}

const height = 204

export function DecisionPicture(props: DecisionPictureProps) {
  const { map, rows, palette, width, label } = props
  const range = useMemo(() => rangeOf(map, rows), [map, rows])
  const x = scaleLinear().domain([map.low[0], map.high[0]]).range([0, width])
  const y = scaleLinear().domain(range).range([height, 0])
  const classes = useMemo(() => rows.target && classesAmong(rows.target), [rows])
  const isPlane = map.rows > 1
  const [low = 0, high = 1] = classes ?? []
  const isTwo = classes?.length === 2
  const lines = useMemo(
    () => (isPlane && isTwo ? linesAt(map, (low + high) / 2) : []),
    [map, isPlane, isTwo, low, high],
  )
  const [left, right] = [map.low[0], map.high[0]]
  const [bottom, top] = range
  // Training changes the map, not the rows: a thousand marks are not made anew in every frame.
  const points = useMemo(
    () => (
      <Points
        rows={rows}
        classes={isPlane ? classes : null}
        palette={palette}
        width={width}
        ends={[left, right, bottom, top]}
      />
    ),
    [rows, classes, isPlane, palette, width, left, right, bottom, top],
  )
  return (
    <div className={styles.picture}>
      <div className={styles.field} style={{ width, height }}>
        {isPlane && <Ground map={map} palette={palette} />}
        <svg width={width} height={height} role="img" aria-label={label}>
          {lines.map((line, i) => (
            <Boundary key={i} line={line} map={map} width={width} />
          ))}
          {!isPlane && <path className={styles.curve} d={curveOf(map, x, y)} />}
          {points}
        </svg>
      </div>
      <Ends name={props.frame.across.name} low={map.low[0]} high={map.high[0]} />
      <p className={styles.upwards}>
        ↑ {(isPlane ? props.frame.up : props.frame.target)?.name ?? 'output'}: {formatNumber(range[0], 2)} to{' '}
        {formatNumber(range[1], 2)}
      </p>
    </div>
  )
}

function Ends({ name, low, high }: { readonly name: string; readonly low: number; readonly high: number }) {
  return (
    <p className={styles.ends}>
      <span>{formatNumber(low, 2)}</span>
      <span>→ {name}</span>
      <span>{formatNumber(high, 2)}</span>
    </p>
  )
}

/** Upwards: the second feature, or for a curve whatever it and the targets reach. */
function rangeOf(map: DecisionMap, rows: Rows): readonly [number, number] {
  if (map.rows > 1) return [map.low[1], map.high[1]]
  const [low, high] = spanOf(Float64Array.from([...map.values, ...(rows.target ?? [])]))
  const room = 0.06 * (high - low)
  return [low - room, high + room]
}

/** One pixel per cell, drawn large and smooth. */
function Ground({ map, palette }: { readonly map: DecisionMap; readonly palette: Palette }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { columns, rows, values } = map
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const [low, high] = spanOf(values)
    const image = context.createImageData(columns, rows)
    const ramp = Array.from({ length: 65 }, (_, i) => rgb(palette.map(i / 64)))
    values.forEach((value, index) => {
      if (!Number.isFinite(value)) return
      const { r, g, b } = ramp[Math.round((64 * (value - low)) / (high - low))] as (typeof ramp)[number]
      // Upwards in the map, downwards in an image.
      const row = rows - 1 - Math.floor(index / columns)
      image.data.set([r, g, b, 255], 4 * (row * columns + (index % columns)))
    })
    context.putImageData(image, 0, 0)
  }, [values, columns, rows, palette])
  return (
    <canvas
      ref={canvas}
      width={columns}
      height={rows}
      className={styles.ground}
      aria-hidden="true"
      data-map={columns}
    />
  )
}

function Boundary({ line, map, width }: { readonly line: Line; readonly map: DecisionMap; readonly width: number }) {
  const points = line.map(([i, j]) => [(i / map.columns) * width, height - (j / map.rows) * height].join(',')).join(' ')
  return (
    <>
      <polyline className={styles.halo} points={points} />
      <polyline className={styles.boundary} points={points} />
    </>
  )
}

type Scale = (value: number) => number

const curveOf = (map: DecisionMap, x: Scale, y: Scale): string =>
  Array.from(map.values, (value, i) => {
    const at = map.low[0] + ((map.high[0] - map.low[0]) * (i + 0.5)) / map.columns
    return `${i === 0 ? 'M' : 'L'}${x(at).toFixed(1)},${y(value).toFixed(1)}`
  }).join('')

interface PointsProps {
  readonly rows: Rows
  readonly classes: readonly number[] | null
  readonly palette: Palette
  readonly width: number
  readonly ends: readonly [left: number, right: number, bottom: number, top: number]
}

function Points({ rows, classes, palette, width, ends: [left, right, bottom, top] }: PointsProps) {
  const up = rows.y ?? rows.target
  if (!up) return null
  const x = scaleLinear().domain([left, right]).range([0, width])
  const y = scaleLinear().domain([bottom, top]).range([height, 0])
  const count = Math.min(mostPoints, rows.x.length)
  // Where there are many, smaller ones hide less of the map.
  const scale = count > 300 ? 0.6 : 1
  return Array.from({ length: count }, (_, row) => {
    const target = rows.target?.[row] ?? 0
    const place = classes?.indexOf(target) ?? 0
    const { path } = shapeOf(place)
    return (
      <g
        key={row}
        transform={`translate(${x(rows.x[row] as number).toFixed(1)},${y(up[row] as number).toFixed(1)}) scale(${scale})`}
      >
        <path className={styles.rim} d={path} />
        <path
          className={styles.point}
          d={path}
          fill={classes ? classColour(palette, place, classes.length) : palette.panel}
        />
      </g>
    )
  })
}

/** The colour that the map has where it says exactly this class. */
export const classColour = (palette: Palette, place: number, count: number): string =>
  palette.map(count < 2 ? 0.5 : place / (count - 1))
