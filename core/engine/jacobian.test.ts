import { describe, expect, it } from 'vitest'
import type { Count } from '../algebra/counting'
import { compile } from '../graph/compile'
import { casesOf, computing } from '../laws/cases'
import { randomDocument } from '../laws/graphs'
import { costsOf } from './costs'
import { entriesOf, gradient } from './derivative'
import { course, slotOf, traceOf } from './graphs.fixture'
import { jacobian } from './jacobian'
import type { Trace } from './trace'

const of = (trace: Trace, name: string, mode?: 'forward' | 'reverse', inputs?: readonly string[]) => {
  const { program } = trace
  const slots = inputs?.map((input) => slotOf(trace, input))
  const entries = entriesOf(program, program.sources).filter(({ slot }) => !slots || slots.includes(slot))
  return jacobian(program, program.sources, slotOf(trace, name), entries, mode)
}
const worst = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number =>
  Math.max(0, ...a.flatMap((row, i) => row.map((x, j) => Math.abs(x - b[i]![j]!) / Math.max(1, Math.abs(x)))))

describe('the Jacobian', () => {
  it.each(computing.map((op) => [op.name, op] as const))('of %s is the same by either mode', (_, op) => {
    for (const { document, title } of casesOf(op, 1)) {
      const { program } = compile(document.graph)
      const y = program.instructions.findIndex(({ name }) => name === 'y')
      const entries = entriesOf(program, program.sources)
      const [one, other] = (['forward', 'reverse'] as const).map(
        (mode) => jacobian(program, program.sources, y, entries, mode).matrix,
      )
      expect(worst(one!, other!), title).toBeLessThan(1e-12)
    }
  })

  it('of A x is A, and of a number its gradient', () => {
    const at = 'A=[[1, 2, 3], [4, 5, 6]], x=[1, 0, -1]'
    const linear = traceOf('y = A @ x', at)
    expect(of(linear, 'y', undefined, ['x']).matrix).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ])
    const trace = traceOf(course, 'w=2, x=0, y=1, z=0')
    expect(of(trace, 'f').matrix).toEqual([[73472, 73472, 68224, 68224]])
    expect([...gradient(trace.program, trace.program.sources).values()].map((t) => t.data[0])).toEqual([
      73472, 73472, 68224, 68224,
    ])
  })

  it('goes forward where few numbers vary, in reverse where few come out', () => {
    const tall = traceOf('y = [sin(x), cos(x), exp(x), x^2]', 'x=0.3')
    expect(of(tall, 'y')).toMatchObject({ mode: 'forward', prices: { forward: { passes: 1 }, reverse: { passes: 4 } } })
    const wide = traceOf(course, 'w=2, x=0, y=1, z=0')
    expect(of(wide, 'f')).toMatchObject({ mode: 'reverse', prices: { forward: { passes: 4 }, reverse: { passes: 1 } } })
    expect(of(wide, 'f', 'forward').mode).toBe('forward')
  })

  it('has a column of zeros for what does not matter', () => {
    const trace = traceOf('a = y^2; f = x^2', 'x=3, y=1')
    for (const mode of ['forward', 'reverse'] as const) expect(of(trace, 'f', mode).matrix).toEqual([[0, 6]])
  })
})

describe('the count', () => {
  const count = (formula: string, at: string) => {
    const { program } = traceOf(formula, at)
    return costsOf(program, program.root as number)
  }
  const m = (multiplications: number, divisions = 0, calls = 0): Count => ({ multiplications, divisions, calls })

  it('is what one counts by hand', () => {
    // x·y; ẋ·y + x·ẏ; g·y, g·x.
    expect(count('x * y', 'x=2, y=3')).toEqual({ value: m(1), forward: m(2), reverse: m(2) })
    expect(count('x + y', 'x=2, y=3')).toEqual({ value: m(0), forward: m(0), reverse: m(0) })
    // e^x is its own slope: each sweep multiplies once and calls nothing again.
    expect(count('exp(x)', 'x=2')).toEqual({ value: m(0, 0, 1), forward: m(1), reverse: m(1) })
    expect(count('sin(x)', 'x=2')).toEqual({ value: m(0, 0, 1), forward: m(1, 0, 1), reverse: m(1, 0, 1) })
    // x⁴ by two squarings; 4·x³ is x·x·x and two more, and the sweep multiplies by what flows.
    expect(count('x^4', 'x=2').value).toEqual(m(2))
    expect(count('x^4', 'x=2').reverse).toEqual(m(4))
    expect(count('x^4', 'x=2').forward).toEqual(m(4))
  })

  it('of a matrix product is rows × inner × columns, and twice that for its sweeps', () => {
    const { value, forward, reverse } = count('sum(A @ B)', 'A=[[1, 2, 3], [4, 5, 6]], B=[[1, 2], [3, 4], [5, 6]]')
    expect([value, forward, reverse]).toEqual([m(12), m(24), m(24)])
  })

  it('of the course’s graph: 5 squares, and 2 multiplications for each of them in either sweep', () => {
    const trace = traceOf(course, 'w=2, x=0, y=1, z=0')
    const { costs, prices } = of(trace, 'f')
    expect(costs).toEqual({ value: m(5), forward: m(10), reverse: m(10) })
    expect(prices).toEqual({
      forward: { passes: 4, perPass: 10, total: 45 },
      reverse: { passes: 1, perPass: 10, total: 15 },
    })
  })

  it('of one sweep, either way, stays a small multiple of the value’s work (the cheap gradient)', () => {
    for (let seed = 0; seed < 300; seed++) {
      const { program } = compile(randomDocument(seed, 30).graph)
      const { value, forward, reverse } = costsOf(program, program.root as number)
      const work = value.multiplications + value.divisions + value.calls
      for (const sweep of [forward, reverse]) {
        const here = sweep.multiplications + sweep.divisions + sweep.calls
        expect(here).toBeGreaterThanOrEqual(0)
        expect(here, `seed ${seed}`).toBeLessThanOrEqual(6 * work)
      }
    }
  })

  it('leaves out what only a frozen input would need', () => {
    const trace = traceOf('x * exp(y)', 'x=2, y=3')
    const { program } = trace
    expect(costsOf(program, program.root as number, [slotOf(trace, 'x')]).forward).toEqual(m(1))
    expect(costsOf(program, program.root as number, [slotOf(trace, 'x')]).reverse).toEqual(m(1))
  })
})
