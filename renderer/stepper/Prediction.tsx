// The question that a step asks, and the field or the grid that takes the answer: numbers or expressions.
import { CircleCheck, CircleX } from 'lucide-react'
import type { FormEvent } from 'react'
import { useRef, useState } from 'react'
import { isDiagnostic } from '../../core/diagnostic'
import { nameOf } from '../../core/graph/look'
import type { Answer, Question, Reply } from '../../core/language/predict'
import { readValue } from '../../core/language/value'
import type { Tensor } from '../../core/tensor'
import { isSameShape, soleNumber } from '../../core/tensor'
import { sayMiss } from '../../core/words/predictions'
import { sentence } from '../../core/words/sentences'
import { cellName } from '../parts/ValueGrid'
import { useGraph } from '../state/document'
import { askNext, commitAnswer, forgetReply, showAnswer, skipQuestion, usePrediction } from '../state/predict'
import styles from './Prediction.module.css'

/** Of a larger tensor one entry is asked for. */
const mostFields = 16

/** The entries that are asked for, by flat index; of a large one an entry that nobody can guess from its place. */
function entriesOf({ expected, step }: Question): readonly number[] {
  const count = expected.data.length
  if (count <= mostFields) return Array.from({ length: count }, (_, at) => at)
  return [(7 * (step.kind === 'backward' ? step.missing + step.port + 1 : 1)) % count]
}

export function AnswerForm({ question }: { readonly question: Question }) {
  const graph = useGraph()
  const { expected } = question
  const entries = entriesOf(question)
  const [texts, setTexts] = useState<Readonly<Record<number, string>>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const isNumber = expected.shape.length === 0
  const columns = entries.length === 1 ? 1 : (expected.shape[expected.shape.length - 1] ?? 1)
  const check = (event: FormEvent): void => {
    event.preventDefault()
    const read = readAnswer(texts, expected)
    setProblem(read.problem)
    if (read.problem === null) commitAnswer(read.answer)
    else forgetReply()
    form.current?.querySelector('input')?.select()
  }
  return (
    <form ref={form} className={styles.form} aria-label="Prediction" onSubmit={check}>
      <div
        className={styles.fields}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(44px, ${columns > 1 ? 72 : 112}px))` }}
      >
        {entries.map((at, order) => (
          <input
            key={at}
            className={styles.field}
            aria-label={isNumber ? 'Your prediction' : cellName(nameOf(graph, question.node), expected, at)}
            aria-invalid={problem !== null}
            placeholder="?"
            autoComplete="off"
            spellCheck={false}
            autoFocus={order === 0}
            value={texts[at] ?? ''}
            onChange={(event) => setTexts({ ...texts, [at]: event.currentTarget.value })}
          />
        ))}
      </div>
      <button type="submit" className={styles.check}>
        Check
      </button>
      <button type="button" className={styles.plain} onClick={showAnswer}>
        Show
      </button>
      <button type="button" className={styles.plain} onClick={skipQuestion}>
        Skip
      </button>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </form>
  )
}

/** What was typed, as numbers; a whole table may stand in the first field. */
function readAnswer(
  texts: Readonly<Record<number, string>>,
  { shape, data }: Tensor,
): { answer: Answer; problem: string | null } {
  const answer: (number | null)[] = Array.from(data, () => null)
  let problem: string | null = null
  for (const [at, text] of Object.entries(texts)) {
    if (text.trim() === '') continue
    const found = readValue(text)
    if (isDiagnostic(found)) problem ??= sentence(found)
    else if (found.value.shape.length > 0 && isSameShape(found.value.shape, shape))
      found.value.data.forEach((x, i) => (answer[i] = x))
    else {
      const number = soleNumber(found.value)
      if (number === undefined) problem ??= 'This takes one number.'
      else answer[Number(at)] = number
    }
  }
  if (problem === null && answer.every((x) => x === null)) problem = 'Type a number first, or have it shown.'
  return { answer, problem }
}

/** After a number is shown: on to the next question. */
export function NextQuestion() {
  return (
    <button type="button" className={styles.check} autoFocus onClick={askNext}>
      Next
    </button>
  )
}

/** Right, or what the answer has left out. */
export function ReplyLine({ reply }: { readonly reply: Reply }) {
  const graph = useGraph()
  const Icon = reply.isRight ? CircleCheck : CircleX
  return (
    <span
      className={`${styles.reply} ${reply.isRight ? styles.right : ''}`}
      data-reply={reply.isRight ? 'right' : 'wrong'}
    >
      <Icon size={18} aria-hidden="true" />
      {reply.isRight ? 'Right.' : sayMiss(reply.miss, (node) => nameOf(graph, node))}
    </span>
  )
}

/** How many answers were right at the first try. */
export function Score() {
  const right = usePrediction((prediction) => prediction.right)
  const answered = usePrediction((prediction) => prediction.answered)
  if (answered === 0) return null
  return (
    <span className={styles.score} title="right at the first try, of the numbers answered in this session">
      {right} of {answered} right
    </span>
  )
}
