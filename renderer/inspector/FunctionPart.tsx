// What a node that uses a function shows of it: its name, what it computes over its ports, and what can be done with it.
import { useEffect, useRef } from 'react'
import type { GraphFunction, GraphNode } from '../../core/graph/document'
import { opOfFunction, portsOfFunction, resultOfFunction } from '../../core/graph/function-op'
import { latexOf } from '../../core/language/latex'
import { nameLatex } from '../../core/language/names'
import { Scroller } from '../parts/Scroller'
import { Tex } from '../parts/Tex'
import { makeSelectionUnique, nameFunction, openFunction, ungroupSelection, usesText } from '../state/functions'
import { selectNode, useSession } from '../state/session'
import { DraftField } from './DraftField'
import styles from './Inspector.module.css'
import { Section } from './Panel'

interface FunctionPartProps {
  readonly node: GraphNode
  readonly used: GraphFunction
}

export function FunctionPart({ node, used }: FunctionPartProps) {
  const part = useRef<HTMLDivElement>(null)
  const isRenaming = useSession((session) => session.renamingFunction === used.id)
  useEffect(() => {
    if (isRenaming) part.current?.querySelector('input')?.select()
  }, [isRenaming])
  const forSelected = (run: () => void): void => {
    selectNode(node.id)
    run()
  }
  return (
    <Section title="Function">
      <div ref={part} className={styles.stack}>
        <DraftField key={used.name} name="function" value={used.name} onCommit={(name) => nameFunction(used, name)} />
        <Inside used={used} />
        <p className={styles.quiet}>{usesText(used)}</p>
        <div className={styles.actions}>
          <button type="button" className={styles.action} onClick={() => openFunction(node.id)}>
            Open
          </button>
          <button type="button" className={styles.action} onClick={() => forSelected(makeSelectionUnique)}>
            Make unique
          </button>
          <button type="button" className={styles.action} onClick={() => forSelected(ungroupSelection)}>
            Un-group
          </button>
        </div>
      </div>
    </Section>
  )
}

/** g(x, y) = … with the names inside. */
function Inside({ used }: { readonly used: GraphFunction }) {
  const result = resultOfFunction(used)
  if (result === null) return null
  const { formula, definitions } = latexOf(used.graph, result)
  const names = portsOfFunction(used).map(({ name }) => nameLatex(name))
  const lines = [
    `${opOfFunction(used).notation?.latex?.(names, names, {}) ?? nameLatex(used.name)} = ${formula}`,
    ...definitions.map((part) => `${part.name} = ${part.formula}`),
  ]
  return (
    <Scroller className={styles.formula}>
      {lines.map((line) => (
        <Tex key={line} tex={line} display />
      ))}
    </Scroller>
  )
}
