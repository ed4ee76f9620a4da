// The text that names a wire for a screen reader: from where to where, and what it carries now.
import type { EdgeId, NodeId } from '../../core/graph/document'
import { indexOf, nameOf, nodeOf, portsOfNode } from '../../core/graph/look'
import { shortValue } from '../../core/words/steps'
import { presentDocument } from '../state/document'
import { spokenWireId } from './adapter'
import { useShown } from './shown'

export function SpokenWire({ id, source }: { readonly id: EdgeId; readonly source: NodeId }) {
  const text = useShown(({ view, whatIf }) => {
    const { graph } = presentDocument()
    const dot = id.lastIndexOf('.')
    const head = id.slice(0, dot)
    const node = nodeOf(graph, head)
    const isDouble = (indexOf(graph).into.get(head) ?? []).filter((edge) => edge.from === source).length > 1
    const port = node && isDouble ? `, port ${portsOfNode(node)[Number(id.slice(dot + 1))] ?? ''}` : ''
    const contribution = view.contributionOf(id)
    const isCut = whatIf?.held.cut.has(id) === true
    const carried = isCut ? ', cut' : contribution ? `, contribution ${shortValue(contribution)}` : ''
    return `wire from ${nameOf(graph, source)} to ${nameOf(graph, head)}${port}${carried}`
  })
  return <desc id={spokenWireId(id)}>{text}</desc>
}
