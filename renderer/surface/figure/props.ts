// What a figure is drawn from.
import type { Colouring } from '../../../core/graph/document'
import type { LegendEntry } from '../../../core/words/race'
import type { Picture } from '../picture'
import type { LanePoint } from '../race/race-drawing'

export interface RaceFigure {
  readonly lines: readonly (readonly LanePoint[])[]
  readonly legend: readonly LegendEntry[]
}

export interface FigureProps {
  readonly picture: Picture
  readonly wanted: Colouring
  /** Of the whole figure, in CSS pixels: 96 to the inch. */
  readonly width: number
  readonly height: number
  /** The formula, as it is typed; '' for none. */
  readonly title: string
  /** Stands in for the drawing: the surface as a picture of its own. */
  readonly image?: string
  /** As far as it is shown on the page; none where none is. */
  readonly race?: RaceFigure
}
