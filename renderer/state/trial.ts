// What a node would be with settings that are still being typed: a run beside the document, which stays as it is.
import type { Diagnostic } from '../../core/diagnostic'
import { findingsOf } from '../../core/engine/findings'
import { run } from '../../core/engine/run'
import type { Trace } from '../../core/engine/trace'
import { compile } from '../../core/graph/compile'
import type { GraphDocument, GraphNode } from '../../core/graph/document'
import { setAttribute } from '../../core/graph/edits'
import { nodeOf, opOf, portsOfNode } from '../../core/graph/look'
import { defaultAttributes } from '../../core/ops/catalogue'

/** Settings by name, as far as they are being typed. */
export type Drafts = Readonly<Record<string, string>>

export type Trial =
  /** One of the settings cannot be read. */
  | { readonly kind: 'fault'; readonly setting: string; readonly finding: Diagnostic }
  /** It can be read, but its ports are not all wired, or shapes do not meet. */
  | { readonly kind: 'waits'; readonly ports: readonly string[]; readonly finding: Diagnostic | null }
  | { readonly kind: 'runs'; readonly trace: Trace; readonly slot: number; readonly findings: readonly Diagnostic[] }

/** Tries what is typed. Cost: one compilation and one run. */
export function tryOut(document: GraphDocument, node: GraphNode, drafts: Drafts): Trial {
  const op = opOf(node)
  const fault = op?.fault?.({ ...defaultAttributes(op), ...node.attributes, ...drafts })
  if (fault?.code === 'E112') return { kind: 'fault', ...fault.facts }
  const changed = Object.entries(drafts).reduce(
    (current, [name, text]) => setAttribute(current, node.id, name, text),
    document,
  )
  const { program, diagnostics } = compile(changed.graph)
  const trace = run(program)
  const slot = program.slotOf.get(node.id)
  if (slot === undefined || slot >= trace.values.length) {
    const wanted = nodeOf(changed.graph, node.id)
    const finding = diagnostics.find(({ place, code }) => place.node === node.id && code !== 'E102') ?? null
    return { kind: 'waits', ports: wanted ? portsOfNode(wanted) : [], finding }
  }
  return { kind: 'runs', trace, slot, findings: findingsOf(trace).filter(({ place }) => place.node === node.id) }
}
