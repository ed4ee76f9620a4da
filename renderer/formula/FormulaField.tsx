// The formula being typed. Enter reads it; what cannot be read stays, with the reason and its place below; Escape leaves.
import { useEffect, useRef, useState } from 'react'
import type { Diagnostic } from '../../core/diagnostic'
import { nameOf } from '../../core/graph/look'
import { sentence } from '../../core/words/sentences'
import { presentDocument } from '../state/document'
import { changeSession, useSession } from '../state/session'
import { Excerpt } from '../parts/Excerpt'
import { offsetOf } from '../parts/excerpt-at'
import styles from './FormulaBar.module.css'
import { chosenNode, formulaParts, nodeAt, typeFormula } from './type-formula'

const leave = (): void => changeSession({ isTypingFormula: false, formulaProblem: null })

/** The node whose formula this is, and the text as it stands in the graph. Nothing that is selected meanwhile changes it. */
function asItStands() {
  const chosen = chosenNode(presentDocument().graph, useSession.getState().selection)
  return { chosen, ...formulaParts(chosen) }
}

export function FormulaField() {
  const [{ chosen, text: before, parts }] = useState(asItStands)
  const [text, setText] = useState(before)
  const problem = useSession((session) => session.formulaProblem)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    field.current?.select()
    return () => changeSession({ hinted: null })
  }, [])

  const read = (): void => {
    if (text.trim() === '' || text === before) return leave()
    const found = typeFormula(text, chosen)
    changeSession({ formulaProblem: found, isTypingFormula: found !== null })
    const column = found?.place.column
    if (column !== undefined) {
      const at = offsetOf(text, column)
      field.current?.setSelectionRange(at, at + 1)
    }
  }
  return (
    <div className={styles.typing}>
      <input
        ref={field}
        className={styles.field}
        aria-label={chosen === null ? 'Formula' : `Formula of ${nameOf(presentDocument().graph, chosen)}`}
        aria-invalid={problem !== null}
        aria-describedby={problem ? 'formula-problem' : undefined}
        placeholder="log(exp(x) + exp(y))"
        spellCheck={false}
        autoComplete="off"
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          if (problem) changeSession({ formulaProblem: null })
        }}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) => {
          // What is being changed stands for nothing in the graph yet.
          const hinted = text === before ? nodeAt(parts, selectionStart ?? 0, selectionEnd ?? 0) : null
          changeSession({ hinted })
        }}
        onPaste={(event) => {
          // A field of one line drops line breaks; in a formula they separate definitions.
          const pasted = event.clipboardData.getData('text/plain').trim()
          if (!pasted.includes('\n')) return
          event.preventDefault()
          const { selectionStart, selectionEnd } = event.currentTarget
          const joined = pasted.replace(/\s*\n\s*/g, '; ')
          setText(text.slice(0, selectionStart ?? 0) + joined + text.slice(selectionEnd ?? text.length))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') read()
          if (event.key === 'Escape') leave()
        }}
        onBlur={() => {
          if (text === before) leave()
        }}
      />
      <span className={styles.keys}>
        <kbd>Enter</kbd> builds it, <kbd>Esc</kbd> leaves
      </span>
      {problem && <Problem problem={problem} text={text} />}
    </div>
  )
}

function Problem({ problem, text }: { readonly problem: Diagnostic; readonly text: string }) {
  const { column } = problem.place
  return (
    <div id="formula-problem" role="alert" className={styles.problem}>
      {column !== undefined && <Excerpt text={text} column={column} />}
      <span>{sentence(problem)}</span>
    </div>
  )
}
