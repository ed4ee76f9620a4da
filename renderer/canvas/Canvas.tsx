// The canvas: the document on squared paper. Everything that the flow library asks for or tells goes through adapter and
// gestures; this file only puts the pieces together.
import '@xyflow/react/dist/base.css'
import type { FocusEvent, MouseEvent as ReactMouseEvent, PointerEvent as ReactPointerEvent } from 'react'
import { useMemo, useState } from 'react'
import type { OnConnectStartParams, Viewport } from '@xyflow/react'
import { Background, ReactFlow, ReactFlowProvider, SelectionMode, useStoreApi } from '@xyflow/react'
import { isByPointer } from '../command/keys'
import { canvas } from '../state/canvas'
import { usePresent } from '../state/document'
import { changeSession, nothingSelected, selectNode, useSession } from '../state/session'
import { useView } from '../state/view'
import type { BoxNode, WireEdge } from './adapter'
import { Annotations } from './Annotations'
import { useBoxSelection } from './box-select'
import { openWire, pressKey } from './canvas-keys'
import styles from './Canvas.module.css'
import { changeCanvas, followPointer, stopDrawing, useCanvasState } from './canvas-state'
import { CutLine } from './CutLine'
import { endDrag, startDrag } from './drag'
import { EmptyCanvas } from './EmptyCanvas'
import { FindingCard } from './FindingCard'
import {
  askAt,
  askByTouch,
  endClickDrawing,
  endDrawing,
  finishRewiring,
  finishWire,
  isWelcome,
  rewire,
  startDrawing,
  startRewiring,
} from './gestures'
import type { Aim } from './far-hand'
import { nodeFromAfar } from './far-hand'
import { FarBox, FarView } from './FarView'
import { useFollowStep } from './follow-step'
import { Guides } from './Guides'
import { HostLine } from './HostLine'
import { LensMenu } from './LensMenu'
import { NodeBox } from './NodeBox'
import { NodeMenu, openNodeMenu, openWireMenu } from './NodeMenu'
import { NumbersCard } from './NumbersCard'
import { Overview } from './Overview'
import { letGoRight, pressRight } from './paper-press'
import { QuickAdd } from './QuickAdd'
import { DrawnLine, RefusalLayer } from './RefusedLine'
import type { Scene } from './scene'
import { useScene } from './scene'
import { wholeOf } from './sheet'
import { useTouchDrags } from './touch-drags'
import { useChanges, useIsFirst, useProjection } from './use-paper'
import { useWheel } from './use-wheel'
import { leastZoomFor, useFitOnOpen, useLentCanvas } from './view-control'
import { Wire } from './Wire'
import { WireCard } from './WireCard'
import { WireMenu } from './WireMenu'
import { ZoomControl } from './ZoomControl'

const nodeTypes = { box: NodeBox, far: FarBox }
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

interface CanvasProps {
  /** Where the view stands at first; without it, the whole document is shown. */
  readonly opensAt?: Viewport
}

/** Fills its container. */
export function Canvas({ opensAt }: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Paper opensAt={opensAt} />
    </ReactFlowProvider>
  )
}

