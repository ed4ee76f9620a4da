// The surface shows the root or another number of the graph: the same function as if that were the root, kept through edits.
import { describe, expect, it } from 'vitest'
import { run } from '../engine/run'
import type { GraphDocument, NodeId } from '../graph/document'
import { removeNodes, setHeight } from '../graph/edits'
import { editInside, idsOf, must, named } from '../graph/functions.fixture'
import { group, ungroup } from '../graph/group'
import { entered } from '../graph/scope'
import { readFormula, readTyped } from '../language/read'
import { replaceFormula } from '../language/replace'
import { scalar } from '../tensor'
import { axesOf } from './axes'
import { chainRule, graphOf, programOf } from './graphs.fixture'
import { sampleGrid } from './grid'
import { landscapeOf } from './landscape'
import { isShowable, shownChoices, shownFunction } from './shown-function'

const graph = chainRule(2, 0, 1, 0)
const program = programOf(graph)

describe('the function that is shown', () => {
  it('is the root of the document, and nothing is made for it, until another node is chosen', () => {
    expect(shownFunction(graph, program, undefined)).toEqual({ graph, program, node: 'f', isRoot: true, lapse: null })
    expect(shownFunction(graph, program, undefined).program).toBe(program)
    expect(shownFunction(graph, program, 'f').graph).toBe(graph)
  })
  it('has the values, slopes and curvature that it would have as the root', () => {
    const shown = shownFunction(graph, program, 'b')
    const own = programOf({ ...graph, root: 'b' })
    expect(shown).toMatchObject({ node: 'b', isRoot: false, lapse: null })
    expect(shown.graph.root).toBe('b')
    // b = (w + x − y − z)² is 1 at (2, 0, 1, 0), with slopes ±2 and second derivatives ±2.
    const land = landscapeOf(shown.program, shown.program.sources, axesOf(shown.program, { axes: [] }))!
    expect(land.at([2, 0])).toEqual({ point: [2, 0], value: 1, gradient: [2, 2] })
    expect(land.curvature([2, 0])).toEqual([
      [2, 2],
      [2, 2],
    ])
    expect(run(shown.program).adjoints.map((t) => t?.data[0])).toEqual(run(own).adjoints.map((t) => t?.data[0]))
    const axes = axesOf(own, { axes: [] })
    const job = { axes, columns: 9, rows: 9 }
    expect(sampleGrid({ ...job, program: shown.program, sources: shown.program.sources })).toEqual(
      sampleGrid({ ...job, program: own, sources: own.sources }),
    )
  })
  it('may be any one number that hangs on an input, and no source, no list, no constant', () => {
    const mixed = graphOf({ x: 2, v: [1, 2] }, [
      ['c', 'constant', '3'],
      ['k', 'square', 'c'],
      ['w', 'square', 'v'],
      ['s', 'sum', 'w'],
      ['g', 'greater', 'x s'],
      ['f', 'mul', 's x'],
    ])
    const compiled = programOf(mixed)
    expect(shownChoices(mixed, compiled).map(({ node }) => node)).toEqual(['s', 'g', 'f'])
    expect(['x', 'c', 'k', 'w', 's', 'g', 'f', 'nobody'].filter((node) => isShowable(compiled, node))).toEqual([
      's',
      'g',
      'f',
    ])
    const lapse = (wanted: NodeId | null) => shownFunction(mixed, compiled, wanted)
    expect(lapse('w')).toMatchObject({ node: 'f', isRoot: true, lapse: { kind: 'many numbers', name: 'w' } })
    expect(lapse('k')).toMatchObject({ node: 'f', lapse: { kind: 'no input', name: 'k' } })
    expect(lapse(null)).toMatchObject({ node: 'f', lapse: { kind: 'gone' } })
    expect(lapse('nobody')).toMatchObject({ node: 'f', lapse: { kind: 'gone' } })
    const cut = { ...mixed, edges: mixed.edges.filter(({ to }) => to !== 's') }
    expect(shownFunction(cut, programOf(cut), 's').lapse).toEqual({ kind: 'not computed', name: 's' })
  })
  it('can be shown while the graph has no root', () => {
    const two = graphOf({ x: 2 }, [
      ['p', 'square', 'x'],
      ['q', 'exp', 'x'],
    ])
    const open = { ...two, root: null }
    expect(shownFunction(open, programOf(open), undefined)).toMatchObject({ node: null, isRoot: true })
    expect(shownFunction(open, programOf(open), 'p')).toMatchObject({ node: 'p', isRoot: false, lapse: null })
  })
  it('stands over numbers that it is computed from', () => {
    const apart = graphOf({ x: 1, y: 1, z: 1 }, [
      ['p', 'square', 'z'],
      ['s', 'add', 'x y'],
      ['f', 'mul', 's p'],
    ])
    const over = (height: NodeId) =>
      axesOf(shownFunction(apart, programOf(apart), height).program, { axes: [] }).map(({ node }) => node)
    expect([over('p'), over('s'), over('f')]).toEqual([['z'], ['x', 'y'], ['x', 'y']])
  })
})

describe('the choice of a height', () => {
  const given = new Map([['x', { value: scalar(3) }]])
  const drawn = (formula: string): GraphDocument => must(readFormula(formula, given))
  const before = drawn('p = x^2; q = exp(x); f = p * q')
  const [p = '', q = '', f = ''] = idsOf(before, 'p', 'q', 'f')
  const chosen = setHeight(before, p)

  it('is an edit that says nothing where it says what stands there', () => {
    expect(chosen.study.height).toBe(p)
    expect(setHeight(chosen, p)).toBe(chosen)
    expect(setHeight(before, null)).toBe(before)
    expect('height' in setHeight(chosen, null).study).toBe(false)
  })
  it('is lost with its node, and a later node with its id is not shown instead', () => {
    expect(removeNodes(chosen, [q]).study.height).toBe(p)
    const after = removeNodes(chosen, [p])
    expect(after.study.height).toBeNull()
    expect('height' in setHeight(after, null).study).toBe(false)
  })
  it('follows a node into the use of a function and out again, and is lost with what the function hides', () => {
    const grouped = must(group(setHeight(before, f), [p, q, f]))
    expect(grouped.document.study.height).toBe(grouped.id)
    expect(must(group(chosen, [p, q, f])).document.study.height).toBeNull()
    const apart = must(ungroup(grouped.document, grouped.id)).document
    expect(apart.study.height).toBe(named(apart, 'f').id)
  })
  it('is of the document: inside a function there is none, and an edit there leaves it alone', () => {
    const { document, id } = must(group(setHeight(before, f), [p, q, f]))
    const inside = entered(document, id, () => scalar(3))!
    expect('height' in inside.study).toBe(false)
    const edited = must(editInside(document, 'f', (fn) => ({ ...fn, study: { ...fn.study, rate: 0.5 } })))
    expect(edited.study).toMatchObject({ rate: 0.5, height: id })
  })
  it('stays with its node where a formula is typed over the graph, and follows the result', () => {
    const typed = (document: GraphDocument, formula: string): GraphDocument =>
      must(replaceFormula(document, must(readTyped(formula)), { top: f, isWhole: true })).document
    expect(typed(chosen, 'p = x^2; q = sin(x); f = p * q').study.height).toBe(p)
    expect(typed(chosen, 'f = sin(x)').study.height).toBeNull()
    const after = typed(setHeight(before, f), 'f = sin(x)')
    expect(after.study.height).toBe(named(after, 'f').id)
  })
})
