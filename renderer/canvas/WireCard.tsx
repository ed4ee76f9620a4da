// The numbers of a wire that carries a vector or a matrix: what goes forward, and on the way back the product of what the
// head hands back with the Jacobian, which is never written down as a whole.
import type { Edge, EdgeId } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { indexOf, nameOf, nodeOf, portsOfNode } from '../../core/graph/look'
import { describeShape } from '../../core/tensor'
import { HeatTable } from '../parts/HeatTable'
import { Name } from '../parts/Name'
import { backwardTex } from '../parts/rules'
import { Scroller } from '../parts/Scroller'
import { Tex } from '../parts/Tex'
import { barTex } from '../parts/tex'
import { canvas } from '../state/canvas'
import { useGraph, usePresent } from '../state/document'
import { CanvasCard, cardWidth } from './CanvasCard'
import { changeCanvas, useCanvasState } from './canvas-state'
import { pointOn } from './label-places'
import styles from './NumbersCard.module.css'
import type { Scene } from './scene'
import { useAdjoint, useContribution, useIsWireAsked, useValue } from './shown'
import { shownNow, useShown } from './shown-now'
import { useJacobianSize } from './wire-facts'

/** Has the wire more to show than fits at its middle? */
export function hasWireCard({ from, to }: Edge): boolean {
  const { view } = shownNow()
  return [from, to].some((end) => (view.valueOf(end)?.shape.length ?? 0) > 0)
}

export function WireCard({ scene }: { readonly scene: Scene }) {
  const opened = useCanvasState((state) => state.opened)
  const edge = usePresent(({ graph }) => (opened === null ? undefined : indexOf(graph).edges.get(opened)))
  return edge ? <Card key={edgeId(edge)} edge={edge} scene={scene} /> : null
}

function Card({ edge, scene }: { readonly edge: Edge; readonly scene: Scene }) {
  const graph = useGraph()
  const id = edgeId(edge)
  const value = useValue(edge.from)
  const wire = scene.wires.get(id)
  const head = nodeOf(graph, edge.to)
  if (!value || !wire || !head) return null
  const [from, to] = [nameOf(graph, edge.from), head.name]
  const ports = portsOfNode(head)
  const { x, y } = pointOn(wire, scene.sharesOf([wire]).get(id) ?? 0.5)
  const close = (): void => {
    changeCanvas({ opened: null })
    requestAnimationFrame(() => canvas()?.focusWire(id))
  }
  return (
    <CanvasCard
      label={`Numbers on the wire from ${from} to ${to}`}
      at={{ x: x - 120, y: y + 24 }}
      width={cardWidth(value.shape)}
      height={420}
      onClose={close}
    >
      <p className={styles.title}>
        <Name name={from} /> <span aria-hidden="true">→</span> <Name name={to} />
        {ports.length > 1 && <span>port {ports[edge.port]}</span>}
        <span>carries {describeShape(value.shape)}</span>
      </p>
      <HeatTable value={value} kind="value" caption={`Value of ${from}`} />
      <WayBack id={id} edge={edge} from={from} to={to} />
    </CanvasCard>
  )
}

interface WayBackProps {
  readonly id: EdgeId
  readonly edge: Edge
  readonly from: string
  readonly to: string
}

function WayBack({ id, edge, from, to }: WayBackProps) {
  const graph = useGraph()
  const contribution = useContribution(id)
  const upstream = useAdjoint(edge.to)
  const jacobian = useJacobianSize(id)
  const isAsked = useIsWireAsked(id)
  const rule = useShown(({ program }) => {
    const head = nodeOf(graph, edge.to)
    return (head && backwardTex(graph, program, head, edge.port)) ?? ''
  })
  if (isAsked) return <p className={styles.quiet}>What comes back is to be predicted.</p>
  if (!contribution) return <p className={styles.quiet}>Nothing has come back on this wire yet.</p>
  return (
    <>
      <p className={styles.title}>the vector–Jacobian product</p>
      {rule !== '' && (
        <Scroller className={styles.rule}>
          <Tex tex={rule} label={`${from} bar gains the adjoint of ${to} times the Jacobian`} />
        </Scroller>
      )}
      {upstream && (
        <>
          <p className={styles.title}>
            <Tex tex={barTex(to)} label="" /> <span>adjoint of {to}</span>
          </p>
          <HeatTable value={upstream} kind="derivative" caption={`Adjoint of ${to}`} />
        </>
      )}
      <p className={styles.title}>contribution to the adjoint of {from}</p>
      <HeatTable value={contribution} kind="derivative" caption={`Contribution to the adjoint of ${from}`} />
      {jacobian !== null && (
        <p className={styles.quiet}>
          The Jacobian would have {jacobian} entries; the rule gives the product without it.
        </p>
      )}
    </>
  )
}
