// The cut of forward mode: a line across the graph that can be dragged, with Σ tangent × adjoint of the wires that it crosses.
import { useReactFlow, ViewportPortal } from '@xyflow/react'
import type { KeyboardEvent, PointerEvent } from 'react'
import type { Graph } from '../../core/graph/document'
import { indexOf, nameOf } from '../../core/graph/look'
import { formatNumber } from '../../core/words/numbers'
import { Raised } from '../parts/Raised'
import { useDigits } from '../state/digits'
import { useGraph } from '../state/document'
import type { PlacedCut } from '../state/forward'
import { placeCut, usePlacedCut } from '../state/forward'
import { useSession } from '../state/session'
import styles from './CutLine.module.css'
import { curveThrough, meetingPoint } from './cut-curve'
import { roundAll } from './rect'
import type { Scene } from './scene'
import { useSteady } from './shown-now'

export function CutLine({ scene }: { readonly scene: Scene }) {
  const lens = useSession((session) => session.lens)
  // The sum is known when the way back has been gone.
  const isKnown = useSteady(({ view, trace }) => view.cursor === trace.readings.stepCount)
  return lens === 'forward' && isKnown ? <Line scene={scene} /> : null
}

/** How far the line reaches beyond the graph. */
const beyond = 20

function Line({ scene }: { readonly scene: Scene }) {
  const cut = usePlacedCut()
  const graph = useGraph()
  const drag = useDrag()
  const digits = useDigits()
  const whole = roundAll(scene.nodes.values())
  if (!cut || !whole) return null
  const wires = cut.crossings.flatMap(({ edge }) => scene.wires.get(edge) ?? [])
  const met = wires.map((wire) => meetingPoint(wire, cut.x))
  const [top, bottom] = [whole.top - beyond, whole.bottom + beyond]
  const path = curveThrough([{ x: cut.x, y: top }, ...met, { x: cut.x, y: bottom }])
  return (
    <ViewportPortal>
      <svg className={styles.drawing} aria-hidden="true">
        <path d={path} className={styles.line} />
        <path d={path} className={`${styles.grip} nodrag nopan`} {...drag} />
        {met.map(({ x, y }, at) => (
          <circle key={wires[at]?.id} cx={x} cy={y} r={5} className={styles.dot} />
        ))}
      </svg>
      <div
        className={`${styles.sum} nodrag nopan nokey`}
        style={{ transform: `translate(${cut.x}px, ${top}px) translate(-50%, -100%)` }}
        role="slider"
        tabIndex={0}
        aria-label="Cut across the graph"
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={cut.stops.length}
        aria-valuenow={cut.at + 1}
        aria-valuetext={spoken(graph, cut)}
        title="Drag it across the graph: the sum stays the same"
        onKeyDown={(event) => press(event, cut)}
        {...drag}
      >
        <span className={styles.symbol}>Σ tangent × adjoint =</span> <Raised text={formatNumber(cut.total, digits)} />
      </div>
    </ViewportPortal>
  )
}

function spoken(graph: Graph, { at, stops, crossings, total }: PlacedCut): string {
  const { edges } = indexOf(graph)
  const names = crossings.flatMap(({ edge }) => {
    const wire = edges.get(edge)
    return wire ? [`${nameOf(graph, wire.from)} to ${nameOf(graph, wire.to)}`] : []
  })
  const crossed = names.length > 6 ? `${names.length} wires` : names.join(', ')
  return `Cut ${at + 1} of ${stops.length}, crosses ${crossed || 'nothing that moves'}, sum ${formatNumber(total)}`
}

function press(event: KeyboardEvent, { stops, at }: PlacedCut): void {
  const goals: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    Home: 0,
    End: stops.length - 1,
  }
  const goal = goals[event.key]
  if (goal === undefined) return
  event.preventDefault()
  event.stopPropagation()
  const stop = stops[Math.min(stops.length - 1, Math.max(0, goal))]
  if (stop) placeCut(stop.x)
}

interface DragEvents {
  onPointerDown(event: PointerEvent<Element>): void
  onPointerMove(event: PointerEvent<Element>): void
}

function useDrag(): DragEvents {
  const { screenToFlowPosition } = useReactFlow()
  return {
    onPointerDown(event) {
      if (event.button !== 0) return
      event.stopPropagation()
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event) {
      if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
      placeCut(screenToFlowPosition({ x: event.clientX, y: event.clientY }).x)
    },
  }
}
