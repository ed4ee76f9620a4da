// The direction that is turned by hand, on the contours: its arrow, the angle from the gradient, and the slope along it.
import { haloed } from './halo'
import type { Palette } from '../colours'
import type { TurnedLook } from '../turned-look'

type Pixel = readonly [number, number]

interface Field {
  readonly width: number
  readonly height: number
}

/** Longer than the gradient's arrow, so that at 0° both are seen. */
const reach = 68
const arcReach = 30
const head = 9
/** Half of what the words of the slope need, and how far beside the arrow's end they stand: clear of its control. */
const wide = 54
const high = 9
const aside = 22
/** Between the ends of an arc that leaves room for its angle; the key tells it in any case. */
const readable = 22

/** So many pixels from a place along a way in shares of the axes. */
function along([x, y]: Pixel, [across = 0, up = 0]: readonly number[], field: Field, by: number): Pixel {
  const [dx, dy] = [across * field.width, -up * field.height]
  const length = Math.hypot(dx, dy)
  return length > 0 ? [x + (dx / length) * by, y + (dy / length) * by] : [x, y]
}

/** Where the arrow ends. */
export const turnedEnd = (foot: Pixel, { way }: TurnedLook, field: Field): Pixel => along(foot, way, field, reach)

interface TurnedMarksProps extends Field {
  readonly look: TurnedLook
  readonly foot: Pixel
  readonly palette: Palette
}

export function TurnedMarks({ look, foot, palette, width, height }: TurnedMarksProps) {
  const field = { width, height }
  const to = turnedEnd(foot, look, field)
  const neck = along(foot, look.way, field, reach - head)
  const shaft = { x1: foot[0], y1: foot[1], x2: neck[0], y2: neck[1] }
  const colour = palette[look.tone]
  const angle = (Math.atan2(to[1] - foot[1], to[0] - foot[0]) * 180) / Math.PI
  const arc = look.arc.map((way) => along(foot, way, field, arcReach))
  const middle = look.arc[Math.floor(look.arc.length / 2)]
  const hasRoom = distance(arc[0] ?? foot, arc[arc.length - 1] ?? foot) > readable
  const text = { dy: '0.35em', textAnchor: 'middle', fontSize: 12, fontWeight: 550, ...haloed(palette) } as const
  const [angleX, angleY] = along(foot, middle ?? look.way, field, arcReach + 18)
  const [slopeX, slopeY] = besideEnd(foot, to, arc[0] ?? foot, field)
  return (
    <g data-turned={look.tone}>
      <line {...shaft} stroke={palette.panel} strokeWidth={5} />
      <line {...shaft} stroke={colour} strokeWidth={2.4} />
      <path d={`M0 0l-${head} -5v10z`} fill={colour} transform={`translate(${to.join(' ')}) rotate(${angle})`} />
      {arc.length > 0 && (
        <path fill="none" stroke={palette.ink} strokeWidth={1.4} strokeDasharray="3 2" d={`M${arc.join('L')}`} />
      )}
      {hasRoom && (
        <text x={angleX} y={angleY} fill={palette.ink} {...text}>
          {look.angle}
        </text>
      )}
      <text x={slopeX} y={slopeY} fill={colour} {...text}>
        {look.slope}
      </text>
    </g>
  )
}

const distance = (a: Pixel, b: Pixel): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** Above or below the arrow's end, on the side that it leads to, or where it lies flat away from the arc; inside the field. */
function besideEnd(foot: Pixel, to: Pixel, arcStart: Pixel, { width, height }: Field): Pixel {
  const isFlat = Math.abs(to[1] - foot[1]) < reach / 2
  const wished = (isFlat ? foot[1] >= arcStart[1] : to[1] > foot[1]) ? 1 : -1
  const [one, other] = [to[1] + wished * aside, to[1] - wished * aside]
  const y = one > high && one < height - high ? one : other
  const x = to[0] + (wide * (to[0] - foot[0])) / (2 * reach)
  return [Math.max(wide, Math.min(width - wide, x)), y]
}
