// What a formula with matrices starts from when it is typed into an empty document, and what typing never changes.
import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../diagnostic'
import { run } from '../engine/run'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import { emptyDocument } from '../graph/document'
import { setValue } from '../graph/edits'
import { indexOf, rootOf } from '../graph/look'
import { tensor, toNested } from '../tensor'
import { latexOf } from './latex'
import { readTyped } from './read'
import { replaceFormula } from './replace'
import { writeFormula } from './write'

function typed(text: string, document: GraphDocument = emptyDocument): GraphDocument {
  const read = readTyped(text)
  if (isDiagnostic(read)) throw new Error(read.code)
  const replaced = replaceFormula(document, read, { top: rootOf(document.graph), isWhole: true })
  if (isDiagnostic(replaced)) throw new Error(replaced.code)
  return replaced.document
}

/** "x:2 A:2×2": the inputs with their sizes. */
const sizesOf = ({ graph }: GraphDocument): string =>
  graph.nodes
    .flatMap(({ op, name, value }) => (op === 'input' ? `${name}:${value!.shape.join('×') || 'number'}` : []))
    .join(' ')

describe('a typed formula', () => {
  it.each([
    ['x.T @ A @ x', 'x:2 A:2×2'],
    ['mean((X@w - t)^2)', 'X:2×2 w:2 t:2'],
    ['A @ x', 'A:2×2 x:2'],
    ['A @ B', 'A:2×2 B:2×2'],
    ['det(A)', 'A:2×2'],
    ['trace(M)', 'M:2×2'],
    ['sum(inv(a) @ b)', 'a:2×2 b:2'],
    ['sum(solve(A, b))', 'A:2×2 b:2'],
    ['sum(tanh(W2 @ tanh(W1 @ x + b1) + b2))', 'W2:2×2 W1:2×2 x:2 b1:2 b2:2'],
    ['k * v[2]', 'k:number v:3'],
    ['sum(A[:, 1])', 'A:2×2'],
    ['x.T @ A @ x + c', 'x:2 A:2×2 c:number'],
    ['x^2 + y', 'x:number y:number'],
    ['sum(x) + X', 'x:number X:number'],
  ])('%s starts from %s, and every number comes out', (text, sizes) => {
    const document = typed(text)
    expect(sizesOf(document)).toBe(sizes)
    const { program, diagnostics } = compile(document.graph)
    expect(diagnostics.filter(({ code }) => code !== 'E104')).toEqual([])
    const slot = program.slotOf.get(rootOf(document.graph)!)!
    expect([...run(program).values[slot]!.data].every(Number.isFinite)).toBe(true)
  })
  it('gives numbers of which no two are alike in one input, the same each time', () => {
    const value = (name: string) => toNested(indexOf(typed('x.T @ A @ x').graph).byName.get(name)!.value!)
    expect([value('x'), value('A')]).toEqual([
      [1, 2],
      [
        [4, 2],
        [3, 5],
      ],
    ])
  })
  it('keeps the transpose that was typed, in the line and in the mathematics', () => {
    const { graph } = typed('x.T @ A @ x')
    expect(writeFormula(graph, rootOf(graph)!)).toBe('x.T @ A @ x')
    expect(latexOf(graph, rootOf(graph)!).formula).toContain('x^\\top')
  })
  it('fits new names to what is there, and never changes that', () => {
    const before = typed('sum(x.T @ A)')
    const x = indexOf(before.graph).byName.get('x')!
    const three = setValue(before, x.id, tensor([3], [7, 8, 9]), {})
    const after = typed('sum(B @ x)', three)
    expect(sizesOf(after)).toBe('x:3 B:2×3')
    expect(indexOf(after.graph).byName.get('x')!.value).toBe(indexOf(three.graph).byName.get('x')!.value)
  })
  it('leaves numbers where nothing fits, after a bounded search', () => {
    expect(sizesOf(typed('a @ [1, 2, 3, 4, 5] + b + c + d + g + h + k + m'))).toMatch(/^(\w:number ?){8}$/)
  })
})
