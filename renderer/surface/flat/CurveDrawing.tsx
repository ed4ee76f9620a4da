// The curve as SVG, complete with its colours: where f has no value, where it has no bound, the curve with its tangent and
// model, and everything that stands on it. The view on the screen and the printed figure both draw this.
import { useId } from 'react'
import type { CurveDrawing as Drawing } from './curve'
import { holesAlong, quadraticCurve, tangentLine } from './curve'
import { HatchPattern } from './Hatch'
import { CriticalMarks } from './MarksLayer'
import { Ball, PathMarks } from './PathMarks'
import type { Picture } from '../picture'
import { isInside } from '../picture'
import { kept, PoleMark } from './PoleMark'
import { StepMarks } from './StepMarks'

interface CurveDrawingProps {
  readonly picture: Picture
  readonly drawing: Drawing
  readonly width: number
  readonly height: number
}

export function CurveDrawing({ picture, drawing, width, height }: CurveDrawingProps) {
  const { axes, here, over, palette, scale, away } = picture
  const [now = 0] = here.point
  const [slope = 0] = here.gradient
  const place = drawing.at(now, here.value)
  const isBallHere = isInside(axes, here.point) && Number.isFinite(place[1])
  const tangent = tangentLine(drawing, scale, now, here.value, slope)
  const sign = slope > 0 ? palette.positive : slope < 0 ? palette.negative : palette.quiet
  const [axis] = axes
  return (
    <>
      <Gaps picture={picture} drawing={drawing} width={width} height={height} />
      <path fill="none" stroke={palette.ink} strokeWidth={1.8} strokeLinejoin="round" d={drawing.d} />
      {over.hasQuadratic && over.model && axis && (
        <path
          fill="none"
          stroke={palette.ink}
          strokeWidth={1.6}
          strokeDasharray="6 4"
          d={quadraticCurve(drawing, axis, over.model, width)}
        />
      )}
      {over.critical && (
        <CriticalMarks
          critical={over.critical}
          at={([where = NaN], value = NaN) => drawing.at(where, value)}
          palette={palette}
        />
      )}
      <PathMarks picture={picture} at={([where = NaN], value) => drawing.at(where, value)} />
      {over.step && (
        <StepMarks
          step={over.step}
          {...{ palette, width, height }}
          at={([where = NaN], value) => drawing.at(where, value)}
        />
      )}
      {isBallHere && tangent && !here.isOnKink && <line stroke={sign} strokeWidth={2} {...tangent} />}
      {isBallHere && <Ball palette={palette} place={place} away={away} />}
    </>
  )
}

/** Hatched where f has no value, a dashed upright line where it has no bound. */
function Gaps({ picture: { grid, palette, regions }, drawing: { x }, width, height }: CurveDrawingProps) {
  const id = useId()
  return (
    <>
      <defs>
        <HatchPattern kind="none" id={id} palette={palette} />
      </defs>
      {holesAlong(grid).map(([from, to]) => (
        <rect
          key={from}
          data-region="none"
          x={from * width}
          y={0}
          width={(to - from) * width}
          height={height}
          fill={`url(#${id})`}
        />
      ))}
      {regions?.poles.map(({ point: [where = NaN], sign }) => (
        <g key={where}>
          <line x1={x(where)} x2={x(where)} y1={0} y2={height} stroke={palette.quiet} strokeDasharray="4 4" />
          {sign !== '−' && <PoleMark place={kept([x(where), 12], width, height)} sign="+" palette={palette} />}
          {sign !== '+' && <PoleMark place={kept([x(where), height - 12], width, height)} sign="−" palette={palette} />}
        </g>
      ))}
    </>
  )
}
