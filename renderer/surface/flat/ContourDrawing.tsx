// Contours as SVG, complete with their colours: bands of what the colours say, level lines of f with their numbers, what has no
// height, and everything that stands on them. The view on the screen and the printed figure both draw this.
import { memo, useId, useMemo } from 'react'
import type { Palette } from '../colours'
import type { Level } from './contours'
import { beyondRings, domainRings, levelsOf } from './contours'
import { haloed } from './halo'
import { HatchPattern, holesPath, linePoints, ringsPath } from './Hatch'
import type { Place } from './level-labels'
import { levelLabels } from './level-labels'
import { CriticalMarks, EigenMarks, FieldMarks } from './MarksLayer'
import { Ball, PathMarks } from './PathMarks'
import type { Picture } from '../picture'
import { isInside, uphill } from '../picture'
import { kept, PoleMark } from './PoleMark'
import { StepMarks } from './StepMarks'
import { TurnedMarks } from './TurnedMarks'
import { turnedLook } from '../turned-look'
import { shareOf } from '../space'

export const levelCount = 14
const arrowPixels = 46

interface DrawingProps {
  readonly picture: Picture
  readonly width: number
  readonly height: number
}

export function ContourDrawing({ picture, width, height }: DrawingProps) {
  const { axes, grid, palette, here, over, regions } = picture
  const at = placer(axes, width, height)
  const isBallHere = isInside(axes, here.point)
  const turned = isBallHere ? turnedLook(picture) : null
  const marks = useMemo(() => {
    const place = placer(axes, width, height)
    return (regions?.poles ?? []).map(({ point }) => kept(place(point), width, height))
  }, [regions, axes, width, height])
  return (
    <>
      <Ground picture={picture} width={width} height={height} avoid={marks} />
      {over.hasField && <FieldMarks picture={picture} at={at} />}
      {regions?.poles.map(({ point, sign }, i) => (
        <PoleMark key={point.join()} place={marks[i] ?? at(point)} sign={sign} palette={palette} />
      ))}
      <PathMarks picture={picture} at={at} />
      {over.step && <StepMarks step={over.step} {...{ palette, at, width, height }} />}
      {over.critical && <CriticalMarks critical={over.critical} at={at} palette={palette} />}
      {over.hasEllipse && over.model && isBallHere && <EigenMarks model={over.model} picture={picture} at={at} />}
      {isBallHere && grid.rows > 1 && (
        <Arrow from={at(here.point)} way={uphill(axes, here.gradient)} {...{ width, height, palette }} />
      )}
      {turned && <TurnedMarks look={turned} foot={at(here.point)} {...{ palette, width, height }} />}
      {isBallHere && <Ball palette={palette} place={at(here.point)} away={picture.away} />}
    </>
  )
}

/** Pixels of a point of the two axes. */
export const placer =
  ([first, second]: Picture['axes'], width: number, height: number) =>
  (point: readonly number[]): readonly [number, number] =>
    first && second
      ? [width * shareOf(first, point[0] ?? 0), height * (1 - shareOf(second, point[1] ?? 0))]
      : [NaN, NaN]

interface GroundProps extends DrawingProps {
  /** Where no number of a level may stand. */
  readonly avoid: readonly Place[]
}

/** All that hangs on the function alone: it stays while the ball moves, unless the colours speak of the ball. */
function Ground({ picture: { grid, scale, tint, palette }, width, height, avoid }: GroundProps) {
  const levels = useMemo(() => levelsOf(grid, scale, levelCount), [grid, scale])
  const isHeight = tint.values === grid.values
  const bands = useMemo(
    () => (isHeight ? levels : levelsOf({ ...grid, values: tint.values }, tint.scale, levelCount)),
    [isHeight, levels, grid, tint],
  )
  const ground = useMemo(() => domainRings(grid), [grid])
  const beyond = useMemo(() => beyondRings(grid, scale), [grid, scale])
  return (
    <>
      <Bands bands={bands} ground={ground} isFaint={isHeight} {...{ palette, width, height }} />
      <Missing {...{ ground, beyond, palette, width, height }} hasHoles={grid.values.some(Number.isNaN)} />
      <Lines levels={levels} isColoured={isHeight} {...{ avoid, palette, width, height }} />
    </>
  )
}

