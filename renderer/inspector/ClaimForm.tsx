// A derivative that the learner claims: right, or a point at which it is wrong and the likely slip.
import type { FormEvent } from 'react'
import { useId, useState } from 'react'
import { isDiagnostic } from '../../core/diagnostic'
import type { Instruction, Program } from '../../core/graph/program'
import { nameOf } from '../../core/graph/look'
import { judgeClaim } from '../../core/language/claim'
import { nameLatex } from '../../core/language/names'
import { sayJudgement } from '../../core/words/claims'
import { sentence } from '../../core/words/sentences'
import { Raised } from '../parts/Raised'
import { Tex } from '../parts/Tex'
import { VerdictSign } from '../parts/VerdictSign'
import { deriveWritten, useDerived } from '../state/derived'
import { useGraph } from '../state/document'
import type { Verdict } from '../state/verdict'
import styles from './Inspector.module.css'
import look from './Lens.module.css'
import { Section } from './Panel'

interface Answer {
  readonly program: Program
  readonly kind: Verdict['kind']
  readonly sentences: readonly string[]
}

const kinds = { right: 'agrees', given: 'cannot', wrong: 'differs', undecided: 'cannot' } as const

export function ClaimForm() {
  const graph = useGraph()
  const { whatIf } = useDerived()
  // A claim is about the function as it is written, whatever is held.
  const { program } = deriveWritten(graph)
  const [slot, setSlot] = useState<number | null>(null)
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const field = useId()
  const input = slot !== null && program.inputs.includes(slot) ? slot : program.inputs[0]
  const root = program.root === null ? undefined : program.instructions[program.root]
  if (input === undefined || !root) return null
  const name = (at: number): string => (program.instructions[at] as Instruction).name
  const judge = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') return
    const found = judgeClaim(program, input, text)
    setProblem(isDiagnostic(found) ? sentence(found) : null)
    setAnswer(
      isDiagnostic(found)
        ? null
        : { program, kind: kinds[found.verdict], sentences: sayJudgement(found, (id) => nameOf(graph, id)) },
    )
  }
  const shown = answer?.program.instructions === program.instructions ? answer : null
  return (
    <Section title="A derivative that you claim">
      <form className={look.claim} onSubmit={judge}>
        <label className={look.by}>
          <Tex tex={`\\partial ${nameLatex(root.name)}/\\partial`} label={`derivative of ${root.name} by`} />
          <select
            className={styles.field}
            aria-label="by"
            value={input}
            onChange={(event) => {
              setSlot(Number(event.currentTarget.value))
              setAnswer(null)
            }}
          >
            {program.inputs.map((at) => (
              <option key={at} value={at}>
                {name(at)}
              </option>
            ))}
          </select>
        </label>
        <span aria-hidden="true">=</span>
        <input
          className={`${styles.field} ${styles.code}`}
          aria-label="Claimed derivative"
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : field}
          placeholder="2*x*cos(x^2)"
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setProblem(null)
            setAnswer(null)
          }}
        />
        <button type="submit" className={styles.action}>
          Judge
        </button>
      </form>
      {problem !== null && (
        <p id={field} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div role="status">
        {shown && (
          <div className={`${styles.check} ${styles[shown.kind]}`} data-claim={shown.kind}>
            <VerdictSign kind={shown.kind} />
            <div>
              {shown.sentences.map((words) => (
                <p key={words}>
                  <Raised text={words} />
                </p>
              ))}
            </div>
          </div>
        )}
      </div>
      {whatIf && (
        <p className={styles.quiet}>It is judged against the function as it is written, without what is held.</p>
      )}
    </Section>
  )
}
