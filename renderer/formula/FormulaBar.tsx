// Above the canvas: the root, or the one selected node, as a formula. A click makes it a field in which one types.
import { nameOf, nodeOf, rootOf } from '../../core/graph/look'
import { latexOf } from '../../core/language/latex'
import { nameLatex } from '../../core/language/names'
import { Tex } from '../parts/Tex'
import { useGraph } from '../state/document'
import { changeSession, useSession } from '../state/session'
import { CopyCode } from './CopyCode'
import styles from './FormulaBar.module.css'
import { FormulaField } from './FormulaField'

export function FormulaBar() {
  const isTyping = useSession((session) => session.isTypingFormula)
  return (
    <section className={styles.bar} aria-label="Formula bar" data-panel>
      {isTyping ? <FormulaField /> : <FormulaButton />}
    </section>
  )
}

const startTyping = (): void => changeSession({ isTypingFormula: true, formulaProblem: null })

function FormulaButton() {
  const graph = useGraph()
  const only = useSession(({ selection: { nodes } }) => (nodes.length === 1 ? nodes[0] : undefined))
  const selected = only === undefined ? undefined : nodeOf(graph, only)
  const root = rootOf(graph)
  const shown = selected && selected.value === undefined ? selected.id : root
  if (shown === null) {
    return (
      <button type="button" className={styles.formula} onClick={startTyping}>
        <span className={styles.placeholder}>
          {graph.nodes.length === 0
            ? 'Type a formula, such as log(exp(x) + exp(y))'
            : 'No root yet: select the result and make it the root, or type a formula'}
        </span>
      </button>
    )
  }
  const { formula, definitions } = latexOf(graph, shown)
  return (
    <>
      <button
        type="button"
        className={styles.formula}
        aria-label="Edit the formula"
        title="Edit the formula (Ctrl+L)"
        onClick={startTyping}
      >
        <Tex tex={`${nameLatex(nameOf(graph, shown))} = ${formula}`} className={styles.main} />
        {definitions.length > 0 && (
          <span className={styles.definitions}>
            with <Tex tex={definitions.map((part) => `${part.name} = ${part.formula}`).join(',\\enspace ')} />
          </span>
        )}
      </button>
      <CopyCode graph={graph} node={shown} />
    </>
  )
}
