import { describe, expect, it } from 'vitest'
import { findingsOf } from '../engine/findings'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import { emptyDocument } from '../graph/document'
import { allOps, isOfArrays, opNamed } from '../ops/catalogue'
import { isSource } from '../ops/op'
import { opCurve } from './op-curve'
import { withExample } from './op-example'

const origin = { x: 0, y: 0 }

describe('the example of an op', () => {
  it.each(allOps.map((op) => [op.name, op] as const))(
    '%s can be computed, with nothing to find fault with',
    (_, op) => {
      const made = withExample(emptyDocument, op, origin)!
      const { program, diagnostics } = compile(made.document.graph)
      // A root that is no number, or none at all: it stands in somebody's graph.
      expect(diagnostics.filter(({ code }) => code !== 'E104' && code !== 'E105')).toEqual([])
      expect(program.slotOf.has(made.id)).toBe(true)
      expect(findingsOf(run(program)).filter(({ severity }) => severity === 'error')).toEqual([])
    },
  )
})

describe('the curve of an op', () => {
  const curve = (name: string) => opCurve(opNamed(name)!)!
  const ends = (name: string) => curve(name).runs.map((run) => [run[0]!.x, run[run.length - 1]!.x])

  it('is of functions of one number, and of all of them', () => {
    for (const op of allOps) {
      const isOne = op.ports.length === 1 && !op.grows && !isSource(op) && !isOfArrays(op)
      if (opCurve(op)) expect(isOne, op.name).toBe(true)
      else if (['arithmetic', 'trigonometry', 'activations'].includes(op.family)) expect(isOne, op.name).toBe(false)
    }
    expect(opCurve(opNamed('softmax')!)).toBeNull()
  })

  it('is the op: its values and its slopes', () => {
    const at = curve('sin').runs[0]!.find(({ x }) => x === 1)!
    expect(at.y).toBeCloseTo(0.8414709848, 10)
    expect(at.slope).toBeCloseTo(0.5403023059, 10)
  })

  it('is cut at a pole, at a jump and where the op is not defined', () => {
    expect(ends('sin')).toEqual([[-4, 4]])
    expect(ends('reciprocal')).toHaveLength(2)
    expect(ends('tan')).toHaveLength(3)
    expect(ends('floor').length).toBeGreaterThanOrEqual(8)
    expect(ends('log')[0]![0]).toBeGreaterThan(0)
  })

  it('knows its kinks', () => {
    const kinks = (name: string) =>
      curve(name)
        .runs.flat()
        .filter(({ isKink }) => isKink)
        .map(({ x }) => x)
    expect(kinks('relu')).toEqual([0])
    expect(kinks('hardtanh')).toEqual([-1, 1])
    expect(kinks('exp')).toEqual([])
  })
})
