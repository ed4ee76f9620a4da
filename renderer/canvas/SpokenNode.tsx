// The text that names a node for a screen reader, kept up to date with the step without touching the flow library's arrays.
import type { NodeId } from '../../core/graph/document'
import { indexOf, nameOf, nodeOf, opOf, portsOfNode } from '../../core/graph/look'
import { spokenNode } from '../../core/words/steps'
import { presentDocument } from '../state/document'
import { spokenNodeId } from './adapter'
import { useShown } from './shown'

export function SpokenNode({ id }: { readonly id: NodeId }) {
  const text = useShown(({ view }) => {
    const { graph } = presentDocument()
    const node = nodeOf(graph, id)
    const op = node && opOf(node)
    if (!node || !op) return node?.name ?? ''
    const wires = indexOf(graph).into.get(id) ?? []
    const inputs = portsOfNode(node).map((port, at) => {
      const wire = wires.find((edge) => edge.port === at)
      return wire ? nameOf(graph, wire.from) : `${port} (empty)`
    })
    const adjoint = view.adjointOf(id)
    const said = spokenNode(
      { name: node.name, op },
      { value: view.valueOf(id) ?? node.value ?? null, adjoint: adjoint?.sum ?? null, inputs },
    )
    return adjoint && adjoint.missing > 0 ? `${said}, paths still missing: ${adjoint.missing}` : said
  })
  return (
    <span id={spokenNodeId(id)} hidden>
      {text}
    </span>
  )
}
