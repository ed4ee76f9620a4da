// Where several slopes are possible: ours against what PyTorch, TensorFlow and JAX were measured to choose, and the words of
// each op's record against the same measurements. The fixture is made by kinks.py.
import { describe, expect, it } from 'vitest'
import { numbers } from '../algebra/numbers'
import { opNamed } from '../ops/catalogue'
import { computing } from '../laws/cases'
import type { Instruction } from '../graph/program'
import { forward } from '../engine/forward'
import type { Answer } from './golden'
import { answerTo, errorOf, tensorOf } from './golden'
import type { KinkCase } from './kink'
import { announced, differencesAtKink, titleOf } from './kink'
import text from './kinks.json?raw'
import { slopesOfWord } from './slopes'

const { cases } = JSON.parse(text) as { readonly cases: readonly KinkCase[] }
const known = cases.filter(({ op }) => opNamed(op))

describe('ours', () => {
  it.each(known.map((given) => [titleOf(given), given] as const))(
    'is PyTorch’s, or differs as announced: %s',
    (_, given) => {
      expect(differencesAtKink(given)).toEqual([])
    },
  )
})

/** The op's instruction, its inputs, and per port whether each entry stands on the kink; null where none does. */
function entriesOnKink({ program }: Answer, op: string): readonly (readonly boolean[])[] | null {
  const instruction = program.instructions.find((one) => one.op.name === op) as Instruction
  const { kink } = instruction.op
  if (!kink) return null
  const values = forward(numbers, program, program.sources)
  const inputs = instruction.inputs.map((slot) => values[slot]!)
  const mask = kink.on(numbers, inputs, instruction.attributes)
  const spread = inputs.map(({ shape }) =>
    // A mask of the output's shape speaks for all entries that made it.
    mask.data.length === 1 ? Array(shape.reduce((n, size) => n * size, 1)).fill(mask.data[0]) : [...mask.data],
  )
  const on = spread.map((entries) => entries.map((x) => x !== 0))
  return on.flat().some(Boolean) ? on : null
}

describe.each([
  ['torch', 'chosen'],
  ['tensorflow', 'tensorflow'],
  ['jax', 'jax'],
] as const)('the records’ words for %s', (framework, field) => {
  const atKinks = known.flatMap((given) => {
    if (framework === 'torch' && titleOf(given) in announced) return []
    const on = entriesOnKink(answerTo(given), given.op)
    return on ? [{ given, on }] : []
  })

  it.each(atKinks.map((one) => [titleOf(one.given), one] as const))(
    'agree with the measurement: %s',
    (_, { given, on }) => {
      const word = opNamed(given.op)!.kink![field]
      const measured = given[framework]
      if (measured === null) return expect(word, 'no such function there').toBe('no such function')
      if (measured === 'raises') return expect(word).toBe('an error')
      const parts = Object.values(measured.gradient).map((written) => tensorOf(written))
      const wanted = slopesOfWord(word, parts.length)
      const count = on.flat().filter(Boolean).length
      const inputs = Object.values(given.at).map((written) => tensorOf(written))
      parts.forEach((part, port) =>
        part.data.forEach((x, i) => {
          if (!on[port]?.[i]) return
          const entry = { port, index: i, entries: part.data.length, count, x: inputs[port]?.data[i] ?? NaN }
          expect(errorOf(wanted(entry), x), `“${word}”, measured ${part.data.join()}`).toBeLessThan(1e-6)
        }),
      )
    },
  )
})

describe('the measurements', () => {
  it('stand at 40 kinks at least, one of every op that has a kink', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40)
    const measured = new Set(cases.map(({ op }) => op))
    // A comparison carries no derivative, so there is no slope to measure.
    const asked = computing.filter(({ kink, blocks }) => kink && blocks !== 'all')
    expect(asked.filter(({ name }) => !measured.has(name)).map(({ name }) => name)).toEqual([])
  })

  it('announce no difference that nobody measured', () => {
    const titles = new Set(cases.map(titleOf))
    expect(Object.keys(announced).filter((title) => !titles.has(title))).toEqual([])
  })
})
