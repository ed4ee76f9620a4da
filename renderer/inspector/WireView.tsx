// One wire: what it carries back, why, how it adds up at its tail, and whether a central difference agrees.
import type { Edge, NodeId } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { nodeOf, portsOfNode } from '../../core/graph/look'
import { localDerivative } from '../../core/engine/local'
import type { Trace, TraceView } from '../../core/engine/trace'
import type { Shape, Tensor } from '../../core/tensor'
import { soleNumber } from '../../core/tensor'
import { Name } from '../parts/Name'
import { Scroller } from '../parts/Scroller'
import { Tex } from '../parts/Tex'
import { useDerived, useShownTrace } from '../state/derived'
import { useGraph } from '../state/document'
import { isWireHidden, useIsHiding } from '../state/predict'
import { useSession } from '../state/session'
import { CheckLine } from './CheckLine'
import styles from './Inspector.module.css'
import { LocalDerivative } from './LocalDerivative'
import { Quantity } from './Panel'
import { backwardTex } from '../parts/rules'
import { SumBar } from './SumBar'
import { barTex, equalTex, numberTex, partialTex } from '../parts/tex'
import { WireTangent } from './TangentRows'
import { WireWhatIf } from './WhatIf'

export function WireView({ edge }: { readonly edge: Edge }) {
  const graph = useGraph()
  const { trace, whatIf } = useDerived()
  const view = useShownTrace()
  const isHiding = useIsHiding()
  const [tail, head] = [nodeOf(graph, edge.from), nodeOf(graph, edge.to)]
  if (!tail || !head) return null
  const id = edgeId(edge)
  const ports = portsOfNode(head)
  return (
    <div className={styles.panel}>
      <h2 className={styles.title}>
        Wire <Name name={tail.name} /> <span aria-hidden="true">→</span>
        <span className={styles.unseen}> to </span> <Name name={head.name} />
        {ports.length > 1 && <span className={styles.subtitle}>port {ports[edge.port]}</span>}
      </h2>
      {trace.contributions.has(id) ? (
        <FlowBack edge={edge} trace={trace} view={view} tail={tail.name} head={head.name} />
      ) : (
        <NoFlow edge={edge} trace={trace} tail={tail.name} head={head.name} isCut={whatIf?.held.cut.has(id) === true} />
      )}
      <WireTangent edge={edge} />
      {!isHiding && <WireWhatIf edge={edge} />}
    </div>
  )
}

interface FlowProps {
  readonly edge: Edge
  readonly trace: Trace
  readonly tail: string
  readonly head: string
}

function FlowBack({ edge, trace, view, tail, head }: FlowProps & { readonly view: TraceView }) {
  const graph = useGraph()
  const id = edgeId(edge)
  const upstream = view.adjointOf(edge.to)
  const contribution = view.contributionOf(id)
  const isHidden = useIsHiding() && isWireHidden(view, id)
  const ends = [trace.values[trace.program.slotOf.get(edge.to) ?? -1], trace.contributions.get(id)]
  const areNumbers = ends.every((t) => t?.shape.length === 0)
  return (
    <>
      <Rule
        edge={edge}
        view={view}
        upstream={upstream?.sum ?? null}
        slope={areNumbers && !isHidden ? localDerivative(trace, id) : null}
        contribution={contribution}
      />
      <div>
        <Quantity
          label="upstream"
          symbol={barTex(head)}
          value={upstream?.sum ?? null}
          missing={upstream?.missing ?? 0}
          kind="derivative"
        />
        {view.valueOf(edge.to) && !isHidden && (
          <LocalDerivative trace={trace} edge={id} symbol={partialTex(head, tail, true)} />
        )}
        <Quantity
          label="contribution"
          symbol=""
          value={contribution}
          kind="derivative"
          signed
          isResult
          isAsked={isHidden}
        />
      </div>
      <SumBar graph={graph} trace={trace} view={view} node={edge.from} />
      {!isHidden && <CheckLine kind="wire" id={id} />}
    </>
  )
}

interface RuleProps {
  readonly edge: Edge
  readonly view: TraceView
  readonly upstream: Tensor | null
  /** Null where head or tail is not a number. */
  readonly slope: Tensor | null
  readonly contribution: Tensor | null
}

const shapeAt = ({ program }: Trace, node: NodeId): Shape | undefined =>
  program.instructions[program.slotOf.get(node) ?? -1]?.shape

/** The chain rule on this wire, with names; below it with the numbers, in amber while this is the running step. */
function Rule({ edge, view, upstream, slope, contribution }: RuleProps) {
  const graph = useGraph()
  const { trace } = useDerived()
  const isStepping = useSession((session) => session.mode === 'step')
  const [tail, head] = [nodeOf(graph, edge.from), nodeOf(graph, edge.to)]
  if (!tail || !head) return null
  const isNumbers = [edge.from, edge.to].every((end) => shapeAt(trace, end)?.length === 0)
  const names = isNumbers
    ? `${barTex(tail.name)} \\mathrel{+}= ${barTex(head.name)} \\cdot ${partialTex(head.name, tail.name)}`
    : (backwardTex(graph, trace.program, head, edge.port) ?? '')
  const [above, by, product] = [upstream, slope, contribution].map((t) => (t ? soleNumber(t) : undefined))
  const isRunning = isStepping && view.step?.kind === 'backward' && view.step.edge === edgeId(edge)
  return (
    <Scroller className={styles.formula}>
      <Tex tex={names} display label={`${tail.name} bar gains ${head.name} bar times the local derivative`} />
      {isNumbers && above !== undefined && by !== undefined && product !== undefined && (
        <Tex
          className={isRunning ? styles.running : styles.numbers}
          tex={`${numberTex(above)} \\cdot ${numberTex(by, true)}${equalTex(above, by, product)}${numberTex(product)}`}
        />
      )}
    </Scroller>
  )
}

/** Why nothing comes back here. "No path" is not zero, so no number is shown. */
function NoFlow({ edge, trace, tail, head, isCut }: FlowProps & { readonly isCut: boolean }) {
  const { program } = trace
  const slot = program.slotOf.get(edge.from)
  const value = useShownTrace().valueOf(edge.from)
  const isFixed = slot !== undefined && program.instructions[slot]?.varies === false
  const reason = isCut
    ? 'This wire is cut, so nothing comes back on it, which is not the same as 0.'
    : !program.slotOf.has(edge.to)
      ? `${head} cannot be computed yet.`
      : program.root === null
        ? 'There is no root yet whose derivative could flow back.'
        : isFixed
          ? `${tail} depends on no input, so nothing flows back to it.`
          : `This wire does not lead to the root, so nothing flows back on it.`
  return (
    <>
      <Quantity label="carries" symbol="" value={value} kind="value" />
      <p className={styles.quiet}>{reason}</p>
    </>
  )
}
