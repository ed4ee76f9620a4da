// A tensor as a small picture: one cell per number, hue and a minus by sign, strength by size. It says nothing aloud; its owner does.
import type { Tensor } from '../../core/tensor'
import { largestSize, slicesOf } from '../parts/slices'

interface HeatMapProps {
  readonly value: Tensor
  /** The room it may take, in px. */
  readonly width: number
  readonly height: number
  readonly largestCell?: number
}

/** More rows or columns than this would be smaller than a pixel can show: the first ones stand for the rest. */
const most = 24
const faintest = 0.1

export function HeatMap({ value, width, height, largestCell = 14 }: HeatMapProps) {
  const rows = slicesOf(value)
    .flatMap((slice) => slice.rows)
    .slice(0, most)
    .map((row) => row.slice(0, most))
  const columns = rows[0]?.length ?? 0
  const cell = Math.max(2, Math.min(largestCell, Math.floor(width / columns), Math.floor(height / rows.length)))
  const gap = cell >= 8 ? 2 : cell >= 4 ? 1 : 0
  const largest = largestSize(value)
  return (
    <svg width={columns * cell} height={rows.length * cell} aria-hidden="true">
      {rows.flatMap((row, y) =>
        row.map((x, at) => (
          <rect
            key={`${y},${at}`}
            x={at * cell}
            y={y * cell}
            width={cell - gap}
            height={cell - gap}
            rx={cell >= 8 ? 2 : 0}
            fill={hue(x)}
            fillOpacity={strengthOf(x, largest)}
          />
        )),
      )}
      {cell >= leastForSign && (
        <path d={minusSigns(rows, cell, gap)} stroke="var(--ink)" strokeWidth={1.2} data-minus />
      )}
    </svg>
  )
}

/** In smaller cells a sign could not be told from a speck. */
const leastForSign = 6

/** A minus in the middle of every negative cell: the sign is read without a hue. */
function minusSigns(rows: readonly (readonly number[])[], cell: number, gap: number): string {
  const room = cell - gap
  const length = Math.min(6, room - 2)
  return rows
    .flatMap((row, y) =>
      row.map((x, at) => (x < 0 ? `M${at * cell + (room - length) / 2} ${y * cell + room / 2}h${length}` : '')),
    )
    .join('')
}

const hue = (x: number): string =>
  !Number.isFinite(x) || x === 0 ? 'var(--quiet)' : x > 0 ? 'var(--positive)' : 'var(--negative)'

/** Between a trace of colour and three quarters of it: text can stand on any of them. */
function strengthOf(x: number, largest: number): number {
  if (!Number.isFinite(x)) return 0.75
  if (x === 0 || largest === 0) return faintest
  return faintest + 0.08 + 0.57 * (Math.abs(x) / largest)
}
