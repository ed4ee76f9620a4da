// Which part of the function the flat pictures show, and how a hand changes that: an edit of the study, or, while a plane is
// cut, another reach of the plane.
import { axesOf, defaultRange, isSameEntry } from '../../core/calculus/axes'
import type { Axis } from '../../core/graph/document'
import { movePlaneWindow } from '../state/plane'
import { newGesture } from './gestures'
import type { PictureWindow, SurfacePanelProps } from './props'

/** `all`: both axes; `shown`: those of the picture. */
export function pictureWindow(
  { program, study, sliced, onStudy }: SurfacePanelProps,
  all: readonly Axis[],
  shown: readonly Axis[],
): PictureWindow {
  const whole = (axes: readonly Axis[]): readonly Axis[] =>
    all.map((axis) => axes.find((one) => isSameEntry(one, axis)) ?? axis)
  if (sliced) {
    const ranges = (axes: readonly Axis[]) => whole(axes).map(({ low, high }) => [low, high] as const)
    return {
      axes: shown,
      onMove: (axes) => movePlaneWindow(ranges(axes)),
      onFit: sliced.isMoved ? () => movePlaneWindow(null) : null,
    }
  }
  const fit = (): void => {
    const fitted = whole(shown.map((axis) => ({ ...axis, ...defaultRange(program, axis) })))
    const own = axesOf(program, { axes: [] })
    // What the program would choose by itself it is left to choose, also later.
    const axes = isSameWindow(fitted, own) ? [] : fitted
    onStudy({ axes }, newGesture('window'))
  }
  return {
    axes: shown,
    onMove: (axes, gesture) => onStudy({ axes: whole(axes) }, gesture),
    onFit: study.axes.length > 0 ? fit : null,
  }
}

const isSameWindow = (a: readonly Axis[], b: readonly Axis[]): boolean =>
  a.length === b.length &&
  a.every((axis, i) => isSameEntry(axis, b[i] as Axis) && axis.low === b[i]?.low && axis.high === b[i]?.high)
