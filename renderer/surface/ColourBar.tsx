// The bar that gives the colours their numbers, in SVG with its colours: for the page and for the printed figure. Its bands are
// those of the picture, laid on just as strongly; a point at an end says that the picture has more than the bar.
import { useId } from 'react'
import type { Tint } from '../../core/calculus/tint'
import type { HeightScale } from '../../core/calculus/scale'
import { extentOf, unscaled } from '../../core/calculus/scale'
import type { Palette } from './colours'
import { bandOpacity, levelCount } from './flat/ContourDrawing'
import type { Tick } from './ticks'
import { heightTicks } from './ticks'

interface ColourBarProps {
  readonly tint: Tint
  readonly palette: Palette
  readonly width: number
  /** As the flat picture is coloured, or without steps as the surface is. */
  readonly isBanded: boolean
}

const barHeight = 10
/** Room at each end for half a number, or the point. */
const side = 22
export const colourBarHeight = 30

export function ColourBar({ tint, palette, width, isBanded }: ColourBarProps) {
  const { scale, values, colouring } = tint
  const id = useId()
  const long = Math.max(0, width - 2 * side)
  const x = (at: number): number => side + (long * (at - scale.low)) / (scale.high - scale.low)
  const isFaint = colouring === 'height'
  const steps = isBanded ? [scale.low, ...heightTicks(scale, levelCount).map(({ at }) => at), scale.high] : []
  const share = (at: number): number => (at - scale.low) / (scale.high - scale.low)
  const [hasLess, hasMore] = moreThan(tint, values)
  return (
    <g>
      <g opacity={isBanded ? bandOpacity(isFaint) : 1}>
        {isBanded ? (
          steps
            .slice(0, -1)
            .map((from, i) => (
              <rect
                key={i}
                x={x(from)}
                y={0}
                width={Math.max(0, x(steps[i + 1] as number) - x(from))}
                height={barHeight}
                fill={palette.map(share(from))}
              />
            ))
        ) : (
          <Ramp id={id} palette={palette} long={long} />
        )}
        {hasLess && <path d={`M${side} 0v${barHeight}l-8 ${-barHeight / 2}z`} fill={palette.map(0)} />}
        {hasMore && <path d={`M${side + long} 0v${barHeight}l8 ${-barHeight / 2}z`} fill={palette.map(1)} />}
      </g>
      {isBanded &&
        isFaint &&
        steps
          .slice(1, -1)
          .map((at) => (
            <line
              key={at}
              x1={x(at)}
              x2={x(at)}
              y1={0}
              y2={barHeight}
              stroke={palette.map(share(at))}
              strokeWidth={1.3}
            />
          ))}
      <g fontSize={11} fill={palette.quiet} textAnchor="middle">
        {ticksIn(tint.scale, long).map(({ value, at, text }) => (
          <g key={value} transform={`translate(${x(at).toFixed(1)} 0)`}>
            <line y1={barHeight} y2={barHeight + 4} stroke={palette.quiet} />
            <text y={barHeight + 15} data-tick={value}>
              {text}
            </text>
          </g>
        ))}
      </g>
    </g>
  )
}

/** Pixels that a digit takes, and the least between two numbers. */
const [digitWidth, leastGap] = [6.5, 12]

/** As many round numbers as have room beside one another. */
function ticksIn(scale: HeightScale, long: number): readonly Tick[] {
  const most = Math.max(2, Math.floor(long / 64))
  for (let count = most; count > 2; count--) {
    const found = heightTicks(scale, count)
    const widest = Math.max(...found.map(({ text }) => text.length)) * digitWidth
    if ((widest + leastGap) * found.length <= long + widest) return found
  }
  return heightTicks(scale, 2)
}

/** Has the picture lower, and higher, values than its scale? */
function moreThan({ scale }: Tint, values: Float64Array): readonly [boolean, boolean] {
  const extent = extentOf(values)
  if (!extent) return [false, false]
  const [low, high] = [unscaled(scale, scale.low), unscaled(scale, scale.high)]
  const room = 1e-9 * (high - low)
  return [extent[0] < low - room, extent[1] > high + room || values.includes(Infinity)]
}

const stops = 16

function Ramp({ id, palette, long }: { readonly id: string; readonly palette: Palette; readonly long: number }) {
  return (
    <>
      <defs>
        <linearGradient id={id}>
          {Array.from({ length: stops + 1 }, (_, i) => (
            <stop key={i} offset={i / stops} stopColor={palette.map(i / stops)} />
          ))}
        </linearGradient>
      </defs>
      <rect x={side} y={0} width={long} height={barHeight} fill={`url(#${id})`} />
    </>
  )
}
