// What stands under a figure's drawing: the bar of colours, who runs in a race, and the key.
import { printPalette } from '../colours'
import { ColourBar, colourBarHeight } from '../ColourBar'
import { SwatchDrawing, swatchSize } from '../Key'
import type { KeyEntry } from '../key'
import { colourTitles, keyOf } from '../key'
import { BadgeShape, SampleLine, sampleSize } from '../race/LaneBadge'
import { badgeRadius } from '../race/race-look'
import type { LegendEntry } from '../../../core/words/race'
import type { FigureProps } from './props'
import { line, margin, textSize } from './sizes'
import { letterShare, wrapped } from './words'

interface FootShape {
  readonly height: number
  readonly rows: readonly { readonly swatch: KeyEntry['swatch']; readonly lines: readonly string[] }[]
  readonly runners: readonly PlacedRunner[]
  readonly hasBar: boolean
}

interface PlacedRunner extends LegendEntry {
  readonly x: number
  readonly y: number
}

const barRoom = colourBarHeight + 6
const textWidth = (text: string): number => letterShare * textSize * text.length

/** A badge, a piece of the line, and what lies between them and before the words. */
const markWidth = 2 * badgeRadius + 6 + sampleSize.width + 6
const runnerHeight = 22
const apart = 16

/** In rows, each as full as it will be. */
function placedRunners(legend: readonly LegendEntry[], width: number): readonly PlacedRunner[] {
  let [x, y] = [0, 0]
  return legend.map((entry) => {
    const own = (entry.lane === null ? 0 : markWidth) + textWidth(entry.text)
    if (x > 0 && x + own > width) [x, y] = [0, y + runnerHeight]
    const placed = { ...entry, x, y }
    x += own + apart
    return placed
  })
}

export function footOf({ picture, wanted, width, race }: FigureProps): FootShape {
  const letters = Math.floor((width - 2 * margin - swatchSize.width - 8) / (letterShare * textSize))
  const rows = keyOf(picture, wanted).map(({ swatch, text }) => ({ swatch, lines: wrapped(text, letters, 3) }))
  const hasBar = picture.grid.rows > 1
  const runners = placedRunners(race?.legend ?? [], width - 2 * margin)
  const last = runners[runners.length - 1]
  const text = rows.reduce((sum, row) => sum + row.lines.length * line, 0)
  const height = text + (hasBar ? barRoom : 0) + (last ? last.y + runnerHeight : 0)
  return { rows, hasBar, runners, height }
}

export function Foot({ picture, width, image, rows, runners, hasBar }: FigureProps & FootShape) {
  const { tint, rootName } = picture
  const said = colourTitles[tint.colouring](rootName)
  const barFrom = textWidth(said)
  const last = runners[runners.length - 1]
  const runnersFrom = hasBar ? barRoom : 0
  const top = runnersFrom + (last ? last.y + runnerHeight : 0)
  const starts = rows.map((_, i) => top + rows.slice(0, i).reduce((sum, row) => sum + row.lines.length * line, 0))
  return (
    <>
      {hasBar && (
        <>
          <text y={9}>{said}</text>
          <g transform={`translate(${barFrom} 0)`}>
            <ColourBar
              tint={tint}
              palette={printPalette}
              width={width - 2 * margin - barFrom}
              isBanded={image === undefined}
            />
          </g>
        </>
      )}
      {runners.map((runner) => (
        <g key={runner.lane} transform={`translate(${runner.x} ${runnersFrom + runner.y})`}>
          <Runner {...runner} />
        </g>
      ))}
      {rows.map(({ swatch, lines }, i) => (
        <g key={lines.join()} transform={`translate(0 ${starts[i]})`}>
          {swatch && <SwatchDrawing kind={swatch} palette={printPalette} />}
          {lines.map((text, k) => (
            <text key={k} x={swatch ? swatchSize.width + 8 : 0} y={10 + k * line}>
              {text}
            </text>
          ))}
        </g>
      ))}
    </>
  )
}

function Runner({ lane, text }: LegendEntry) {
  const middle = runnerHeight / 2 - 2
  if (lane === null)
    return (
      <text y={middle} dy="0.35em">
        {text}
      </text>
    )
  return (
    <>
      <g transform={`translate(${badgeRadius + 2} ${middle})`}>
        <BadgeShape lane={lane} palette={printPalette} />
      </g>
      <g transform={`translate(${2 * badgeRadius + 6} ${middle - sampleSize.height / 2})`}>
        <SampleLine lane={lane} palette={printPalette} />
      </g>
      <text x={markWidth} y={middle} dy="0.35em">
        {text}
      </text>
    </>
  )
}
