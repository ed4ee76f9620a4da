// The course's critical points: found, judged, and proved to be all there are.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import type { Axis, Graph } from '../graph/document'
import type { Program } from '../graph/program'
import { readFormula } from '../language/read'
import { axesOf } from './axes'
import type { CriticalPoints } from './critical'
import { findCritical } from './critical'
import type { Certificate } from './certificate'
import { proofOf } from './certificate'
import { chainRule, graphOf, programOf, quartic } from './graphs.fixture'

const over = (node: string, low: number, high: number): Axis => ({ node, index: 0, low, high })

const study = (graph: Graph, axes: readonly Axis[]) => studyProgram(programOf(graph), axes)

function studyProgram(program: Program, axes: readonly Axis[]): { found: CriticalPoints; proof: Certificate } {
  const found = findCritical(program, program.sources, axes)!
  const proof = proofOf(
    program,
    program.sources,
    axes,
    found.points.map(({ point }) => point),
  )!
  while (!proof.advance(500));
  return { found, proof: proof.certificate() }
}

function readGraph(formula: string): Graph {
  const read = readFormula(formula, new Map())
  if (isDiagnostic(read)) throw new Error(read.code)
  return read.graph
}

const cubic = graphOf({ x: 1, y: 1 }, [
  ['p', 'square', 'x'],
  ['q', 'square', 'y'],
  ['s', 'mul', 'p y'],
  ['t', 'mul', 'x q'],
  ['f', 'add', 's t'],
])
const hill = graphOf({ x: -1, y: 0 }, [
  ['p', 'square', 'x'],
  ['q', 'square', 'y'],
  ['r', 'total', 'p q', { signs: '--' }],
  ['e', 'exp', 'r'],
  ['f', 'mul', 'x e'],
])

describe('the quartic on [−2, 3]', () => {
  const { found, proof } = study(quartic(0.3), [over('x', -2, 3)])
  it('has the course’s three points, exactly', () => {
    expect(found.points.map(({ point, value, verdict }) => [point[0], value, verdict.kind])).toEqual([
      [2, -32, 'minimum'],
      [-1, -5, 'minimum'],
      [0, 0, 'maximum'],
    ])
    expect(found.points.map(({ verdict }) => verdict.spectrum!.pairs[0]!.value)).toEqual([72, 36, -24])
  })
  it('is lowest inside and highest at the left end', () => {
    expect(found.lowest).toEqual({ point: [2], value: -32, where: 'inside' })
    expect(found.highest).toEqual({ point: [-2], value: 32, where: 'edge' })
    expect(found.hasGaps).toBe(false)
  })
  it('has no others: proved', () => {
    expect(proof).toMatchObject({ isComplete: true, open: [] })
    expect(proof.alone.map(({ point }) => point[0])).toEqual([2, -1, 0])
  })
  it('is not proved to be complete where a point is kept back', () => {
    const program = programOf(quartic(0.3))
    const less = proofOf(program, program.sources, [over('x', -2, 3)], [[2], [0]])!
    while (!less.advance(100));
    expect(less.certificate().isComplete).toBe(false)
    expect(less.certificate().open.every(([side]) => side![0] <= -1 + 1e-3 && side![1] >= -1 - 1e-3)).toBe(true)
  })
})

describe('x e^(−x²−y²) on [−2, 2]²', () => {
  const { found, proof } = study(hill, [over('x', -2, 2), over('y', -2, 2)])
  it('has a minimum and a maximum at ∓1/√2', () => {
    expect(found.points.map(({ verdict }) => verdict.kind)).toEqual(['minimum', 'maximum'])
    const [low] = found.points
    expect(low!.point[0]).toBeCloseTo(-Math.SQRT1_2, 12)
    expect(Math.abs(low!.point[1]!)).toBeLessThan(1e-12)
    expect(low!.value).toBeCloseTo(-0.4288819425, 10)
    low!.verdict.spectrum!.pairs.forEach(({ value }, i) =>
      expect(value).toBeCloseTo([1.7155277699, 0.857763885][i]!, 9),
    )
  })
  it('has no others: proved', () => {
    expect(proof.isComplete).toBe(true)
    expect(proof.alone).toHaveLength(2)
  })
})

