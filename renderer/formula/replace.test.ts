import { describe, expect, it } from 'vitest'
import { isDiagnostic } from '../../core/diagnostic'
import type { GraphDocument } from '../../core/graph/document'
import { setStudy, setValue } from '../../core/graph/edits'
import { indexOf, rootOf } from '../../core/graph/look'
import { readFormula } from '../../core/language/read'
import { scalar, tensor } from '../../core/tensor'
import { excerptAt, offsetOf } from '../parts/excerpt-at'
import { replaceGraph } from './replace'

function read(text: string): GraphDocument {
  const found = readFormula(text)
  if (isDiagnostic(found)) throw new Error(found.code)
  return found
}

function at(document: GraphDocument, name: string) {
  const node = indexOf(document.graph).byName.get(name)
  if (!node) throw new Error(`no ${name}`)
  return node
}

const before = (() => {
  const typed = read('s = x*y; f = log(s) + x')
  const set = setValue(typed, at(typed, 'x').id, scalar(0.5), { 0: '1/2' })
  const vector = setValue(set, at(typed, 'y').id, tensor([2], [3, 4]))
  const axis = (name: string, index: number) => ({ node: at(typed, name).id, index, low: -1, high: 1 })
  return setStudy(vector, { axes: [axis('y', 1), axis('x', 0)], rate: 0.01 })
})()

describe('a typed formula in the place of the graph', () => {
  it('keeps values, expressions and ids of inputs whose name stays, and starts others at 1', () => {
    const after = replaceGraph(before, read('exp(z) * x + sum(y)').graph)
    expect(at(after, 'x')).toEqual(at(before, 'x'))
    expect(at(after, 'y')).toEqual(at(before, 'y'))
    expect(at(after, 'z').value).toEqual(scalar(1))
  })

  it('gives every node an id of its own and wires only what is there', () => {
    const after = replaceGraph(before, read('a = z + 1; b = z - y; x = a*b; sin(x) * a').graph)
    const ids = after.graph.nodes.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { from, to } of after.graph.edges) expect(ids).toEqual(expect.arrayContaining([from, to]))
    const root = rootOf(after.graph)
    expect(after.graph.nodes.find(({ id }) => id === root)?.op).toBe('mul')
  })

  it('does not give an input’s value to an operation of the same name', () => {
    const after = replaceGraph(before, read('x = exp(y); f = x + 1').graph)
    expect(at(after, 'x').op).toBe('exp')
    expect(at(after, 'x').value).toBeUndefined()
  })

  it('keeps the axes whose number is still there, and the rate', () => {
    const both = replaceGraph(before, read('x + sum(y)').graph)
    expect(both.study).toBe(before.study)
    const one = replaceGraph(before, read('x + z').graph)
    expect(one.study.axes.map(({ node }) => node)).toEqual([at(before, 'x').id])
    expect(one.study.rate).toBe(0.01)
  })

  it('changes nothing when the same formula is typed again', () => {
    const after = replaceGraph(before, read('s = x*y; f = log(s) + x').graph)
    const sorted = (document: GraphDocument) => [...document.graph.nodes].sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(sorted(after)).toEqual(sorted(before))
  })
})

describe('the place of an error', () => {
  it('is marked in its neighbourhood', () => {
    expect(excerptAt('log(x', 6)).toEqual({ before: 'log(x', at: ' ', after: '' })
    const long = excerptAt(`${'a+'.repeat(50)}?${'+b'.repeat(50)}`, 101)
    expect(long.at).toBe('?')
    expect(long.before.startsWith('…') && long.after.endsWith('…')).toBe(true)
    expect(long.before.length).toBeLessThan(40)
  })

  it('counts characters as a person does', () => {
    expect(offsetOf('𝑥+?', 3)).toBe(3)
    expect(excerptAt('𝑥+?', 3).at).toBe('?')
  })
})
