// The right side: the node or wire that is selected; while stepping the one that is running; else the whole graph.
import type { Lens } from '../../core/command/catalogue'
import type { Step } from '../../core/engine/trace'
import type { Edge, Graph, GraphNode } from '../../core/graph/document'
import { indexOf, nodeOf } from '../../core/graph/look'
import { useShownTrace } from '../state/derived'
import { useDigits } from '../state/digits'
import { useGraph } from '../state/document'
import { useQuestion } from '../state/predict'
import type { Selection } from '../state/session'
import { useSession } from '../state/session'
import styles from './Inspector.module.css'
import { CheckView } from './CheckView'
import { ForwardView } from './ForwardView'
import { NodeView } from './NodeView'
import { Overview } from './Overview'
import { PathsView } from './PathsView'
import { WireView } from './WireView'

export function Inspector() {
  const graph = useGraph()
  const selection = useSession((session) => session.selection)
  const isStepping = useSession((session) => session.mode === 'step')
  const lens = useSession((session) => session.lens)
  const { step } = useShownTrace()
  const asked = useQuestion()?.step ?? null
  const digits = useDigits()
  const subject = subjectOf(graph, selection, isStepping ? (asked ?? step) : null)
  return (
    // Its formulas hold numbers as text: with other digits all of them are made anew.
    <div key={digits} className={styles.inspector} role="region" aria-label="Inspector">
      {lens === 'paths' && <PathsView />}
      {subject.kind === 'node' && <NodeView key={subject.node.id} node={subject.node} />}
      {subject.kind === 'wire' && <WireView edge={subject.edge} />}
      {subject.kind === 'many' && <p className={styles.quiet}>{subject.text}</p>}
      {subject.kind === 'graph' && <OfLens lens={lens} />}
    </div>
  )
}

/** Nothing is selected: each lens has its own view of the whole. */
function OfLens({ lens }: { readonly lens: Lens }) {
  if (lens === 'forward') return <ForwardView />
  return lens === 'check' ? <CheckView /> : <Overview />
}

type Subject =
  | { readonly kind: 'node'; readonly node: GraphNode }
  | { readonly kind: 'wire'; readonly edge: Edge }
  | { readonly kind: 'many'; readonly text: string }
  | { readonly kind: 'graph' }

/** What the inspector looks at. A selection goes before the running step; the next step ends it. */
export function subjectOf(graph: Graph, { nodes, edges }: Selection, step: Step | null): Subject {
  if (nodes.length + edges.length > 1) {
    const parts = [count(nodes.length, 'node'), count(edges.length, 'wire')].filter((part) => part !== null)
    return { kind: 'many', text: `${parts.join(' and ')} selected. Select one to look into it.` }
  }
  const node = nodeOf(graph, nodes[0] ?? (step && step.kind !== 'backward' ? step.node : ''))
  const wire = indexOf(graph).edges.get(edges[0] ?? (step?.kind === 'backward' && nodes.length === 0 ? step.edge : ''))
  if (edges.length === 0 && node) return { kind: 'node', node }
  return wire ? { kind: 'wire', edge: wire } : { kind: 'graph' }
}

const count = (many: number, word: string): string | null =>
  many === 0 ? null : many === 1 ? `1 ${word}` : `${many} ${word}s`
