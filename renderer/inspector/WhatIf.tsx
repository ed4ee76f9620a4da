// Pull a value or an adjoint, cut a wire, freeze a leaf: what can be held against the rules at what is looked at.
import { Scissors, Snowflake } from 'lucide-react'
import type { Edge, GraphNode } from '../../core/graph/document'
import { edgeId } from '../../core/graph/document'
import { hasGradient, opOf } from '../../core/graph/look'
import { isSource } from '../../core/ops/op'
import type { Tensor } from '../../core/tensor'
import { soleNumber } from '../../core/tensor'
import { Num } from '../parts/Num'
import type { NumberKind } from '../parts/Num'
import { ValueGrid } from '../parts/ValueGrid'
import { useDerived, useShownTrace } from '../state/derived'
import { holdAdjoint, holdValue, toggleCut, toggleFrozen, useHeld } from '../state/held'
import styles from './Inspector.module.css'
import look from './WhatIf.module.css'
import { Section } from './Panel'

/** Nothing to hold while a node has no numbers. */
export function NodeWhatIf({ node }: { readonly node: GraphNode }) {
  const { trace, whatIf } = useDerived()
  const view = useShownTrace()
  const slot = trace.program.slotOf.get(node.id)
  const op = opOf(node)
  if (slot === undefined || !op) return null
  // What a step has not reached is not given away here.
  const value = view.valueOf(node.id)
  const arrived = view.adjointOf(node.id)
  const adjoint = arrived?.missing === 0 ? arrived.sum : null
  const before = whatIf?.before
  const isLeaf = isSource(op)
  const isFreezable = isLeaf && hasGradient(node)
  if (!(isFreezable || adjoint || (value && !isLeaf))) return null
  return (
    <Section title="What if">
      {value && !isLeaf && (
        <Pull
          label="value"
          name={node.name}
          kind="value"
          now={value}
          isHeld={whatIf?.held.values.has(node.id) === true}
          before={before?.values[slot]}
          onHold={(t, isDragging) => holdValue(node.id, t, isDragging)}
        />
      )}
      {whatIf?.held.values.has(node.id) === true && (
        <p className={styles.quiet}>While it is held, {node.name} is a constant: nothing goes back from it.</p>
      )}
      {adjoint && (
        <Pull
          label="adjoint"
          name={`adjoint of ${node.name}`}
          kind="derivative"
          now={adjoint}
          isHeld={whatIf?.held.adjoints.has(node.id) === true}
          before={before?.adjoints[slot]}
          onHold={(t, isDragging) => holdAdjoint(node.id, t, isDragging)}
        />
      )}
      {isFreezable && <Freeze node={node} />}
    </Section>
  )
}

interface PullProps {
  readonly label: string
  readonly name: string
  readonly kind: NumberKind
  readonly now: Tensor
  readonly isHeld: boolean
  /** In the run with nothing held. */
  readonly before: Tensor | null | undefined
  readonly onHold: (t: Tensor | null, isDragging: boolean) => void
}

function Pull({ label, name, kind, now, isHeld, before, onHold }: PullProps) {
  const was = before ? soleNumber(before) : undefined
  const isOther = was !== undefined && was !== soleNumber(now)
  return (
    <div className={look.pull}>
      <span className={styles.label}>{label}</span>
      <ValueGrid
        name={`what-if ${name}`}
        value={now}
        isCompact
        onChange={(t, _, gesture) => onHold(t, gesture !== '')}
      />
      <span className={look.was}>
        {isOther && (
          <>
            was <Num value={was} kind={kind} />
          </>
        )}
        {isHeld && (
          <button
            type="button"
            className={look.release}
            aria-label={`Release ${name}`}
            onClick={() => onHold(null, false)}
          >
            Release
          </button>
        )}
      </span>
    </div>
  )
}

function Freeze({ node }: { readonly node: GraphNode }) {
  const isFrozen = useHeld(({ frozen }) => frozen.has(node.id))
  return (
    <button
      type="button"
      className={`${styles.action} ${look.toggle}`}
      aria-pressed={isFrozen}
      onClick={() => toggleFrozen(node.id)}
    >
      <Snowflake size={14} aria-hidden="true" />
      {isFrozen ? `Let ${node.name} vary again` : `Freeze ${node.name}: it counts as a constant`}
    </button>
  )
}

export function WireWhatIf({ edge }: { readonly edge: Edge }) {
  const { trace, whatIf } = useDerived()
  const id = edgeId(edge)
  const isCut = useHeld(({ cut }) => cut.has(id))
  const carried = (whatIf?.before ?? trace).contributions.has(id)
  if (!carried && !isCut) return null
  return (
    <Section title="What if">
      <button
        type="button"
        className={`${styles.action} ${look.toggle}`}
        aria-pressed={isCut}
        onClick={() => toggleCut(id)}
      >
        <Scissors size={14} aria-hidden="true" />
        {isCut ? 'Join this wire again' : 'Cut this wire: nothing comes back on it, as with a detach'}
      </button>
    </Section>
  )
}
