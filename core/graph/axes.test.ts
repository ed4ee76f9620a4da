import { describe, expect, it } from 'vitest'
import { namedShapes } from '../algebra/named'
import { shapes } from '../algebra/shapes'
import { caught, isDiagnostic } from '../diagnostic'
import { readFormula } from '../language/read'
import { allOps, defaultAttributes, portsOf } from '../ops/catalogue'
import { isSource } from '../ops/op'
import { full } from '../tensor'
import { axisNames, describeAxes, readAxes } from './axes'
import { compile } from './compile'
import type { GraphDocument } from './document'
import { setAxes, setValue } from './edits'
import { must, named } from './functions.fixture'

const values = new Map([
  ['X', { value: full([8, 3], 1) }],
  ['W', { value: full([3, 2], 1) }],
  ['b', { value: full([2], 1) }],
  ['Q', { value: full([8, 3], 2) }],
])

/** A document of this formula, with the axes of sources called so. */
function read(text: string, axes: Readonly<Record<string, string>>): GraphDocument {
  return Object.entries(axes).reduce(
    (document, [name, names]) => {
      const { id, value } = named(document, name)
      return setAxes(document, id, readAxes(names, value!.shape.length)!)
    },
    must(readFormula(text, values)),
  )
}

function told(document: GraphDocument, name: string): string | null {
  const { program } = compile(document.graph)
  const { id } = named(document, name)
  const { shape } = program.instructions[program.slotOf.get(id)!]!
  return describeAxes(shape, axisNames(document.graph, program).get(id) ?? [])
}

const X = { X: 'batch, feature' }

describe('names of axes travel along wires', () => {
  it.each([
    ['an elementwise function keeps them', 'f = tanh(X)', 'batch 8 × feature 3'],
    ['a number beside them leaves them', 'f = X * 2', 'batch 8 × feature 3'],
    ['a table without names takes them on', 'f = X + Q', 'batch 8 × feature 3'],
    ['a transpose swaps them', 'f = transpose(X)', 'feature 3 × batch 8'],
    ['a product keeps the first of A and the last of B', 'f = X @ transpose(Q)', 'batch 8 × 8'],
    ['a matrix times itself turned round is batch by batch', 'f = X @ transpose(X)', 'batch 8 × batch 8'],
    ['a sum drops its axis', 'f = sum(X, axis=0)', 'feature 3'],
    ['a sum along features leaves the batch', 'f = sum(X, axis=1)', 'batch 8'],
    ['a sum of all has no axis', 'f = sum(X)', null],
    ['softmax keeps them', 'f = softmax(X)', 'batch 8 × feature 3'],
  ])('%s', (_, text, wanted) => {
    expect(told(read(text, X), 'f')).toBe(wanted)
  })

  it('through a layer, the vector of the bias naming the last axis', () => {
    const document = read('f = X @ W + b', { ...X, b: 'unit' })
    expect(told(document, 'f')).toBe('batch 8 × unit 2')
  })

  it('leaves an axis unnamed on which two tables disagree', () => {
    expect(told(read('f = X + Q', { ...X, Q: 'batch, colour' }), 'f')).toBe('batch 8 × 3')
  })

  it('says nothing where nobody named anything', () => {
    expect(told(read('f = tanh(X)', {}), 'f')).toBeNull()
  })
})

describe('the algebra over named shapes', () => {
  it('never guesses which of several axes a reshape means', () => {
    const a = { shape: [2, 3], names: ['row', 'column'] }
    expect(namedShapes.reshape(a, [3, 2]).names).toEqual(['', ''])
    expect(namedShapes.reshape(a, [6]).names).toEqual([''])
    expect(namedShapes.reshape(a, [2, 1, 3]).names).toEqual(['row', '', 'column'])
  })

  it('does not call an axis by a name that is stretched over it', () => {
    const row = { shape: [1, 3], names: ['batch', 'feature'] }
    expect(namedShapes.add(row, { shape: [8, 1], names: ['step', ''] }).names).toEqual(['step', 'feature'])
    expect(namedShapes.expand(row, [8, 3]).names).toEqual(['', 'feature'])
  })

  const inputs = [[4], [3, 3], [2, 3, 2]]
  it.each(allOps.filter((op) => !isSource(op)))('gives $name the shape that the shapes give it', (op) => {
    for (const shape of inputs) {
      const attributes = defaultAttributes(op)
      const count = Math.max(1, portsOf(op, attributes)?.length ?? op.ports.length)
      const plain = caught(() =>
        op.forward(
          shapes,
          Array.from({ length: count }, () => shape),
          attributes,
        ),
      )
      const one = { shape, names: shape.map((_, axis) => `axis ${axis}`) }
      const out = caught(() =>
        op.forward(
          namedShapes,
          Array.from({ length: count }, () => one),
          attributes,
        ),
      )
      if (isDiagnostic(plain)) expect(out).toEqual(plain)
      else expect(isDiagnostic(out) ? out : [out.shape, out.names.length]).toEqual([plain, plain.length])
    }
  })
})

describe('names at a source', () => {
  it('are as many as its axes, or none', () => {
    expect(readAxes('batch, feature', 2)).toEqual(['batch', 'feature'])
    expect(readAxes(', feature', 2)).toEqual(['', 'feature'])
    expect(readAxes('', 2)).toEqual([])
    expect(readAxes('batch', 2)).toBeNull()
    expect(readAxes('x'.repeat(31), 1)).toBeNull()
  })

  it('stay with numbers of as many axes, and go with another number of axes', () => {
    const document = read('f = tanh(X)', X)
    const { id } = named(document, 'X')
    expect(named(setValue(document, id, full([5, 3], 1)), 'X').axes).toEqual(['batch', 'feature'])
    expect(named(setValue(document, id, full([5], 1)), 'X').axes).toBeUndefined()
  })
})
