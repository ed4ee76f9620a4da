// The text that names a node for a screen reader, kept up to date with the step without touching the flow library's arrays.
import { useCallback } from 'react'
import type { NodeId } from '../../core/graph/document'
import { indexOf, nameOf, nodeOf, opOf, portsOfNode } from '../../core/graph/look'
import { spokenNode } from '../../core/words/steps'
import type { WhatIf } from '../state/derived'
import { useDigits } from '../state/digits'
import { presentDocument } from '../state/document'
import { spokenNodeId } from './adapter'
import type { Shown } from './shown-now'
import { spokenAxes } from './shown'
import { useSpoken } from './written'

interface SpokenNodeProps {
  readonly id: NodeId
  readonly isBreakpoint: boolean
}

export function SpokenNode({ id, isBreakpoint }: SpokenNodeProps) {
  const digits = useDigits()
  const text = useCallback(
    (shown: Shown) => `${spoken(id, shown, digits)}${isBreakpoint ? ', breakpoint' : ''}`,
    [id, isBreakpoint, digits],
  )
  return <span id={spokenNodeId(id)} hidden ref={useSpoken<HTMLSpanElement>(text)} />
}

function spoken(id: NodeId, shown: Shown, digits: number): string {
  const { view, whatIf } = shown
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
    digits,
  )
  const missing = adjoint && adjoint.missing > 0 ? `, paths still missing: ${adjoint.missing}` : ''
  return `${said}${spokenAxes(shown, id)}${missing}${heldWords(id, whatIf)}`
}

/** What an experiment does here: held itself, or different from what it was. */
function heldWords(id: NodeId, whatIf: WhatIf | null): string {
  if (!whatIf) return ''
  const { held, values, adjoints } = whatIf
  if (held.values.has(id)) return ', value held'
  if (held.adjoints.has(id)) return ', adjoint held'
  if (held.frozen.has(id)) return ', frozen'
  return values.has(id) || adjoints.has(id) ? ', differs from before' : ''
}
