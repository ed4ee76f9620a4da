// One node: its numbers, its formula and backward rule, what is wrong or worth knowing, and what can be set.
import { CircleHelp } from 'lucide-react'
import { isTable } from '../../core/data/tables'
import { axisNames, describeAxes } from '../../core/graph/axes'
import type { GraphNode } from '../../core/graph/document'
import { hasGradient, nameOf, opOf, pathBetween, portsOfNode, rootOf } from '../../core/graph/look'
import { describeShape } from '../../core/tensor'
import { sayNoPath } from '../../core/words/no-path'
import { useKeysOf } from '../command/keys'
import { IconButton } from '../parts/IconButton'
import { Name } from '../parts/Name'
import { useDerived, useShownTrace } from '../state/derived'
import { useGraph } from '../state/document'
import { useIsHiding } from '../state/predict'
import { helpWith } from '../state/session'
import { CheckLine } from './CheckLine'
import { Findings } from './Findings'
import { FunctionPart } from './FunctionPart'
import styles from './Inspector.module.css'
import { Quantity } from './Panel'
import { BackwardRules, NodeFormula } from './NodeRules'
import { Settings } from './Settings'
import { SourceValues } from './SourceValues'
import { SumBar } from './SumBar'
import { TablePart } from './TablePart'
import { barTex } from '../parts/tex'
import { NodeTangent } from './TangentRows'
import { NodeWhatIf } from './WhatIf'
import { nameLatex } from '../../core/language/names'

export function NodeView({ node }: { readonly node: GraphNode }) {
  const isHiding = useIsHiding()
  const { diagnostics } = useDerived()
  const isSource = node.value !== undefined
  // What its settings draw follows them.
  const isDrawn = opOf(node)?.draw !== undefined
  const hasRule = !isSource && portsOfNode(node).length > 0
  return (
    <div className={styles.panel}>
      <Title node={node} />
      <Findings findings={diagnostics.filter(({ place }) => place.node === node.id)} />
      {isTable(node) && <TablePart key={node.op} node={node} />}
      {isDrawn && <Settings node={node} />}
      {isSource && <SourceValues node={node} />}
      {hasRule && <NodeFormula node={node} />}
      <Numbers node={node} />
      <NodeTangent node={node} />
      {node.function && <FunctionPart node={node} used={node.function} />}
      {hasRule && <BackwardRules node={node} />}
      {!isHiding && <NodeWhatIf node={node} />}
      {!isDrawn && <Settings node={node} />}
    </div>
  )
}

function Title({ node }: { readonly node: GraphNode }) {
  const graph = useGraph()
  const { trace } = useDerived()
  const slot = trace.program.slotOf.get(node.id)
  const shape = slot === undefined ? node.value?.shape : trace.program.instructions[slot]?.shape
  const axes = axisNames(graph, trace.program).get(node.id) ?? node.axes
  const facts = [
    opOf(node)?.title ?? node.op,
    ...(shape && shape.length > 0 ? [describeAxes(shape, axes ?? []) ?? describeShape(shape)] : []),
    ...(rootOf(graph) === node.id ? ['root'] : []),
  ]
  return (
    <h2 className={styles.title}>
      <Name name={node.name} />
      <span className={styles.subtitle}>{facts.join(', ')}</span>
      <IconButton
        icon={CircleHelp}
        name={`Help with ${opOf(node)?.title ?? node.op}`}
        keys={useKeysOf('help.op')}
        size={16}
        className={styles.help}
        onClick={() => helpWith(node.op)}
      />
    </h2>
  )
}

/** Value and adjoint, as far as the shown trace knows them. */
function Numbers({ node }: { readonly node: GraphNode }) {
  const graph = useGraph()
  const { trace, whatIf } = useDerived()
  const view = useShownTrace()
  const isHiding = useIsHiding()
  const slot = trace.program.slotOf.get(node.id)
  const adjoint = view.adjointOf(node.id)
  const isSource = node.value !== undefined
  const hasPath = slot !== undefined && trace.adjoints[slot] != null
  const root = rootOf(graph)
  const rootName = root === null ? null : nameOf(graph, root)
  return (
    <>
      <div>
        {!isSource && (
          <Quantity label="value" symbol={nameLatex(node.name)} value={view.valueOf(node.id)} kind="value" />
        )}
        {hasPath && (
          <Quantity
            label={isSource ? 'gradient' : 'adjoint'}
            symbol={barTex(node.name)}
            value={adjoint?.sum ?? null}
            missing={adjoint?.missing ?? 0}
            kind="derivative"
          />
        )}
      </div>
      {!hasPath && rootName !== null && slot !== undefined && (
        <p className={styles.quiet}>
          {sayNoPath(node, {
            root: rootName,
            isRootComputed: trace.program.root !== null,
            varies: trace.program.instructions[slot]?.varies === true,
            isFrozen: whatIf?.held.frozen.has(node.id) === true,
            fixed: [...(whatIf?.held.values.keys() ?? [])]
              .filter((id) => pathBetween(graph, node.id, id) !== null)
              .map((id) => nameOf(graph, id)),
          })}
        </p>
      )}
      <SumBar graph={graph} trace={trace} view={view} node={node.id} />
      {hasPath && hasGradient(node) && !isHiding && <CheckLine kind="input" id={node.id} />}
    </>
  )
}
