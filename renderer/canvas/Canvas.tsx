// The canvas: the document on squared paper. Everything that the flow library asks for or tells goes through adapter and
// gestures; this file only puts the pieces together.
import '@xyflow/react/dist/base.css'
import type { FocusEvent, MouseEvent as ReactMouseEvent } from 'react'
import { useMemo, useState } from 'react'
import type { EdgeChange, NodeChange, OnConnectStartParams } from '@xyflow/react'
import { Background, ReactFlow, ReactFlowProvider, SelectionMode, useStore, useStoreApi } from '@xyflow/react'
import { canvas } from '../state/canvas'
import type { Selection } from '../state/session'
import { changeSession, nothingSelected, selectNode, useSession } from '../state/session'
import { useView } from '../state/view'
import type { BoxNode, Kept, WireEdge } from './adapter'
import { Annotations } from './Annotations'
import { createProjection } from './adapter'
import { useBoxSelection } from './box-select'
import { pressKey, releaseKey } from './canvas-keys'
import styles from './Canvas.module.css'
import { changeCanvas, stopDrawing, useCanvasState } from './canvas-state'
import { CutLine } from './CutLine'
import { endDrag, startDrag } from './drag'
import { EmptyCanvas } from './EmptyCanvas'
import type { Paper } from './gestures'
import { FindingCard } from './FindingCard'
import {
  askAt,
  askByTouch,
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
} from './gestures'
import { Guides } from './Guides'
import { LensMenu } from './LensMenu'
import { NodeBox } from './NodeBox'
import { NodeMenu, openNodeMenu } from './NodeMenu'
import { NumbersCard } from './NumbersCard'
import { Overview } from './Overview'
import { QuickAdd } from './QuickAdd'
import { DrawnLine, RefusalLayer } from './RefusedLine'
import type { Scene } from './scene'
import { useScene } from './scene'
import { leastZoomFor, useFitOnOpen, useLentCanvas } from './view-control'
import { createWindow } from './window'
import { Wire } from './Wire'
import { WireMenu } from './WireMenu'
import { ZoomControl } from './ZoomControl'

const Ghost = () => null
const nodeTypes = { box: NodeBox, ghost: Ghost }
const edgeTypes = { wire: Wire }
/** The grid that nodes keep to unasked, and that of the dots. */
const fine: [number, number] = [4, 4]
const dots: [number, number] = [20, 20]
/** Middle and right button move the paper; the left one draws a selection. */
const panButtons = [1, 2]
const severalKeys = ['Shift', 'Control', 'Meta']
const words = {
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
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useLentCanvas()
  useFitOnOpen()
  const cancelClick = (): void => store.setState({ connectionClickStartHandle: null })
  return (
    <div
      ref={setPlace}
      className={styles.canvas}
      role="region"
      aria-label="Canvas"
      aria-description="Drag over empty paper to select, move the paper with the right button or Space, zoom with the wheel. With a node in focus: arrows move it, Enter opens its value, W draws a wire, E explains what is found there, Alt and arrows walk along the wires."
      data-canvas={mode}
      tabIndex={-1}
      onDoubleClick={askAt}
      onContextMenu={askByTouch}
      onKeyDown={(event) => pressKey(event, cancelClick)}
      onKeyUp={releaseKey}
      onFocus={followFocus}
      onBlur={loseFocus}
      onPointerMove={({ clientX, clientY }) => changeCanvas({ pointer: { x: clientX, y: clientY } })}
      onPointerLeave={() => changeCanvas({ pointer: null })}
    >
      <Flow />
      <EmptyCanvas />
      <NodeMenu place={place} />
    </div>
  )
}

/**
 * What has the keyboard stays on the paper. And who walks by keyboard selects by walking: the inspector and the view
 * follow, and Delete, F2 and R know what is meant.
 */
function followFocus({ target }: FocusEvent): void {
  const focused = target instanceof Element ? target.closest('.react-flow__node, .react-flow__edge') : null
  changeCanvas({ focused: focused?.getAttribute('data-id') ?? null })
  if (!focused || focused !== target || !focused.matches('.react-flow__node:focus-visible')) return
  const id = focused.getAttribute('data-id')
  const { nodes } = useSession.getState().selection
  if (id === null) return
  if (!nodes.includes(id)) selectNode(id)
  canvas()?.focusNode(id)
}

