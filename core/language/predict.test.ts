import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { run } from '../engine/run'
import type { Trace } from '../engine/trace'
import { compile } from '../graph/compile'
import { readFormula } from './read'
import { readValue } from './value'
import { setValue } from '../graph/edits'
import { sayMiss, sayQuestion } from '../words/predictions'
import { plain } from '../words/steps'
import type { Miss, Question } from './predict'
import { judge, questionAt } from './predict'

function traceOf(formula: string, at: Readonly<Record<string, string>>): Trace {
  let document = readFormula(formula)
  if (isDiagnostic(document)) throw new Error(document.code)
  for (const [name, text] of Object.entries(at)) {
    const node = document.graph.nodes.find((n) => n.name === name)
    const value = readValue(text)
    if (!node || isDiagnostic(value)) throw new Error(name)
    const next = setValue(document, node.id, value.value)
    if (isDiagnostic(next)) throw new Error(next.code)
    document = next
  }
  return run(compile(document.graph).program)
}

const nameIn = (trace: Trace, node: string): string =>
  trace.program.instructions.find((instruction) => instruction.node === node)?.name ?? ''

/** The first question whose sentence says this. */
function question(trace: Trace, said: string | RegExp): Question {
  for (let at = 0; at < trace.steps.length; at++) {
    const asked = questionAt(trace, at)
    if (asked && plain(sayQuestion(trace, asked)).match(said)) return asked
  }
  throw new Error(`nothing asks ${said}`)
}

const missOf = (trace: Trace, asked: Question, answer: readonly (number | null)[]): Miss | null => {
  const reply = judge(trace, asked, answer)
  if (reply.isRight) throw new Error('right')
  return reply.miss
}

/** f = (x·y)² + x at (3, 5): x is reached along two paths. */
const trace = traceOf('p = x * y; q = p^2; f = q + x', { x: '3', y: '5' })

describe('a prediction', () => {
  it('asks for every number of the trace, and the right answer is what the trace holds', () => {
    for (let at = 0; at < trace.steps.length; at++) {
      const asked = questionAt(trace, at)
      expect(asked && judge(trace, asked, [...asked.expected.data])).toEqual({ isRight: true })
    }
    expect(questionAt(trace, trace.steps.length)).toBeNull()
  })

  it('never says the number that it asks for', () => {
    // 7 and 11 are primes that no other number of the graph contains.
    const other = traceOf('p = x * y; f = p * p', { x: '7', y: '11' })
    for (let at = 0; at < other.steps.length; at++) {
      const asked = questionAt(other, at) as Question
      const answer = String(asked.expected.data[0])
      expect(plain(sayQuestion(other, asked)).split(/[^\d.]+/)).not.toContain(answer)
    }
  })

  it('asks at the last of several paths for the whole adjoint, and names the path that is missing', () => {
    const asked = question(trace, /whole adjoint of x/)
    expect(judge(trace, asked, [151])).toEqual({ isRight: true })
    const miss = missOf(trace, asked, [150])
    expect(miss?.kind).toBe('paths')
    expect(sayMiss(miss, (node) => nameIn(trace, node))).toBe('A path is missing: x also feeds f.')
  })

  it('names upstream, local, sign, value, and what goes to the other input', () => {
    const asked = question(trace, /send to y/)
    expect(judge(trace, asked, [90])).toEqual({ isRight: true })
    const kinds = { upstream: 3, local: 30, sign: -90, value: 5, port: 150 } as const
    for (const [kind, given] of Object.entries(kinds)) expect(missOf(trace, asked, [given])?.kind, kind).toBe(kind)
    expect(missOf(trace, asked, [1234])).toBeNull()
  })

  it('names a slip inside the last path of a sum', () => {
    const asked = question(trace, /whole adjoint of x/)
    // 1 from f, and the local derivative y = 5 without upstream; then upstream 30 without local.
    expect(missOf(trace, asked, [6])?.kind).toBe('upstream')
    expect(missOf(trace, asked, [31])?.kind).toBe('local')
  })

  it('names inputs that stand the wrong way round', () => {
    const sub = traceOf('f = x - y', { x: '3', y: '5' })
    const asked = question(sub, /What is f/)
    expect(missOf(sub, asked, [2])?.kind).toBe('swapped')
    expect(missOf(sub, asked, [3])).toMatchObject({ kind: 'value' })
  })

  it('takes three digits of a number that is shown rounded, all of one that is shown whole', () => {
    const sine = traceOf('f = sin(x)', { x: '1' })
    const asked = question(sine, /What is f/)
    expect(judge(sine, asked, [0.841])).toEqual({ isRight: true })
    expect(judge(sine, asked, [0.83]).isRight).toBe(false)
    expect(judge(trace, question(trace, /send to y/), [90.001]).isRight).toBe(false)
  })

  it('takes 0 for what is left of a cancellation', () => {
    const rest = traceOf('f = (x + y) - z', { x: '0.1', y: '0.2', z: '0.3' })
    expect(judge(rest, question(rest, /What is f/), [0])).toEqual({ isRight: true })
  })

  it('judges the entries of a matrix that were given, and knows its transpose', () => {
    const product = traceOf('f = sum(A @ B)', { A: '[[1,2],[3,4]]', B: '[[5,6],[7,9]]' })
    const asked = question(product, /send to A/)
    const right = [...asked.expected.data]
    expect(right).toEqual([11, 16, 11, 16])
    expect(judge(product, asked, [null, 16, null, null])).toEqual({ isRight: true })
    expect(missOf(product, asked, [11, 11, 16, 16])?.kind).toBe('transposed')
    expect(missOf(product, asked, [1, 1, 1, 1])?.kind).toBe('local')
  })

  it('does not ask for what no number answers', () => {
    const log = traceOf('f = log(x)', { x: '-1' })
    expect(questionAt(log, 0)).toBeNull()
  })
})
