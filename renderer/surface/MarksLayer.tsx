// What analysis lays over a flat picture: critical points by kind, boxes in which there may be others, the Hessian's
// eigenvectors, the gradient at many places. SVG in the picture's own pixels.
import type { ReactNode } from 'react'
import { axisPoint, valueBetween } from '../../core/calculus/grid'
import type { Model } from '../../core/calculus/models'
import { spectrumOf } from '../../core/calculus/definite'
import type { CriticalFound } from '../state/answers'
import type { Picture } from './picture'
import { isInside } from './picture'
import styles from './layers.module.css'

/** Pixels of a place; a curve needs the value there too. */
type At = (point: readonly number[], value?: number) => readonly [number, number]

const signs: Readonly<Record<string, string>> = {
  minimum: 'min',
  maximum: 'max',
  saddle: 'saddle',
  neither: 'neither',
  inconclusive: '?',
}

/** More boxes are a smear. */
const mostOpen = 200

/** Each critical point with its kind beside it; what stays open as dashed boxes. Both axes. */
export function CriticalMarks({ critical, at }: { readonly critical: CriticalFound; readonly at: At }): ReactNode {
  const { found, certificate } = critical
  return (
    <g className={styles.critical}>
      {(critical.axes.length > 1 ? (certificate?.open.slice(0, mostOpen) ?? []) : []).map((region, i) => {
        const [x, y] = at(region.map(([low]) => low))
        const [right, top] = at(region.map(([, high]) => high))
        return (
          <rect
            key={i}
            className={styles.open}
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
            <circle r={4.5} />
            <text x={8} y={-7}>
              {signs[verdict.kind] ?? verdict.kind}
            </text>
          </g>
        )
      })}
    </g>
  )
}

/** How far the drawn ellipse reaches, as a share of the picture. */
const reach = 0.16

/**
 * The eigenvectors at the ball, each as long as the quadratic model takes to rise or fall by the same amount, and where both
 * curve alike the ellipse that joins their ends.
 */
export function EigenMarks({ model, picture, at }: { model: Model; picture: Picture; at: At }): ReactNode {
  const spectrum = spectrumOf(model.matrix)
  const [first, second] = picture.axes
  if (!spectrum || !first || !second) return null
  const room = reach * Math.min(first.high - first.low, second.high - second.low)
  const flattest = Math.min(...spectrum.pairs.map(({ value }) => Math.abs(value)).filter((x) => x > spectrum.tolerance))
  const arms = spectrum.pairs.map(({ value, vector }) => {
    const isFlat = Math.abs(value) <= spectrum.tolerance
    const length = isFlat ? room : room * Math.sqrt(flattest / Math.abs(value))
    return { vector, length, isFlat }
  })
  const around = (t: number): readonly [number, number] =>
    at(
      model.point.map((x, i) => {
        const [a, b] = arms as [(typeof arms)[0], (typeof arms)[0]]
        return x + Math.cos(t) * a.length * (a.vector[i] as number) + Math.sin(t) * b.length * (b.vector[i] as number)
      }),
    )
  const isEllipse = arms.every(({ isFlat }) => !isFlat) && spectrum.definiteness !== 'indefinite'
  const ring = Array.from({ length: 49 }, (_, i) =>
    around((2 * Math.PI * i) / 48)
      .map((x) => x.toFixed(1))
      .join(),
  )
  return (
    <g className={styles.eigen}>
      {arms.map(({ vector, length }, i) => {
        const [x1, y1] = at(model.point.map((x, k) => x - length * (vector[k] as number)))
        const [x2, y2] = at(model.point.map((x, k) => x + length * (vector[k] as number)))
        return <line key={i} x1={x1} y1={y1} x2={x2} y2={y2} />
      })}
      {isEllipse && <path d={`M${ring.join('L')}Z`} />}
    </g>
  )
}

const arrowsAlong = 13
const arrowPixels = 15

/** Where f rises fastest, at many places: one length for all, since only the way is meant. */
export function FieldMarks({ picture, at }: { readonly picture: Picture; readonly at: At }): ReactNode {
  const { axes, grid } = picture
  const [first, second] = axes
  if (!first || !second || grid.slopes.length < 2) return null
  const places = Array.from({ length: arrowsAlong * arrowsAlong }, (_, i) => [
    axisPoint(first, 2 * (i % arrowsAlong) + 1, 2 * arrowsAlong + 1),
    axisPoint(second, 2 * Math.floor(i / arrowsAlong) + 1, 2 * arrowsAlong + 1),
  ])
  return (
    <g className={styles.field}>
      {places.map((place, i) => {
        const slope = grid.slopes.map((of) => valueBetween(grid, of, place))
        const [x, y] = at(place)
        const [toX, toY] = at(place.map((p, k) => p + (slope[k] as number)))
        const length = Math.hypot(toX - x, toY - y)
        if (!isInside(axes, place) || !(length > 0) || !Number.isFinite(length)) return null
        const angle = (Math.atan2(toY - y, toX - x) * 180) / Math.PI
        return (
          <g key={i} transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${angle.toFixed(1)})`}>
            <line x1={-arrowPixels / 2} x2={arrowPixels / 2 - 3} y1={0} y2={0} />
            <path d={`M${arrowPixels / 2} 0l-5 -2.5v5z`} />
          </g>
        )
      })}
    </g>
  )
}