function loseFocus({ relatedTarget }: FocusEvent): void {
  // Null while a menu or another window has it, and when what had it has gone: then the next focus tells.
  if (relatedTarget) changeCanvas({ focused: null })
}

/** Ids that stay on the paper wherever they stand. */
function useKept(selection: Selection): Kept {
  const focused = useCanvasState((state) => state.focused)
  const drawnFrom = useCanvasState((state) => state.drawing?.node ?? null)
  const only = selection.nodes.length === 1 ? (selection.nodes[0] ?? null) : null
  return useMemo(() => [focused, drawnFrom, only], [focused, drawnFrom, only])
}

/** What lies in the window of the view, as the flow library takes it. */
function useProjection(scene: Scene): ReturnType<ReturnType<typeof createProjection>> {
  const selection = useSession((session) => session.selection)
  const kept = useKept(selection)
  const [follow] = useState(createWindow)
  const window = useStore(follow)
  const [project] = useState(createProjection)
  return useMemo(() => project(scene, window, selection, kept), [project, scene, window, selection, kept])
}

/** The library's changes, with what it knows as it tells them. */
function useChanges() {
  const store = useStoreApi()
  return useMemo(() => {
    const paper = (): Paper => {
      const { nodeLookup, edgeLookup, multiSelectionActive, userSelectionActive } = store.getState()
      return {
        hasNode: (id) => nodeLookup.has(id),
        hasWire: (id) => edgeLookup.has(id),
        isAdding: multiSelectionActive,
        isBoxing: userSelectionActive,
      }
    }
    return {
      onNodesChange: (changes: NodeChange<BoxNode>[]) => changeNodes(changes, paper()),
      onEdgesChange: (changes: EdgeChange<WireEdge>[]) => changeEdges(changes, paper()),
    }
  }, [store])
}

const takeNode = (event: MouseEvent | TouchEvent | ReactMouseEvent, node: BoxNode): void => startDrag(event, node.id)
const leaveNode = (_: unknown, node: BoxNode): void => endDrag(node.id)
const drawFrom = (_: unknown, params: OnConnectStartParams): void => startDrawing(params)
const hoverWire = (_: unknown, edge: WireEdge): void => changeCanvas({ hovered: edge.id })
const leaveWire = (): void => changeCanvas({ hovered: null })

function pressPaper(): void {
  stopDrawing()
  changeCanvas({ refusal: null, opened: null })
  changeSession({ selection: nothingSelected, explained: null })
}

function Flow() {
  const scene = useScene()
  const { nodes, edges } = useProjection(scene)
  const isStepping = useSession((session) => session.mode === 'step')
  const { hasMinimap, hasGrid } = useView()
  const leastZoom = useMemo(() => leastZoomFor(scene), [scene])
  const changes = useChanges()
  useBoxSelection()
  return (
    <ReactFlow
      className={styles.flow ?? ''}
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      edgeTypes={edgeTypes}
      {...changes}
      onNodeContextMenu={openNodeMenu}
      onNodeDragStart={takeNode}
      onNodeDragStop={leaveNode}
      onConnect={finishWire}
      onConnectStart={drawFrom}
      onConnectEnd={endDrawing}
      onClickConnectStart={drawFrom}
      onClickConnectEnd={endClickDrawing}
      onReconnect={rewire}
      onReconnectStart={startRewiring}
      onReconnectEnd={finishRewiring}
      isValidConnection={isWelcome}
      connectionLineComponent={DrawnLine}
      connectionRadius={16}
      onEdgeMouseEnter={hoverWire}
      onEdgeMouseLeave={leaveWire}
      onPaneClick={pressPaper}
      minZoom={leastZoom}
      maxZoom={3}
      snapToGrid
      snapGrid={hasGrid ? dots : fine}
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
      {hasMinimap && <Overview scene={scene} />}
      <div className={styles.tools} data-beside-sentence>
        <ZoomControl />
        <LensMenu />
      </div>
      <Annotations />
      <Guides />
      <RefusalLayer />
      <QuickAdd />
      <WireMenu />
      <NumbersCard />
      <FindingCard />
      <CutLine scene={scene} />
    </ReactFlow>
  )
}