describe('x²y + xy² on [−1, 1]²', () => {
  const { found, proof } = study(cubic, [over('x', -1, 1), over('y', -1, 1)])
  it('has one point, and it is neither', () => {
    expect(found.points.map(({ point, verdict }) => [point.map((x) => x + 0), verdict.kind])).toEqual([
      [[0, 0], 'neither'],
    ])
  })
  it('stays open around it and nowhere else', () => {
    expect(proof.isComplete).toBe(false)
    expect(proof.alone).toEqual([])
    for (const region of proof.open) for (const [low, high] of region) expect(Math.max(-low, high)).toBeLessThan(0.02)
  })
})

describe('Rosenbrock’s valley on [−2, 2]²', () => {
  const program = programOf(readGraph('(1 - x)^2 + 100 * (y - x^2)^2'))
  const axes = axesOf(program, { axes: [] }).map((axis) => ({ ...axis, low: -2, high: 2 }))
  it('has one point, and no others: proved', () => {
    const { found, proof } = studyProgram(program, axes)
    expect(found.points.map(({ point, verdict }) => [point, verdict.kind])).toEqual([[[1, 1], 'minimum']])
    expect(proof).toMatchObject({ isComplete: true, open: [] })
  })
  it('is not proved to have none', () => {
    const proof = proofOf(program, program.sources, axes, [])!
    while (!proof.advance(500));
    const { isComplete, open } = proof.certificate()
    expect(isComplete).toBe(false)
    expect(open.some((region) => region.every(([low, high]) => low <= 1 && high >= 1))).toBe(true)
  })
})

describe('where there is more than points', () => {
  it('a whole curve is said to be one', () => {
    const line = graphOf({ x: 1, y: 0.3 }, [
      ['s', 'add', 'x y'],
      ['f', 'square', 's'],
    ])
    const program = programOf(line)
    const found = findCritical(program, program.sources, [over('x', -3, 3), over('y', -3, 3)])!
    expect(found.isContinuum).toBe(true)
    expect(found.points).toEqual([])
    expect(found.lowest!.value).toBeLessThan(1e-20)
  })
  it.each(['floor(x)', 'max(x, 0)'])('%s is flat over stretches, and no start of the search is a point', (formula) => {
    const program = programOf(readGraph(formula))
    const { found, proof } = studyProgram(program, axesOf(program, { axes: [] }))
    expect(found).toMatchObject({ points: [], isContinuum: true })
    expect(proof.isComplete).toBe(false)
  })
  it('a slope that jumps is not taken for curvature', () => {
    // By its slope 13 and its curvature 2 in the middle 1.5 nothing would be critical; 0 is.
    const program = programOf(readGraph('x^2 + 10 * max(x - 1, 0)'))
    const [axis] = axesOf(program, { axes: [] })
    const proof = proofOf(program, program.sources, [{ ...axis!, low: -0.5, high: 3.5 }], [])!
    while (!proof.advance(500));
    expect(proof.certificate().open.some(([side]) => side![0] <= 0 && side![1] >= 0)).toBe(true)
  })
  it('a coordinate that is 0 but for rounding is 0', () => {
    const program = programOf(readGraph('sin(3x) * sin(3y)'))
    const { points } = findCritical(program, program.sources, axesOf(program, { axes: [] }))!
    for (const x of points.flatMap(({ point }) => point)) expect(x === 0 || Math.abs(x) > 0.1).toBe(true)
  })
  it('a bottom without any curvature is one point', () => {
    const program = programOf(chainRule(-1, 0, -2, 1))
    const found = findCritical(program, program.sources, [over('w', -3, 3), over('y', -3, 3)])!
    expect(found.points.map(({ point }) => point)).toEqual([[0, -1]])
  })
  it('a kink is the lowest place although no slope leads there', () => {
    const { found } = study(graphOf({ x: 1 }, [['f', 'abs', 'x']]), [over('x', -1, 2.17)])
    expect(found.points).toEqual([])
    expect(found.lowest).toMatchObject({ where: 'kink', value: expect.closeTo(0, 9) })
  })
  it('gaps are told', () => {
    const { found } = study(graphOf({ x: 1 }, [['f', 'log', 'x']]), [over('x', -1, 2)])
    expect(found.hasGaps).toBe(true)
    expect(found.highest).toMatchObject({ where: 'edge', point: [2] })
  })
  it('no axes, no critical points: one point alone', () => {
    const program = programOf(quartic(0))
    expect(findCritical({ ...program, root: null }, program.sources, [over('x', -1, 1)])).toBeNull()
  })
})