function Paper({ opensAt }: { readonly opensAt: Viewport | undefined }) {
  const store = useStoreApi()
  const mode = useSession((session) => session.mode)
  const [place, setPlace] = useState<HTMLElement | null>(null)
  const isGliding = useCanvasState((state) => state.isGliding)
  useTouchDrags(place)
  useWheel(place)
  useLentCanvas()
  useFitOnOpen(opensAt === undefined)
  useFollowStep()
  // The press itself says so: the library hears the keys, and of one that went down elsewhere it hears nothing.
  const hearAdding = ({ shiftKey, ctrlKey, metaKey }: ReactPointerEvent): void =>
    store.setState({ multiSelectionActive: shiftKey || ctrlKey || metaKey })
  const cancelClick = (): void => store.setState({ connectionClickStartHandle: null })
  return (
    <div
      ref={setPlace}
      className={styles.canvas}
      role="region"
      aria-label="Canvas"
      aria-description="Drag over empty paper to select, move the paper with the right button, Space or the wheel turned sideways or with Shift, zoom with the wheel. With a node in focus: arrows move it, Enter opens its value, W draws a wire, E explains what is found there, Alt and arrows walk along the wires."
      data-canvas={mode}
      tabIndex={-1}
      data-gliding={isGliding || undefined}
      onClick={(event) => tapPaper(event, cancelClick)}
      onDoubleClick={askAt}
      onContextMenu={askByTouch}
      onKeyDown={(event) => pressKey(event, cancelClick)}
      onFocus={followFocus}
      onBlur={loseFocus}
      onPointerDownCapture={hearAdding}
      onPointerDown={pressRight}
      onPointerUp={letGoRight}
      onPointerMove={movePointer}
      onPointerLeave={() => followPointer(null)}
    >
      <Flow opensAt={opensAt} />
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
  if (!focused || focused !== target || !focused.matches('.react-flow__node:focus-visible') || isByPointer()) return
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

const takeNode = (event: MouseEvent | TouchEvent | ReactMouseEvent, node: BoxNode): void => startDrag(event, node.id)
const leaveNode = (_: unknown, node: BoxNode): void => endDrag(node.id)
const drawFrom = (_: unknown, params: OnConnectStartParams): void => startDrawing(params)
const hoverWire = (_: unknown, edge: WireEdge): void => changeCanvas({ hovered: edge.id })
const leaveWire = (): void => changeCanvas({ hovered: null })
const openEdge = (_: unknown, edge: WireEdge): void => openWire(edge.id)

function pressPaper({ clientX, clientY }: ReactMouseEvent, aim: Aim = 'mouse'): void {
  stopDrawing()
  changeCanvas({ refusal: null, opened: null })
  // From afar the node under a finger is not on the paper yet, nor is one that the mouse only just missed.
  const node = nodeFromAfar({ x: clientX, y: clientY }, aim)
  if (node === null) changeSession({ selection: nothingSelected, explained: null })
  else selectNode(node)
}

const clickPaper = (event: ReactMouseEvent): void => pressPaper(event)

/** Where the left button draws a box the flow library hears no tap of a finger on the paper. */
function tapPaper(event: ReactMouseEvent, cancelClick: () => void): void {
  const { nativeEvent, target } = event
  const isTap = nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch'
  if (!isTap || !(target instanceof Element) || !target.matches('.react-flow__pane')) return
  cancelClick()
  pressPaper(event, 'finger')
}

function movePointer({ clientX, clientY, buttons }: ReactPointerEvent): void {
  const at = { x: clientX, y: clientY }
  followPointer(at)
  if (buttons === 0) changeCanvas({ touched: nodeFromAfar(at) })
}

function Flow({ opensAt }: { readonly opensAt: Viewport | undefined }) {
  const scene = useScene()
  const isFirst = useIsFirst()
  const { nodes, edges, isFar } = useProjection(scene, isFirst)
  const isStepping = useSession((session) => session.mode === 'step')
  const { hasMinimap, hasGrid } = useView()
  const layout = usePresent((document) => document.layout)
  const whole = useMemo(() => wholeOf(scene, layout), [scene, layout])
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
      onEdgeContextMenu={openWireMenu}
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
      onEdgeDoubleClick={openEdge}
      onPaneClick={clickPaper}
      {...(opensAt ? { defaultViewport: opensAt } : {})}
      minZoom={leastZoomFor(whole)}
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
      {hasMinimap && <Overview scene={scene} layout={layout} whole={whole} />}
      <div className={styles.tools} data-beside-sentence>
        <ZoomControl />
        <LensMenu />
      </div>
      <Annotations />
      <Guides />
      <HostLine scene={scene} />
      {isFar && <FarView scene={scene} />}
      {!isFirst && <WhenAsked scene={scene} />}
    </ReactFlow>
  )
}

/** What stands on the paper only when a hand asks for it: it is made ready after the first picture. */
function WhenAsked({ scene }: { readonly scene: Scene }) {
  return (
    <>
      <RefusalLayer />
      <QuickAdd />
      <WireMenu />
      <NumbersCard />
      <WireCard scene={scene} />
      <FindingCard />
      <CutLine scene={scene} />
    </>
  )
}
