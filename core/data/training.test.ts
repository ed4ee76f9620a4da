// Batches, and training by them: the examples as the gallery opens them, and the laws that hold for any batch.
import { describe, expect, it, test } from 'vitest'
import type { Part, Path } from '../calculus/descent'
import { startPath, walkOn } from '../calculus/descent'
import type { Landscape } from '../calculus/landscape'
import { landscapeOf } from '../calculus/landscape'
import { isMethodName } from '../calculus/methods/catalogue'
import { isDiagnostic } from '../diagnostic'
import { documentOf } from '../examples/recipe'
import { recipes } from '../examples/recipes'
import { compile } from '../graph/compile'
import type { GraphDocument } from '../graph/document'
import { setStudy } from '../graph/edits'
import { indexOf } from '../graph/look'
import { batchAt, shuffled } from './batches'
import { parametersOf, partFor } from './training'

const example = (name: string): GraphDocument => documentOf(recipes.find((recipe) => recipe.name === name)!)

interface Trained {
  readonly land: Landscape
  readonly path: Path
}

/** Steps as the Train tab makes them, but for the page. */
function trained({ graph, study }: GraphDocument, steps: number): Trained {
  const { program } = compile(graph)
  const land = landscapeOf(program, program.sources, parametersOf(program))!
  const { method = 'gradient', settings, rate, batch } = study
  if (!isMethodName(method)) throw new Error(method)
  let path = startPath(land, method)
  for (let step = 0; step < steps; step++) {
    const part = partFor(graph, program, path, batch)
    if (isDiagnostic(part)) throw new Error(part.code)
    path = walkOn(land, path, { ...settings, rate }, part)
  }
  return { land, path }
}

const lossAfter = (document: GraphDocument, steps: number): number => trained(document, steps).path.points.at(-1)!.value

describe('batches', () => {
  it.each([1, 7, 100])('every epoch shows each of %d rows once, in another order', (rows) => {
    const orders = [0, 1, 2].map((epoch) => [...shuffled(rows, 5, epoch)])
    for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual([...Array(rows).keys()])
    if (rows > 1) expect(orders[0]).not.toEqual(orders[1])
    expect([...shuffled(rows, 5, 1)]).toEqual(orders[1])
    if (rows > 1) expect([...shuffled(rows, 6, 1)]).not.toEqual(orders[1])
  })

  it('an epoch ends with what is left, and the next begins whole', () => {
    let seen = 0
    const sizes = Array.from({ length: 8 }, () => {
      const { epoch, rows } = batchAt({ size: 3, seed: 1 }, 10, seen)
      seen += rows.length
      return [epoch, rows.length]
    })
    expect(sizes).toEqual([
      [0, 3],
      [0, 3],
      [0, 3],
      [0, 1],
      [1, 3],
      [1, 3],
      [1, 3],
      [1, 1],
    ])
  })
})

describe('a step by a batch', () => {
  it('sees the mean loss of its rows: weighed by their number, the batches of an epoch make up the whole', () => {
    const document = example('moons-network')
    const { graph } = document
    const { program } = compile(graph)
    const land = landscapeOf(program, program.sources, parametersOf(program))!
    const start = startPath(land, 'gradient')
    const first = start.points[0]!
    let [loss, slope, seen] = [0, 0, 0]
    while (seen < 120) {
      const point = { ...first, part: { value: 0, seen } }
      const part = partFor(graph, program, { ...start, points: [point] }, { size: 50, seed: 3 }) as Part
      const view = part.land.at(first.point)
      loss += ((part.seen - seen) / 120) * view.value
      slope += ((part.seen - seen) / 120) * view.gradient[4]!
      seen = part.seen
    }
    expect(loss).toBeCloseTo(first.value, 12)
    expect(slope).toBeCloseTo(first.gradient[4]!, 12)
  })

  it('remembers its own loss beside that of all rows', () => {
    const { path } = trained(example('logistic-regression'), 6)
    expect(path.points.map(({ part }) => part?.seen)).toEqual([undefined, 20, 40, 60, 80, 100, 120])
    for (const { part, value } of path.points.slice(1)) expect(part!.value).not.toBe(value)
  })

  it('of all rows is the plain step', () => {
    const document = example('line-fit')
    const whole = setStudy(document, { batch: { size: 60, seed: 1 } })
    const none = { ...document, study: { axes: [], rate: 0.1 } }
    expect(trained(whole, 20).path.points.map(({ point }) => point)).toEqual(
      trained(none, 20).path.points.map(({ point }) => point),
    )
  })

  it('is refused with the reason where the graph fits its number of rows only', () => {
    const document = example('line-fit')
    const { graph } = document
    const nodes = graph.nodes.map((node) =>
      node.name === 'b' ? { ...node, value: { shape: [60, 1], data: new Float64Array(60) } } : node,
    )
    const odd = { ...graph, nodes }
    const { program } = compile(odd)
    const land = landscapeOf(program, program.sources, parametersOf(program))!
    expect(partFor(odd, program, startPath(land, 'gradient'), { size: 20, seed: 1 })).toMatchObject({ code: 'E201' })
  })
})

describe('only parameters move', () => {
  test('neither inputs nor tables are among what training changes', () => {
    const { graph } = example('logistic-regression')
    const nodes = graph.nodes.map((node) => (node.name === 'b' ? { ...node, op: 'input' } : node))
    const w = indexOf(graph).byName.get('w')!.id
    expect(parametersOf(compile({ ...graph, nodes }).program)).toEqual([0, 1].map((index) => ({ node: w, index })))
  })
})

describe('the examples train with their own settings', () => {
  test('the line ends near 2 and 1, at the noise’s own variance', () => {
    const { path, land } = trained(example('line-fit'), 300)
    const { point, value } = path.points.at(-1)!
    expect(Math.abs(point[0]! - 2)).toBeLessThan(0.25)
    expect(Math.abs(point[1]! - 1)).toBeLessThan(0.15)
    expect(value).toBeLessThan(0.12)
    expect(land.at(land.start).value).toBeGreaterThan(3)
  })

  test('logistic regression on blobs: below 0.1 after 40 epochs', () =>
    expect(lossAfter(example('logistic-regression'), 200)).toBeLessThan(0.1))

  test('the network on two moons: below 0.05 after 100 epochs', () =>
    expect(lossAfter(example('moons-network'), 400)).toBeLessThan(0.05))

  test.each(['XOR', 'circles'])('the same network on %s: below 0.1 after 200 epochs', (generator) => {
    const document = example('moons-network')
    const nodes = document.graph.nodes.map((node) =>
      node.name === 'D' ? { ...node, attributes: { ...node.attributes, generator } } : node,
    )
    expect(lossAfter({ ...document, graph: { ...document.graph, nodes } }, 800)).toBeLessThan(0.1)
  })
})
