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

/** Digits of the numbers between powers of ten that are shown where there are few powers. */
const between = [
  [1, 3],
  [1, 2, 5],
  [1, 2, 3, 4, 5, 6, 7, 8, 9],
]

/**
 * The powers of ten among the ticks; where they would crowd, every second, third … of them. Where fewer than two are in sight,
 * numbers between them too, since one number alone says nothing of a scale.
 */
export function spacedDecades(ticks: readonly (number | null)[], height: number): (number | null)[] {
  const exponents = ticks.map((tick) => (tick === null ? NaN : Math.log10(tick)))
  const whole = exponents.map((x) => (Math.abs(x - Math.round(x)) < 1e-9 ? Math.round(x) : NaN))
  const there = whole.filter((x) => !Number.isNaN(x))
  if (there.length < 2) {
    const found = between.map((digits) =>
      ticks.map((tick) => (tick !== null && digits.includes(digitOf(tick)) ? tick : null)),
    )
    return found.find((some) => some.filter((tick) => tick !== null).length >= 2) ?? [...ticks]
  }
  const span = there.length > 0 ? Math.max(...there) - Math.min(...there) : 0
  const every = Math.max(1, Math.ceil((span * numberRoom) / Math.max(height, numberRoom)))
  return ticks.map((tick, i) => ((whole[i] as number) % every === 0 ? tick : null))
}

const digitOf = (tick: number): number => Math.round(tick / 10 ** Math.floor(Math.log10(tick) + 1e-9))

/** A series that stands still has its number in the middle, with room of its own size on both sides. */
export const roomAround = (_: unknown, low: number | null, high: number | null): [number, number] => {
  const [from, to] = [low ?? 0, high ?? 0]
  const room = to > from ? 0.05 * (to - from) : Math.max(1, Math.abs(from)) / 2
  return [from - room, to + room]
}

const decades = (chart: uPlot, ticks: readonly (number | null)[]): (number | null)[] =>
  spacedDecades(ticks, chart.bbox.height / devicePixelRatio)

export const writtenTicks = (_: uPlot, ticks: readonly (number | null)[]): string[] =>
  ticks.map((tick) => (tick === null ? '' : formatNumber(tick, 2)))
