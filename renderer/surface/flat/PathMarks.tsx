// The walk and the point on a flat picture, complete with its colours. What lies off the plane that is drawn is fainter and
// thinner the farther away it is, with the distance as a number: its place in the picture is only its shadow.
import { formatNumber } from '../../../core/words/numbers'
import { haloed } from './halo'
import type { Palette } from '../colours'
import type { Picture } from '../picture'
import { presence } from '../picture'
import { isPlace } from '../space'

/** Pixels of a place; a curve needs the value there too. */
type At = (point: readonly number[], value: number) => readonly [number, number]

interface PathMarksProps {
  readonly picture: Picture
  readonly at: At
}

/** More dots than this are a smear and slow; the line goes on without them. */
const mostDots = 600

export function PathMarks({ picture, at }: PathMarksProps) {
  const { path, palette } = picture
  const all = path.map((one) => ({ ...one, place: at(one.point, one.value), share: presence(picture, one.away) }))
  // A walk that runs away ends where no number is.
  const end = all.findIndex(({ place }) => !isPlace(place))
  const seen = end < 0 ? all : all.slice(0, end)
  const isFlat = seen.every(({ away }) => away === 0)
  const farthest = seen.reduce(
    (most, one) => (one.away > most.away ? one : most),
    seen[0] ?? { away: 0, place: [0, 0] },
  )
  return (
    <g fill="none" stroke={palette.step} strokeWidth={2} strokeLinejoin="round">
      {isFlat ? (
        <polyline points={seen.map(({ place }) => written(place)).join(' ')} />
      ) : (
        seen.slice(1).map((one, i) => {
          const share = Math.min(one.share, seen[i]?.share ?? 1)
          const ends = [seen[i]?.place ?? one.place, one.place].map(written).join(' ')
          return <polyline key={one.step} points={ends} {...faded(share)} />
        })
      )}
      {seen.slice(-mostDots).map(({ step, place: [cx, cy], share }) => (
        <circle
          key={step}
          data-path={step}
          cx={cx}
          cy={cy}
          r={1.2 + 1.4 * share}
          fill={palette.step}
          stroke="none"
          fillOpacity={0.3 + 0.7 * share}
        />
      ))}
      {!isFlat && farthest.away > picture.away * 1.01 && (
        <OffText palette={palette} place={farthest.place} away={farthest.away} />
      )}
    </g>
  )
}

/** Pixels beyond which a place is as far away as any: SVG reads no 1e+21. */
const beyond = 1e6
const within = (pixels: number): string => Math.min(beyond, Math.max(-beyond, pixels)).toFixed(1)
const written = ([x, y]: readonly number[]): string => `${within(x as number)},${within(y as number)}`

const faded = (share: number) => ({ strokeOpacity: 0.3 + 0.7 * share, strokeWidth: 0.8 + 1.2 * share })

interface BallProps {
  readonly palette: Palette
  readonly place: readonly [number, number]
  readonly away: number
}

/** The point; a ring that is not filled where it is only the point's shadow. */
export function Ball({ palette, place, away }: BallProps) {
  const [cx, cy] = place
  return (
    <>
      <circle
        cx={cx}
        cy={cy}
        r={6}
        fill={palette.step}
        fillOpacity={away > 0 ? 0.25 : 1}
        stroke={palette.ink}
        strokeWidth={1.3}
        {...(away > 0 ? { strokeDasharray: '3 2' } : {})}
      />
      {away > 0 && <OffText {...{ palette, place, away }} />}
    </>
  )
}

function OffText({ palette, place: [x = 0, y = 0], away }: Omit<BallProps, 'place'> & { place: readonly number[] }) {
  return (
    <text x={x + 9} y={y + 16} fontSize={11} fontWeight={550} fill={palette.ink} data-off={away} {...haloed(palette)}>
      {formatNumber(away, 3)} off
    </text>
  )
}
