// The map of basins as SVG: for each place one path of flat pieces, a row of starts at a time.
import { basinColour } from '../basin-colours'
import { printPalette } from '../colours'
import type { BasinsFound } from '../../state/answers'

interface BasinRunsProps {
  readonly basins: BasinsFound
  readonly width: number
  readonly height: number
}

export function BasinRuns({ basins: { map, columns, rows }, width, height }: BasinRunsProps) {
  const paths = new Map<number, string>()
  const [wide, high] = [width / columns, height / rows]
  for (let row = 0; row < rows; row++) {
    let from = 0
    for (let column = 1; column <= columns; column++) {
      const label = map.labels[row * columns + from] as number
      if (column < columns && map.labels[row * columns + column] === label) continue
      const [x, y] = [from * wide, height - (row + 1) * high]
      const piece = `M${x.toFixed(1)},${y.toFixed(1)}h${((column - from) * wide).toFixed(1)}v${high.toFixed(1)}H${x.toFixed(1)}Z`
      paths.set(label, (paths.get(label) ?? '') + piece)
      from = column
    }
  }
  return (
    <g opacity={0.85} shapeRendering="crispEdges">
      {[...paths].map(([label, d]) => (
        <path key={label} d={d} fill={basinColour(printPalette, label, map.places.length)} />
      ))}
    </g>
  )
}
