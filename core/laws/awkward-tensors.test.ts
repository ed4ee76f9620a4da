// Vectors, matrices and losses at their awkward points: ties, zeros, singular matrices, infinite logits. Their values and
// slopes stand in awkward-rows.ts; here is what is found there, second derivatives far out, and the identities of the course.
import { describe, expect, it, test } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { gradient, hessian } from '../engine/derivative'
import { findingsOf } from '../engine/findings'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { Program } from '../graph/program'
import { readFormula } from '../language/read'
import { readAssignments } from '../language/value'
import { sentence } from '../words/sentences'

function programOf(formula: string, at: string): Program {
  const given = readAssignments(at)
  if (isDiagnostic(given)) throw new Error(sentence(given))
  const read = readFormula(formula, given)
  if (isDiagnostic(read)) throw new Error(`${formula}: ${sentence(read)}`)
  const { program, diagnostics } = compile(read.graph)
  // A result that is no number has no backward pass; its value is asked for all the same.
  const faults = diagnostics.filter(({ code }) => code !== 'E104')
  if (faults.length > 0) throw new Error(faults.map(sentence).join())
  return program
}

/** Value of the root and gradient of every input, inputs in the order of the formula, all entries in a row. */
function answer(formula: string, at: string): { value: number[]; slopes: number[] } {
  const program = programOf(formula, at)
  const found = gradient(program, program.sources)
  const value = [...run(program).values[program.root!]!.data]
  return { value, slopes: program.inputs.flatMap((slot) => [...(found.get(slot)?.data ?? [])]) }
}

const codesAt = (formula: string, at: string): readonly string[] =>
  findingsOf(run(programOf(formula, at))).map(({ code }) => code)

describe('findings', () => {
  test.each([
    ['max(x)', 'x=[2,2,1]', ['E304']],
    ['max(x)', 'x=[2,3,1]', []],
    ['norm1(x)', 'x=[0,1]', ['E304']],
    ['norminf(x)', 'x=[2,-2]', ['E304']],
    ['std(x)', 'x=[2,2]', ['E304']],
    ['std(x)', 'x=[1]', ['E301']],
    ['mae(x, 1)', 'x=1', ['E304']],
    ['hinge(s, 1)', 's=1', ['E304']],
    ['l1_penalty(w)', 'w=[0,1]', ['E304']],
    ['sum(normalize(x))', 'x=[0,0]', ['E301']],
    ['cosine_similarity(a, b)', 'a=[0,0], b=[1,2]', ['E301']],
    ['sum(inv(A))', 'A=[[1,2],[2,4]]', ['E301']],
    ['sum(inv(A))', 'A=[[0.1,0.2,0.3],[0.4,0.5,0.6],[0.7,0.8,0.9]]', ['E301']],
    ['sum(inv(A))', 'A=[[1,0],[0,1e-20]]', []],
    ['sum(solve(A, b))', 'A=[[1,2],[2,4]], b=[1,1]', ['E301']],
    ['logdet(A)', 'A=[[0,1],[1,0]]', ['E301']],
    ['det(A)', 'A=[[1,2],[2,4]]', []],
    ['sum(eigvalsh(A))', 'A=[[1,0],[0,1]]', ['E304']],
    ['cross_entropy(z, 2)', 'z=[0,1]', ['E301']],
    ['cross_entropy(z, 0.5)', 'z=[0,1]', ['E301']],
    ['bce(p, 1)', 'p=2', ['E301']],
  ])('of %s at %s are %j', (formula, at, codes) => expect(codesAt(formula, at)).toEqual(codes))
})

describe('second derivatives', () => {
  const hessianAt = (formula: string, at: string): readonly (readonly number[])[] => {
    const program = programOf(formula, at)
    return hessian(program, program.sources).matrix
  }

  it.each([
    ['sum(eigvalsh(A)^2)', 'is that of tr A²', 2],
    ['sum(eigvalsh(A))', 'is 0, as of the trace', 0],
  ])('of %s %s, although all eigenvalues coincide', (formula, _, size) => {
    const found = hessianAt(formula, 'A=[[1,0,0],[0,1,0],[0,0,1]]')
    found.forEach((row, i) =>
      row.forEach((x, j) => {
        const [a, b, c, d] = [Math.floor(i / 3), i % 3, Math.floor(j / 3), j % 3]
        // Of the symmetric part: each off-diagonal pair shares its derivative.
        const wanted = (size / 2) * ((a === c && b === d ? 1 : 0) + (a === d && b === c ? 1 : 0))
        expect(Math.abs(x - wanted)).toBeLessThan(1e-12)
      }),
    )
  })

  it.each([
    ['softmax', 'dot([1, 0, 2], softmax(x))', 'x=[1000,0,-1000]'],
    ['log-softmax', 'dot([1, 0, 2], log_softmax(x))', 'x=[800,0,-800]'],
    ['cross-entropy', 'cross_entropy(x, 1)', 'x=[1000,0,-1000]'],
    ['cross-entropy of a logit of −∞', 'cross_entropy(x, [0.5, 0.5, 0])', 'x=[1,2,-inf]'],
    ['binary cross-entropy of logits', 'bce_with_logits(x, [1, 0, 1])', 'x=[800,-800,-800]'],
    ['standard deviation', 'std(x)', 'x=[1e200,2e200,4e200]'],
    ['norm', 'norm(x)', 'x=[3e-200,4e-200]'],
  ])('of %s are finite and symmetric far out', (_, formula, at) => {
    const found = hessianAt(formula, at)
    const largest = found.flat().reduce((most, x) => Math.max(most, Math.abs(x)), 0)
    found.forEach((row, i) =>
      row.forEach((x, j) => {
        expect(Number.isFinite(x)).toBe(true)
        expect(Math.abs(x - found[j]![i]!)).toBeLessThanOrEqual(1e-12 * largest)
      }),
    )
  })

  it('of the softmax cross-entropy are the covariance of the shares', () => {
    const found = hessianAt('cross_entropy(x, 0)', 'x=[0,log(2)]')
    ;[2 / 9, -2 / 9, -2 / 9, 2 / 9].forEach((x, i) => expect(found.flat()[i]).toBeCloseTo(x, 15))
  })
})