interface Sized {
  readonly palette: Palette
  readonly width: number
  readonly height: number
}

/** How strongly bands are laid on: faintly under coloured lines, else as what the picture is about. */
export const bandOpacity = (isFaint: boolean): number => (isFaint ? 0.24 : 0.72)

interface BandsProps extends Sized {
  readonly bands: readonly Level[]
  readonly ground: Level['rings']
  readonly isFaint: boolean
}

const Bands = memo(function Bands({ bands, ground, isFaint, palette, width, height }: BandsProps) {
  return (
    <g opacity={bandOpacity(isFaint)}>
      <path fill={palette.map(0)} d={ringsPath(ground, width, height)} />
      {bands.map(({ level, height: share, rings }) => (
        <path key={level} fill={palette.map(share)} d={ringsPath(rings, width, height)} />
      ))}
    </g>
  )
})

interface MissingProps extends Sized {
  readonly ground: Level['rings']
  readonly beyond: { readonly above: Level['rings']; readonly below: Level['rings'] }
  readonly hasHoles: boolean
}

const Missing = memo(function Missing({ ground, beyond, hasHoles, palette, width, height }: MissingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <HatchPattern kind="none" id={`${id}none`} palette={palette} />
        <HatchPattern kind="beyond" id={`${id}beyond`} palette={palette} />
      </defs>
      {(['above', 'below'] as const).map(
        (side) =>
          beyond[side].length > 0 && (
            <path
              key={side}
              data-region={side}
              d={ringsPath(beyond[side], width, height)}
              fill={`url(#${id}beyond)`}
              fillRule="evenodd"
            />
          ),
      )}
      {hasHoles && (
        <path data-region="none" d={holesPath(ground, width, height)} fill={`url(#${id}none)`} fillRule="evenodd" />
      )}
    </>
  )
})

interface LinesProps extends Sized {
  readonly levels: readonly Level[]
  readonly avoid: readonly Place[]
  /** Else in ink: the colours speak of something else. */
  readonly isColoured: boolean
}

const Lines = memo(function Lines({ levels, isColoured, avoid, palette, width, height }: LinesProps) {
  const labels = useMemo(() => levelLabels(levels, width, height, avoid), [levels, width, height, avoid])
  return (
    <>
      <g fill="none" strokeWidth={isColoured ? 1.3 : 0.8} strokeOpacity={isColoured ? 1 : 0.6}>
        {levels.map(({ level, height: share, lines }) => (
          <path
            key={level}
            stroke={isColoured ? palette.map(share) : palette.ink}
            d={lines.map((line) => `M${linePoints(line, width, height)}`).join('')}
          />
        ))}
      </g>
      <g fontSize={10} textAnchor="middle" fill={palette.ink} {...haloed(palette)}>
        {labels.map(({ value, text, x, y, angle }) => (
          <text
            key={value}
            data-level={value}
            dy="0.35em"
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})`}
          >
            {text}
          </text>
        ))}
      </g>
    </>
  )
})

interface ArrowProps extends Sized {
  readonly from: readonly [number, number]
  readonly way: readonly number[] | null
}

/** Where f grows fastest. Its length says nothing: the numbers stand below the picture. */
function Arrow({ from: [x, y], way, width, height, palette }: ArrowProps) {
  if (!way) return null
  const [dx, dy] = [(way[0] ?? 0) * width, -(way[1] ?? 0) * height]
  const length = Math.hypot(dx, dy)
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI
  if (!(length > 0)) return null
  return (
    <g fill={palette.ink} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})`}>
      <line x1={8} y1={0} x2={arrowPixels - 6} y2={0} stroke={palette.ink} strokeWidth={1.6} />
      <path d={`M${arrowPixels} 0l-9 -4.5v9z`} />
    </g>
  )
}
