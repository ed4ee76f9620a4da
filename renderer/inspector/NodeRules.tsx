// The formula of a node and, for each port, what its backward rule sends; with names, and below with the numbers.
import type { GraphNode } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { indexOf, nameOf, portsOfNode } from '../../core/graph/look'
import { gate } from '../../core/words/steps'
import { Name } from '../parts/Name'
import { Scroller } from '../parts/Scroller'
import { Tex } from '../parts/Tex'
import { useDerived, useShownTrace } from '../state/derived'
import { useGraph } from '../state/document'
import { isWireHidden, useIsHiding } from '../state/predict'
import styles from './Inspector.module.css'
import { LocalDerivative } from './LocalDerivative'
import { Section } from './Panel'
import { backwardNumbersTex, backwardTex, forwardNumbersTex, forwardTex } from '../parts/rules'
import { partialTex } from '../parts/tex'

/** What the node computes. */
export function NodeFormula({ node }: { readonly node: GraphNode }) {
  const graph = useGraph()
  const { trace } = useDerived()
  const view = useShownTrace()
  const numbers = view.valueOf(node.id) && forwardNumbersTex(trace, node)
  return (
    <Scroller className={styles.formula}>
      <Tex tex={forwardTex(graph, trace.program, node)} display />
      {numbers && <Tex tex={numbers} className={styles.numbers} />}
    </Scroller>
  )
}

/** What each of its wires receives on the way back. */
export function BackwardRules({ node }: { readonly node: GraphNode }) {
  const graph = useGraph()
  const { trace } = useDerived()
  const view = useShownTrace()
  const isHiding = useIsHiding()
  const instruction = trace.program.instructions[trace.program.slotOf.get(node.id) ?? -1]
  return (
    <Section title="Backward rule">
      {instruction && (
        <p className={styles.quiet}>
          {gate(instruction).map((piece, at) =>
            piece.kind === 'name' ? <Name key={at} name={piece.text} /> : piece.text,
          )}
          .
        </p>
      )}
      {portsOfNode(node).map((port, at) => {
        const wire = indexOf(graph)
          .into.get(node.id)
          ?.find((edge) => edge.port === at)
        const edge = wire && edgeId(wire)
        const rule = backwardTex(graph, trace.program, node, at)
        const sent = edge && view.contributionOf(edge) ? backwardNumbersTex(trace, node, at) : null
        return (
          <div key={port} className={styles.port}>
            <Scroller className={styles.rule}>
              {rule && <Tex tex={rule} />}
              {sent && <Tex tex={sent} className={styles.numbers} />}
            </Scroller>
            {wire && edge && view.valueOf(node.id) && !(isHiding && isWireHidden(view, edge)) && (
              <LocalDerivative
                trace={trace}
                edge={edge}
                symbol={partialTex(node.name, nameOf(graph, wire.from), true)}
              />
            )}
          </div>
        )
      })}
    </Section>
  )
}
