// What quick add makes of a text that is no operation: a number, a formula, or the reason why neither can be had.
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import type { GraphDocument } from '../../core/graph/document'
import { indexOf, nameOf } from '../../core/graph/look'
import { readFormula } from '../../core/language/read'
import { tensor } from '../../core/tensor'
import { derive } from './derived'
import { openDocument, presentDocument, undoEdit } from './document'
import type { LooseEnd } from './selection-edits'
import { addTyped, readAdded } from './typed-nodes'

function open(formula: string, values: Parameters<typeof readFormula>[1] = new Map()): void {
  const read = readFormula(formula, values)
  if (isDiagnostic(read)) throw new Error(read.code)
  const positions = Object.fromEntries(read.graph.nodes.map(({ id }, i) => [id, { x: 200 * i, y: 0 }]))
  openDocument({ ...read, layout: { positions } })
}

const id = (name: string): string => indexOf(presentDocument().graph).byName.get(name)?.id ?? ''
const out = (name: string): LooseEnd => ({ node: id(name), port: null })
const wires = ({ graph }: GraphDocument): string[] =>
  graph.edges.map(({ from, to }) => `${nameOf(graph, from)} > ${nameOf(graph, to)}`)

function add(text: string, from?: LooseEnd): void {
  const typed = readAdded(text, from)
  if (!typed || typed.kind === 'refused') throw new Error(typed?.reason ?? 'nothing')
  addTyped(typed, { x: 0, y: 600 }, from)
}

const valueOf = (name: string): number | undefined => {
  const { trace, program } = derive(presentDocument().graph)
  return trace.values[program.slotOf.get(id(name)) ?? -1]?.data[0]
}

vi.stubGlobal('requestAnimationFrame', () => 0)

describe('typed where an operation is asked for', () => {
  beforeEach(() => open('f = x * y', new Map([['x', { value: tensor([], [3]) }]])))

  it.each([
    ['2.5', 2.5],
    ['1/4', 0.25],
    ['pi', Math.PI],
    ['-3', -3],
  ])('%s is a constant, kept as it was typed', (text, value) => {
    add(text)
    const made = presentDocument().graph.nodes.at(-1)
    expect([made?.op, made?.value?.data[0]]).toEqual(['constant', value])
    expect(made?.expressions?.[0]).toBe(/^[-\d.]+$/.test(text) ? undefined : text)
    undoEdit()
    expect(presentDocument().graph.nodes).toHaveLength(3)
  })

  it('a formula is its nodes; names of the graph mean its nodes', () => {
    add('sin(x*y) + z')
    expect(
      presentDocument()
        .graph.nodes.map(({ name }) => name)
        .filter((name) => 'xyz'.includes(name)),
    ).toEqual([...'xyz'])
    expect(wires(presentDocument()).filter((wire) => wire.startsWith('x >'))).toHaveLength(2)
  })

  it('letters of an operation, and a name alone, are neither', () => {
    for (const text of ['si', 'sin', 'x', 'q', 'natural log', '']) expect(readAdded(text, undefined)).toBeNull()
    expect(readAdded('sin(x', undefined)).toMatchObject({ kind: 'refused', reason: expect.stringContaining(')') })
  })

  it('a wire is taken by its name or by the one new name, and a number takes none', () => {
    add('u^2 + 1', out('f'))
    expect(wires(presentDocument()).filter((wire) => wire.startsWith('f >'))).toHaveLength(1)
    expect(id('u')).toBe('')
    add('x + 2*q', out('x'))
    expect(id('q')).not.toBe('')
    expect(readAdded('m * n', out('x'))).toMatchObject({ kind: 'refused', reason: expect.stringContaining('x') })
    expect(readAdded('2.5', out('x'))).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('takes no wire'),
    })
  })

  it('into a loose port goes what fits there', () => {
    add('2.5', { node: id('f'), port: 1 })
    expect(valueOf('f')).toBe(7.5)
    add('x^2', { node: id('f'), port: 1 })
    expect(valueOf('f')).toBe(27)
    expect(readAdded('f + 1', { node: id('f'), port: 1 })?.kind).toBe('refused')
  })

  it('a new name is as large as what it meets, and what cannot meet the wire is refused', () => {
    open('s = sum(v)', new Map([['v', { value: tensor([3], [1, 2, 3]) }]]))
    add('v @ w + 1')
    expect(indexOf(presentDocument().graph).byName.get('w')?.value?.shape).toEqual([3])
    expect(readAdded('det(u)', out('v'))?.kind).toBe('refused')
  })
})
