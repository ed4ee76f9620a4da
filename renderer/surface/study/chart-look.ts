// How axes of charts look and are numbered.
import type uPlot from 'uplot'
import { formatNumber } from '../../../core/words/numbers'
import type { Palette } from '../colours'

/** On a logarithmic axis powers of ten alone have a line and a number, as many of them as there is room for. */
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

/** Pixels from one number to the next. */
const numberRoom = 20

/** The powers of ten among the ticks; where they would crowd, every second, third … of them. */
export function spacedDecades(ticks: readonly (number | null)[], height: number): (number | null)[] {
  const exponents = ticks.map((tick) => (tick === null ? NaN : Math.log10(tick)))
  const whole = exponents.map((x) => (Math.abs(x - Math.round(x)) < 1e-9 ? Math.round(x) : NaN))
  const there = whole.filter((x) => !Number.isNaN(x))
  const span = there.length > 0 ? Math.max(...there) - Math.min(...there) : 0
  const every = Math.max(1, Math.ceil((span * numberRoom) / Math.max(height, numberRoom)))
  return ticks.map((tick, i) => ((whole[i] as number) % every === 0 ? tick : null))
}

const decades = (chart: uPlot, ticks: readonly (number | null)[]): (number | null)[] =>
  spacedDecades(ticks, chart.bbox.height / devicePixelRatio)

export const writtenTicks = (_: uPlot, ticks: readonly (number | null)[]): string[] =>
  ticks.map((tick) => (tick === null ? '' : formatNumber(tick, 2)))
