// Above the canvas: the root, or the one selected node, as a formula. A click makes it a field in which one types.
import type { NodeId } from '../../core/graph/document'
import { nameOf, rootOf } from '../../core/graph/look'
import { latexOf } from '../../core/language/latex'
import { nameLatex } from '../../core/language/names'
import { Tex } from '../parts/Tex'
import { useGraph } from '../state/document'
import { changeSession, nothingSelected, useSession } from '../state/session'
import { CopyCode } from './CopyCode'
import styles from './FormulaBar.module.css'
import { FormulaField } from './FormulaField'
import { chosenNode } from './type-formula'

export function FormulaBar() {
  const isTyping = useSession((session) => session.isTypingFormula)
  return (
    <section className={styles.bar} aria-label="Formula bar" data-panel data-formula-bar>
      {isTyping ? <FormulaField /> : <FormulaButton />}
    </section>
  )
}

const startTyping = (): void => changeSession({ isTypingFormula: true, formulaProblem: null })

function FormulaButton() {
  const graph = useGraph()
  const only = useSession(({ selection: { nodes } }) => (nodes.length === 1 ? (nodes[0] ?? null) : null))
  const chosen = useSession(({ selection }) => chosenNode(graph, selection))
  const root = rootOf(graph)
  const shown = chosen ?? root
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
  const { formula, definitions } = latexOf(graph, shown, shown === only ? null : only)
  return (
    <>
      <button
        type="button"
        className={styles.formula}
        aria-label={chosen === null ? 'Edit the formula' : `Edit the formula of ${nameOf(graph, chosen)}`}
        title="Edit the formula (Ctrl+L)"
        onClick={startTyping}
      >
        <Tex tex={`${nameLatex(nameOf(graph, shown))} = ${formula}`} className={styles.main} isMarked />
        {definitions.length > 0 && (
          <span className={styles.definitions}>
            with <Tex tex={definitions.map((part) => `${part.name} = ${part.formula}`).join(',\\enspace ')} isMarked />
          </span>
        )}
      </button>
      {chosen !== null && root !== null && <WholeFormula node={chosen} root={root} />}
      <CopyCode graph={graph} node={shown} />
    </>
  )
}

/** Where the selected node stands in the whole, and the way back to it. */
function WholeFormula({ node, root }: { readonly node: NodeId; readonly root: NodeId }) {
  const graph = useGraph()
  const { formula, definitions } = latexOf(graph, root, node)
  const parts = [
    `${nameLatex(nameOf(graph, root))} = ${formula}`,
    ...definitions.map((part) => `${part.name} = ${part.formula}`),
  ]
  return (
    <button
      type="button"
      className={styles.whole}
      aria-label="Back to the whole formula"
      title="Back to the whole formula"
      onClick={() => changeSession({ selection: nothingSelected })}
    >
      in <Tex tex={parts.join(',\\enspace ')} isMarked label="" />
    </button>
  )
}
