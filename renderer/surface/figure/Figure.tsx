// A picture as one prints it: dark on white, complete in itself (title, axes with numbers and names, drawing, bar of colours,
// key), in SVG that needs no style sheet. What it draws is what the views draw.
import { scaleLinear } from 'd3-scale'
import { useId } from 'react'
import type { Axis } from '../../../core/graph/document'
import { printPalette } from '../colours'
import { ContourDrawing, placer } from '../flat/ContourDrawing'
import { curveDrawing, equalHeights } from '../flat/curve'
import { CurveDrawing } from '../flat/CurveDrawing'
import { GridLines, ticksAcross, ticksUp } from '../flat/GridLines'
import type { Picture } from '../picture'
import { shapeOf } from '../picture'
import { RaceDrawing } from '../race/RaceMarks'
import type { FigureProps, RaceFigure } from './props'
import { BasinRuns } from './BasinRuns'
import { Foot, footOf } from './Foot'
import { Runs } from './Runs'
import { margin, textSize, titleSize } from './sizes'
import { formulaRuns, letterShare, nameRuns, wrapped } from './words'

export function Figure(props: FigureProps) {
  const { width, height, title } = props
  const letters = Math.floor((width - 2 * margin) / (letterShare * titleSize))
  const titles = title === '' ? [] : wrapped(title, letters, 2)
  const head = margin + titles.length * 18
  const foot = footOf(props)
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      fontFamily="'Inter Variable', Inter, 'Helvetica Neue', Arial, sans-serif"
      fontSize={textSize}
      fill={printPalette.ink}
    >
      <title>{title === '' ? props.picture.rootName : title}</title>
      <rect width={width} height={height} fill={printPalette.panel} />
      {titles.map((text, i) => (
        <text key={i} x={margin} y={margin + 12 + i * 18} fontSize={titleSize} fontWeight={600}>
          <Runs runs={formulaRuns(text)} size={titleSize} />
        </text>
      ))}
      <g transform={`translate(0 ${head})`}>
        <Body {...props} room={{ width, height: Math.max(40, height - head - foot.height - margin) }} />
      </g>
      <g transform={`translate(${margin} ${height - foot.height - margin + 4})`}>
        <Foot {...props} {...foot} />
      </g>
    </svg>
  )
}

interface BodyProps extends FigureProps {
  readonly room: { readonly width: number; readonly height: number }
}

function Body({ picture: seen, image, race, room }: BodyProps) {
  if (image !== undefined) {
    return <image href={image} width={room.width} height={room.height} preserveAspectRatio="xMidYMid meet" />
  }
  const picture = { ...seen, palette: printPalette }
  const Drawn = picture.axes.length > 1 ? Flat : Curve
  return <Drawn picture={picture} lines={race?.lines ?? []} room={room} />
}

type Room = BodyProps['room']

/** Room for the numbers and the name below, and for those at the left. */
const below = 34
const left = 58

interface DrawnProps {
  readonly picture: Picture
  readonly lines: RaceFigure['lines']
  readonly room: Room
}

function Flat({ picture, lines, room }: DrawnProps) {
  const [first, second] = picture.axes as readonly [Axis, Axis]
  const all = { width: room.width - left - margin, height: room.height - below - 6 }
  const { widest, isExact } = shapeOf(picture)
  const width = Math.min(all.width, widest * all.height)
  const height = isExact ? width / widest : all.height
  const x = scaleLinear([first.low, first.high], [0, width])
  const y = scaleLinear([second.low, second.high], [height, 0])
  return (
    <Axes picture={picture} {...{ x, y, width, height }} shift={(all.width - width) / 2}>
      {picture.over.basins && <BasinRuns basins={picture.over.basins} {...{ width, height }} />}
      <ContourDrawing picture={picture} width={width} height={height} />
      <RaceDrawing
        {...{ lines, width, height }}
        lit={null}
        palette={printPalette}
        at={({ point }) => placer(picture.axes, width, height)(point)}
      />
    </Axes>
  )
}

function Curve({ picture, lines, room }: DrawnProps) {
  const { axes, grid, scale, hasEqualUnits, here } = picture
  const [axis] = axes
  const size = { width: room.width - left - margin, height: room.height - below - 6 }
  const isEqual = hasEqualUnits && scale.kind === 'linear' && axis
  const drawing = curveDrawing(grid, scale, size, isEqual ? equalHeights(axis, scale, size, here.value) : undefined)
  return (
    <Axes picture={picture} x={drawing.x} y={drawing.y} heights={drawing.heights} {...size} shift={0}>
      <CurveDrawing picture={picture} drawing={drawing} {...size} />
      <RaceDrawing
        {...{ lines, ...size }}
        lit={null}
        palette={printPalette}
        at={({ point, value }) => drawing.at(point[0] ?? NaN, value)}
      />
    </Axes>
  )
}

interface AxesProps {
  readonly picture: Picture
  readonly x: Parameters<typeof ticksAcross>[0]
  readonly y: Parameters<typeof ticksAcross>[0]
  readonly heights?: Picture['scale']
  readonly width: number
  readonly height: number
  /** To the right, where the field is narrower than its room. */
  readonly shift: number
  readonly children: React.ReactNode
}

/** The field in its frame, ticks with their numbers, and the names of both axes. */
function Axes({ picture, x, y, heights, width, height, shift, children }: AxesProps) {
  const clip = useId()
  const xTicks = ticksAcross(x, width)
  const yTicks = ticksUp(y, height, heights)
  const { ink, quiet } = printPalette
  const [across, up = { name: picture.rootName, at: [] }] = picture.names
  return (
    <g transform={`translate(${left + shift} 6)`}>
      <clipPath id={clip}>
        <rect width={width} height={height} />
      </clipPath>
      <GridLines {...{ x, y, xTicks, yTicks, width, height, heights }} palette={printPalette} />
      <g clipPath={`url(#${clip})`}>{children}</g>
      <rect width={width} height={height} fill="none" stroke={quiet} strokeWidth={1} />
      <g fill={ink}>
        {xTicks.map(({ at, text }) => (
          <text key={at} x={x(at)} y={height + 15} textAnchor="middle">
            {text}
          </text>
        ))}
        {yTicks.map(({ at, text }) => (
          <text key={at} x={-7} y={y(at)} dy="0.35em" textAnchor="end">
            {text}
          </text>
        ))}
        {across && (
          <text x={width / 2} y={height + 31} textAnchor="middle" fontSize={titleSize}>
            <Runs runs={nameRuns(across)} size={titleSize} />
          </text>
        )}
        <text x={margin - left} y={height / 2} dy="0.35em" fontSize={titleSize}>
          <Runs runs={nameRuns(up)} size={titleSize} />
        </text>
      </g>
    </g>
  )
}
