// How axes of charts look and are numbered.
import type uPlot from 'uplot'
import { formatNumber } from '../../../core/words/numbers'
import type { Palette } from '../colours'

/** On a logarithmic axis the powers of ten alone have a line and a number. */
export const axisLook = (palette: Palette, isLog = false): uPlot.Axis => ({
  ...(isLog ? { filter: decades } : {}),
  stroke: palette.quiet,
  grid: { stroke: palette.line, width: 1, ...(isLog ? { filter: decades } : {}) },
  ticks: { show: false },
  font: '11px Inter Variable',
})

/** What a logarithmic axis can number: beyond, the chart's own steps from tick to tick get lost in rounding. */
export const logReach = [1e-30, 1e30] as const

/** A number as a logarithmic axis can show it; null where it has none. */
export const onLogAxis = (x: number): number | null =>
  x > 0 && Number.isFinite(x) ? Math.max(logReach[0], Math.min(logReach[1], x)) : null

const decades = (_: uPlot, ticks: readonly (number | null)[]): (number | null)[] =>
  ticks.map((tick) => (tick !== null && Math.abs(Math.log10(tick) - Math.round(Math.log10(tick))) < 1e-9 ? tick : null))

export const writtenTicks = (_: uPlot, ticks: readonly (number | null)[]): string[] =>
  ticks.map((tick) => (tick === null ? '' : formatNumber(tick, 2)))
