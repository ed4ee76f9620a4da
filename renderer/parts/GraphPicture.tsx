// A small picture of a document, drawn from the document itself: boxes with their names, wires between them. No numbers.
import { useMemo } from 'react'
import { compile } from '../../core/graph/compile'
import type { GraphDocument, GraphNode } from '../../core/graph/document'
import { opOf, rootOf } from '../../core/graph/look'
import { isSource } from '../../core/ops/op'
import { arrangedPositions, boxOf, drawnPorts, portHeight, shapeOfNode } from '../state/node-box'
import styles from './GraphPicture.module.css'

interface Box {
  readonly node: GraphNode
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly look: 'source' | 'root' | 'step'
}

interface Drawing {
  readonly viewBox: string
  readonly boxes: readonly Box[]
  /** Paths of the wires. */
  readonly wires: readonly string[]
}

const margin = 14

function drawingOf(document: GraphDocument): Drawing {
  const { graph, layout } = document
  const { program } = compile(graph)
  const isPlaced = graph.nodes.every(({ id }) => layout.positions[id])
  const places = isPlaced ? layout.positions : arrangedPositions(graph, program)
  const root = rootOf(graph)
  const boxes = graph.nodes.map((node): Box => {
    const op = opOf(node)
    const look = node.id === root ? 'root' : op && isSource(op) ? 'source' : 'step'
    return { node, ...(places[node.id] ?? { x: 0, y: 0 }), ...boxOf(node, shapeOfNode(program, node)), look }
  })
  const at = new Map(boxes.map((box) => [box.node.id, box]))
  const wires = graph.edges.flatMap(({ from, to, port }) => {
    const [tail, head] = [at.get(from), at.get(to)]
    if (!tail || !head) return []
    const [x1, y1] = [tail.x + tail.width, tail.y + tail.height / 2]
    const [x2, y2] = [head.x, head.y + portHeight(port, drawnPorts(head.node), head.height)]
    const bend = Math.max(24, Math.abs(x2 - x1) / 2)
    return [`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`]
  })
  const left = Math.min(...boxes.map(({ x }) => x)) - margin
  const top = Math.min(...boxes.map(({ y }) => y)) - margin
  const right = Math.max(...boxes.map(({ x, width }) => x + width)) + margin
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + margin
  return { viewBox: [left, top, right - left, bottom - top].join(' '), boxes, wires }
}

/** Stands beside words that say what it is: a screen reader passes it by. */
export function GraphPicture({ document }: { readonly document: GraphDocument }) {
  const { viewBox, boxes, wires } = useMemo(() => drawingOf(document), [document])
  if (boxes.length === 0) return null
  return (
    <svg className={styles.picture} viewBox={viewBox} aria-hidden="true" data-picture>
      {wires.map((path, at) => (
        <path key={at} className={styles.wire} d={path} />
      ))}
      {boxes.map(({ node, x, y, width, height, look }) => (
        <g key={node.id} className={styles[look]} transform={`translate(${x} ${y})`}>
          <rect width={width} height={height} rx={10} />
          {look === 'source' && <rect className={styles.edge} width={9} height={height} rx={4} />}
          <text x={width / 2} y={height / 2} dominantBaseline="central" textAnchor="middle">
            {node.name}
          </text>
        </g>
      ))}
    </svg>
  )
}
