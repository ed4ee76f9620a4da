// A line chart in a frame of the page: made anew when its look changes, given new numbers while it stands.
import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { useIsDark } from '../state/view'
import type { Palette } from './colours'
import { usePalette } from './use-palette'
import { useSize } from './use-size'

interface LineChart {
  /** Column by column; the first is what stands across. */
  readonly columns: uPlot.AlignedData
  readonly optionsOf: (palette: Palette, isLog: boolean, width: number) => uPlot.Options
  readonly isLog: boolean
  /** The number across at which the upright line stands; nowhere where it is undefined. */
  readonly at: number | undefined
}

/** Pass the same columns, and the same function of the look, while they are the same. The answer goes on the element that the chart fills. */
export function useLineChart({ columns, optionsOf, isLog, at }: LineChart): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null)
  const chart = useRef<uPlot | null>(null)
  const { width } = useSize(frame)
  const palette = usePalette(useIsDark() ? 'dark' : 'light')
  const isReady = width > 0 && columns[0].length > 1

  useEffect(() => {
    const place = frame.current
    if (!place || !isReady) return
    const made = new uPlot(optionsOf(palette, isLog, width), [[]], place)
    chart.current = made
    return () => {
      made.destroy()
      chart.current = null
    }
  }, [palette, isLog, isReady, width, optionsOf])
  useEffect(() => {
    chart.current?.setData(columns)
  }, [columns, palette, isLog, isReady, width, optionsOf])
  useEffect(() => {
    const drawn = chart.current
    if (drawn && at !== undefined) drawn.setCursor({ left: drawn.valToPos(at, 'x'), top: 0 }, false)
  }, [at, columns, palette, isLog, isReady, width, optionsOf])
  return frame
}
