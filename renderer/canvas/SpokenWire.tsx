// The text that names a wire for a screen reader: from where to where, and what it carries now.
import { useCallback } from 'react'
import type { EdgeId, NodeId } from '../../core/graph/document'
import { headOf, portOf } from '../../core/graph/document'
import { indexOf, nameOf, nodeOf, portsOfNode } from '../../core/graph/look'
import { brief } from '../../core/words/sentences'
import { shortValue } from '../../core/words/steps'
import { useVerdict } from '../state/checks'
import { useDigits } from '../state/digits'
import { presentDocument } from '../state/document'
import { spokenWireId } from './adapter'
import type { Shown } from './shown-now'
import { spokenAxes } from './shown'
import { hasNoPath, isOnTheWay } from './wire-facts'
import { useSpoken } from './written'

/** What stands on the wire now. On the way forward its value, on the way back its contribution; "no path" is not 0. */
function carried({ trace, view, whatIf }: Shown, id: EdgeId, source: NodeId, digits: number): string {
  if (whatIf?.held.cut.has(id)) return ', cut'
  const contribution = view.contributionOf(id)
  if (contribution) return `, contribution ${shortValue(contribution, digits)}`
  if (hasNoPath(trace, view, id)) return ', no path to the root'
  const value = isOnTheWay(trace, view, id) ? view.valueOf(source) : null
  return value ? `, carries ${shortValue(value, digits)}` : ''
}

const checkWords = {
  agrees: 'agrees with a difference',
  differs: 'does not agree with a difference',
  cannot: 'a difference cannot judge',
} as const

export function SpokenWire({ id, source }: { readonly id: EdgeId; readonly source: NodeId }) {
  const digits = useDigits()
  const verdict = useVerdict(id)
  const checked = verdict ? `, ${checkWords[verdict.kind]}` : ''
  const text = useCallback((shown: Shown) => spoken(id, source, shown, digits) + checked, [id, source, checked, digits])
  return <desc id={spokenWireId(id)} ref={useSpoken<SVGDescElement>(text)} />
}

function spoken(id: EdgeId, source: NodeId, shown: Shown, digits: number): string {
  const { graph } = presentDocument()
  const head = headOf(id)
  const node = nodeOf(graph, head)
  const isDouble = (indexOf(graph).into.get(head) ?? []).filter((edge) => edge.from === source).length > 1
  const port = node && isDouble ? `, port ${portsOfNode(node)[portOf(id)] ?? ''}` : ''
  const found = shown.diagnostics.find(({ place }) => `${place.node}.${place.port}` === id)
  const traced = found && brief(found) ? `, ${brief(found)} here` : ''
  return `wire from ${nameOf(graph, source)} to ${nameOf(graph, head)}${port}${carried(shown, id, source, digits)}${spokenAxes(shown, source)}${traced}`
}
