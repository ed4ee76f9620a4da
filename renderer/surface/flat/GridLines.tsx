// Numbers along the edges of a flat picture, as a mathematician draws them: short ticks, and where the picture is ruled thin
// lines with the axes themselves, x = 0 and y = 0, stronger.
import type { ScaleLinear } from 'd3-scale'
import type { HeightScale } from '../../../core/calculus/scale'
import type { Palette } from '../colours'
import type { AxisTick } from '../ticks'
import { axisTicks, heightTicks } from '../ticks'

type Scale = ScaleLinear<number, number>

const along = (scale: Scale, count: number): readonly AxisTick[] => {
  const [low, high] = scale.domain() as [number, number]
  return axisTicks(low, high, count)
}

export const ticksAcross = (x: Scale, width: number): readonly AxisTick[] =>
  along(x, Math.max(2, Math.min(7, Math.floor(width / 56))))

/** With a scale of heights, the numbers that it is round in. */
export function ticksUp(y: Scale, height: number, heights?: HeightScale): readonly AxisTick[] {
  const count = Math.max(2, Math.min(7, Math.floor(height / 44)))
  if (!heights) return along(y, count)
  return heightTicks(heights, count)
}

interface GridLinesProps {
  readonly x: Scale
  readonly y: Scale
  readonly xTicks: readonly AxisTick[]
  readonly yTicks: readonly AxisTick[]
  readonly width: number
  readonly height: number
  readonly palette: Palette
  /** Where the y axis is heights: then the field is ruled. */
  readonly heights: HeightScale | undefined
}

const tickPixels = 4

export function GridLines({ x, y, xTicks, yTicks, width, height, palette, heights }: GridLinesProps) {
  const isRuled = heights !== undefined
  // On a scale of powers 0 is f = 1, which is no axis.
  const ink = (at: number, isAxis = true): string => (at === 0 && isAxis ? palette.lineStrong : palette.line)
  return (
    <g strokeWidth={1}>
      {isRuled &&
        xTicks.map(({ at }) => <line key={`x${at}`} x1={x(at)} x2={x(at)} y1={0} y2={height} stroke={ink(at)} />)}
      {isRuled &&
        yTicks.map(({ at }) => (
          <line key={`y${at}`} x1={0} x2={width} y1={y(at)} y2={y(at)} stroke={ink(at, heights.kind === 'linear')} />
        ))}
      <g stroke={palette.quiet}>
        {xTicks.map(({ at }) => (
          <line key={`x${at}`} x1={x(at)} x2={x(at)} y1={height} y2={height - tickPixels} />
        ))}
        {yTicks.map(({ at }) => (
          <line key={`y${at}`} x1={0} x2={tickPixels} y1={y(at)} y2={y(at)} />
        ))}
      </g>
    </g>
  )
}
