// What forward mode says of one node or one wire, while its lens is chosen.
import type { Edge, GraphNode } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { nameOf } from '../../core/graph/look'
import type { Tensor } from '../../core/tensor'
import { dotTex } from '../parts/tex'
import { useDerived } from '../state/derived'
import { useGraph } from '../state/document'
import { useForward } from '../state/forward'
import { useSession } from '../state/session'
import styles from './Inspector.module.css'
import { Quantity } from './Panel'

const useIsAsked = (): boolean => useSession((session) => session.lens === 'forward')

export function NodeTangent({ node }: { readonly node: GraphNode }) {
  return useIsAsked() ? <TangentOf id={node.id} name={node.name} /> : null
}

/** The tangent of the tail, and what the wire makes of it for its head. */
export function WireTangent({ edge }: { readonly edge: Edge }) {
  const graph = useGraph()
  return useIsAsked() ? (
    <div>
      <TangentOf id={edge.from} name={nameOf(graph, edge.from)} />
      <Brought edge={edge} />
    </div>
  ) : null
}

function useTangentOf(id: string): Tensor | null {
  const { tangents } = useForward().tangents
  const slot = useDerived().program.slotOf.get(id)
  return slot === undefined ? null : (tangents[slot] ?? null)
}

function TangentOf({ id, name }: { readonly id: string; readonly name: string }) {
  const tangent = useTangentOf(id)
  if (!tangent) return <p className={styles.quiet}>Nothing that moves arrives at {name}: it stands still.</p>
  return <Quantity label="tangent" symbol={dotTex(name)} value={tangent} kind="derivative" />
}

function Brought({ edge }: { readonly edge: Edge }) {
  const brought = useForward().tangents.contributions.get(edgeId(edge))
  if (!brought) return null
  return <Quantity label="local × tangent" symbol="" value={brought} kind="derivative" signed />
}
