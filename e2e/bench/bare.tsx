// The other side: the flow library as its own examples use it, with its own nodes, its own wires and their labels.
import '@xyflow/react/dist/style.css'
import type { Edge, Node } from '@xyflow/react'
import { Background, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import type { GraphDocument } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import type { Side } from './side'
import { view } from './side'

const labelOf = (x: number): string => `d=${x.toFixed(3)}`

let relabelEdges: (change: (edges: Edge[]) => Edge[]) => void = () => undefined

interface SheetProps {
  readonly document: GraphDocument
  readonly isCulled: boolean
}

function flowOf({ graph, layout }: GraphDocument): { nodes: Node[]; edges: Edge[] } {
  return {
    nodes: graph.nodes.map(({ id, op, name }) => ({
      id,
      position: layout.positions[id] ?? { x: 0, y: 0 },
      data: { label: `${op} ${name}` },
    })),
    edges: graph.edges.map((edge, at) => ({
      id: edgeId(edge),
      source: edge.from,
      target: edge.to,
      label: labelOf(at * 0.001),
    })),
  }
}

function Sheet({ document, isCulled }: SheetProps) {
  const [first] = useState(() => flowOf(document))
  const [nodes, , changeNodes] = useNodesState(first.nodes)
  const [edges, setEdges, changeEdges] = useEdgesState(first.edges)
  relabelEdges = setEdges
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      onNodesChange={changeNodes}
      onEdgesChange={changeEdges}
      onlyRenderVisibleElements={isCulled}
      minZoom={0.01}
      defaultViewport={view}
    >
      <Background />
    </ReactFlow>
  )
}

export const bare = (isCulled: boolean): Side => ({
  nodes: '.react-flow__node',
  labels: '.react-flow__edge-text',
  canvas: (document) => <Sheet document={document} isCulled={isCulled} />,
  relabel(round) {
    const start = performance.now()
    flushSync(() => relabelEdges((edges) => edges.map((edge, at) => ({ ...edge, label: labelOf(at * 0.001 + round) }))))
    return performance.now() - start
  },
})
