// Which finding has a stable form: a rewrite that takes it away at the very numbers at which it arose.
import type { Diagnostic, Mending } from '../diagnostic'
import { findingsOf } from '../engine/findings'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { Graph, GraphDocument } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { rewritesFor } from './rewrites'

type Mendable = Extract<Diagnostic, { code: 'E301' | 'E302' | 'E303' }>

const isMendable = (finding: Diagnostic): finding is Mendable =>
  finding.code === 'E301' || finding.code === 'E302' || finding.code === 'E303'

/**
 * The findings of a graph, each with the rewrite that mends it where there is one. Cost: one run per rewrite that fits a
 * node with a finding; nothing where all is well.
 */
export const withMendings = (graph: Graph, findings: readonly Diagnostic[]): readonly Diagnostic[] =>
  findings.map((finding) => {
    const mending = isMendable(finding) ? mendingOf(graph, finding, findings) : undefined
    return mending ? ({ ...finding, facts: { ...finding.facts, mending } } as Mendable) : finding
  })

/** A lost value weighs more than any lost gradient: x log x has a value at 0, and truly no finite slope. */
const harmIn = (findings: readonly Diagnostic[]): number =>
  findings.reduce((sum, { code }) => sum + (code === 'E303' ? 1 : code === 'E301' || code === 'E302' ? 10 : 0), 0)

function mendingOf(graph: Graph, { place }: Mendable, findings: readonly Diagnostic[]): Mending | undefined {
  const document: GraphDocument = { ...emptyDocument, graph }
  const before = harmIn(findings)
  for (const { id, root, title, formula, apply } of rewritesFor(graph, place.node ?? '')) {
    const after = harmIn(findingsOf(run(compile(apply(document).graph).program)))
    if (after < before) return { rewrite: id, root, title, formula }
  }
  return undefined
}

/** The edit that a mending stands for; the document itself where it no longer fits. */
export const mend = (document: GraphDocument, { rewrite, root }: Mending): GraphDocument =>
  rewritesFor(document.graph, root)
    .find((found) => found.id === rewrite && found.root === root)
    ?.apply(document) ?? document
