// What analysis lays over a flat picture: critical points by kind, boxes in which there may be others, the Hessian's
// eigenvectors, the gradient at many places. SVG in the picture's own pixels, complete with its colours: it is printed too.
import type { ReactNode } from 'react'
import { axisPoint, valueBetween } from '../../../core/calculus/grid'
import type { Model } from '../../../core/calculus/models'
import type { CriticalFound } from '../../state/answers'
import { criticalSigns, mostOpen } from './critical-signs'
import { eigenShape } from './eigen-shape'
import type { Palette } from '../colours'
import { haloed } from './halo'
import type { Picture } from '../picture'
import { isInside } from '../picture'

/** Pixels of a place; a curve needs the value there too. */
type At = (point: readonly number[], value?: number) => readonly [number, number]

interface CriticalMarksProps {
  readonly critical: CriticalFound
  readonly at: At
  readonly palette: Palette
}

/** Each critical point with its kind beside it; what stays open as dashed boxes. Both axes. */
export function CriticalMarks({ critical, at, palette }: CriticalMarksProps): ReactNode {
  const { found, certificate } = critical
  return (
    <g>
      {(critical.axes.length > 1 ? (certificate?.open.slice(0, mostOpen) ?? []) : []).map((region, i) => {
        const [x, y] = at(region.map(([low]) => low))
        const [right, top] = at(region.map(([, high]) => high))
        return (
          <rect
            key={i}
            fill="none"
            stroke={palette.negative}
            strokeWidth={1.2}
            strokeDasharray="3 2"
            x={x - 2}
            y={top - 2}
            width={Math.max(4, right - x + 4)}
            height={Math.max(4, y - top + 4)}
          />
        )
      })}
      {found.points.map(({ point, value, verdict }, i) => {
        const [x, y] = at(point, value)
        return (
          <g key={i} transform={`translate(${x} ${y})`} data-critical={verdict.kind}>
            <circle r={4.5} fill={palette.panel} stroke={palette.ink} strokeWidth={1.6} />
            <text x={8} y={-7} fontSize={12} fontWeight={550} fill={palette.ink} {...haloed(palette)}>
              {criticalSigns[verdict.kind] ?? verdict.kind}
            </text>
          </g>
        )
      })}
    </g>
  )
}

/** The Hessian's eigenvectors at the ball, and the ellipse of the quadratic model. */
export function EigenMarks({ model, picture, at }: { model: Model; picture: Picture; at: At }): ReactNode {
  const shape = eigenShape(model, picture.axes)
  if (!shape) return null
  const ring = shape.ring.map((point) =>
    at(point)
      .map((x) => x.toFixed(1))
      .join(),
  )
  return (
    <g fill="none" stroke={picture.palette.ink} strokeWidth={1.6}>
      {shape.arms.map(({ ends: [from, to] }, i) => {
        const [[x1, y1], [x2, y2]] = [at(from), at(to)]
        return <line key={i} x1={x1} y1={y1} x2={x2} y2={y2} />
      })}
      {ring.length > 0 && <path strokeWidth={1.4} strokeDasharray="2 3" d={`M${ring.join('L')}Z`} />}
    </g>
  )
}

const arrowsAlong = 13
const arrowPixels = 15

/** Where f rises fastest, at many places: one length for all, since only the way is meant. */
export function FieldMarks({ picture, at }: { readonly picture: Picture; readonly at: At }): ReactNode {
  const { axes, grid, palette } = picture
  const [first, second] = axes
  if (!first || !second || grid.slopes.length < 2) return null
  const places = Array.from({ length: arrowsAlong * arrowsAlong }, (_, i) => [
    axisPoint(first, 2 * (i % arrowsAlong) + 1, 2 * arrowsAlong + 1),
    axisPoint(second, 2 * Math.floor(i / arrowsAlong) + 1, 2 * arrowsAlong + 1),
  ])
  return (
    <g fill={palette.quiet} stroke="none">
      {places.map((place, i) => {
        const slope = grid.slopes.map((of) => valueBetween(grid, of, place))
        const [x, y] = at(place)
        const [toX, toY] = at(place.map((p, k) => p + (slope[k] as number)))
        const length = Math.hypot(toX - x, toY - y)
        if (!isInside(axes, place) || !(length > 0) || !Number.isFinite(length)) return null
        const angle = (Math.atan2(toY - y, toX - x) * 180) / Math.PI
        return (
          <g key={i} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})`}>
            <line
              x1={-arrowPixels / 2}
              x2={arrowPixels / 2 - 3}
              y1={0}
              y2={0}
              stroke={palette.quiet}
              strokeWidth={1.1}
            />
            <path d={`M${arrowPixels / 2} 0l-5 -2.5v5z`} />
          </g>
        )
      })}
    </g>
  )
}
