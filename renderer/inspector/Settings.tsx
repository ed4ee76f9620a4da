// What can be set on a node besides its wires: its name, the attributes of its op, whether it is the root.
import { setGenerator } from '../../core/data/table-edits'
import type { GraphNode } from '../../core/graph/document'
import { renameNode, setAttribute, setRoot } from '../../core/graph/edits'
import { indexOf, nameOf, opOf, portsOfNode, rootOf } from '../../core/graph/look'
import { defaultAttributes } from '../../core/ops/catalogue'
import type { AttributeDefinition } from '../../core/ops/op'
import { typedSettings } from '../../core/ops/op'
import { isSetting, wholeBounds } from '../../core/ops/settings'
import { formatCount } from '../../core/words/numbers'
import { sentence } from '../../core/words/sentences'
import { useDerived } from '../state/derived'
import { commitEdit, useGraph } from '../state/document'
import { DraftField } from './DraftField'
import styles from './Inspector.module.css'
import { isUnreadable, readNumber } from '../parts/read-number'
import { OwnFormula } from './OwnFormula'
import { Section } from './Panel'

export function Settings({ node }: { readonly node: GraphNode }) {
  const graph = useGraph()
  const op = opOf(node)
  const isRoot = rootOf(graph) === node.id
  const rename = (name: string): string | null => {
    const refusal = commitEdit(`rename ${node.name}`, (document) => renameNode(document, node.id, name))
    return refusal && sentence(refusal)
  }
  return (
    <Section title="Settings">
      <DraftField name="name" value={node.name} onCommit={rename} />
      {Object.entries(op?.attributes ?? {})
        .filter(([, { kind }]) => kind !== 'formula')
        .map(([key, definition]) => (
          <Attribute key={key} node={node} attribute={key} definition={definition} />
        ))}
      {op?.fault && <OwnFormula node={node} op={op} />}
      {op && portsOfNode(node).length > 0 && !isRoot && (
        <button
          type="button"
          className={styles.action}
          onClick={() => void commitEdit('choose the root', (document) => setRoot(document, node.id))}
        >
          Make it the root
        </button>
      )}
    </Section>
  )
}

interface AttributeProps {
  readonly node: GraphNode
  readonly attribute: string
  readonly definition: AttributeDefinition
}

function Attribute({ node, attribute, definition }: AttributeProps) {
  const op = opOf(node)
  const value = node.attributes?.[attribute] ?? (op ? defaultAttributes(op)[attribute] : undefined) ?? ''
  const set = (next: number | string): void =>
    void commitEdit(`set ${definition.title} of ${node.name}`, (document) =>
      node.op === 'generated' && attribute === 'generator'
        ? setGenerator(document, node.id, String(next))
        : setAttribute(document, node.id, attribute, next),
    )
  if (definition.kind === 'signs') return <Signs node={node} signs={String(value)} onSet={set} />
  if (definition.kind === 'axis') return <AxisChoice node={node} value={String(value)} onSet={set} />
  if (definition.kind === 'flag') return <Flag title={definition.title} isOn={value === 1} onSet={set} />
  if (definition.kind === 'choice')
    return <Choice title={definition.title} options={definition.options} value={String(value)} onSet={set} />
  if (definition.kind === 'shape' || definition.kind === 'entries') {
    const { needs: wanted } = typedSettings[definition.kind]
    const take = (text: string): string | null => {
      if (!isSetting(definition, text)) return `This needs ${wanted}.`
      set(text)
      return null
    }
    return <DraftField name={definition.title} value={String(value)} onCommit={take} isCode />
  }
  const read = (text: string): string | null => {
    const found = readNumber(text)
    if (isUnreadable(found)) return found.problem
    if (!isSetting(definition, found)) return needs(definition)
    set(found)
    return null
  }
  return <DraftField name={definition.title} value={String(value)} onCommit={read} isCode />
}

function needs(definition: AttributeDefinition): string {
  if (definition.kind !== 'whole') return 'This needs one number.'
  const { least = wholeBounds.least, most = wholeBounds.most } = definition
  return `This needs a whole number from ${least} to ${formatCount(most)}.`
}

interface ChoiceProps {
  readonly node: GraphNode
  readonly onSet: (value: string) => void
}

/** One toggle per wire: does it count with + or with −? */
function Signs({ node, signs, onSet }: ChoiceProps & { readonly signs: string }) {
  const graph = useGraph()
  const wires = indexOf(graph).into.get(node.id) ?? []
  return (
    <div className={styles.setting} role="group" aria-label="signs">
      <span className={styles.label}>signs</span>
      <span className={styles.signs}>
        {[...signs].map((sign, port) => {
          const wire = wires.find((edge) => edge.port === port)
          const from = wire ? nameOf(graph, wire.from) : `input ${port + 1}`
          const flipped = signs.slice(0, port) + (sign === '-' ? '+' : '-') + signs.slice(port + 1)
          return (
            <button
              key={port}
              type="button"
              className={styles.sign}
              aria-label={`Sign of ${from}`}
              aria-pressed={sign === '-'}
              title={sign === '-' ? `${from} is taken away` : `${from} is added`}
              onClick={() => onSet(flipped)}
            >
              {sign === '-' ? '−' : '+'} {from}
            </button>
          )
        })}
      </span>
    </div>
  )
}

function Flag({ title, isOn, onSet }: { title: string; isOn: boolean; onSet: (value: number) => void }) {
  return (
    <label className={styles.setting}>
      <span className={styles.label}>{title}</span>
      <input type="checkbox" checked={isOn} onChange={(event) => onSet(event.currentTarget.checked ? 1 : 0)} />
    </label>
  )
}

interface OptionsProps {
  readonly title: string
  readonly options: readonly string[]
  readonly value: string
  readonly onSet: (value: string) => void
}

function Choice({ title, options, value, onSet }: OptionsProps) {
  return (
    <label className={styles.setting}>
      <span className={styles.label}>{title}</span>
      <select className={styles.field} value={value} onChange={(event) => onSet(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  )
}

const axisWord = (axis: string): string =>
  axis === 'all' ? 'all entries' : axis === '-1' ? 'the last axis' : `axis ${axis}`

function AxisChoice({ node, value, onSet }: ChoiceProps & { readonly value: string }) {
  const graph = useGraph()
  const { trace } = useDerived()
  const from = indexOf(graph).into.get(node.id)?.[0]?.from
  const slot = from === undefined ? undefined : trace.program.slotOf.get(from)
  const rank = slot === undefined ? 2 : (trace.program.instructions[slot]?.shape.length ?? 0)
  const axes = [...new Set(['all', ...Array.from({ length: rank }, (_, axis) => String(axis)), value])]
  return (
    <label className={styles.setting}>
      <span className={styles.label}>axis</span>
      <select className={styles.field} value={value} onChange={(event) => onSet(event.currentTarget.value)}>
        {axes.map((axis) => (
          <option key={axis} value={axis}>
            {axisWord(axis)}
          </option>
        ))}
      </select>
    </label>
  )
}