describe('matrix identities of the course', () => {
  it('βᵀx = xᵀβ, with the same gradient', () => {
    const [one, other] = ['dot(b, x)', 'dot(x, b)'].map((f) => programOf(f, 'b=[1,2,3], x=[4,5,6]'))
    for (const program of [one!, other!]) {
      expect([...run(program).values[program.root!]!.data]).toEqual([32])
      const names = program.inputs.map((slot) => program.instructions[slot]!.name)
      const slopes = gradient(program, program.sources)
      expect([...slopes.get(program.inputs[names.indexOf('x')]!)!.data]).toEqual([1, 2, 3])
    }
  })

  it('xᵀAx has the Hessian A + Aᵀ, with eigenvalues 5 ± √34', () => {
    const program = programOf('quadratic(x, [[1, 2], [3, 4]])', 'x=[1,2]')
    expect(hessian(program, program.sources).matrix).toEqual([
      [2, 5],
      [5, 8],
    ])
    const values = run(programOf('eigvalsh(H)', 'H=[[2,5],[5,8]]')).values
    const [low, high] = values[values.length - 1]!.data
    expect(low).toBeCloseTo(5 - Math.sqrt(34), 12)
    expect(high).toBeCloseTo(5 + Math.sqrt(34), 12)
  })

  const factors = 'X=[[1,2,3,4],[5,6,7,8],[9,10,11,12]], U=[[1,0],[0,1],[1,1]], V=[[1,1,1,1],[1,1,1,1]]'
  it('‖X − UV‖² is 434 with the gradients of the course, as a sum of squares too', () => {
    for (const formula of ['sqnorm(X - U @ V)', 'sse(X, U @ V)']) {
      const { value, slopes } = answer(formula, factors)
      expect(value).toEqual([434])
      expect(slopes.slice(12)).toEqual([-12, -12, -44, -44, -68, -68, -14, -18, -22, -26, -22, -26, -30, -34])
    }
  })

  it('the best V for this U solves UᵀU·V = UᵀX', () => {
    const { value } = answer('sqnorm(X - U @ solve(U.T @ U, U.T @ X))', factors)
    expect(value[0]).toBeCloseTo(14 / 3, 12)
  })

  it('det A · A⁻¹ is the transpose of the gradient of det A', () => {
    const at = 'A=[[1,2,0.5],[3,4,-1],[0,1,2]]'
    const { slopes } = answer('det(A)', at)
    const program = programOf('det(A) * inv(A).T', at)
    const adjugate = [...run(program).values[program.instructions.length - 1]!.data]
    slopes.forEach((x, i) => expect(x).toBeCloseTo(adjugate[i]!, 12))
  })

  it('tr(AᵀB) = sum(A · B), and its gradient in A is B', () => {
    const at = 'A=[[1,2],[3,4]], B=[[5,6],[7,8]]'
    const [one, other] = [answer('trace(A.T @ B)', at), answer('sum(A * B)', at)]
    expect(one).toEqual(other)
    expect(one.slopes.slice(0, 4)).toEqual([5, 6, 7, 8])
  })
})

describe('shapes that do not fit are refused with both of them', () => {
  test.each([
    ['det(A)', 'A=[[1,2,3],[4,5,6]]', 'A is 2 × 3; determinant needs a square matrix.'],
    ['solve(A, b)', 'A=[[1,2],[3,4]], b=[1,2,3]', 'A is 2 × 2 and b is a vector of 3'],
    ['quadratic(x, A)', 'x=[1,2,3], A=[[1,2],[3,4]]', 'x is a vector of 3 and A is 2 × 2'],
    ['mse(p, t)', 'p=[1,2,3], t=[[1],[2],[3]]', 'so that each prediction has its target'],
    ['concat(a, b)', 'a=[[1,2],[3,4]], b=[[1,2,3]]', 'needs equal sizes along every axis but axis 0'],
    ['concat(a, b)', 'a=1, b=2', 'numbers are stacked'],
    ['cross_entropy(z, t)', 'z=[[1,2],[3,4]], t=[1,0,1]', 'one class number for each row'],
    ['cross(a, b)', 'a=[1,2], b=[3,4]', 'needs vectors of 3'],
    ['reshape(x, [2, 2])', 'x=[1,2,3]', 'needs 4 numbers to fill 2 × 2, not 3'],
    ['expand(x, [2, 2])', 'x=[1,2,3]', 'sizes that stretch to 2 × 2'],
    ['max(x, axis=1)', 'x=[1,2,3]', 'needs an axis 1'],
  ])('%s at %s', (formula, at, part) => {
    const given = readAssignments(at)
    if (isDiagnostic(given)) throw new Error(sentence(given))
    const read = readFormula(formula, given)
    const found = isDiagnostic(read) ? [read] : compile(read.graph).diagnostics
    expect(found.map(sentence).join()).toContain(part)
  })
})
