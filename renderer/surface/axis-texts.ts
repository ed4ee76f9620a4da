// The numbers at the ends of axes.
import type { Axis } from '../../core/graph/document'
import { formatNumber } from '../../core/words/numbers'

/** Low and high of each axis in turn. */
export const axisTexts = (axes: readonly Axis[]): readonly string[] =>
  axes.flatMap((axis) => [formatNumber(axis.low), formatNumber(axis.high)])
