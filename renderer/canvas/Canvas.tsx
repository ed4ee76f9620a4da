// The canvas: the document on squared paper. Everything that the flow library asks for or tells goes through adapter and
// gestures; this file only puts the pieces together.
import '@xyflow/react/dist/base.css'
import type { FocusEvent } from 'react'
import { useMemo, useState } from 'react'
import { Background, MiniMap, ReactFlow, ReactFlowProvider, SelectionMode, useStoreApi } from '@xyflow/react'
import { canvas } from '../state/canvas'
import { useDerived } from '../state/derived'
import { useDocument } from '../state/document'
import { selectNode, useSession } from '../state/session'
import { useView } from '../state/view'
import { createProjection } from './adapter'
import { pressKey, releaseKey } from './canvas-keys'
import styles from './Canvas.module.css'
import { changeCanvas, stopDrawing } from './canvas-state'
import { EmptyCanvas } from './EmptyCanvas'
import {
  askAt,
  changeEdges,
  changeNodes,
  endClickDrawing,
  endDrawing,
  finishRewiring,
  finishWire,
  isWelcome,
  rewire,
  startDrawing,
  startRewiring,
  stopMoving,
} from './gestures'
import { LensMenu } from './LensMenu'
import { NodeBox } from './NodeBox'
import { NumbersCard } from './NumbersCard'
import { QuickAdd } from './QuickAdd'
import { DrawnLine, RefusalLayer } from './RefusedLine'
import { useFitOnOpen, useLentCanvas } from './view-control'
import { Wire } from './Wire'
import { WireMenu } from './WireMenu'
import { ZoomControl } from './ZoomControl'

const nodeTypes = { box: NodeBox }
const edgeTypes = { wire: Wire }
const snapGrid: [number, number] = [4, 4]
/** Middle and right button move the paper; the left one draws a selection. */
const panButtons = [1, 2]
const severalKeys = ['Shift', 'Control', 'Meta']
const words = {
  'minimap.ariaLabel': 'Overview of the graph',
  'handle.ariaLabel': 'port',
}

/**
 * The library sets nodes before edges, so a wire into a port that has just gone complains for one moment (008); any other
 * complaint is ours.
 */
const onError = (code: string, message: string): void => {
  if (code !== '008') console.error(message)
}

/** Fills its container. */
export function Canvas() {
  return (
    <ReactFlowProvider>
      <Paper />
    </ReactFlowProvider>
  )
}

function Paper() {
  const store = useStoreApi()
  const mode = useSession((session) => session.mode)
  useLentCanvas()
  useFitOnOpen()
  const cancelClick = (): void => store.setState({ connectionClickStartHandle: null })
  return (
    <div
      className={styles.canvas}
      role="region"
      aria-label="Canvas"
      aria-description="Drag over empty paper to select, move the paper with the right button or Space, zoom with the wheel. With a node in focus: arrows move it, Enter opens its value, W draws a wire, Alt and arrows walk along the wires."
      data-canvas={mode}
      onDoubleClick={askAt}
      onKeyDown={(event) => pressKey(event, cancelClick)}
      onKeyUp={releaseKey}
      onFocus={chooseFocused}
      onPointerMove={({ clientX, clientY }) => changeCanvas({ pointer: { x: clientX, y: clientY } })}
      onPointerLeave={() => changeCanvas({ pointer: null })}
    >
      <Flow />
      <EmptyCanvas />
    </div>
  )
}

/** Who walks by keyboard selects by walking: the inspector and the view follow, and Delete, F2 and R know what is meant. */
function chooseFocused({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || !target.matches('.react-flow__node:focus-visible')) return
  const id = target.getAttribute('data-id')
  const { nodes } = useSession.getState().selection
  if (id === null) return
  if (!nodes.includes(id)) selectNode(id)
  canvas()?.focusNode(id)
}

function Flow() {
  const document = useDocument()
  const { program } = useDerived()
  const selection = useSession((session) => session.selection)
  const isStepping = useSession((session) => session.mode === 'step')
  const hasMinimap = useView((view) => view.hasMinimap)
  const [project] = useState(createProjection)
  const { nodes, edges } = useMemo(() => project(document, program, selection), [project, document, program, selection])
  return (
    <ReactFlow
      className={styles.flow ?? ''}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      onNodesChange={changeNodes}
      onEdgesChange={changeEdges}
      onNodeDragStop={stopMoving}
      onSelectionDragStop={stopMoving}
      onConnect={finishWire}
      onConnectStart={(_, params) => startDrawing(params)}
      onConnectEnd={endDrawing}
      onClickConnectStart={(_, params) => startDrawing(params)}
      onClickConnectEnd={endClickDrawing}
      onReconnect={rewire}
      onReconnectStart={startRewiring}
      onReconnectEnd={finishRewiring}
      isValidConnection={isWelcome}
      connectionLineComponent={DrawnLine}
      connectionRadius={16}
      onEdgeMouseEnter={(_, edge) => changeCanvas({ hovered: edge.id })}
      onEdgeMouseLeave={() => changeCanvas({ hovered: null })}
      onPaneClick={() => {
        stopDrawing()
        changeCanvas({ refusal: null, opened: null })
      }}
      minZoom={0.1}
      maxZoom={3}
      snapToGrid
      snapGrid={snapGrid}
      selectionOnDrag
      selectionMode={SelectionMode.Partial}
      panOnDrag={panButtons}
      selectionKeyCode={null}
      multiSelectionKeyCode={severalKeys}
      panActivationKeyCode={isStepping ? null : 'Space'}
      deleteKeyCode={null}
      zoomOnDoubleClick={false}
      nodeDragThreshold={2}
      paneClickDistance={4}
      elevateNodesOnSelect={false}
      disableKeyboardA11y
      ariaLabelConfig={words}
      onError={onError}
      attributionPosition="bottom-right"
    >
      <Background gap={20} size={2} color="var(--dot)" />
      {hasMinimap && <MiniMap pannable zoomable className={styles.minimap ?? ''} />}
      <div className={styles.tools}>
        <ZoomControl />
        <LensMenu />
      </div>
      <RefusalLayer />
      <QuickAdd />
      <WireMenu />
      <NumbersCard />
    </ReactFlow>
  )
}
